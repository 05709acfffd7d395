// A mail as the desk sees it, whatever client it came from.
import type { Instant } from '../time';

export interface Person {
  /** Display name as the client shows it; may be empty. */
  readonly name: string;
  /** SMTP address in lower case; empty when the client gives none. */
  readonly address: string;
}

/** Where a mail lives: never its words. */
export interface MessageReference {
  /** User principal name of the mailbox, lower case. */
  readonly mailbox: string;
  readonly immutableId: string;
}

export interface Mail {
  /** null for items without a sender (drafts, some system items). */
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  readonly bodyType: 'text' | 'html';
  readonly body: string;
  readonly receivedAt: Instant | null;
  readonly importance: 'low' | 'normal' | 'high';
  readonly attachmentNames: readonly string[];
  /** Internet headers by their name as sent; empty when the client cannot read them. */
  readonly headers: Readonly<Record<string, string>>;
}

export const PART_KINDS = [
  'newest',
  'quoted',
  'forwarded',
  'signature',
  'disclaimer',
  'banner',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A stretch of `MailText.text` and what it is. Offsets are UTF-16 code units, end exclusive. */
export interface MailPart {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The mail as plain text: the subject, a blank line, then the whole body without mark-up.
 * Every offset in spans, evidence and parts points into `text`.
 */
export interface MailText {
  readonly text: string;
  readonly bodyStart: number;
  /** In order, without gaps inside the body. */
  readonly parts: readonly MailPart[];
  /** Web addresses behind the links of an HTML mail, as written, at most 200; they are not part of `text`. */
  readonly links: readonly string[];
}
