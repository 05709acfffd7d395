// The Web Worker in which feeds are read; webpack makes it a file of its own.
import { answerFeed } from './answerFeed';
import type { FeedProgress, FeedQuestion } from './messages';

addEventListener('message', ({ data }: MessageEvent<FeedQuestion>) => {
  const { ticket } = data;
  postMessage(
    answerFeed(data, (share) => {
      postMessage({ ticket, share } satisfies FeedProgress);
    }),
  );
});
