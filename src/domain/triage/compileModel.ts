// Lays an evidence model out for reading mail: numbers instead of words, one row of weights a term.
import { NO_ROW, pairTable, type PairTable } from '../mail';
import { TERM_KINDS, type EvidenceModel, type TermKind } from './evidenceModel';
import { LANES, URGENCIES } from './types';
import { readWeightRows, type WeightRows, type Weights } from './weightRows';

export { NO_ROW } from '../mail';
export type { Weights } from './weightRows';

/** What the model knows of a stem; `NO_ROW` where it knows nothing. A stem is asked for once a book of spellings. */
export interface ModelWords {
  /** Its row as a word anywhere. */
  wordRow(stem: string): number;
  /** Its row as a word of the subject. */
  subjectRow(stem: string): number;
  /** Its number as the first of a pair. */
  opens(stem: string): number;
  /** Its number as the second of a pair. */
  closes(stem: string): number;
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
  /** Row of such a term together with a lane: of `lane:vendor+fact:link` for `fact`, `link` and vendor's place in LANES. */
  rowInLane(kind: TermKind, term: string, lane: number): number;
  /** What one whole number of a row is worth. */
  readonly unit: number;
  readonly laneWeights: Weights;
  readonly urgencyWeights: Weights;
  readonly laneBias: readonly number[];
  readonly urgencyBias: readonly number[];
}

const known = new WeakMap<EvidenceModel, CompiledModel>();

/** The rows of an evidence model's terms. Words are looked up by their keys: each is asked for once, however many mails have it. */
interface RowTable {
  readonly keys: string[];
  readonly rowOfKey: Map<string, number>;
  readonly opens: Map<string, number>;
  readonly closes: Map<string, number>;
  readonly pairs: PairTable;
  readonly rows: ReadonlyMap<string, Map<string, number>>;
  /** Rows of terms in a lane, by kind, term and the lane's place. */
  readonly inLane: ReadonlyMap<string, Map<string, Int32Array>>;
}

function newTable(most: number): RowTable {
  return {
    keys: [],
    rowOfKey: new Map(),
    opens: new Map(),
    closes: new Map(),
    pairs: pairTable(most),
    rows: new Map(TERM_KINDS.map((kind) => [kind, new Map<string, number>()])),
    inLane: new Map(TERM_KINDS.map((kind) => [kind, new Map<string, Int32Array>()])),
  };
}

function numberIn(numbers: Map<string, number>, stem: string): number {
  const met = numbers.get(stem);
  if (met !== undefined) return met;
  numbers.set(stem, numbers.size);
  return numbers.size - 1;
}

const LANE_PLACES: ReadonlyMap<string, number> = new Map(LANES.map((lane, place) => [lane, place]));

/** Notes where `vendor+fact:link` stands, so that it need not be put together to be found. */
function noteInLane(term: string, row: number, { inLane }: RowTable): void {
  const plus = term.indexOf('+');
  const cut = term.indexOf(':', plus);
  const lane = LANE_PLACES.get(term.slice(0, plus));
  const ofKind = inLane.get(term.slice(plus + 1, cut));
  if (plus < 0 || cut < 0 || lane === undefined || ofKind === undefined) return;
  const name = term.slice(cut + 1);
  const rows = ofKind.get(name) ?? new Int32Array(LANES.length).fill(NO_ROW);
  rows[lane] = row;
  ofKind.set(name, rows);
}

const WORD = 'word:';
const SUBJECT = 'subject:';
const PAIR = 'pair:';

/** Notes how a new row is found where its key is not what is looked for. */
function noteRow(key: string, row: number, table: RowTable): void {
  if (key.startsWith(WORD) || key.startsWith(SUBJECT)) return;
  const gap = key.startsWith(PAIR) ? key.indexOf(' ') : -1;
  if (gap >= 0) {
    const first = numberIn(table.opens, key.slice(PAIR.length, gap));
    const second = numberIn(table.closes, key.slice(gap + 1));
    table.pairs.set(first, second, row);
    return;
  }
  const cut = key.indexOf(':');
  const kind = key.slice(0, cut);
  const term = key.slice(cut + 1);
  table.rows.get(kind)?.set(term, row);
  if (kind === 'lane') noteInLane(term, row, table);
}

/** The row of a key; a key that is new gets the next one. */
function rowFor(key: string, table: RowTable): number {
  const { keys, rowOfKey } = table;
  const met = rowOfKey.get(key);
  if (met !== undefined) return met;
  const row = keys.length;
  rowOfKey.set(key, row);
  keys.push(key);
  noteRow(key, row, table);
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
  const { keys, rowOfKey, opens, closes, pairs, rows, inLane } = table;
  const compiled: CompiledModel = {
    keys,
    words: {
      wordRow: (stem) => rowOfKey.get(WORD + stem) ?? NO_ROW,
      subjectRow: (stem) => rowOfKey.get(SUBJECT + stem) ?? NO_ROW,
      opens: (stem) => opens.get(stem) ?? NO_ROW,
      closes: (stem) => closes.get(stem) ?? NO_ROW,
    },
    pairRow: (first, second) => pairs.rowOf(first, second),
    rowOf: (kind, term) => rows.get(kind)?.get(term) ?? NO_ROW,
    rowInLane: (kind, term, lane) => inLane.get(kind)?.get(term)?.[lane] ?? NO_ROW,
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
