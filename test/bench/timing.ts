// Times several things in turn, so that another program's load falls on all of them and their ratios stay true.
import { rowOf, type Row } from './report';

export interface Timed {
  readonly name: string;
  readonly what: string;
  /** May answer with a promise, which is waited for. */
  readonly call: (index: number) => unknown;
}

/** Long enough that the timer's grain does not show. */
const BATCH_MS = 5;
const MOST_CALLS = 2000;

async function timeBatch({ call }: Timed, from: number, calls: number): Promise<number> {
  const started = performance.now();
  for (let index = from; index < from + calls; index += 1) {
    const answer = call(index);
    if (answer instanceof Promise) await answer;
  }
  return (performance.now() - started) / calls;
}

/**
 * Milliseconds a call of each, in the order given: each is warmed up, then each runs a batch in turn, `runs` times.
 *
 * @param warmUpMs how long each is called before anything counts, as after some minutes of a day's work
 */
export async function timeInTurn(
  timed: readonly Timed[],
  { runs, warmUpMs }: { readonly runs: number; readonly warmUpMs: number },
): Promise<readonly Row[]> {
  const ready: { readonly one: Timed; readonly calls: number; readonly values: number[] }[] = [];
  for (const one of timed) {
    const until = performance.now() + warmUpMs;
    let index = 0;
    do {
      await timeBatch(one, index, 1);
      index += 1;
    } while (performance.now() < until);
    const each = await timeBatch(one, 0, Math.min(index, 7));
    const calls = Math.min(MOST_CALLS, Math.ceil(BATCH_MS / Math.max(each, 0.001)));
    ready.push({ one, calls: Math.max(1, calls), values: [] });
  }
  for (let run = 0; run < runs; run += 1)
    for (const { one, calls, values } of ready)
      values.push(await timeBatch(one, run * calls, calls));
  return ready.map(({ one, values }) => rowOf(one.name, one.what, 'ms', values));
}
