// Walks once over the possible starts and keeps which rules are in force: the one path that decides and explains.
import { placeOf, type Candidates } from './candidates';
import { compareRules, type Rule } from './rule';

/** Neighbouring starts that the same rules refuse. */
export interface RefusedRun {
  /** Places in `starts`, both included. */
  readonly first: number;
  last: number;
  /** In their order; at least one. */
  readonly rules: readonly Rule[];
}

export interface SweptTime {
  /** 1 where a meeting may start. */
  readonly open: Uint8Array;
  readonly runs: readonly RefusedRun[];
}

/**
 * A meeting that starts at `s` and lasts `duration` meets a rule from `a` to `b` exactly when `a - duration < s < b`:
 * so each rule becomes a stretch of starts, and one walk finds for each start the rules that forbid it.
 */
export function sweep(
  { starts, stretches }: Candidates,
  held: readonly Rule[],
  durationMinutes: number,
): SweptTime {
  const count = starts.length;
  const begins = new Int32Array(count + 1).fill(-1);
  const ends = new Int32Array(count + 1).fill(-1);
  const nextBegin = new Int32Array(held.length).fill(-1);
  const nextEnd = new Int32Array(held.length).fill(-1);
  held.forEach(({ start, end }, index) => {
    const from = placeOf(starts, start - durationMinutes + 1);
    const to = placeOf(starts, end);
    if (from >= to) return;
    nextBegin[index] = begins[from] ?? -1;
    begins[from] = index;
    nextEnd[index] = ends[to] ?? -1;
    ends[to] = index;
  });

  const open = new Uint8Array(count);
  const runs: RefusedRun[] = [];
  const inForce: Rule[] = [];
  const desk: Rule[] = [];
  for (const { first, last } of stretches) {
    let run: RefusedRun | null = null;
    for (let place = first; place <= last; place += 1) {
      const isSame = begins[place] === -1 && ends[place] === -1;
      for (let index = ends[place] ?? -1; index !== -1; index = nextEnd[index] ?? -1)
        leave(inForce, held[index]);
      for (let index = begins[place] ?? -1; index !== -1; index = nextBegin[index] ?? -1)
        enter(inForce, held[index]);
      if (inForce.length === 0) {
        open[place] = 1;
        run = null;
      } else if (run !== null && (isSame || isNamedAlike(run.rules, inForce))) {
        run.last = place;
      } else {
        run = { first: place, last: place, rules: named(inForce, desk) };
        runs.push(run);
      }
    }
  }
  for (const rule of inForce) rule.inForce = 0;
  return { open, runs };
}

function enter(inForce: Rule[], piece: Rule | undefined): void {
  if (piece === undefined) return;
  const rule = piece.pieceOf ?? piece;
  rule.inForce += 1;
  if (rule.inForce > 1) return;
  let at = inForce.length;
  while (at > 0) {
    const before = inForce[at - 1];
    if (before === undefined || compareRules(before, rule) <= 0) break;
    inForce[at] = before;
    at -= 1;
  }
  inForce[at] = rule;
}

function leave(inForce: Rule[], piece: Rule | undefined): void {
  if (piece === undefined) return;
  const rule = piece.pieceOf ?? piece;
  rule.inForce -= 1;
  if (rule.inForce > 0) return;
  // Without splice, which would answer with a list of its own each time.
  for (let at = inForce.indexOf(rule); at < inForce.length - 1; at += 1) {
    const next = inForce[at + 1];
    if (next !== undefined) inForce[at] = next;
  }
  inForce.pop();
}

function isNamed(rule: Rule): boolean {
  return rule.under === null || rule.under.inForce === 0;
}

/** Exactly as long as it must be: an answer holds thousands of these. `desk` is room to lay them out. */
function named(inForce: readonly Rule[], desk: Rule[]): readonly Rule[] {
  let count = 0;
  for (const rule of inForce) if (isNamed(rule)) desk[count++] = rule;
  return desk.slice(0, count);
}

function isNamedAlike(rules: readonly Rule[], inForce: readonly Rule[]): boolean {
  let place = 0;
  for (const rule of inForce) {
    if (!isNamed(rule)) continue;
    if (rules[place] !== rule) return false;
    place += 1;
  }
  return place === rules.length;
}
