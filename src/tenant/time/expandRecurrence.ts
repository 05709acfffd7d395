// Expands a Graph recurrence (patternedRecurrence) into the local days on which it starts, by way of RFC 5545's rules.
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { SeedPattern, SeedRange } from '../seed/seedTenantFile';

type ByRule = Partial<
  Record<'byDay', string[]> & Record<'byMonthDay' | 'byMonth' | 'bySetPos', number[]>
>;

const FREQUENCIES = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  absoluteMonthly: 'MONTHLY',
  relativeMonthly: 'MONTHLY',
  absoluteYearly: 'YEARLY',
  relativeYearly: 'YEARLY',
} as const;
const POSITIONS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
};
/** The shortest month has this many days; later days may fall on a month's last one. */
const SHORTEST_MONTH = 28;

/** Every view of a calendar asks for the same series again, so what was laid out is kept some way ahead. */
const DAYS_AHEAD = 120;
const MOST_EXPANSIONS = 2000;
const expansions = new Map<
  string,
  { readonly upTo: Temporal.PlainDate; readonly days: readonly Temporal.PlainDate[] }
>();

/**
 * The days on which the series starts, from its first to `until`, both included, in order.
 * `until` bounds an endless series; a numbered range counts every day of the pattern, cancelled ones too.
 *
 * @example recurrenceDays({ type: 'daily', interval: 2 }, { type: 'noEnd', startDate: '2026-11-16' }, Temporal.PlainDate.from('2026-11-19')) //=> [2026-11-16, 2026-11-18]
 */
export function recurrenceDays(
  pattern: SeedPattern,
  range: SeedRange,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const key = JSON.stringify([pattern, range]);
  const known = expansions.get(key);
  if (known !== undefined && Temporal.PlainDate.compare(known.upTo, until) >= 0) {
    return known.days.filter((day) => Temporal.PlainDate.compare(day, until) <= 0);
  }
  const upTo = until.add({ days: DAYS_AHEAD });
  const days = expanded(pattern, range, upTo);
  if (expansions.size >= MOST_EXPANSIONS) {
    expansions.clear();
  }
  expansions.set(key, { upTo, days });
  return days.filter((day) => Temporal.PlainDate.compare(day, until) <= 0);
}

function expanded(
  pattern: SeedPattern,
  range: SeedRange,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const start = Temporal.PlainDate.from(range.startDate);
  const end =
    range.type === 'endDate' && range.endDate !== undefined
      ? earlier(Temporal.PlainDate.from(range.endDate), until)
      : until;
  if (Temporal.PlainDate.compare(start, end) > 0) {
    return [];
  }
  // Days alone are counted here, so the rule runs in a zone whose clock never changes.
  const rule = new RRuleTemporal({
    freq: FREQUENCIES[pattern.type],
    interval: Math.max(1, pattern.interval),
    dtstart: midnight(start),
    tzid: 'UTC',
    wkst: dayName(pattern.firstDayOfWeek ?? 'sunday'),
    ...byRule(pattern, start),
    ...(range.type === 'numbered' ? { count: range.numberOfOccurrences ?? 1 } : {}),
  });
  return rule
    .between(midnight(start), midnight(end), true)
    .map((each) => Temporal.PlainDate.from(each.toString().slice(0, 10)));
}

function byRule(pattern: SeedPattern, start: Temporal.PlainDate): ByRule {
  const month = pattern.month === undefined || pattern.month === 0 ? start.month : pattern.month;
  switch (pattern.type) {
    case 'daily':
      return {};
    case 'weekly':
      return { byDay: (pattern.daysOfWeek ?? []).map(dayName) };
    case 'absoluteMonthly':
      return dayOfMonth(pattern, start);
    case 'relativeMonthly':
      return relativeDay(pattern);
    case 'absoluteYearly':
      return { byMonth: [month], ...dayOfMonth(pattern, start) };
    case 'relativeYearly':
      return { byMonth: [month], ...relativeDay(pattern) };
  }
}

/** A month without that day takes its last one, as Exchange does. */
function dayOfMonth(pattern: SeedPattern, start: Temporal.PlainDate): ByRule {
  const day =
    pattern.dayOfMonth === undefined || pattern.dayOfMonth === 0 ? start.day : pattern.dayOfMonth;
  return day <= SHORTEST_MONTH
    ? { byMonthDay: [day] }
    : {
        byMonthDay: Array.from(
          { length: day - SHORTEST_MONTH + 1 },
          (_, index) => SHORTEST_MONTH + index,
        ),
        bySetPos: [-1],
      };
}

function relativeDay(pattern: SeedPattern): ByRule {
  return {
    byDay: (pattern.daysOfWeek ?? []).map(dayName),
    bySetPos: [POSITIONS[pattern.index ?? 'first'] ?? 1],
  };
}

/** @example dayName('monday') //=> 'MO' */
function dayName(day: string): string {
  return day.slice(0, 2).toUpperCase();
}

function midnight(day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime('UTC');
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}
