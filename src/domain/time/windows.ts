// Sets of stretches of time: joined, cut and clipped in n log n.
import { type Instant, type Window } from './instants';

/**
 * Joins stretches that overlap or touch.
 *
 * @param windows in any order; stretches without length are dropped
 * @returns by start, none touching another
 */
export function mergeWindows(windows: readonly Window[]): readonly Window[] {
  if (isMerged(windows)) return windows;
  const sorted = windows
    .filter((window) => window.start < window.end)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) {
      if (end > last.end) last.end = end;
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

/** True when there is nothing to do: the published time of a calendar comes in this order. */
function isMerged(windows: readonly Window[]): boolean {
  let end = -Infinity;
  for (const window of windows) {
    if (window.start <= end || window.start >= window.end) return false;
    end = window.end;
  }
  return true;
}

/**
 * What is left of `from` when every stretch of `without` is taken away.
 *
 * @returns by start, none touching another; empty when nothing is left
 *
 * @example
 * subtractWindows([{ start: nine, end: twelve }], [{ start: ten, end: eleven }]) //=> 9-10 and 11-12
 */
export function subtractWindows(
  from: readonly Window[],
  without: readonly Window[],
): readonly Window[] {
  const cuts = mergeWindows(without);
  const left: Window[] = [];
  let next = 0;
  for (const window of mergeWindows(from)) {
    while (next < cuts.length && (cuts[next]?.end ?? Infinity) <= window.start) next += 1;
    let start = window.start;
    for (let index = next; index < cuts.length; index += 1) {
      const cut = cuts[index];
      if (cut === undefined || cut.start >= window.end) break;
      if (cut.start > start) left.push({ start, end: cut.start });
      if (cut.end > start) start = cut.end;
    }
    if (start < window.end) left.push({ start, end: window.end });
  }
  return left;
}

/** The shared stretches of two sets, by start. */
export function intersectWindows(a: readonly Window[], b: readonly Window[]): readonly Window[] {
  const left = mergeWindows(a);
  const right = mergeWindows(b);
  const shared: Window[] = [];
  let j = 0;
  for (const window of left) {
    while (j > 0 && (right[j - 1]?.end ?? 0) > window.start) j -= 1;
    for (; j < right.length; j += 1) {
      const other = right[j];
      if (other === undefined || other.start >= window.end) break;
      const start = window.start > other.start ? window.start : other.start;
      const end = window.end < other.end ? window.end : other.end;
      if (start < end) shared.push({ start, end });
    }
  }
  return shared;
}
