// Local days and clock times of a named zone, across clock changes.
import { Temporal } from 'temporal-polyfill';
import type { Instant, Window } from './instants';
import { instantOfLocal, isWithinTables, offsetAt } from './zoneOffsets';

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

let last: {
  readonly instant: Instant;
  readonly zone: ZoneId;
  readonly reading: LocalDateTime;
} | null = null;

/** The clock reading that people in `zone` see at `instant`; the readers of one mail all ask for that of its receipt. */
export function localDateTimeAt(instant: Instant, zone: ZoneId): LocalDateTime {
  if (last?.instant === instant && last.zone === zone) return last.reading;
  const reading = readClock(instant, zone);
  last = { instant, zone, reading };
  return reading;
}

function readClock(instant: Instant, zone: ZoneId): LocalDateTime {
  if (isWithinTables(instant))
    return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 19);
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

/** The calendar day in `zone` at `instant`. */
export function localDateAt(instant: Instant, zone: ZoneId): LocalDate {
  return localDateTimeAt(instant, zone).slice(0, 10);
}

const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/;
const WRITTEN_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

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
  const time = WRITTEN_TIME.test(local) ? Date.parse(`${local}Z`) : NaN;
  // Date.parse takes 30 February for 2 March; Temporal refuses it.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(local);
  if (isReal && isWithinTables(time)) return instantOfLocal(time, zone) as Instant;
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds as Instant;
}

const DAY_MILLISECONDS = 86_400_000;
/** The end of the year 9999, up to which a day has four digits. */
const LATEST = Date.UTC(9999, 11, 31);

/** Milliseconds of a well-formed day at midnight UTC; NaN for anything else, which Temporal then judges. */
function utcOf(day: LocalDate): number {
  const time = WRITTEN_DAY.test(day) ? Date.parse(day) : NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? NaN : time;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  const time = utcOf(day);
  const later = time + days * DAY_MILLISECONDS;
  return Number.isInteger(days) && later > 0 && later < LATEST
    ? new Date(later).toISOString().slice(0, 10)
    : Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from 1970-01-01 to a calendar day; the day must be well formed. */
export function dayNumberOf(day: LocalDate): number {
  return Math.round(Date.parse(day) / DAY_MILLISECONDS);
}

/** `dayNumberOf` the calendar day in `zone` at `instant`, without a text between. */
export function dayNumberAt(instant: Instant, zone: ZoneId): number {
  return isWithinTables(instant)
    ? Math.floor((instant + offsetAt(instant, zone)) / DAY_MILLISECONDS)
    : dayNumberOf(localDateAt(instant, zone));
}

/** The calendar day of a day number. */
export function dayOfNumber(number: number): LocalDate {
  return new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The weekday of a day number; day 0 was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] ?? 'monday';
}

/** The instant at which the day of this number begins in the zone. */
export function midnightOfNumber(number: number, zone: ZoneId): Instant {
  const midnight = number * DAY_MILLISECONDS;
  return isWithinTables(midnight)
    ? (instantOfLocal(midnight, zone) as Instant)
    : instantAtLocal(`${dayOfNumber(number)}T00:00:00`, zone);
}

/** The weekday of a calendar day. */
export function weekdayOf(day: LocalDate): Weekday {
  const time = utcOf(day);
  const number = Number.isNaN(time)
    ? Temporal.PlainDate.from(day).dayOfWeek
    : ((new Date(time).getUTCDay() + 6) % 7) + 1;
  return WEEKDAYS[number - 1] ?? 'monday';
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
