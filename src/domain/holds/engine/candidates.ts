// Every minute at which a meeting could start: a grid of the local clock, the same whatever the calendar holds.
import { mergeWindows, type Window } from '../../time';
import type { DayRow } from './dayRows';
import { ceilMinute, floorMinute } from './minutes';

/** The asked time as whole minutes; `first` and `last` are places in `starts`, `first > last` when nothing fits. */
export interface AskedStretch {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

export interface Candidates {
  /** Minutes, rising. */
  readonly starts: Int32Array;
  readonly stretches: readonly AskedStretch[];
}

/**
 * The starts within the asked windows: each on the grid, and each at which a window as it was asked begins, or must begin
 * to end with it.
 */
export function candidatesOf(
  windows: readonly Window[],
  durationMinutes: number,
  stepMinutes: number,
  rows: readonly DayRow[],
): Candidates {
  const step = Math.max(1, Math.round(stepMinutes));
  const own = ownStarts(windows, durationMinutes);
  const asked = mergeWindows(windows);
  // Room for all of them at once: ninety days have thousands, and a list that grows is copied over and over.
  const room = asked.reduce(
    (sum, { start, end }) => sum + Math.ceil((end - start) / (step * 60_000)) + 2,
    own.length + rows.length,
  );
  const starts = new Int32Array(room);
  let count = 0;
  const stretches: AskedStretch[] = [];
  let nextOwn = 0;
  let row = 0;
  for (const window of asked) {
    const start = ceilMinute(window.start);
    const end = floorMinute(window.end);
    const first = count;
    const latest = end - durationMinutes;
    const push = (minute: number): void => {
      if (count > first && starts[count - 1] === minute) return;
      starts[count] = minute;
      count += 1;
    };
    for (; row < rows.length && (rows[row]?.start ?? Infinity) <= latest; row += 1) {
      const { start: rowStart, end: rowEnd, at } = rows[row] ?? NO_ROW;
      const midnight = at(0);
      let minute = Math.max(start, rowStart);
      minute = midnight + Math.ceil((minute - midnight) / step) * step;
      const last = Math.min(latest, rowEnd - 1);
      for (; minute <= last; minute += step) {
        for (; (own[nextOwn] ?? Infinity) <= minute; nextOwn += 1)
          if ((own[nextOwn] ?? 0) >= start) push(own[nextOwn] ?? minute);
        push(minute);
      }
      if (rowEnd > latest) break;
    }
    for (; (own[nextOwn] ?? Infinity) <= latest; nextOwn += 1)
      if ((own[nextOwn] ?? 0) >= start) push(own[nextOwn] ?? latest);
    stretches.push({ start, end, first, last: count - 1 });
  }
  return { starts: starts.subarray(0, count), stretches };
}

const NO_ROW = { start: 0, end: 0, at: (): number => 0 };

function ownStarts(windows: readonly Window[], durationMinutes: number): readonly number[] {
  const own: number[] = [];
  for (const window of windows) {
    const start = ceilMinute(window.start);
    const latest = floorMinute(window.end) - durationMinutes;
    if (start <= latest) own.push(start, latest);
  }
  return own.sort((a, b) => a - b);
}

/** The first place whose start is not before the minute. */
export function placeOf(starts: Int32Array, minute: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
