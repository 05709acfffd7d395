// Reads feeds in a Web Worker; on the screen's own thread where there is none.
import type { FeedReading } from '../../../domain/holds';
import { DeskError, type FeedReader } from '../../../ports';
import type { FeedAnswer, FeedQuestion } from './messages';

/** The part of a Worker that the reader needs. */
export interface FeedWorker {
  onmessage: ((event: MessageEvent<FeedAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: FeedQuestion): void;
  terminate(): void;
}

export interface FeedReaderParts {
  /** Throws or answers null where workers are not to be had. */
  readonly openWorker?: () => FeedWorker | null;
  readonly loadHere?: () => Promise<(question: FeedQuestion) => FeedAnswer>;
}

/** A worker for each feed: a file is dropped now and then, and a worker that is not needed should not stay. */
export function createFeedReader({
  openWorker = openOwnWorker,
  loadHere = loadReader,
}: FeedReaderParts = {}): FeedReader {
  let ticket = 0;
  return {
    readFeed: async (text, horizon) => {
      ticket += 1;
      const question: FeedQuestion = { ticket, text, horizon };
      const worker = attempt(openWorker);
      const answer = worker === null ? null : await askWorker(worker, question);
      const { reading } = answer ?? (await readHere(loadHere, question));
      if (reading === null) throw new DeskError('feed/unread');
      return reading;
    },
  };
}

/** Null when the worker's file did not come or the worker broke: then the feed is read here. */
async function askWorker(worker: FeedWorker, question: FeedQuestion): Promise<FeedAnswer | null> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.ticket !== question.ticket) return;
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      resolve(null);
    };
    worker.postMessage(question);
  });
}

async function readHere(
  loadHere: () => Promise<(question: FeedQuestion) => FeedAnswer>,
  question: FeedQuestion,
): Promise<{ readonly reading: FeedReading | null }> {
  try {
    const answer = await loadHere();
    return answer(question);
  } catch {
    throw new DeskError('feed/unread');
  }
}

function attempt(openWorker: () => FeedWorker | null): FeedWorker | null {
  try {
    return openWorker();
  } catch {
    // A browser or a policy that forbids workers is an ordinary state: the feed is read on this thread.
    return null;
  }
}

function openOwnWorker(): FeedWorker | null {
  if (typeof Worker === 'undefined') return null;
  return new Worker(
    /* webpackChunkName: "feedWorker" */ new URL('./feedWorker.ts', import.meta.url),
  );
}

async function loadReader(): Promise<(question: FeedQuestion) => FeedAnswer> {
  const { answerFeed } = await import(/* webpackChunkName: "feeds" */ './answerFeed');
  return answerFeed;
}
