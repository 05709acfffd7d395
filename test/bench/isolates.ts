// Runs each thing that is measured in a process of its own: what one of them has the engine compile and keep slows no other.
import { fork } from 'node:child_process';
import type { Timed } from './timing';

/** What a process is asked to do, by what it was started for; `index` says which of the things it reads. */
export type Call = (index: number) => unknown;

interface Batch {
  readonly from: number;
  readonly calls: number;
}

interface Isolate extends Timed {
  readonly stop: () => void;
}

const FLAG = '--isolate=';
const asked = process.argv.find((word) => word.startsWith(FLAG))?.slice(FLAG.length) ?? null;

/** True where this program runs because `startIsolate` started it. */
export const isIsolate = asked !== null;

/** Starts this very program once more, beside this one, for what is named so. */
export async function startIsolate(name: string, what: string): Promise<Isolate> {
  const child = fork(process.argv[1] ?? '', [`${FLAG}${name}`], { stdio: 'inherit' });
  const next = async (): Promise<number> =>
    new Promise((resolve, reject) => {
      const fail = (code: number | null): void => {
        reject(new Error(`${name} ended with ${String(code)}`));
      };
      child.once('exit', fail);
      child.once('message', (value) => {
        child.off('exit', fail);
        resolve(Number(value));
      });
    });
  await next();
  return {
    name,
    what,
    time: async (from, calls) => {
      const answer = next();
      child.send({ from, calls } satisfies Batch);
      return answer;
    },
    stop: () => {
      child.disconnect();
    },
  };
}

/** Serves what this process was started for: says when it is ready, then answers each batch with its time a call. */
export async function serveIsolate(callOf: (name: string) => Promise<Call> | Call): Promise<void> {
  const call = await callOf(asked ?? '');
  process.on('message', (batch: Batch) => {
    void timeCalls(call, batch).then((each) => process.send?.(each));
  });
  process.send?.(0);
}

async function timeCalls(call: Call, { from, calls }: Batch): Promise<number> {
  const started = performance.now();
  for (let index = from; index < from + calls; index += 1) {
    const answer = call(index);
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - started) / calls;
}
