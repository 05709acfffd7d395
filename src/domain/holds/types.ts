// Blocks, slots, and the proposal that carries holds from the assistant to the physician.
import type { MeetingMode } from '../asks';
import type { NameReason } from '../log';
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
  /** Known of an entry that was read by its id alone. */
  readonly single?: SingleEntry;
}

/** What a single reading tells beyond the calendar view. */
export interface SingleEntry {
  /** True when a person has invited others to it. */
  readonly hasGuests: boolean;
  /** Address of who sent the invitation, lower case; null when unsaid. */
  readonly organizer: string | null;
  /** Opens the entry in Outlook; null when unsaid. */
  readonly webLink: string | null;
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

/**
 * 'derived': recovery that the rules give after call, though no calendar shows it; 'provisional': a mail says so, and no
 * feed or calendar does yet.
 */
export const BLOCK_SOURCES = ['calendar', 'template', 'feed', 'derived', 'provisional'] as const;
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
  /** A draft that was seen to be sent; nobody's answer is claimed by it. */
  'sent',
  'declined',
  'expired',
  'withdrawn',
  'clash',
  'failed',
] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export interface HoldOption {
  /** '1' to '9', stable within a revision. */
  readonly id: string;
  readonly window: Window;
  /** Exchange id of the tentative event; null until it stands or after it was removed. */
  readonly eventId: string | null;
  /** Grows when the event had to be placed anew. */
  readonly attempt: number;
  /** What stands at this time, where a batch holds several meetings; null elsewhere. Passes the firewall. */
  readonly label: string | null;
  /** Travel before and after: visible events that come and go with the hold. */
  readonly travel: readonly TravelHold[];
  /** True when the physician was on call at that time when it was proposed. */
  readonly wasOnCall: boolean;
}

/** Travel that belongs to an option; its window touches the option's. */
export interface TravelHold {
  readonly window: Window;
  readonly eventId: string | null;
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
  /** A person invited others to the event in Outlook: it is theirs now and nothing of ours touches it. */
  'invited',
] as const;
export type ProposalProblem = (typeof PROPOSAL_PROBLEMS)[number];

export const MEETING_TIERS = ['A', 'B', 'C', 'batch'] as const;
export type MeetingTier = (typeof MEETING_TIERS)[number];

export const PROPOSAL_KINDS = [
  /** Up to three times for one meeting: one of them becomes firm. */
  'hold',
  /** Several meetings, one time each, decided as one: all of them become firm, or none. */
  'batch',
  /** A trip: booked only once every needed clearance is recorded and the physician has said yes. */
  'trip',
  /** A question with two to four answers; holds no time. */
  'question',
  /** Something that the physician attests in person (F37): nobody else's word counts, none is heard for her. */
  'attestation',
  /** A draft in the physician's mailbox, hers to send: `message` names it, and only she answers that she did. */
  'draft',
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Who must clear a trip before it may be booked (F36). */
export const CLEARING_OFFICES = ['chief', 'or-scheduler'] as const;
export type ClearingOffice = (typeof CLEARING_OFFICES)[number];

/** An office's yes to a trip, as the assistant recorded it, with the mail that says so. */
export interface Clearance {
  readonly office: ClearingOffice;
  /** Address of who recorded it; the log's server stamp is the authority. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly message: MessageReference | null;
}

/** An approval that the assistant heard: the time is firm at once and waits for the physician's own entry. */
export interface HeardWord {
  readonly optionId: string;
  /** Address of who heard it. */
  readonly heardBy: string;
  readonly heardAt: Instant;
  /** True once the event is busy. */
  readonly isFirm: boolean;
}

/** One of the answers to a question. */
export interface QuestionAnswer {
  /** '1' to '4'. */
  readonly id: string;
  /** Passes the firewall. */
  readonly words: string;
}

export interface Proposal {
  /** UUID. */
  readonly id: string;
  readonly kind: ProposalKind;
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
  readonly stream: WorkStream;
  /** Empty for what holds no time. */
  readonly options: readonly HoldOption[];
  /** Set for questions, attestations and drafts. */
  readonly answers: readonly QuestionAnswer[];
  /** Offices whose clearance a trip needs. */
  readonly needs: readonly ClearingOffice[];
  readonly clearances: readonly Clearance[];
  readonly message: MessageReference | null;
  /** The mail that a draft answers: whoever opens it sees what became of the draft. */
  readonly replyTo?: MessageReference;
  /** Address of the assistant who proposed. */
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  /** Then it lapses, and what it holds is released. */
  readonly decideBy: Instant | null;
  /** From then on a second approver may answer as well; null when there is none. */
  readonly secondFrom: Instant | null;
  /** When the second approvers were told; null before. */
  readonly secondToldAt: Instant | null;
  /** The chosen option, or the chosen answer of a question. */
  readonly chosenOptionId: string | null;
  readonly word: HeardWord | null;
  /** Exchange id of the invitation that took the hold's place; null while the hold stands for itself. */
  readonly invitationId: string | null;
  /** Kinds of committed time that came over an option since it was proposed; the sweep keeps it up to date. */
  readonly flags: readonly BlockKind[];
  /** Set in `clash` and `failed`. */
  readonly problem: ProposalProblem | null;
  /**
   * What this one takes the place of. A batch: withdrawn once the batch stands. A hold: one firm hold that something came
   * over, which stays until this one is confirmed. By whichever client comes next.
   */
  readonly inPlaceOf?: readonly string[];
  /** Why a name outside the directory stands in the words or the answers of what is asked; never in what holds time. */
  readonly nameReason?: NameReason;
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

/** Rules of her own day that a physician may lift for the meetings of a grant, once and for all of them. */
export const SIGNED_LIFTS = [
  'research',
  'personal',
  'protected-time',
  'lunch',
  'no-meeting',
  'too-early',
  'outside-working-hours',
  'outside-tier',
  'daily-limit',
] as const;
export type SignedLift = (typeof SIGNED_LIFTS)[number];

/** How many minutes, of which tier and stream, and until when somebody may clear holds in the physician's place. */
export interface GrantTerms {
  /** Entra object id of who may answer. */
  readonly granteeId: string;
  readonly tiers: readonly MeetingTier[];
  readonly streams: readonly WorkStream[];
  readonly mostMinutes: number;
  /** Rules that do not hold for these meetings; none where absent. */
  readonly lifts?: readonly SignedLift[];
}

/**
 * What the physician has said once for many proposals: an added entry with the server's stamp.
 *
 * An `away` word lets second approvers answer between `from` and `until`; a `grant` lets its grantee clear holds that
 * its terms cover. Neither reaches back before `signedAt` or past `endedAt`.
 */
export type StandingWord = {
  /** UUID. */
  readonly id: string;
  readonly signedAt: Instant;
  readonly from: Instant;
  readonly until: Instant;
  /** When the physician took it back; null while it stands. */
  readonly endedAt: Instant | null;
} & ({ readonly kind: 'away' } | { readonly kind: 'grant'; readonly terms: GrantTerms });

/** Who may answer for a physician, and under which standing words. */
export interface Entitlement {
  /** Entra object id; null when the address is no principal's: then no decision counts. */
  readonly physicianId: string | null;
  readonly secondApproverIds: readonly string[];
  readonly words: readonly StandingWord[];
}
