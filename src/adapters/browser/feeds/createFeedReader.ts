// Reads feeds in a Web Worker; on the screen's own thread where there is none.
import type { FeedReading } from '../../../domain/holds';
import { DeskError, type FeedReader } from '../../../ports';
import type { FeedAnswer, FeedProgress, FeedQuestion } from './messages';

/** The part of a Worker that the reader needs. */
export interface FeedWorker {
  onmessage: ((event: MessageEvent<FeedAnswer | FeedProgress>) => void) | null;
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
    readFeed: async (text, horizon, watch = {}) => {
      if (watch.signal?.aborted === true) return 'cancelled';
      ticket += 1;
      const question: FeedQuestion = { ticket, text, horizon };
      const worker = attempt(openWorker);
      const answer = worker === null ? null : await askWorker(worker, question, watch);
      if (answer === 'cancelled') return answer;
      const { reading } = answer ?? (await readHere(loadHere, question));
      if (reading === null) throw new DeskError('feed/unread');
      return isAborted(watch) ? 'cancelled' : reading;
    },
  };
}

type Watch = NonNullable<Parameters<FeedReader['readFeed']>[2]>;

/** On this thread the signal is heard before and after the reading. */
function isAborted({ signal }: Watch): boolean {
  return signal?.aborted === true;
}

/** Null when the worker's file did not come or the worker broke: then the feed is read here. */
async function askWorker(
  worker: FeedWorker,
  question: FeedQuestion,
  { signal, tell }: Watch,
): Promise<FeedAnswer | 'cancelled' | null> {
  return new Promise((resolve) => {
    const cancel = (): void => {
      end('cancelled');
    };
    const end = (answer: FeedAnswer | 'cancelled' | null): void => {
      signal?.removeEventListener('abort', cancel);
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }) => {
      if (data.ticket !== question.ticket) return;
      if ('share' in data) tell?.(data.share);
      else end(data);
    };
    worker.onerror = () => {
      end(null);
    };
    signal?.addEventListener('abort', cancel);
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
