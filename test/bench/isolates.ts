// Runs each thing that is measured in an isolate of its own: what one of them has the engine compile slows no other.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Timed } from './timing';

/** What an isolate is asked to do, by what it was started for; `index` says which of the things it reads. */
export type Call = (index: number) => unknown;

interface Batch {
  readonly from: number;
  readonly calls: number;
}

interface Isolate extends Timed {
  readonly stop: () => Promise<unknown>;
}

/** True where this program runs as an isolate that `startIsolate` started. */
export const isIsolate = !isMainThread;

/** Starts this very program once more, beside this one, for what is named so. */
export async function startIsolate(name: string, what: string): Promise<Isolate> {
  const worker = new Worker(process.argv[1] ?? '', { workerData: name });
  const next = async (): Promise<number> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (value: number) => {
        worker.off('error', reject);
        resolve(value);
      });
    });
  await next();
  return {
    name,
    what,
    time: async (from, calls) => {
      const answer = next();
      worker.postMessage({ from, calls } satisfies Batch);
      return answer;
    },
    stop: async () => worker.terminate(),
  };
}

/** Serves as the isolate for what it was started for: says when it is ready, then answers each batch with its time a call. */
export async function serveIsolate(callOf: (name: string) => Promise<Call> | Call): Promise<void> {
  const call = await callOf(String(workerData));
  const port = parentPort;
  if (port === null) throw new Error('no isolate');
  port.on('message', ({ from, calls }: Batch) => {
    void timeCall(call, from, calls).then((each) => {
      port.postMessage(each);
    });
  });
  port.postMessage(0);
}

async function timeCall(call: Call, from: number, calls: number): Promise<number> {
  const started = performance.now();
  for (let index = from; index < from + calls; index += 1) {
    const answer = call(index);
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - started) / calls;
}
