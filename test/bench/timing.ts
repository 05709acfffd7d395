// Times several things in turn, so that another program's load falls on all of them and their ratios stay true.
import { rowOf, type Row } from './report';

export interface Timed {
  readonly name: string;
  readonly what: string;
  /** Milliseconds a call, of so many calls. */
  readonly time: (from: number, calls: number) => Promise<number>;
}

export interface Timing {
  readonly runs: number;
  /** How long each is called at least before anything counts, as after some minutes of a day's work. */
  readonly warmUpMs: number;
  /** How often at least: what is called more rarely is compiled later. */
  readonly warmUpCalls?: number;
  /** How many different things the calls go through in turn. */
  readonly pass?: number;
}

/**
 * So long that what a turn begins with weighs little: its memory comes back, and what the one before had collected or
 * compiled beside it comes to an end.
 */
const BATCH_MS = 400;
const MOST_CALLS = 200_000;

/**
 * Milliseconds a call of each, in the order given: each is warmed up, then each runs a batch in turn, `runs` times.
 *
 * A batch is whole passes through the things that are read, so that a slow reader meets the same ones as a fast one.
 */
export async function timeInTurn(
  timed: readonly Timed[],
  { runs, warmUpMs, warmUpCalls = 1, pass = 1 }: Timing,
): Promise<readonly Row[]> {
  const ready: { readonly one: Timed; readonly calls: number; readonly values: number[] }[] = [];
  for (const one of timed) {
    const until = performance.now() + warmUpMs;
    let index = 0;
    do {
      await one.time(index, pass);
      index += pass;
    } while (performance.now() < until || index < warmUpCalls);
    const each = await one.time(0, pass);
    const passes = Math.ceil(BATCH_MS / Math.max(each, 0.001) / pass);
    const calls = Math.max(1, Math.min(Math.floor(MOST_CALLS / pass), passes)) * pass;
    ready.push({ one, calls, values: [] });
  }
  for (let run = 0; run < runs; run += 1)
    for (const { one, calls, values } of ready) values.push(await one.time(run * calls, calls));
  return ready.map(({ one, values }) => rowOf(one.name, one.what, 'ms', values));
}
