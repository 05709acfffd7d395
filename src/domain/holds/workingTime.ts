// The hours in which a physician can be met at all: working hours, weekends and holidays, day by day.
import {
  addDays,
  localDateAt,
  weekdayOf,
  wholeDay,
  windowOnDay,
  type Instant,
  type LocalDate,
  type Window,
} from '../time';
import type { SlotRules } from './slots';

/** What a local day is to the slot engine. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'off';

/** The days that the rules make of the calendar alone, before any entry is read. */
export type WorkingTimeRules = Pick<SlotRules, 'zone' | 'workingHours' | 'holidays'>;

/**
 * Says whether people work on a local day. A holiday wins over the weekday; a Saturday or Sunday in the working days
 * is a working day.
 */
export function kindOfDay(day: LocalDate, rules: WorkingTimeRules): DayKind {
  if (rules.holidays.includes(day)) return 'holiday';
  const weekday = weekdayOf(day);
  if (rules.workingHours.days.some((name) => name.toLowerCase() === weekday)) return 'working';
  return weekday === 'saturday' || weekday === 'sunday' ? 'weekend' : 'off';
}

/** The working hours of one local day, exact across clock changes. */
export function hoursOnDay(day: LocalDate, rules: WorkingTimeRules): Window {
  return windowOnDay(day, rules.workingHours.start, rules.workingHours.end, rules.zone);
}

/** Every local day that the window touches, in order. */
export function daysOf(window: Window, rules: WorkingTimeRules): readonly LocalDate[] {
  const days: LocalDate[] = [];
  let day = localDateAt(window.start, rules.zone);
  while (wholeDay(day, rules.zone).start < window.end) {
    days.push(day);
    day = addDays(day, 1);
  }
  return days;
}

/** A search never looks further than this many calendar days ahead. */
const HORIZON_DAYS = 120;

/**
 * The working hours of the next working days.
 *
 * @param from nothing before it is returned; its own day counts when any of its hours are left
 * @param reach a number of working days, or the instant at which to stop
 *
 * @example
 * workingWindows(fridayNoon, { days: 2 }, rules) //=> Friday 12:00-17:00 and Monday 08:00-17:00
 */
export function workingWindows(
  from: Instant,
  reach: { readonly days: number } | { readonly until: Instant },
  rules: WorkingTimeRules,
): readonly Window[] {
  const windows: Window[] = [];
  const limit = 'days' in reach ? reach.days : HORIZON_DAYS;
  const until = 'until' in reach ? reach.until : (Infinity as Instant);
  const firstDay = localDateAt(from, rules.zone);
  for (let ahead = 0; ahead <= HORIZON_DAYS && windows.length < limit; ahead += 1) {
    const day = addDays(firstDay, ahead);
    if (kindOfDay(day, rules) !== 'working') continue;
    const hours = hoursOnDay(day, rules);
    if (hours.start >= until) break;
    const start = hours.start > from ? hours.start : from;
    const end = hours.end < until ? hours.end : until;
    if (start < end) windows.push({ start, end });
  }
  return windows;
}
