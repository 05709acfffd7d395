// The action log: who did what when, with references and never with words of a mail.
import type { Instant } from '../time';

export const LOG_KINDS = [
  'mail.applied',
  'mail.corrected',
  'mail.undone',
  'mail.observed',
  'safety.missed',
  'mail.swept',
  'mail.unswept',
  'handoff.opened',
  'handoff.taken',
  'handoff.closed',
  'handoff.undone',
  'macro.inserted',
  'macro.undone',
  'hold.proposed',
  'hold.decided',
  'hold.picked',
  'hold.withdrawn',
  'hold.expired',
  'hold.reconciled',
  'hold.revised',
  'hold.extended',
  'hold.reminded',
  'hold.escalated',
  'hold.offered',
  'hold.heard',
  'hold.replaced',
  'hold.flagged',
  'hold.precleared',
  'schedule.blocked',
  'schedule.cleared',
  'schedule.undone',
  'word.signed',
  'colours.set',
  'feed.kept',
  'policy.signed',
  'standup.held',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Facts of an entry: short codes, ids, numbers and instants; the firewall refuses anything else. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface LogEntry {
  /** UUID, unique in the list. */
  readonly entryId: string;
  readonly kind: LogKind;
  readonly at: Instant;
  /** Address of the acting person; the server's stamp is the authority. */
  readonly by: string;
  /** Address of the mailbox concerned, or null. */
  readonly mailbox: string | null;
  readonly lane: string | null;
  readonly urgency: string | null;
  readonly policyRelease: string | null;
  /** Immutable message id, proposal id or work item id. */
  readonly subjectId: string | null;
  readonly facts: LogFacts;
  /** Hash of the previous entry of the same client instance; empty for its first. */
  readonly previousHash: string;
  readonly clientId: string;
  readonly hash: string;
}
