// Lays an evidence model out for reading mail: numbers instead of words, one row of weights a term.
import { TERM_KINDS, type EvidenceModel, type TermKind } from './evidenceModel';
import { NO_ROW, pairTable, type PairTable } from './pairTable';
import { LANES, URGENCIES } from './types';
import { readWeightRows, type WeightRows, type Weights } from './weightRows';

export { NO_ROW } from './pairTable';
export type { Weights } from './weightRows';

/** The stems that the model knows as words, in the subject or in pairs; the tables are by a stem's number. */
export interface ModelWords {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly word: Int32Array;
  readonly subject: Int32Array;
  /** Its numbers in pairs: one for opening them, one for closing them. */
  readonly opens: Int32Array;
  readonly closes: Int32Array;
}

/** A model for looking terms up fast. */
export interface CompiledModel {
  /** What each row weighs, as `kind:term`. */
  readonly keys: readonly string[];
  readonly words: ModelWords;
  /** Row of a pair by its words' numbers in pairs. */
  readonly pairRow: PairTable['rowOf'];
  /** Row of a term that is no word, or `NO_ROW` when it weighs nothing. */
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
  readonly numberOf: Map<string, number>;
  readonly words: Omit<ModelWords, 'numberOf'>;
  readonly pairs: PairTable;
  readonly rows: ReadonlyMap<string, Map<string, number>>;
}

function newTable(most: number): RowTable {
  /** A pair may name two new stems. */
  const stems = (): Int32Array => new Int32Array(2 * most).fill(NO_ROW);
  return {
    keys: [],
    numberOf: new Map(),
    words: { word: stems(), subject: stems(), opens: stems(), closes: stems() },
    pairs: pairTable(most),
    rows: new Map(TERM_KINDS.map((kind) => [kind, new Map<string, number>()])),
  };
}

function stemIn({ numberOf }: RowTable, stem: string): number {
  const met = numberOf.get(stem);
  if (met !== undefined) return met;
  numberOf.set(stem, numberOf.size);
  return numberOf.size - 1;
}

function pairRowFor(term: string, gap: number, table: RowTable): number {
  const { opens, closes } = table.words;
  const first = stemIn(table, term.slice(0, gap));
  const second = stemIn(table, term.slice(gap + 1));
  opens[first] = first;
  closes[second] = second;
  const met = table.pairs.rowOf(first, second);
  if (met !== NO_ROW) return met;
  table.pairs.set(first, second, table.keys.length);
  return table.keys.length;
}

function rowFor(key: string, table: RowTable): number {
  const cut = key.indexOf(':');
  const kind = key.slice(0, cut);
  const term = key.slice(cut + 1);
  const { keys } = table;
  const next = keys.length;
  let row: number;
  if (kind === 'word' || kind === 'subject') {
    const rows = table.words[kind];
    const stem = stemIn(table, term);
    row = rows[stem] === NO_ROW ? next : (rows[stem] ?? next);
    rows[stem] = row;
  } else {
    const gap = kind === 'pair' ? term.indexOf(' ') : -1;
    const own = table.rows.get(kind);
    if (gap >= 0) row = pairRowFor(term, gap, table);
    else {
      row = own?.get(term) ?? next;
      own?.set(term, row);
    }
  }
  if (row === next) keys.push(key);
  return row;
}

/** @throws Error when the model was never checked and is no model */
function rowsOf(part: EvidenceModel['lane'], classes: number): WeightRows {
  const rows = readWeightRows(part.terms, classes);
  if (typeof rows === 'string') throw new Error(`${rows} has no row of weights`);
  return rows;
}

/** The weights by the table's rows, with room for the terms of the other part. */
function spread(
  { keys, weights }: WeightRows,
  rowOf: (place: number) => number,
  classes: number,
  most: number,
): Weights {
  const placed =
    weights instanceof Int16Array
      ? new Int16Array(most * classes)
      : new Float64Array(most * classes);
  for (let place = 0, at = 0; place < keys.length; place += 1) {
    const to = rowOf(place) * classes;
    for (let one = 0; one < classes; one += 1, at += 1) placed[to + one] = weights[at] ?? 0;
  }
  return placed;
}

/** Compiles a model once; the same object gives the same answer without work. */
export function compileModel(model: EvidenceModel): CompiledModel {
  const ready = known.get(model);
  if (ready !== undefined) return ready;
  const { unit } = model;
  const lane = rowsOf(model.lane, LANES.length);
  const urgency = rowsOf(model.urgency, URGENCIES.length);
  const most = lane.keys.length + urgency.keys.length;
  const table = newTable(most);
  const laneRows = Int32Array.from(lane.keys, (key) => rowFor(key, table));
  const urgencyRows = Int32Array.from(urgency.keys, (key) => rowFor(key, table));
  const { keys, numberOf, words, pairs, rows } = table;
  const compiled: CompiledModel = {
    keys,
    words: { numberOf, ...words },
    pairRow: (opens, closes) => pairs.rowOf(opens, closes),
    rowOf: (kind, term) => rows.get(kind)?.get(term) ?? NO_ROW,
    unit,
    laneWeights: spread(lane, (place) => laneRows[place] ?? 0, LANES.length, keys.length),
    urgencyWeights: spread(
      urgency,
      (place) => urgencyRows[place] ?? 0,
      URGENCIES.length,
      keys.length,
    ),
    laneBias: model.lane.bias.map((weight) => weight * unit),
    urgencyBias: model.urgency.bias.map((weight) => weight * unit),
  };
  known.set(model, compiled);
  return compiled;
}
