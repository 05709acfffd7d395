// One shape for every bench: rows with medians, ratios with limits, and a table for people.
import { cpus, totalmem } from 'node:os';

export interface Row {
  readonly name: string;
  readonly what: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly runs: number;
}

export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

const round = (value: number): number => Number(value.toPrecision(4));

/** A row from single measurements. */
export function rowOf(name: string, what: string, unit: string, values: readonly number[]): Row {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1
      ? (sorted[middle] ?? 0)
      : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return {
    name,
    what,
    median: round(median),
    min: round(sorted[0] ?? 0),
    max: round(sorted.at(-1) ?? 0),
    unit,
    runs: sorted.length,
  };
}

/** `ok` when the value does not pass the limit. */
export function ratioOf(name: string, value: number, limit: number): Ratio {
  return { name, value: round(value), limit, ok: value <= limit };
}

/**
 * Milliseconds per call: warms up, then takes `runs` samples of as many calls as fill about 5 ms, so that the timer's
 * grain does not show.
 */
export function timeCalls(
  name: string,
  what: string,
  call: (index: number) => unknown,
  runs = 41,
): Row {
  let sink = 0;
  const turn = (index: number): void => {
    sink += call(index) === undefined ? 0 : 1;
  };
  for (let index = 0, until = performance.now() + 300; performance.now() < until; index += 1)
    turn(index);
  const before = performance.now();
  turn(0);
  const batch = Math.max(
    1,
    Math.min(2000, Math.ceil(5 / Math.max(performance.now() - before, 0.001))),
  );
  const values = Array.from({ length: runs }, (_, run) => {
    const started = performance.now();
    for (let index = 0; index < batch; index += 1) turn(run * batch + index);
    return (performance.now() - started) / batch;
  });
  if (sink < 0) throw new Error('never');
  return rowOf(name, what, 'ms', values);
}

/** Prints the JSON object with `--json`, a table without; exit code 1 when a ratio passes its limit. */
export function report(bench: string, rows: readonly Row[], ratios: readonly Ratio[]): void {
  const processors = cpus();
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ bench, machine, rows, ratios })}\n`);
  } else {
    const width = Math.max(...rows.map((row) => row.name.length), 8);
    const line = (cells: readonly string[]): string =>
      `${(cells[0] ?? '').padEnd(width)}  ${cells
        .slice(1, 4)
        .map((cell) => cell.padStart(10))
        .join('')}  ${(cells[4] ?? '').padEnd(4)} ${cells[5] ?? ''}`;
    const text = [
      `${bench} on ${machine.cpu}, ${String(machine.cores)} cores, Node ${machine.node}`,
      line(['name', 'median', 'min', 'max', 'unit', 'what']),
      ...rows.map((row) =>
        line([row.name, String(row.median), String(row.min), String(row.max), row.unit, row.what]),
      ),
      ...ratios.map(
        (ratio) =>
          `${ratio.ok ? 'ok  ' : 'OVER'} ${ratio.name}: ${String(ratio.value)} (limit ${String(ratio.limit)})`,
      ),
    ];
    process.stdout.write(`${text.join('\n')}\n`);
  }
  process.exitCode = ratios.every((ratio) => ratio.ok) ? 0 : 1;
}
