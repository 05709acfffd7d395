// Stands apart from triageMail, so that the parts it is composed of can read it without a circle.
import type { Person } from '../mail';
import type { Instant, ZoneId } from '../time';
import type { Matrix } from './matrix';

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
