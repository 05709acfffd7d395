// Blocks, slots, and the proposal that carries holds from the assistant to the physician.
import type { MeetingMode } from '../asks';
import type { MessageReference } from '../mail';
import type { Instant, Window } from '../time';

export type { MessageReference } from '../mail';

export const BUSY_KINDS = [
  'free',
  'tentative',
  'busy',
  'oof',
  'workingElsewhere',
  'unknown',
] as const;
export type BusyKind = (typeof BUSY_KINDS)[number];

/** A calendar entry as the adapter reads it: times are exact, names stay inside Exchange. */
export interface CalendarEntry {
  readonly id: string;
  readonly etag: string | null;
  readonly window: Window;
  readonly isAllDay: boolean;
  readonly showAs: BusyKind;
  readonly isPrivate: boolean;
  readonly isCancelled: boolean;
  readonly response:
    'none' | 'organizer' | 'accepted' | 'tentativelyAccepted' | 'declined' | 'notResponded';
  readonly categories: readonly string[];
  /** Shown to people with rights on the calendar; never written anywhere. */
  readonly subject: string;
  readonly location: string;
  /** The proposal that placed this event, when it is one of our holds. */
  readonly proposalId: string | null;
  /** What it is to a series; 'single' where nobody said. A moved or changed occurrence is an 'exception'. */
  readonly recurrence?: EntryRecurrence;
}

export const ENTRY_RECURRENCES = ['single', 'occurrence', 'exception', 'master'] as const;
export type EntryRecurrence = (typeof ENTRY_RECURRENCES)[number];

export const BLOCK_KINDS = [
  'or',
  'clinic',
  'call',
  'post-call',
  'teaching',
  'research',
  'committee',
  'travel',
  'personal',
  'holiday',
  'hold',
  'meeting',
  /** Busy time that no readable event explains. */
  'private',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Committed time. */
export interface Block {
  readonly kind: BlockKind;
  readonly window: Window;
  /** Ids of the entries it was made from; empty for opaque time. */
  readonly entryIds: readonly string[];
  readonly title: string;
  /** The proposal whose hold it is, when it is one. */
  readonly proposalId: string | null;
  /** The site where it takes place, when the place names one. */
  readonly siteId?: string | null;
  /** What the time is spent on; of the kind where absent. */
  readonly workStream?: WorkStream;
  /** How a call is taken; absent for other kinds. */
  readonly duty?: CallDuty;
  /** When unused OR time goes back to the pool; absent when nothing is released. */
  readonly releasesAt?: Instant | null;
  /** Where it stands; 'calendar' where absent. */
  readonly source?: BlockSource;
}

export const CALL_DUTIES = ['in-house', 'home', 'backup'] as const;
export type CallDuty = (typeof CALL_DUTIES)[number];

/** 'derived': recovery that the rules give after call, though no calendar shows it. */
export const BLOCK_SOURCES = ['calendar', 'template', 'feed', 'derived'] as const;
export type BlockSource = (typeof BLOCK_SOURCES)[number];

export const WORK_STREAMS = [
  'clinical',
  'pre-op',
  'post-op',
  'teaching',
  'research',
  'leadership',
  'committee',
  'travel',
  'philanthropy',
  'personal',
] as const;
export type WorkStream = (typeof WORK_STREAMS)[number];

export const PROPOSAL_STATES = [
  'placing',
  'proposed',
  'cleared',
  'offered',
  'picked',
  'confirmed',
  'declined',
  'expired',
  'withdrawn',
  'clash',
  'failed',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export interface HoldOption {
  /** '1', '2' or '3', stable within a revision. */
  readonly id: string;
  readonly window: Window;
  /** Exchange id of the tentative event; null until it stands or after it was removed. */
  readonly eventId: string | null;
  /** Grows when the event had to be placed anew. */
  readonly attempt: number;
}

/** Why a proposal stands in `clash` or `failed`. */
export const PROPOSAL_PROBLEMS = [
  /** Other time was committed over every option. */
  'taken',
  /** Somebody removed the events in Outlook. */
  'gone',
  /** Somebody moved the event in Outlook. */
  'moved',
  /** The list says decided, but no entitled decision of this revision proves it. */
  'unproven',
  /** Exchange refused to place the events. */
  'refused',
] as const;
export type ProposalProblem = (typeof PROPOSAL_PROBLEMS)[number];

export const MEETING_TIERS = ['A', 'B', 'C', 'batch'] as const;
export type MeetingTier = (typeof MEETING_TIERS)[number];

export interface Proposal {
  /** UUID. */
  readonly id: string;
  readonly kind: 'hold';
  /** Address of the physician. */
  readonly principal: string;
  /** Grows by one with every edit; a decision binds one revision. */
  readonly revision: number;
  readonly state: ProposalState;
  /** Event title: passes the firewall, names colleagues and cleared stakeholders only. */
  readonly title: string;
  readonly durationMinutes: number;
  readonly mode: MeetingMode | null;
  readonly tier: MeetingTier;
  readonly options: readonly HoldOption[];
  readonly message: MessageReference | null;
  /** Address of the assistant who proposed. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decideBy: Instant | null;
  readonly chosenOptionId: string | null;
  /** Set in `clash` and `failed`. */
  readonly problem: ProposalProblem | null;
}

export const DECISION_ANSWERS = ['any', 'only', 'decline'] as const;
export type DecisionAnswer = (typeof DECISION_ANSWERS)[number];

/** An added entry; who and when are stamped by the server. */
export interface Decision {
  readonly proposalId: string;
  readonly revision: number;
  readonly answer: DecisionAnswer;
  /** Set for 'only'. */
  readonly optionId: string | null;
  /** Hash of the revision that was decided on. */
  readonly revisionHash: string;
  readonly decidedById: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}
