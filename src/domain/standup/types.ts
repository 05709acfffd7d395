// What the weekly stand-up counts, and how each figure says what it counted.
import type { Block, MessageReference, Proposal, ProposalState } from '../holds';
import type { LogEntry, WorkItem } from '../log';
import type { WorkingHours } from '../roster';
import type { Instant, LocalDate, Window, ZoneId } from '../time';
import type { Lane } from '../triage';

/** The places that figures are read from. */
export const SOURCES = ['log', 'work', 'proposals', 'inbox', 'calendar', 'weeks'] as const;
export type Source = (typeof SOURCES)[number];

/** What a source gave, or that it could not be read: never an empty list in place of a failure. */
export type Reading<T> = readonly T[] | 'unread';

/** A mail that lies in the inbox. */
export interface InboxMail {
  readonly message: MessageReference;
  readonly receivedAt: Instant;
  /** The lane of its shared category; null when nobody sorted it yet. */
  readonly lane: Lane | null;
}

/** The figures that were kept when an earlier week's stand-up was held. */
export interface KeptWeek {
  readonly weekStart: LocalDate;
  readonly backlogByLane: Readonly<Partial<Record<Lane, number>>>;
  readonly unsorted: number;
  readonly keptAt: Instant;
}

export interface FigureInput {
  /** Entries about the principal's mailbox since the start of `trail`, in any order. */
  readonly log: Reading<LogEntry>;
  /** All that is open or taken, and what was settled since the start of `trail`. */
  readonly work: Reading<WorkItem>;
  readonly proposals: Reading<Proposal>;
  readonly inbox: Reading<InboxMail>;
  /** Committed time over `horizon`. */
  readonly blocks: Reading<Block>;
  readonly weeks: Reading<KeptWeek>;
  readonly now: Instant;
  /** The week that is looked at, Monday to Monday. */
  readonly week: Window;
  /** The coming two weeks in which collisions are looked for. */
  readonly horizon: Window;
  /** The weeks whose log entries show what runs without rework; ends with `week`. */
  readonly trail: Window;
  readonly zone: ZoneId;
  readonly workingHours: WorkingHours;
  readonly holidays: readonly LocalDate[];
}

/** One thing that was counted: a reference and why it counts, never its words. */
export interface Counted {
  readonly key: string;
  readonly message: MessageReference | null;
  readonly proposalId: string | null;
  readonly lane: Lane | null;
  /** When it came, was done or takes place. */
  readonly at: Instant | null;
  /** Why it counts, in a few words of ours. */
  readonly because: string;
}

export type Figure<V> =
  | {
      readonly kind: 'read';
      readonly value: V;
      /** A sentence that says what was counted, or how it was estimated. */
      readonly formula: string;
      readonly isEstimate: boolean;
      readonly counted: readonly Counted[];
      /** Sources that would have added to it and could not be read. */
      readonly missing: readonly Source[];
    }
  | { readonly kind: 'unread'; readonly sources: readonly Source[] };

export interface LaneCount {
  /** null: mail that nobody sorted yet. */
  readonly lane: Lane | null;
  readonly count: number;
}

export interface Backlog {
  /** Lanes in their fixed order, mail not yet sorted last; lanes without any are left out. */
  readonly rows: readonly LaneCount[];
  readonly total: number;
  readonly overdue: number;
}

export interface ResponseRow {
  readonly lane: Lane;
  readonly handled: number;
  /** Working minutes from receipt to the first action. */
  readonly medianMinutes: number;
  readonly withinSla: number;
  /** How many of them had a due time at all. */
  readonly withDue: number;
}

export interface Response {
  readonly rows: readonly ResponseRow[];
  readonly medianMinutes: number | null;
  readonly withinSla: number;
  readonly withDue: number;
}

export const COLLISION_KINDS = [
  'double-booked',
  'in-or',
  'in-travel',
  'over-post-call',
  'over-protected',
  'travel-during-call',
  'during-call',
] as const;
export type CollisionKind = (typeof COLLISION_KINDS)[number];

export interface Collision {
  readonly kind: CollisionKind;
  /** The stretch that both claim. */
  readonly window: Window;
  /** The block that should give way or be checked. */
  readonly moves: Block;
  readonly stays: Block;
}

export interface Rework {
  readonly handled: number;
  readonly corrected: number;
  readonly undone: number;
  /** 0 to 1; null when nothing was handled. */
  readonly shareWithout: number | null;
  readonly themes: readonly { readonly from: Lane; readonly to: Lane; readonly count: number }[];
}

export interface ProcessChanges {
  /** Releases signed in the week, in order. */
  readonly releases: readonly string[];
  /** Corrections between the same two lanes often enough to amend the matrix. */
  readonly amendments: readonly {
    readonly from: Lane;
    readonly to: Lane;
    readonly count: number;
  }[];
}

export interface Figures {
  readonly backlog: Figure<Backlog>;
  readonly backlogBefore: Figure<Backlog>;
  readonly response: Figure<Response>;
  readonly proposals: Figure<readonly { readonly state: ProposalState; readonly count: number }[]>;
  readonly collisions: Figure<readonly Collision[]>;
  readonly reschedules: Figure<number>;
  readonly rework: Figure<Rework>;
  readonly processChanges: Figure<ProcessChanges>;
  readonly handOver: Figure<readonly { readonly lane: Lane; readonly handled: number }[]>;
}

/** The five lines of the weekly meeting, in order. */
export const AGENDA_LINES = ['backlog', 'rework', 'changes', 'schedule', 'hand-over'] as const;
export type AgendaLineId = (typeof AGENDA_LINES)[number];

export interface AgendaLine {
  readonly id: AgendaLineId;
  readonly title: string;
  readonly minutes: number;
  /** What there is to say, in short sentences without content. */
  readonly facts: readonly string[];
}

/** The meeting's clock: plain values that can be written down and read again. */
export interface Timer {
  readonly minutes: readonly number[];
  /** Index of the agenda line that is spoken about. */
  readonly line: number;
  /** Milliseconds already spent, by agenda line, the running stretch not included. */
  readonly spent: readonly number[];
  /** null while paused. */
  readonly runningSince: Instant | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}
