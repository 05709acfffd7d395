// When a mail of this lane and urgency must have had its first action.
import {
  addDays,
  instantAtLocal,
  localDateAt,
  localDateTimeAt,
  weekdayOf,
  type Instant,
  type LocalDate,
  type ZoneId,
} from '../time';
import type { Matrix } from './matrix';
import type { Lane, Urgency } from './types';

/** The week in which answer times run; days as `monday` or `Mon`, clock times `HH:mm`. */
export interface AnswerHours {
  readonly days: readonly string[];
  readonly start: string;
  readonly end: string;
}

const MINUTE = 60_000;
const FARTHEST_DAYS = 400;

/**
 * The end of the answer time in the matrix.
 *
 * The clock stands still outside working hours, at weekends and on holidays, except in lanes that never pause
 * (patient-clinical and legal-compliance), where it runs on. `1440` minutes are one working day, `2880` two.
 *
 * @returns null when the matrix does not use this urgency in the lane
 *
 * @example
 * dueAt('today', 'vendor', fridayAfternoon, matrix, hours, [], 'America/Chicago') //=> null
 */
export function dueAt(
  urgency: Urgency,
  lane: Lane,
  receivedAt: Instant,
  matrix: Matrix,
  hours: AnswerHours,
  holidays: readonly LocalDate[],
  zone: ZoneId,
): Instant | null {
  const policy = matrix.lanes.find((one) => one.lane === lane);
  const minutes = policy?.slaByUrgency[urgency].minutesToFirstAction ?? null;
  if (policy === undefined || minutes === null) return null;
  return passedAfter(minutes, policy.neverPauses, receivedAt, { hours, holidays, zone });
}

/** When this many minutes of the matrix have passed; they stand still outside `hours` unless they never pause. */
export function passedAfter(
  minutes: number,
  neverPauses: boolean,
  from: Instant,
  week: {
    readonly hours: AnswerHours;
    readonly holidays: readonly LocalDate[];
    readonly zone: ZoneId;
  },
): Instant {
  if (neverPauses) return (from + minutes * MINUTE) as Instant;
  const { hours, holidays, zone } = week;
  return addWorkingMinutes(from, toWorkingMinutes(minutes, hours), hours, holidays, zone);
}

function minutesOfDay(hours: AnswerHours): number {
  const [startHour = 0, startMinute = 0] = hours.start.split(':').map(Number);
  const [endHour = 0, endMinute = 0] = hours.end.split(':').map(Number);
  return Math.max(1, endHour * 60 + endMinute - startHour * 60 - startMinute);
}

/** Whole days of the matrix mean working days. */
function toWorkingMinutes(minutes: number, hours: AnswerHours): number {
  const days = Math.floor(minutes / 1440);
  return days * minutesOfDay(hours) + (minutes - days * 1440);
}

function isWorkingDay(day: LocalDate, hours: AnswerHours, holidays: readonly LocalDate[]): boolean {
  const weekday = weekdayOf(day).slice(0, 3);
  return (
    hours.days.some((one) => one.toLowerCase().slice(0, 3) === weekday) && !holidays.includes(day)
  );
}

function addWorkingMinutes(
  from: Instant,
  minutes: number,
  hours: AnswerHours,
  holidays: readonly LocalDate[],
  zone: ZoneId,
): Instant {
  let left = minutes * MINUTE;
  let day = localDateAt(from, zone);
  for (let count = 0; count < FARTHEST_DAYS; count += 1) {
    if (isWorkingDay(day, hours, holidays)) {
      const opens = Math.max(instantAtLocal(`${day}T${hours.start}:00`, zone), from);
      const closes = instantAtLocal(`${day}T${hours.end}:00`, zone);
      if (closes > opens) {
        if (left <= closes - opens) return (opens + left) as Instant;
        left -= closes - opens;
      }
    }
    day = addDays(day, 1);
  }
  return (from + minutes * MINUTE) as Instant;
}

/** True when people work at that instant. */
export function isWithinHours(
  at: Instant,
  hours: AnswerHours,
  holidays: readonly LocalDate[],
  zone: ZoneId,
): boolean {
  const local = localDateTimeAt(at, zone);
  const clock = local.slice(11, 16);
  return (
    isWorkingDay(local.slice(0, 10), hours, holidays) && clock >= hours.start && clock < hours.end
  );
}
