// Times as a question may write them: local, with an offset, or as Graph does.
import * as v from 'valibot';
import {
  addDays,
  ianaFromWindowsZone,
  instantAtLocal,
  parseInstant,
  type Instant,
  type LocalDate,
  type Window,
  type ZoneId,
} from '../../time';

/** Graph gives seven digits of a second; more than milliseconds nobody needs. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

export type Moment =
  string | { readonly dateTime: string; readonly timeZone?: string | null | undefined };

/** What cannot be read, and where in the question it stands. */
export class Unreadable extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

export const momentSchema = v.union(
  [v.string(), v.looseObject({ dateTime: v.string(), timeZone: v.nullish(v.string()) })],
  'Expected a time such as "2026-11-17T09:30", or {dateTime, timeZone}',
);

/** A zone by its IANA or Windows name; null for one that nobody knows. */
export function zoneNamed(name: string): ZoneId | null {
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(name.trim());
  if (fixed !== null)
    return `${fixed[1] ?? '+'}${(fixed[2] ?? '').padStart(2, '0')}:${fixed[3] ?? '00'}`;
  return ianaFromWindowsZone(name.trim());
}

/**
 * The instant of a moment. A text without an offset is a clock time of `zone`; a day alone is its midnight.
 *
 * @throws Unreadable for what is no time, and for a zone that nobody knows (path ends in `timeZone`)
 */
export function instantOf(moment: Moment, zone: ZoneId, path: string): Instant {
  const text = (typeof moment === 'string' ? moment : moment.dateTime).trim();
  const exact = parseInstant(text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
  if (exact !== null) return exact;
  const local = LOCAL.exec(text);
  if (local === null) throw notATime(path, text);
  const named = typeof moment === 'string' ? null : (moment.timeZone ?? null);
  const own = named === null ? zone : zoneNamed(named);
  if (own === null)
    throw new Unreadable(`${path}.timeZone`, `${JSON.stringify(named)} is not a known time zone`);
  const [, day = '', clock = '00:00', second = '00'] = local;
  try {
    return instantAtLocal(
      clock === '24:00' ? `${nextDay(day, path)}T00:00:00` : `${day}T${clock}:${second}`,
      own,
    );
  } catch (error) {
    if (error instanceof RangeError) throw notATime(path, text);
    throw error;
  }
}

function notATime(path: string, text: string): Unreadable {
  return new Unreadable(path, `${JSON.stringify(text)} is no time such as "2026-11-17T09:30"`);
}

function nextDay(day: LocalDate, path: string): LocalDate {
  try {
    return addDays(day, 1);
  } catch (error) {
    if (error instanceof RangeError) throw notATime(path, day);
    throw error;
  }
}

/** The day of a moment that is nothing but a day; null for one with a clock time. */
export function dayOf(moment: Moment): LocalDate | null {
  const text = typeof moment === 'string' ? moment : moment.dateTime;
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : null;
}

/**
 * The stretch between two moments; an end that is a day alone is the end of that day.
 *
 * @throws Unreadable when the end lies before the start
 */
export function windowOf(
  { start, end }: { readonly start: Moment; readonly end: Moment },
  zone: ZoneId,
  path: string,
): Window {
  const from = instantOf(start, zone, `${path}.start`);
  const lastDay = dayOf(end);
  const to =
    lastDay === null
      ? instantOf(end, zone, `${path}.end`)
      : instantOf(
          withText(end, `${nextDay(lastDay, `${path}.end`)}T00:00:00`),
          zone,
          `${path}.end`,
        );
  if (to < from) throw new Unreadable(`${path}.end`, 'The end lies before the start');
  return { start: from, end: to };
}

function withText(moment: Moment, text: string): Moment {
  return typeof moment === 'string' ? text : { ...moment, dateTime: text };
}
