// The moments of a recurrence rule, as far as they matter to a horizon.
import type ICAL from 'ical.js';
import type { Instant, ZoneId } from '../../../domain/time';
import { dayOf, instantOf, Malformed, type Moment } from './feedTimes';

/** A duty does not begin more often within a horizon: such a rule is a mistake, and half of it would read as time off. */
const MOST_OCCURRENCES = 5000;
/** Steps that a rule may take before the horizon begins: three centuries of days. */
const MOST_STEPS = 110_000;

/**
 * COUNT counts what EXDATE takes away; UNTIL is compared as an instant, or as a day where it is one. However long ago a
 * series began, what it has within the horizon is read whole, or the rule is a mistake.
 */
export function* momentsOf(
  rule: ICAL.Recur,
  start: Moment,
  property: ICAL.Property,
  usual: ZoneId,
  horizon: { readonly from: Instant; readonly until: Instant },
  lasts: number,
): Generator<Moment> {
  if (!isPossible(rule)) throw new Malformed('RRULE', 'unreadable-rule');
  const { until } = rule;
  const endless = rule.clone();
  endless.until = null;
  const lastDay = until?.isDate === true ? until.toString() : null;
  const lastInstant = until == null || until.isDate ? null : instantOf(until, property, usual);
  const iterator = endless.iterator(start.time);
  let within = 0;
  for (let step = 0; step < MOST_STEPS && within <= MOST_OCCURRENCES; step += 1) {
    const next = iterator.next() as ICAL.Time | null;
    if (next === null) return;
    const time = next.clone();
    const instant = instantOf(time, property, usual);
    if (instant >= horizon.until) return;
    if (lastInstant !== null && instant > lastInstant) return;
    if (lastDay !== null && dayOf(time) > lastDay) return;
    // A day more, for the hour by which a clock may have changed.
    if (instant + lasts + DAY < horizon.from) continue;
    within += 1;
    yield { time, instant };
  }
  throw new Malformed('RRULE', 'unreadable-rule');
}

const DAY = 86_400_000;
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** False for a day that none of its months ever has: the library would look for it without end. */
function isPossible(rule: ICAL.Recur): boolean {
  const { BYMONTH: months = [], BYMONTHDAY: days = [] } = rule.parts;
  if (months.length === 0 || days.length === 0) return true;
  return months.some((month) => {
    const length = LONGEST_MONTHS[month - 1] ?? 0;
    return days.some((day) => Math.abs(day) <= length);
  });
}
