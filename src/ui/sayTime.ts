// Instants in the words of a named zone; the zone is always shown.
import type { Instant, LocalDate, Window, ZoneId } from '../domain/time';

const LOCALE = 'en-US';

function dayKey(instant: Instant, zone: ZoneId): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
}

function clock(instant: Instant, zone: ZoneId, withZone: boolean): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    hour: 'numeric',
    minute: '2-digit',
    ...(withZone ? { timeZoneName: 'short' as const } : {}),
  })
    .format(instant)
    .replace(/\u202f/g, ' ');
}

/**
 * The calendar day, short.
 *
 * @example
 * sayDay(parseInstant('2026-11-17T14:00:00Z'), 'America/Chicago') //=> 'Tue, Nov 17'
 */
export function sayDay(instant: Instant, zone: ZoneId): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(instant);
}

/**
 * The clock time alone; where it stands, the zone has been said.
 *
 * @example
 * sayClock(parseInstant('2026-11-17T14:00:00Z'), 'America/Chicago') //=> '8:00 AM'
 */
export function sayClock(instant: Instant, zone: ZoneId): string {
  return clock(instant, zone, false);
}

/**
 * Day, clock time and zone.
 *
 * @example
 * sayInstant(parseInstant('2026-11-17T14:00:00Z'), 'America/Chicago') //=> 'Tue, Nov 17, 8:00 AM CST'
 */
export function sayInstant(instant: Instant, zone: ZoneId): string {
  return `${sayDay(instant, zone)}, ${clock(instant, zone, true)}`;
}

/**
 * As `sayInstant`, with today, tomorrow and yesterday said as such.
 *
 * @example
 * sayInstantNear(five, now, 'America/Chicago') //=> 'today, 5:00 PM CST'
 */
export function sayInstantNear(instant: Instant, now: Instant, zone: ZoneId): string {
  const near = nearWord(instant, now, zone);
  return near === null ? sayInstant(instant, zone) : `${near}, ${clock(instant, zone, true)}`;
}

function nearWord(instant: Instant, now: Instant, zone: ZoneId): string | null {
  const between = Math.round(
    (Date.parse(`${dayKey(instant, zone)}T00:00:00Z`) -
      Date.parse(`${dayKey(now, zone)}T00:00:00Z`)) /
      86_400_000,
  );
  if (between === 0) return 'today';
  if (between === 1) return 'tomorrow';
  if (between === -1) return 'yesterday';
  return null;
}

/**
 * A stretch of time within one day, or across days.
 *
 * @example
 * sayWindow(slot, 'America/Chicago') //=> 'Tue, Nov 17, 8:00 AM to 8:30 AM CST'
 */
export function sayWindow(window: Window, zone: ZoneId): string {
  const end =
    dayKey(window.start, zone) === dayKey(window.end, zone)
      ? clock(window.end, zone, true)
      : sayInstant(window.end, zone);
  return `${sayDay(window.start, zone)}, ${clock(window.start, zone, false)} to ${end}`;
}

/**
 * How far off a moment is, rounded for people.
 *
 * @example
 * sayDistance(inNinetyMinutes, now) //=> 'in 1 h 30 min'
 */
export function sayDistance(instant: Instant, now: Instant): string {
  const minutes = Math.round((instant - now) / 60_000);
  const size = Math.abs(minutes);
  if (size < 1) return 'now';
  const words =
    size < 60
      ? `${size} min`
      : size < 24 * 60
        ? `${Math.floor(size / 60)} h${size % 60 === 0 ? '' : ` ${size % 60} min`}`
        : `${Math.round(size / 1440)} ${Math.round(size / 1440) === 1 ? 'day' : 'days'}`;
  return minutes > 0 ? `in ${words}` : `${words} ago`;
}

/**
 * A local clock reading of the mailbox zone, said without shifting it.
 *
 * @example
 * sayLocal('2026-11-17T08:00:00') //=> 'Tue, Nov 17, 8:00 AM'
 */
export function sayLocal(local: string): string {
  const instant = Date.parse(`${local}Z`) as Instant;
  return `${sayDay(instant, 'UTC')}, ${clock(instant, 'UTC', false)}`;
}

/**
 * A local day, short; no zone touches it.
 *
 * @example
 * sayLocalDay('2026-11-17') //=> 'Tue, Nov 17'
 */
export function sayLocalDay(day: LocalDate): string {
  return sayDay(Date.parse(`${day}T12:00:00Z`) as Instant, 'UTC');
}

/**
 * A calendar day with its year.
 *
 * @example
 * sayCalendarDay('2027-02-21') //=> 'Feb 21, 2027'
 */
export function sayCalendarDay(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(Date.parse(`${day}T00:00:00Z`));
}
