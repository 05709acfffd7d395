// What the screen and the feed worker say to each other.
import type { FeedReading } from '../../../domain/holds';
import type { FeedHorizon } from './readFeed';

export interface FeedQuestion {
  readonly ticket: number;
  readonly text: string;
  readonly horizon: FeedHorizon;
}

export interface FeedAnswer {
  readonly ticket: number;
  /** Null when the reader broke: its words may be the feed's and stay where they are. */
  readonly reading: FeedReading | null;
}

/** Said on the way to the answer. */
export interface FeedProgress {
  readonly ticket: number;
  /** From 0 to 1. */
  readonly share: number;
}
