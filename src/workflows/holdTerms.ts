// The words in which the hold workflows are asked and answer, so that screens can switch over every outcome.
import type { MeetingAsk, MeetingMode } from '../domain/asks';
import type {
  Block,
  BlockKind,
  ClearingOffice,
  Decision,
  DecisionAnswer,
  FeedAge,
  FeedFreshness,
  Grant,
  MeetingTier,
  MessageReference,
  Participant,
  Privilege,
  Projection,
  Proposal,
  ProposalProblem,
  ProposalState,
  Refusal,
  ScheduleChange,
  Slot,
  Standing,
  StandingWord,
  WorkStream,
} from '../domain/holds';
import type { Instant, Window, ZoneId } from '../domain/time';
import type { Headline } from '../ports';
import type { HouseRules } from './loadHouseRules';
import type { ObserveOnly } from './observeOnly';
import type { Telling } from './tellPhysician';

/** A proposal as it stands in the list, with what its decisions make of it. Show `projection.state`, not `proposal.state`. */
export interface ReadProposal {
  readonly kind: 'read';
  readonly proposal: Proposal;
  readonly projection: Projection;
  readonly itemId: string;
  readonly etag: string;
}

/** A row that a person or a crash left unreadable; `field` names what is wrong with it. */
export interface BrokenProposal {
  readonly kind: 'broken';
  readonly itemId: string;
  readonly field: string;
}

/** suggestSlots(desk, request): Promise<Suggestion> */
export interface SuggestSlotsRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
  /** What the mail asked for, or null. */
  readonly ask: MeetingAsk | null;
  /** What the person typed over the ask; wins over it. Windows null: the ask's own, else the next working days. */
  readonly manual?: {
    /** null: as the ask says, else as the house usually meets. */
    readonly durationMinutes: number | null;
    readonly windows: readonly Window[] | null;
  };
  readonly mode: MeetingMode | null;
  /** The tier whose promise and stretches hold; absent: none is looked at. */
  readonly tier?: MeetingTier;
  /** Where they meet in person; the physician's home site unless told. */
  readonly siteId?: string;
  /** Addresses of colleagues who must be free too. */
  readonly participants?: readonly string[];
  /** What was granted for this meeting. */
  readonly grants?: readonly Grant[];
  /** What the meeting is spent on; 'leadership' unless told. The physician's signed grants go by it. */
  readonly stream?: WorkStream;
  /** The physician's standing words (`readHoldSetting`): what they lift for such a meeting does not hold. */
  readonly words?: readonly StandingWord[];
  /** Time that a mail changed and no feed or calendar shows yet: nothing is offered in it. */
  readonly provisional?: readonly Block[];
  /** Duties of the believed schedule: what of them the calendar does not show blocks too. */
  readonly duties?: readonly Block[];
  /** When each call or OR feed was last read; one that is too old refuses everything. */
  readonly feeds?: readonly FeedFreshness[];
  /** Privileges by site as the credential tracker has them; the roster's unless told. */
  readonly privileges?: readonly Privilege[];
}

export type Suggestion =
  | {
      readonly kind: 'suggested';
      /** Best first, at most three; empty when nothing fits, and `refusals` says why. */
      readonly slots: readonly Slot[];
      readonly refusals: readonly Refusal[];
      /** Offered when the asked time is full: working hours around and after it. */
      readonly nextBest: readonly Slot[];
      readonly windows: readonly Window[];
      readonly durationMinutes: number;
      readonly tier: MeetingTier | null;
      /** When the tier's promise ends; null without a promise. What was asked for by name may lie later. */
      readonly promisedBy: Instant | null;
      readonly participants: readonly Participant[];
      readonly feedAges: readonly FeedAge[];
      /** True when nobody stated a duration and 30 minutes were assumed. */
      readonly isDurationAssumed: boolean;
      readonly zone: ZoneId;
      /** Committed time around the windows, to draw the day. Titles are for the viewer's eyes and never written. */
      readonly blocks: readonly Block[];
    }
  /** The service has no answer for this calendar: nothing may be offered. */
  | { readonly kind: 'unknown-calendar'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'not-a-principal' };

