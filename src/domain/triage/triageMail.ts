// Composes the reading of one mail: text, identifiers, meeting ask, verdict.
import type { MeetingAsk } from '../asks';
import type { MailText, Person } from '../mail';
import type { PhiSpan } from '../phi';
import type { Instant, ZoneId } from '../time';
import type { Matrix } from './matrix';
import type { Verdict } from './types';

/** Everything besides the mail that a verdict depends on. */
export interface TriageSetting {
  readonly matrix: Matrix;
  /** The staff directory. */
  readonly people: readonly Person[];
  /** Whose mailbox it is. */
  readonly principal: Person;
  readonly zone: ZoneId;
  /** Mail domains of the house, lower case. */
  readonly organizationDomains: readonly string[];
  /** Stands in for the time of receipt where a mail has none. */
  readonly now: Instant;
}

export interface Triage {
  readonly text: MailText;
  readonly phi: readonly PhiSpan[];
  readonly verdict: Verdict;
  readonly ask: MeetingAsk | null;
}
