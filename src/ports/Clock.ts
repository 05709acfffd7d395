// The time and the randomness that the domain may not take for itself.
import type { Instant } from '../domain/time';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new random UUID, version 4. */
  newId(): string;
}
