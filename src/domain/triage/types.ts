// Lanes, urgencies and what a verdict says about one mail.
import type { Instant } from '../time';

/** In tie-break order: safety first. */
export const LANES = [
  'suspicious',
  'legal-compliance',
  'patient-clinical',
  'patient-admin',
  'referral-auth',
  'schedule-change',
  'credentialing',
  'leadership',
  'academic',
  'travel-speaking',
  'meeting-request',
  'vendor',
  'digest',
] as const;
export type Lane = (typeof LANES)[number];

/** Lanes in which no reply text may be produced, except the macros that the signed policy allows there. */
export const LOCKED_LANES = ['suspicious', 'legal-compliance', 'patient-clinical'] as const;
export type LockedLane = (typeof LOCKED_LANES)[number];

/** Lanes in which a macro opens a new message to the sender alone, never a reply. */
export const PATIENT_LANES = ['patient-clinical', 'patient-admin'] as const;

export function isLockedLane(lane: Lane): lane is LockedLane {
  return (LOCKED_LANES as readonly Lane[]).includes(lane);
}

export function isPatientLane(lane: Lane): boolean {
  return (PATIENT_LANES as readonly Lane[]).includes(lane);
}

/** Fastest first. */
export const URGENCIES = ['now', 'today', 'week', 'digest'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing in the mail that spoke for a lane. */
export interface Evidence {
  /** Stable name of the signal or rule in the release, e.g. `wound` or `hard.red-flag`. */
  readonly signal: string;
  readonly toward: Lane;
  /** Exact contribution to the lane's score; hard rules carry Infinity. */
  readonly weight: number;
  readonly where: 'text' | 'sender' | 'headers' | 'attachments' | 'structure';
  /** The deciding words as they stand in the mail, or a short name of the fact ("sender in the directory"). */
  readonly words: string;
  /** Offsets into `MailText.text` when `where` is `text`. */
  readonly start: number | null;
  readonly end: number | null;
}

interface VerdictFacts {
  readonly urgency: Urgency;
  /** The facts that set the urgency, in the words of the matrix. */
  readonly urgencyBecause: readonly string[];
  readonly clinicalContent: boolean;
  /** Strongest first; only what spoke for the chosen lane (or the options). */
  readonly evidence: readonly Evidence[];
  /** The hard rule that decided, or null when the evidence did. */
  readonly hardRule: { readonly id: string; readonly title: string } | null;
  readonly runnerUp: { readonly lane: Lane; readonly behindBy: number } | null;
  /** The one fact whose absence (or presence) would change the lane, in words; null when nothing single would. */
  readonly wouldFlip: string | null;
  readonly scores: Readonly<Record<Lane, number>>;
}

/** How this sender's earlier mail in this mailbox was sorted; derived when asked for, kept nowhere. */
export interface SenderHistory {
  /** Lane of the newest sorted mail. */
  readonly lane: Lane;
  /** When that mail came. */
  readonly at: Instant;
  /** Newest mails in a row that lie in that lane. */
  readonly count: number;
}

export interface DecidedVerdict extends VerdictFacts {
  readonly kind: 'decided';
  readonly lane: Lane;
  /** Set when earlier mail of this sender was sorted into this very lane and that binds. */
  readonly bound?: SenderHistory;
}

/** An honest abstention: the person chooses between the options. */
export interface UnsureVerdict extends VerdictFacts {
  readonly kind: 'unsure';
  readonly options: readonly [Lane, Lane, ...Lane[]];
}

export type Verdict = DecidedVerdict | UnsureVerdict;

/** True when the lane, or any lane under consideration, is locked. */
export function isLockedVerdict(verdict: Verdict): boolean {
  return verdict.kind === 'decided'
    ? isLockedLane(verdict.lane)
    : verdict.options.some((lane) => isLockedLane(lane));
}
