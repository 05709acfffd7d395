// Expands a Graph recurrence (patternedRecurrence) into the local days on which it starts.
import { Temporal } from 'temporal-polyfill';
import type { SeedPattern, SeedRange } from '../seed/seedTenantFile';

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const INDEXES = ['first', 'second', 'third', 'fourth', 'last'] as const;
/** Exchange has no series longer than this; a bound against patterns that never match. */
const LONGEST_SERIES = 5000;

/**
 * The days on which the series starts, from its first to `until`, both included, in order.
 * `until` bounds an endless series; a numbered range counts every day of the pattern, cancelled ones too.
 */
export function recurrenceDays(
  pattern: SeedPattern,
  range: SeedRange,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const start = Temporal.PlainDate.from(range.startDate);
  const end =
    range.type === 'endDate' && range.endDate !== undefined
      ? earlier(Temporal.PlainDate.from(range.endDate), until)
      : until;
  const limit = range.type === 'numbered' ? (range.numberOfOccurrences ?? 1) : LONGEST_SERIES;
  const days: Temporal.PlainDate[] = [];
  for (const day of candidates(pattern, start)) {
    if (Temporal.PlainDate.compare(day, end) > 0 || days.length >= limit) {
      break;
    }
    if (Temporal.PlainDate.compare(day, start) >= 0) {
      days.push(day);
    }
  }
  return days;
}

function* candidates(
  pattern: SeedPattern,
  start: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const interval = Math.max(1, pattern.interval);
  for (let step = 0; step < LONGEST_SERIES; step += 1) {
    yield* periodDays(pattern, start, step * interval);
  }
}

function periodDays(
  pattern: SeedPattern,
  start: Temporal.PlainDate,
  offset: number,
): Temporal.PlainDate[] {
  switch (pattern.type) {
    case 'daily':
      return [start.add({ days: offset })];
    case 'weekly': {
      const first = firstDayOfWeekBefore(start, pattern.firstDayOfWeek ?? 'sunday').add({
        weeks: offset,
      });
      return Array.from({ length: 7 }, (_, index) => first.add({ days: index })).filter((day) =>
        (pattern.daysOfWeek ?? []).includes(weekday(day)),
      );
    }
    case 'absoluteMonthly':
      return [dayOfMonth(monthOf(start).add({ months: offset }), pattern.dayOfMonth ?? start.day)];
    case 'relativeMonthly':
      return relativeDay(monthOf(start).add({ months: offset }), pattern);
    case 'absoluteYearly':
      return [
        dayOfMonth(
          monthOf(start, pattern.month).add({ years: offset }),
          pattern.dayOfMonth ?? start.day,
        ),
      ];
    case 'relativeYearly':
      return relativeDay(monthOf(start, pattern.month).add({ years: offset }), pattern);
  }
}

function monthOf(day: Temporal.PlainDate, month?: number): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from({ year: day.year, month: month ?? day.month });
}

/** A month without that day takes its last one, as Exchange does. */
function dayOfMonth(month: Temporal.PlainYearMonth, day: number): Temporal.PlainDate {
  return month.toPlainDate({ day: Math.min(day, month.daysInMonth) });
}

function relativeDay(month: Temporal.PlainYearMonth, pattern: SeedPattern): Temporal.PlainDate[] {
  const matching = Array.from({ length: month.daysInMonth }, (_, index) =>
    month.toPlainDate({ day: index + 1 }),
  ).filter((day) => (pattern.daysOfWeek ?? []).includes(weekday(day)));
  const index = INDEXES.findIndex((name) => name === (pattern.index ?? 'first'));
  const found = index === INDEXES.length - 1 ? matching.at(-1) : matching[Math.max(0, index)];
  return found === undefined ? [] : [found];
}

function firstDayOfWeekBefore(day: Temporal.PlainDate, firstDay: string): Temporal.PlainDate {
  const index =
    Math.max(
      0,
      WEEKDAYS.findIndex((name) => name === firstDay),
    ) + 1;
  return day.subtract({ days: (day.dayOfWeek - index + 7) % 7 });
}

function weekday(day: Temporal.PlainDate): string {
  return WEEKDAYS[day.dayOfWeek - 1] ?? 'monday';
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}
