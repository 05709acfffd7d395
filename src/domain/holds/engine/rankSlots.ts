// Puts the open starts in the order in which they are offered.
import type { AskedStretch } from './candidates';
import type { DayRow } from './dayRows';

/** A gap shorter than this is lost: nothing else fits there. */
const USEFUL_GAP_MINUTES = 30;
const HALF_HOUR = 30;
const QUARTER_HOUR = 15;

/** An open start, and what speaks for it. */
export interface Candidate {
  readonly start: number;
  readonly row: DayRow;
  readonly isRound: boolean;
  readonly keepsTimeWhole: boolean;
  /** Lower is better. */
  readonly cost: number;
}

/** Every open start with its cost: odd minutes, gaps that are lost, and free stretches that it cuts in two. */
export function candidatesIn(
  starts: Int32Array,
  stretches: readonly AskedStretch[],
  open: Uint8Array,
  rows: readonly DayRow[],
): readonly Candidate[] {
  const out: Candidate[] = [];
  let row = 0;
  for (const { first, last } of stretches) {
    for (let place = first; place <= last; place += 1) {
      if (open[place] !== 1) continue;
      let end = place;
      while (end < last && open[end + 1] === 1) end += 1;
      const from = starts[place] ?? 0;
      const to = starts[end] ?? from;
      for (; place <= end; place += 1) {
        const start = starts[place] ?? from;
        while (row + 1 < rows.length && (rows[row]?.end ?? Infinity) <= start) row += 1;
        const day = rows[row];
        if (day !== undefined) out.push(candidateAt(start, start - from, to - start, day));
      }
    }
  }
  return out;
}

function candidateAt(start: number, before: number, after: number, row: DayRow): Candidate {
  const minute = (((start - row.at(0)) % HALF_HOUR) + HALF_HOUR) % HALF_HOUR;
  const isRound = minute === 0;
  const lost =
    (before > 0 && before < USEFUL_GAP_MINUTES ? 1 : 0) +
    (after > 0 && after < USEFUL_GAP_MINUTES ? 1 : 0);
  const keepsTimeWhole = lost === 0 && (before === 0 || after === 0);
  const roundCost = isRound ? 0 : minute % QUARTER_HOUR === 0 ? 1 : 3;
  return {
    start,
    row,
    isRound,
    keepsTimeWhole,
    cost: roundCost + lost + (keepsTimeWhole ? 0 : 1),
  };
}

/**
 * The candidates in the order of offer: the best of each day, days first by how soon and how empty; then the others, best
 * first, that keep clear of those chosen. Without a limit all of them, and none is left out.
 */
export function chooseSpread(
  candidates: readonly Candidate[],
  meetingsOn: (row: DayRow) => number,
  limit: number | null,
  spacing: number,
): readonly Candidate[] {
  const best = new Map<DayRow, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.row);
    if (known === undefined || candidate.cost < known.cost) best.set(candidate.row, candidate);
  }
  const chosen = [...best.values()]
    .map((candidate, index) => ({ candidate, cost: index + meetingsOn(candidate.row) / 2 }))
    .sort((a, b) => a.cost - b.cost || a.candidate.start - b.candidate.start)
    .map(({ candidate }) => candidate);
  if (limit !== null && chosen.length >= limit) return chosen.slice(0, limit);
  const others = byCost(candidates);
  if (limit === null) {
    const first = new Set(chosen);
    return [...chosen, ...others.filter((candidate) => !first.has(candidate))];
  }
  for (const candidate of others) {
    if (chosen.length >= limit) break;
    if (chosen.every((one) => Math.abs(one.start - candidate.start) >= spacing))
      chosen.push(candidate);
  }
  return chosen;
}

/** Costs are few whole numbers: one pass a cost keeps the order of time. */
function byCost(candidates: readonly Candidate[]): readonly Candidate[] {
  const piles: Candidate[][] = [];
  for (const candidate of candidates) (piles[candidate.cost] ??= []).push(candidate);
  return piles.flat();
}
