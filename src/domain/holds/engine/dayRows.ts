// The asked days as rows of whole minutes, each in the zone where the physician is that day.
import {
  addDays,
  dayNumberAt,
  dayOfNumber,
  instantAtLocal,
  midnightOfNumber,
  weekdayOfNumber,
  type LocalDate,
  type Weekday,
  type ZoneId,
} from '../../time';
import type { Trip } from '../slots';
import { DAY_MINUTES, floorMinute, instantOfMinute } from './minutes';

export interface DayRow {
  readonly day: LocalDate;
  readonly weekday: Weekday;
  readonly zone: ZoneId;
  /** The part of the day that is spent in this zone, in minutes. */
  readonly start: number;
  readonly end: number;
  /** The minute at which the local clock shows so many minutes after midnight; beyond the row where the zone changes. */
  readonly at: (minuteOfDay: number) => number;
}

/**
 * The local days from one minute to another, in order and without a gap. On a trip its zone counts; where two trips
 * overlap, the one that begins first.
 */
export function dayRows(
  from: number,
  to: number,
  zone: ZoneId,
  trips: readonly Trip[],
): readonly DayRow[] {
  const rows: DayRow[] = [];
  let at = from;
  for (const trip of away(trips)) {
    if (trip.end <= at || trip.start >= to) continue;
    if (trip.start > at) addRows(rows, at, trip.start, zone);
    addRows(rows, Math.max(at, trip.start), Math.min(to, trip.end), trip.zone);
    at = trip.end;
  }
  if (at < to) addRows(rows, at, to, zone);
  return rows;
}

/** The row that holds a minute, by halving: a season has a hundred rows and a calendar thousands of blocks. */
export function rowAt(rows: readonly DayRow[], minute: number): DayRow | undefined {
  const row = rows[placeOfRow(rows, minute)];
  return row !== undefined && row.start <= minute ? row : undefined;
}

/** The place of the first row that ends after the minute. */
export function placeOfRow(rows: readonly DayRow[], minute: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? Infinity) <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Away {
  readonly start: number;
  readonly end: number;
  readonly zone: ZoneId;
}

function away(trips: readonly Trip[]): readonly Away[] {
  return trips
    .map(({ firstDay, lastDay, zone }) => ({
      start: midnight(firstDay, zone),
      end: midnight(addDays(lastDay, 1), zone),
      zone,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.zone < b.zone ? -1 : 1));
}

function midnight(day: LocalDate, zone: ZoneId): number {
  return floorMinute(instantAtLocal(`${day}T00:00:00`, zone));
}

function addRows(rows: DayRow[], from: number, to: number, zone: ZoneId): void {
  let number = dayNumberAt(instantOfMinute(from), zone);
  let start = floorMinute(midnightOfNumber(number, zone));
  while (start < to) {
    const day = dayOfNumber(number);
    const end = floorMinute(midnightOfNumber(number + 1, zone));
    rows.push({
      day,
      weekday: weekdayOfNumber(number),
      zone,
      start: Math.max(start, from),
      end: Math.min(end, to),
      at: clockOf(day, start, end, zone),
    });
    number += 1;
    start = end;
  }
}

/** On a day without a change the clock is a sum; on the others each reading is looked up. */
function clockOf(
  day: LocalDate,
  start: number,
  end: number,
  zone: ZoneId,
): (minuteOfDay: number) => number {
  if (end - start === DAY_MINUTES) return (minuteOfDay) => start + minuteOfDay;
  return (minuteOfDay) => {
    const hour = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
    const minute = String(minuteOfDay % 60).padStart(2, '0');
    return minuteOfDay >= DAY_MINUTES
      ? end
      : floorMinute(instantAtLocal(`${day}T${hour}:${minute}:00`, zone));
  };
}
