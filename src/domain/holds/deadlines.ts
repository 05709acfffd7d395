// When a proposal lapses: never in the night, in the OR or on call, and to the second approver before.
import {
  addMinutes,
  mergeWindows,
  weekdayOf,
  windowOnDay,
  type Instant,
  type Window,
} from '../time';
import type { DecisionHours } from './decisionBlocks';
import type { Block, BlockKind, Proposal } from './types';
import { daysOf, workingWindows, type WorkingTimeRules } from './workingTime';

/** Nobody can answer in these, so no deadline falls into them. */
export const NO_DEADLINE_IN: readonly BlockKind[] = ['or', 'call', 'post-call'];

/** Time to look at the phone after the OR, before anything is released. */
const AFTER_BLOCK_MINUTES = 30;
/** Time to look at what waits in the morning, before anything is released. */
const AFTER_OPENING_MINUTES = 60;
/** A second approver gets at least this long before the release. */
const SECOND_APPROVER_MINUTES = 120;

export interface Deadlines {
  readonly decideBy: Instant;
  /** null when nobody stands in for the physician. */
  readonly secondFrom: Instant | null;
}

export interface DeadlineQuestion {
  readonly wanted: Instant;
  /** Start of the last proposed time: an answer after it is worth nothing. */
  readonly latest: Instant | null;
  /** Committed time from now on, in any order. */
  readonly blocks: readonly Block[];
  /** When the physician can be expected to answer (`answeringHours`), by start; absent: at any hour. */
  readonly hours?: readonly Window[];
  readonly hasSecondApprover: boolean;
  readonly now: Instant;
}

/**
 * Moves a wanted deadline out of OR, call and post-call time, and out of the night: later when the last proposed time
 * allows it, else to before. Where no waking hour is left before the last proposed time, only OR and call are kept clear;
 * where that leaves nothing either, the last proposed time itself is the end.
 *
 * @example
 * settleDeadlines({ wanted: threeInTheOr, blocks: [orUntilFive], … }).decideBy //=> 5:30
 */
export function settleDeadlines(question: DeadlineQuestion): Deadlines {
  const decideBy = settledDecideBy(question);
  if (!question.hasSecondApprover) return { decideBy, secondFrom: null };
  const half = Math.floor((decideBy - question.now) / 2 / 60_000);
  const minutes = Math.max(0, Math.min(SECOND_APPROVER_MINUTES, half));
  return { decideBy, secondFrom: addMinutes(decideBy, -minutes) };
}

/** Working hours and decision blocks from now until a last instant, by start, none touching another. */
export function answeringHours(
  now: Instant,
  until: Instant,
  rules: WorkingTimeRules,
  { blocks, zone }: DecisionHours,
): readonly Window[] {
  if (until <= now) return [];
  const days = daysOf({ start: now, end: until }, { ...rules, zone });
  const own = days.flatMap((day) =>
    blocks
      .filter((block) => block.days.includes(weekdayOf(day)))
      .map(({ start, end }) => windowOnDay(day, start, end, zone)),
  );
  return mergeWindows([...workingWindows(now, { until }, rules), ...own]).filter(
    ({ end }) => end > now,
  );
}

function settledDecideBy(question: DeadlineQuestion): Instant {
  const { wanted, latest, now, hours } = question;
  const end = latest ?? (Infinity as Instant);
  const first = wanted < end ? wanted : end;
  const busy = question.blocks
    .filter(({ kind }) => NO_DEADLINE_IN.includes(kind))
    .map(({ window }) => window);
  const awake = hours === undefined ? null : settledWithin(first, end, now, busy, hours);
  return awake ?? settledWithin(first, end, now, busy, null) ?? (end === Infinity ? wanted : end);
}

/** The nearest instant at which somebody can answer, later before earlier; null when there is none. */
function settledWithin(
  first: Instant,
  end: Instant,
  now: Instant,
  busy: readonly Window[],
  hours: readonly Window[] | null,
): Instant | null {
  const takenAt = (at: Instant): Window | undefined =>
    busy.find((window) => window.start <= at && at < window.end);
  const isAwake = (at: Instant): boolean =>
    hours === null || hours.some((window) => window.start <= at && at <= window.end);

  for (let later = first; later <= end;) {
    const taken = takenAt(later);
    if (taken === undefined && isAwake(later)) return later;
    if (taken !== undefined) {
      later = addMinutes(taken.end, AFTER_BLOCK_MINUTES);
      continue;
    }
    const next = hours?.find((window) => window.start > later);
    if (next === undefined) break;
    const settled = addMinutes(next.start, AFTER_OPENING_MINUTES);
    later = settled < next.end ? settled : next.end;
  }
  for (let earlier = first; earlier > now;) {
    const taken = takenAt(earlier);
    if (taken === undefined && isAwake(earlier)) return earlier;
    if (taken !== undefined) {
      earlier = addMinutes(taken.start, -1);
      continue;
    }
    const before = hours?.filter((window) => window.end < earlier).at(-1);
    if (before === undefined) break;
    earlier = before.end;
  }
  return null;
}

/**
 * True when a deadline has come to lie in OR, call or post-call time that was not there when it was set, and it has not
 * passed: the sweep then sets it anew.
 */
export function needsNewDeadline(
  proposal: Pick<Proposal, 'state' | 'decideBy'>,
  blocks: readonly Block[],
  now: Instant,
): boolean {
  const { state, decideBy } = proposal;
  if (state !== 'proposed' || decideBy === null || decideBy <= now) return false;
  return blocks.some(
    ({ kind, window }) =>
      NO_DEADLINE_IN.includes(kind) && window.start <= decideBy && decideBy < window.end,
  );
}
