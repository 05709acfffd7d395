// Lays an evidence model out for reading mail: numbers instead of words, one row of weights a term.
import { TERM_KINDS, type EvidenceModel, type TermKind } from './evidenceModel';
import { LANES, URGENCIES } from './types';

/** Row of a term that weighs nothing. */
export const NO_ROW = -1;

/** A stem that the model knows as a word, in the subject or in a pair. */
export interface ModelWord {
  /** Its number in pairs. */
  readonly number: number;
  word: number;
  subject: number;
}

/** Whole numbers, a row a term: two bytes each where they fit, so that much of a model stays near the processor. */
export type Weights = Int16Array | Float64Array;

/** A model for looking terms up fast. */
export interface CompiledModel {
  /** What each row weighs, as `kind:term`. */
  readonly keys: readonly string[];
  readonly words: ReadonlyMap<string, ModelWord>;
  pairRow(first: ModelWord, second: ModelWord): number;
  /** Row of a term, or `NO_ROW` when it weighs nothing. */
  rowOf(kind: TermKind, term: string): number;
  /** What one whole number of a row is worth. */
  readonly unit: number;
  readonly laneWeights: Weights;
  readonly urgencyWeights: Weights;
  readonly laneBias: readonly number[];
  readonly urgencyBias: readonly number[];
}

const known = new WeakMap<EvidenceModel, CompiledModel>();

/** Finds the row of a key, and gives the next one to a key that is new. */
interface RowTable {
  readonly keys: string[];
  readonly words: Map<string, ModelWord>;
  readonly pairs: Map<number, number>;
  readonly rows: Map<TermKind, Map<string, number>>;
  /** No two pairs of stems have one number: more stems than this there are not. */
  readonly most: number;
}

function wordIn({ words }: RowTable, term: string): ModelWord {
  const met = words.get(term);
  if (met !== undefined) return met;
  const made: ModelWord = { number: words.size, word: NO_ROW, subject: NO_ROW };
  words.set(term, made);
  return made;
}

function rowFor(key: string, table: RowTable): number {
  const cut = key.indexOf(':');
  const kind = key.slice(0, cut);
  const term = key.slice(cut + 1);
  const { keys } = table;
  const next = keys.length;
  let row: number;
  if (kind === 'word' || kind === 'subject') {
    const word = wordIn(table, term);
    row = word[kind] === NO_ROW ? next : word[kind];
    word[kind] = row;
  } else if (kind === 'pair' && term.includes(' ')) {
    const gap = term.indexOf(' ');
    const first = wordIn(table, term.slice(0, gap));
    const second = wordIn(table, term.slice(gap + 1));
    const pair = first.number * table.most + second.number;
    row = table.pairs.get(pair) ?? next;
    table.pairs.set(pair, row);
  } else {
    const own = table.rows.get(kind as TermKind) ?? new Map<string, number>();
    row = own.get(term) ?? next;
    own.set(term, row);
    table.rows.set(kind as TermKind, own);
  }
  if (row === next) keys.push(key);
  return row;
}

function fillRows(
  terms: EvidenceModel['lane']['terms'],
  size: number,
  weights: Weights,
  table: RowTable,
): void {
  for (const key of Object.keys(terms)) {
    const values = terms[key];
    if (values === undefined) continue;
    const at = rowFor(key, table) * size;
    for (let one = 0; one < size; one += 1) weights[at + one] = values[one] ?? 0;
  }
}

const MOST_SHORT = 32_767;

/** The largest weight of all, whatever its sign. */
function mostOf(terms: EvidenceModel['lane']['terms']): number {
  let most = 0;
  for (const key of Object.keys(terms))
    for (const weight of terms[key] ?? [])
      if (weight > most || -weight > most) most = Math.abs(weight);
  return most;
}

/** Compiles a model once; the same object gives the same answer without work. */
export function compileModel(model: EvidenceModel): CompiledModel {
  const ready = known.get(model);
  if (ready !== undefined) return ready;
  const { unit, lane, urgency } = model;
  const count = Object.keys(lane.terms).length + Object.keys(urgency.terms).length;
  const table: RowTable = {
    keys: [],
    words: new Map(),
    pairs: new Map(),
    rows: new Map(TERM_KINDS.map((kind) => [kind, new Map<string, number>()])),
    most: 2 * count + 1,
  };
  const Table =
    mostOf(lane.terms) < MOST_SHORT && mostOf(urgency.terms) < MOST_SHORT
      ? Int16Array
      : Float64Array;
  const laneWeights = new Table(count * LANES.length);
  const urgencyWeights = new Table(count * URGENCIES.length);
  fillRows(lane.terms, LANES.length, laneWeights, table);
  fillRows(urgency.terms, URGENCIES.length, urgencyWeights, table);
  const { keys, words, pairs, rows, most } = table;
  const compiled: CompiledModel = {
    keys,
    words,
    pairRow: (first, second) => pairs.get(first.number * most + second.number) ?? NO_ROW,
    rowOf: (kind, term) => rows.get(kind)?.get(term) ?? NO_ROW,
    unit,
    laneWeights,
    urgencyWeights,
    laneBias: lane.bias.map((weight) => weight * unit),
    urgencyBias: urgency.bias.map((weight) => weight * unit),
  };
  known.set(model, compiled);
  return compiled;
}
