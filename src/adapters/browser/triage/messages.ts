// What the screen and the triage worker say to each other.
import type { Mail, Person } from '../../../domain/mail';
import type { ClosestMiss, Matrix, Triage, TriageSetting, Verdict } from '../../../domain/triage';

/** The parts of a setting that are large and stay: sent once, then named. */
export interface HouseMessage {
  readonly kind: 'house';
  readonly house: number;
  readonly matrix: Matrix;
  readonly people: readonly Person[];
}

export interface MailMessage {
  readonly kind: 'mail';
  readonly ticket: number;
  readonly house: number;
  readonly mail: Mail;
  readonly setting: Omit<TriageSetting, 'matrix' | 'people'>;
  /** Set when the verdict is known and the closest rule that did not fire is asked for. */
  readonly missOf: Verdict | null;
}

export type ToWorker = HouseMessage | MailMessage;

export type FromWorker =
  | { readonly kind: 'read'; readonly ticket: number; readonly triage: Triage }
  | { readonly kind: 'missed'; readonly ticket: number; readonly miss: ClosestMiss | null }
  /** Without the reason: an error may quote the mail. */
  | { readonly kind: 'failed'; readonly ticket: number };
