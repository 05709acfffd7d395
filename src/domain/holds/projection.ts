// The words of the state machine: what a stored proposal and its decisions amount to, and what is left to do.
import type { Decision, ProposalProblem, ProposalState } from './types';

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
  /** Write the state: no calendar work. */
  | { readonly kind: 'record'; readonly state: 'cleared' }
  /** Check the calendar again, make this option busy, remove its siblings, write `confirmed`. */
  | { readonly kind: 'confirm'; readonly optionId: string }
  /** Write the state, then remove every event. */
  | { readonly kind: 'release'; readonly state: 'declined' | 'expired' | 'withdrawn' };

export interface Projection {
  /** What the proposal really is; the list's own State column is only its shadow. */
  readonly state: ProposalState;
  readonly problem: ProposalProblem | null;
  /** The decision that counts, or null. */
  readonly decision: Decision | null;
  readonly ignored: readonly { readonly decision: Decision; readonly why: IgnoredBecause }[];
  readonly chosenOptionId: string | null;
  readonly step: ProposalStep;
}
