// The words of the state machine: what a stored proposal and its decisions amount to, and what is left to do.
import type { ClearingOffice, Decision, ProposalProblem, ProposalState } from './types';
import type { Standing } from './whoMayDecide';

export const IGNORED_BECAUSE = [
  'other-proposal',
  'other-revision',
  'other-content',
  'not-entitled',
  'unknown-option',
  'late',
  'not-first',
] as const;
export type IgnoredBecause = (typeof IGNORED_BECAUSE)[number];

/** What a client with calendar rights still has to carry out. Every step may be repeated without harm. */
export type ProposalStep =
  | { readonly kind: 'none' }
  /** Finish creating the tentative events, then write `proposed`. */
  | { readonly kind: 'place' }
  /** Write the state: no calendar work. `chosenId` is the answer that a question got. */
  | {
      readonly kind: 'record';
      readonly state: 'cleared' | 'confirmed';
      readonly chosenId: string | null;
    }
  /** Check the calendar again, make these options busy, remove every other event, write `confirmed`. */
  | { readonly kind: 'confirm'; readonly optionIds: readonly string[] }
  /** The same on a heard word: the events become busy, the state stays `picked` until the physician's own entry. */
  | { readonly kind: 'firm'; readonly optionId: string }
  /** Write the state, then remove every event. */
  | { readonly kind: 'release'; readonly state: 'declined' | 'expired' | 'withdrawn' };

export interface Projection {
  /** What the proposal really is; the list's own State column is only its shadow. */
  readonly state: ProposalState;
  readonly problem: ProposalProblem | null;
  /** The decision that counts, or null. */
  readonly decision: Decision | null;
  /** In whose place it was made; null without one. */
  readonly standing: Standing | null;
  readonly ignored: readonly { readonly decision: Decision; readonly why: IgnoredBecause }[];
  readonly chosenOptionId: string | null;
  /** True while a time is firm on a heard word and the physician's own entry is missing. */
  readonly isOnWord: boolean;
  /** Offices whose clearance is still missing; a trip is not booked before. */
  readonly missing: readonly ClearingOffice[];
  readonly step: ProposalStep;
}
