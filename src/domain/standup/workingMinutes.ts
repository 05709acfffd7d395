// Working time between two instants, so that a mail of Friday evening is not late on Saturday.
import type { WorkingHours } from '../roster';
import {
  addDays,
  localDateAt,
  minutesBetween,
  weekdayOf,
  windowOnDay,
  type Instant,
  type LocalDate,
  type ZoneId,
} from '../time';

export interface WorkingCalendar {
  readonly workingHours: WorkingHours;
  /** Days on which nobody works. */
  readonly holidays: readonly LocalDate[];
  readonly zone: ZoneId;
}

/** After this many days only whole weeks would be added up; nothing that old is read for a stand-up. */
const MOST_DAYS = 400;

/**
 * Minutes of working time between two instants, rounded down; 0 when `to` is not after `from`.
 *
 * @example
 * workingMinutesBetween(friday1730, monday0715, { workingHours: sevenToSix, holidays: [], zone })
 * //=> 45: half an hour on Friday and fifteen minutes on Monday
 */
export function workingMinutesBetween(
  from: Instant,
  to: Instant,
  { workingHours, holidays, zone }: WorkingCalendar,
): number {
  if (to <= from) return 0;
  const last = localDateAt(to, zone);
  let minutes = 0;
  let day = localDateAt(from, zone);
  for (let count = 0; day <= last && count < MOST_DAYS; count += 1) {
    if (workingHours.days.includes(weekdayOf(day)) && !holidays.includes(day)) {
      const open = windowOnDay(day, workingHours.start, workingHours.end, zone);
      const start = open.start > from ? open.start : from;
      const end = open.end < to ? open.end : to;
      if (end > start) minutes += minutesBetween(start, end);
    }
    day = addDays(day, 1);
  }
  return Math.floor(minutes);
}
