// The feed worker of the bench: the worker's half that the browser runs, on a thread of Node.
import { parentPort } from 'node:worker_threads';
import { answerFeed } from '../../src/adapters/browser/feeds/answerFeed';
import type { FeedQuestion } from '../../src/adapters/browser/feeds/messages';

parentPort?.on('message', (question: FeedQuestion) => {
  parentPort?.postMessage(answerFeed(question));
});
