// Local days and clock times of a named zone, across clock changes.
import { Temporal } from 'temporal-polyfill';
import type { Instant, Window } from './instants';

/** A calendar day without a zone: `YYYY-MM-DD`. */
export type LocalDate = string;
/** A clock reading without a zone: `YYYY-MM-DDTHH:mm:ss`. */
export type LocalDateTime = string;
/** An IANA zone name such as `America/Chicago`. */
export type ZoneId = string;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** True when the running engine knows the zone. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The clock reading that people in `zone` see at `instant`. */
export function localDateTimeAt(instant: Instant, zone: ZoneId): LocalDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/** The calendar day in `zone` at `instant`. */
export function localDateAt(instant: Instant, zone: ZoneId): LocalDate {
  return localDateTimeAt(instant, zone).slice(0, 10);
}

/**
 * The instant at which people in `zone` read this clock time.
 *
 * A time that the spring change skips moves forward by the gap; one that the autumn change repeats means its first
 * passing (RFC 5545 section 3.3.5).
 *
 * @example
 * instantAtLocal('2026-11-16T08:30:00', 'America/Chicago') //=> 2026-11-16T14:30:00Z
 */
export function instantAtLocal(local: LocalDateTime, zone: ZoneId): Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds as Instant;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The weekday of a calendar day. */
export function weekdayOf(day: LocalDate): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'monday';
}

/** The Monday of the Monday-to-Sunday week that holds the day. */
export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}

/** The stretch from `from` to `to` clock time (`HH:mm`) on one local day; longer or shorter when the clock changes. */
export function windowOnDay(day: LocalDate, from: string, to: string, zone: ZoneId): Window {
  return {
    start: instantAtLocal(`${day}T${from}:00`, zone),
    end: instantAtLocal(`${day}T${to}:00`, zone),
  };
}

/** The whole local day, midnight to midnight: 23, 24 or 25 hours. */
export function wholeDay(day: LocalDate, zone: ZoneId): Window {
  return {
    start: instantAtLocal(`${day}T00:00:00`, zone),
    end: instantAtLocal(`${addDays(day, 1)}T00:00:00`, zone),
  };
}