/** placeHolds(desk, request): Promise<Placement> */
export interface PlaceHoldsRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
  /** Minted once when the card opens (desk.ids.newId()); a second click with the same id resumes, never doubles. */
  readonly proposalId: string;
  readonly message: MessageReference | null;
  /** The one who asks; named in the title only when a colleague or cleared stakeholder. */
  readonly stakeholder: { readonly name: string; readonly address: string } | null;
  readonly windows: readonly Window[];
  readonly durationMinutes: number;
  readonly mode: MeetingMode | null;
  readonly tier: MeetingTier;
  readonly decideBy: Instant | null;
  readonly lane: string | null;
  readonly urgency: string | null;
  /** 'hold' unless told. */
  readonly kind?: 'hold' | 'batch' | 'trip';
  /** 'leadership' unless told. */
  readonly stream?: WorkStream;
  /** Words for each window of a batch, or the destination of a trip: they become titles, and pass the firewall. */
  readonly labels?: readonly (string | null)[];
  /** Travel before and after each window, in minutes. */
  readonly travel?: readonly { readonly before: number; readonly after: number }[];
  /** Offices whose clearance a trip needs. */
  readonly needs?: readonly ClearingOffice[];
  /**
   * Proposals whose times a batch takes over; their own holds do not stand in its way. Of a hold: the firm one that ends
   * once this one is confirmed.
   */
  readonly inPlaceOf?: readonly string[];
  /** The title of the firm hold that this one would take the place of; made from `stakeholder` unless told. */
  readonly title?: string;
}

export type Placement =
  | ({ readonly kind: 'placed'; readonly proposal: Proposal } & Telling)
  /** The calendar moved since the slots were suggested: suggest again. Nothing was written. */
  | {
      readonly kind: 'clash';
      readonly windows: readonly Window[];
      /** What stands there. */
      readonly kinds: readonly BlockKind[];
    }
  | { readonly kind: 'unknown-calendar' }
  | { readonly kind: 'not-a-principal' }
  /** Exchange refused; what was begun has been removed and the row says `failed`. */
  | { readonly kind: 'failed'; readonly proposal: Proposal }
  /** This id already stands for something else or has been closed meanwhile. */
  | { readonly kind: 'closed'; readonly state: ProposalState }
  /** No window, too many, or windows of another length. */
  | { readonly kind: 'unusable' }
  /** Words that may not stand in a title or a list; nothing was written. */
  | { readonly kind: 'unfit-words' }
  | ObserveOnly;

/** A meeting of a batch that was answered by itself, in the very moment in which the batch was made or answered. */
export interface AnsweredAlone {
  readonly proposalId: string;
  /** The batch's option for it. */
  readonly optionId: string;
  /** As the server stamped it; null for a word that the assistant heard. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly answer: DecisionAnswer;
  readonly at: Instant;
}

/**
 * Why the calendar does not follow a decision at once: this person may not write it, or not the list that says how far it
 * is; it cannot be read as a whole, the server is away or busy, or another client is at the same work.
 */
export type PutOff =
  'no-rights' | 'no-list-rights' | 'unknown-calendar' | 'out-of-reach' | 'under-way';

/** What became of carrying out a decision on the calendar. */
export type Closing =
  | { readonly kind: 'cleared'; readonly proposal: Proposal }
  | {
      readonly kind: 'confirmed';
      readonly proposal: Proposal;
      /** Meetings of a batch that had an answer of their own: they stand by it, and the batch placed the others. */
      readonly alone?: readonly AnsweredAlone[];
    }
  /** Firm on a heard word; the physician's own entry is still missing. */
  | { readonly kind: 'on-word'; readonly proposal: Proposal }
  | { readonly kind: 'declined'; readonly proposal: Proposal }
  | { readonly kind: 'expired'; readonly proposal: Proposal }
  | { readonly kind: 'withdrawn'; readonly proposal: Proposal }
  /** A draft that was seen to be sent before. */
  | { readonly kind: 'sent'; readonly proposal: Proposal }
  /** Decided, but the calendar no longer allows it: `problem` says why, the assistant proposes anew. */
  | { readonly kind: 'clash'; readonly proposal: Proposal; readonly problem: ProposalProblem }
  /** Decided, and on record; the calendar follows later, by whichever client can. */
  | { readonly kind: 'not-yet-placed'; readonly proposal: Proposal; readonly why: PutOff }
  /** Somebody changed the proposal meanwhile: nothing was overwritten; show it anew. */
  | { readonly kind: 'changed' };

/** decideProposal(desk, request): Promise<DecisionOutcome> */
export interface DecideProposalRequest {
  readonly houseRules: HouseRules;
  /** The proposal as the person saw it: a decision binds exactly that content. */
  readonly proposal: Proposal;
  readonly answer: DecisionAnswer;
  /** Set for 'only'. */
  readonly optionId: string | null;
}

export type DecisionOutcome =
  | Closing
  /** Somebody decided before; `isMine` when this very person did, with another answer. */
  | { readonly kind: 'already-decided'; readonly decision: Decision; readonly isMine: boolean }
  /** Expired, withdrawn, declined or not open for answers. */
  | { readonly kind: 'closed'; readonly state: ProposalState }
  /** The proposal was edited since it was shown: look again and decide again. Nothing was written. */
  | { readonly kind: 'revised' }
  /** The answer counts for the revision that the person saw; the assistant made a newer one in the same moment. */
  | { readonly kind: 'overtaken'; readonly answered: number; readonly revision: number }
  /** `from`: a second approver's answer counts from then on; null for everybody else. */
  | { readonly kind: 'not-entitled'; readonly from: Instant | null }
  /** That option no longer stands. */
  | { readonly kind: 'option-gone' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly itemId: string }
  | ObserveOnly;

/** pickOption(desk, request): Promise<PickOutcome>; withdrawProposal(desk, request): Promise<WithdrawOutcome> */
export interface PickOptionRequest {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
  readonly optionId: string;
}

export type PickOutcome =
  | Closing
  | { readonly kind: 'closed'; readonly state: ProposalState }
  /** The physician has not answered "any of these", or what it needs is missing. */
  | { readonly kind: 'not-cleared' }
  | { readonly kind: 'option-gone' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly itemId: string }
  | ObserveOnly;

export interface WithdrawProposalRequest {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
}

export type WithdrawOutcome =
  | Closing
  | { readonly kind: 'closed'; readonly state: ProposalState }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly itemId: string }
  | ObserveOnly;

