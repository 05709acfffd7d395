// Lets what a person decided about a sender before bind the next mail of that sender, within narrow bounds.
import type { Instant } from '../time';
import {
  isLockedLane,
  isLockedVerdict,
  type DecidedVerdict,
  type Lane,
  type SenderHistory,
  type Verdict,
} from './types';

/** One earlier mail of the sender; `lane` is what its category says, null when nobody sorted it. */
export interface SortedMail {
  readonly receivedAt: Instant;
  readonly lane: Lane | null;
}

/**
 * Sums up the sender's earlier mail.
 *
 * @param mails in any order, without the mail that is judged
 * @returns null when none of them was sorted: a first-time sender
 */
export function historyOfSender(mails: readonly SortedMail[]): SenderHistory | null {
  const sorted = mails
    .flatMap(({ lane, receivedAt }) => (lane === null ? [] : [{ lane, at: receivedAt }]))
    .sort((a, b) => b.at - a.at);
  const [newest] = sorted;
  if (newest === undefined) return null;
  const other = sorted.findIndex(({ lane }) => lane !== newest.lane);
  return { ...newest, count: other === -1 ? sorted.length : other };
}

/** False where no history can bind: a hard rule decided, or a locked lane was chosen or is possible. */
export function mayBindSender(verdict: Verdict): boolean {
  return verdict.hardRule === null && !isLockedVerdict(verdict);
}

/**
 * Binds a verdict to the sender's history.
 *
 * Never into or out of a locked lane, never against a hard rule, never for a first-time sender. The urgency stays: a
 * habit says where a mail goes, not how long it may wait.
 *
 * @returns the verdict itself when the history may not bind it
 *
 * @example
 * bindSender(unsureBetweenVendorAndDigest, { lane: 'vendor', at, count: 3 })
 * //=> { kind: 'decided', lane: 'vendor', bound: { lane: 'vendor', at, count: 3 }, … }
 */
export function bindSender(verdict: Verdict, history: SenderHistory | null): Verdict {
  if (history === null || !mayBindSender(verdict) || isLockedLane(history.lane)) return verdict;
  if (verdict.kind === 'decided' && verdict.lane === history.lane) {
    return { ...verdict, bound: history };
  }
  const unbound = verdict.kind === 'decided' ? verdict.lane : verdict.options[0];
  const bound: DecidedVerdict = {
    kind: 'decided',
    lane: history.lane,
    urgency: verdict.urgency,
    urgencyBecause: verdict.urgencyBecause,
    clinicalContent: verdict.clinicalContent,
    evidence: [
      {
        signal: 'sender.history',
        toward: history.lane,
        weight: Number.POSITIVE_INFINITY,
        where: 'sender',
        words: 'earlier mail of this sender was sorted so',
        start: null,
        end: null,
      },
      ...verdict.evidence.filter(({ toward }) => toward === history.lane),
    ],
    hardRule: null,
    runnerUp: {
      lane: unbound,
      behindBy: Math.max(0, verdict.scores[history.lane] - verdict.scores[unbound]),
    },
    wouldFlip: `Without this sender’s earlier mail it would be ${unbound}.`,
    scores: verdict.scores,
    bound: history,
  };
  return bound;
}
