// What the screen and the triage worker say to each other.
import type { Mail, Person } from '../../../domain/mail';
import type { Matrix, Triage, TriageSetting } from '../../../domain/triage';

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
}

export type ToWorker = HouseMessage | MailMessage;

export type FromWorker =
  | { readonly kind: 'read'; readonly ticket: number; readonly triage: Triage }
  /** Without the reason: an error may quote the mail. */
  | { readonly kind: 'failed'; readonly ticket: number };
