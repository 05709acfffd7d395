// The states of a proposal and every way between them, as data.
import type { ProposalState } from './types';

export const PROPOSAL_EVENTS = [
  /** Every option stands in the calendar. */
  'placed',
  /** Exchange refused to place them. */
  'fail',
  /** The assistant tries again. */
  'retry',
  /** An entitled person answered "any of these". */
  'clear',
  /** The cleared options were sent to the one who asked. */
  'offer',
  /** One option was chosen: by the physician ("only this") or, after "any of these", by the one who asked. */
  'pick',
  /** The assistant heard the physician say yes: firm at once, countersigned later. */
  'hear',
  /** The chosen option became busy time. */
  'confirm',
  'decline',
  /** A draft to send was found sent in the mailbox, by whomever. */
  'see-sent',
  /** Nobody answered before decide-by, or every option has passed. */
  'lapse',
  'withdraw',
  /** The calendar no longer allows it. */
  'clash',
  /** The assistant edits: a new revision, which needs a new decision. */
  'revise',
] as const;
export type ProposalEvent = (typeof PROPOSAL_EVENTS)[number];

/**
 * Where each event leads. What is not listed cannot happen. Sent, declined, expired and withdrawn lead nowhere: a second
 * thought is a new proposal.
 */
export const TRANSITIONS: Readonly<
  Record<ProposalState, Readonly<Partial<Record<ProposalEvent, ProposalState>>>>
> = {
  placing: {
    placed: 'proposed',
    fail: 'failed',
    withdraw: 'withdrawn',
    lapse: 'expired',
    clash: 'clash',
  },
  proposed: {
    clear: 'cleared',
    pick: 'picked',
    hear: 'picked',
    'see-sent': 'sent',
    decline: 'declined',
    lapse: 'expired',
    withdraw: 'withdrawn',
    clash: 'clash',
    revise: 'placing',
  },
  cleared: {
    offer: 'offered',
    pick: 'picked',
    lapse: 'expired',
    withdraw: 'withdrawn',
    clash: 'clash',
    revise: 'placing',
  },
  offered: {
    pick: 'picked',
    lapse: 'expired',
    withdraw: 'withdrawn',
    clash: 'clash',
    revise: 'placing',
  },
  picked: { confirm: 'confirmed', decline: 'declined', withdraw: 'withdrawn', clash: 'clash' },
  confirmed: { withdraw: 'withdrawn', clash: 'clash' },
  sent: {},
  declined: {},
  expired: {},
  withdrawn: {},
  clash: { revise: 'placing', decline: 'declined', withdraw: 'withdrawn', lapse: 'expired' },
  failed: {
    retry: 'placing',
    revise: 'placing',
    decline: 'declined',
    withdraw: 'withdrawn',
    lapse: 'expired',
  },
};

/**
 * The state that an event leads to.
 *
 * @returns null when the event cannot happen in that state: the caller changes nothing
 *
 * @example
 * stateAfter('expired', 'clear') //=> null
 */
export function stateAfter(state: ProposalState, event: ProposalEvent): ProposalState | null {
  return TRANSITIONS[state][event] ?? null;
}

/** True for the states that no event leaves. */
export function isFinal(state: ProposalState): boolean {
  return Object.keys(TRANSITIONS[state]).length === 0;
}

/** States in which something may still happen to the proposal without the assistant's edit. */
export const OPEN_STATES = [
  'placing',
  'proposed',
  'cleared',
  'offered',
  'picked',
  'clash',
  'failed',
] as const satisfies readonly ProposalState[];
