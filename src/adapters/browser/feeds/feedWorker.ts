// The Web Worker in which feeds are read; webpack makes it a file of its own.
import { answerFeed } from './answerFeed';
import type { FeedQuestion } from './messages';

addEventListener('message', ({ data }: MessageEvent<FeedQuestion>) => {
  postMessage(answerFeed(data));
});
