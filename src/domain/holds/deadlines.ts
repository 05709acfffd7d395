// When a proposal lapses: never while the physician stands in the OR or on call, and to the second approver before.
import { addMinutes, type Instant } from '../time';
import type { Block, BlockKind, Proposal } from './types';

/** Nobody can answer in these, so no deadline falls into them. */
export const NO_DEADLINE_IN: readonly BlockKind[] = ['or', 'call', 'post-call'];

/** Time to look at the phone after the OR, before anything is released. */
const AFTER_BLOCK_MINUTES = 30;
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
  readonly hasSecondApprover: boolean;
  readonly now: Instant;
}

/**
 * Moves a wanted deadline out of OR, call and post-call time: later when the last proposed time allows it, else to before
 * that time began. Where neither is left, the last proposed time itself is the end.
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

function settledDecideBy({ wanted, latest, blocks, now }: DeadlineQuestion): Instant {
  const end = latest ?? (Infinity as Instant);
  const busy = blocks.filter(({ kind }) => NO_DEADLINE_IN.includes(kind));
  const inside = (at: Instant): Block | undefined =>
    busy.find(({ window }) => window.start <= at && at < window.end);
  let later = wanted < end ? wanted : end;
  for (let block = inside(later); block !== undefined; block = inside(later)) {
    later = addMinutes(block.window.end, AFTER_BLOCK_MINUTES);
    if (later > end) break;
  }
  if (later <= end && inside(later) === undefined) return later;
  let earlier = wanted < end ? wanted : end;
  for (let block = inside(earlier); block !== undefined; block = inside(earlier)) {
    earlier = addMinutes(block.window.start, -1);
    if (earlier <= now) return end === Infinity ? wanted : end;
  }
  return earlier;
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
