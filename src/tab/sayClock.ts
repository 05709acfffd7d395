// A clock time without day and zone, for places where both stand beside it.
import type { Instant, ZoneId } from '../domain/time';

/**
 * The clock time in a zone.
 *
 * @example
 * sayClock(parseInstant('2026-11-17T14:00:00Z'), 'America/Chicago') //=> '8:00 AM'
 */
export function sayClock(instant: Instant, zone: ZoneId): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' })
    .format(instant)
    .replace(/\u202f/g, ' ');
}

/**
 * The hour alone, for the scale of a day.
 *
 * @example
 * sayHour(parseInstant('2026-11-17T14:00:00Z'), 'America/Chicago') //=> '8 AM'
 */
export function sayHour(instant: Instant, zone: ZoneId): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric' })
    .format(instant)
    .replace(/\u202f/g, ' ');
}