/** reconcileProposals(desk, request): Promise<Reconciliation> */
export interface ReconcileRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
}

export const SWEEP_OUTCOMES = [
  'placed',
  'failed',
  /** An event that no row names was removed. */
  'tidied',
  'option-gone',
  /** The deadline had come to lie in OR or call time and was set anew. */
  'extended',
  /** The second approvers were told. */
  'escalated',
  /** Call, OR or another commitment came over an option; or went away again. */
  'flagged',
  /** The other side's invitation took the hold's place. */
  'replaced',
] as const;
export type SweepOutcome = (typeof SWEEP_OUTCOMES)[number];

/** A change that needed no person's word to end. */
export interface SettledChange {
  readonly change: ScheduleChange;
  readonly by: 'calendar' | 'feed' | 'time';
  /** Name of the schedule that agrees; null where it was not a schedule. */
  readonly feedName: string | null;
}

export interface Reconciliation {
  readonly sweptAt: Instant;
  readonly repaired: readonly {
    readonly proposalId: string;
    readonly outcome: Closing['kind'] | SweepOutcome;
  }[];
  readonly broken: readonly BrokenProposal[];
  /** Changed time that a schedule shows by now, or that is over. */
  readonly settled: readonly SettledChange[];
}

/** readMailProposals(desk, request): Promise<MailProposals>, newest first. */
export interface ReadMailProposalsRequest {
  readonly houseRules: HouseRules;
  readonly reference: MessageReference;
}

export interface MailProposals {
  readonly proposals: readonly ReadProposal[];
  /** Ids of those that the signed-in person may clear under the physician's grant. */
  readonly granted: readonly string[];
  readonly broken: readonly BrokenProposal[];
}

/** readApprovals(desk, request): Promise<Approvals> */
export interface ReadApprovalsRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
  /** `waiting`: without what is decided, which then is empty. */
  readonly part?: 'all' | 'waiting';
}

export const OPTION_CONDITIONS = ['stands', 'taken', 'gone', 'past', 'unread'] as const;
/** 'unread': this viewer may not read the calendar. */
export type OptionCondition = (typeof OPTION_CONDITIONS)[number];

export interface ApprovalLine {
  readonly read: ReadProposal;
  /** In whose place the viewer may say yes to it now; null when the viewer may not. */
  readonly standing: Standing | null;
  /** Fetched live under the viewer's own rights, never stored; null when the proposal came from no mail. */
  readonly headline: Headline | { readonly kind: 'gone' | 'forbidden' } | null;
  /** By option id, as the calendar stands now. */
  readonly conditions: Readonly<Record<string, OptionCondition>>;
  /** Of a batch: its meetings that were answered one by one. */
  readonly alone: readonly AnsweredAlone[];
}

export interface Approvals {
  /** True when the signed-in person's answer counts for anything that waits, or would for what comes. */
  readonly mayDecide: boolean;
  readonly isPhysician: boolean;
  /** The physician's own grants and absences, newest first. */
  readonly words: readonly StandingWord[];
  /** True while the physician is away by her own word. */
  readonly isAway: boolean;
  /** Earliest decide-by first. */
  readonly waiting: readonly ApprovalLine[];
  /** Newest first, the last 14 days. */
  readonly decided: readonly ApprovalLine[];
  readonly broken: readonly BrokenProposal[];
  readonly zone: ZoneId;
}
