// Reads a roster feed's file away from the screen's own thread.
import type { FeedReading } from '../domain/holds';
import type { Instant, ZoneId } from '../domain/time';

export interface FeedReader {
  /**
   * The occurrences that touch the time from `from` to `until`; times without a zone are of `zone`.
   *
   * @param watch `tell` hears the share that is read, from 0 to 1 and never falling
   * @returns 'cancelled' when the signal was aborted before the file was read; the worker is ended then
   * @throws DeskError `feed/unread` when the reader itself broke; a broken feed is an answer
   */
  readFeed(
    text: string,
    horizon: { readonly zone: ZoneId; readonly from: Instant; readonly until: Instant },
    watch?: { readonly signal?: AbortSignal; readonly tell?: (share: number) => void },
  ): Promise<FeedReading | 'cancelled'>;
}
