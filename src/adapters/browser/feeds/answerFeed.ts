// The feed worker's half of the conversation, apart from the worker's own globals.
import type { FeedAnswer, FeedQuestion } from './messages';
import { readFeed } from './readFeed';

export function answerFeed(
  { ticket, text, horizon }: FeedQuestion,
  tell: (share: number) => void = () => undefined,
): FeedAnswer {
  try {
    return { ticket, reading: readFeed(text, horizon, tell) };
  } catch {
    // Told as a ticket without a reading: the error's words may be the feed's.
    return { ticket, reading: null };
  }
}
