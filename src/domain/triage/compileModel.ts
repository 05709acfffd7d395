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

/** A model for looking terms up fast. */
export interface CompiledModel {
  /** What each row weighs, as `kind:term`. */
  readonly keys: readonly string[];
  readonly words: ReadonlyMap<string, ModelWord>;
  pairRow(first: ModelWord, second: ModelWord): number;
  /** Row of a term, or `NO_ROW` when it weighs nothing. */
  rowOf(kind: TermKind, term: string): number;
  readonly laneWeights: Float64Array;
  readonly urgencyWeights: Float64Array;
  readonly laneBias: readonly number[];
  readonly urgencyBias: readonly number[];
}

const known = new WeakMap<EvidenceModel, CompiledModel>();

/** The union of the terms of both models, lanes first. */
function keysOf({ lane, urgency }: EvidenceModel): string[] {
  const keys = Object.keys(lane.terms);
  for (const key of Object.keys(urgency.terms))
    if (!Object.hasOwn(lane.terms, key)) keys.push(key);
  return keys;
}

function weightsOf(
  keys: readonly string[],
  terms: EvidenceModel['lane']['terms'],
  size: number,
  unit: number,
): Float64Array {
  const weights = new Float64Array(keys.length * size);
  keys.forEach((key, row) => {
    const values = Object.hasOwn(terms, key) ? terms[key] : undefined;
    if (values === undefined) return;
    for (let at = 0; at < size; at += 1) weights[row * size + at] = (values[at] ?? 0) * unit;
  });
  return weights;
}

/** Compiles a model once; the same object gives the same answer without work. */
export function compileModel(model: EvidenceModel): CompiledModel {
  const ready = known.get(model);
  if (ready !== undefined) return ready;
  const keys = keysOf(model);
  const words = new Map<string, ModelWord>();
  const pairs = new Map<number, number>();
  const rows = new Map<TermKind, Map<string, number>>(TERM_KINDS.map((kind) => [kind, new Map()]));
  const wordOf = (term: string): ModelWord => {
    const met = words.get(term);
    if (met !== undefined) return met;
    const made: ModelWord = { number: words.size, word: NO_ROW, subject: NO_ROW };
    words.set(term, made);
    return made;
  };
  // No pair joins more different stems than two for each term.
  const most = 2 * keys.length + 1;
  const pairRow = (first: ModelWord, second: ModelWord): number =>
    pairs.get(first.number * most + second.number) ?? NO_ROW;
  keys.forEach((key, row) => {
    const cut = key.indexOf(':');
    const kind = key.slice(0, cut);
    const term = key.slice(cut + 1);
    if (kind === 'word' || kind === 'subject') wordOf(term)[kind] = row;
    else if (kind === 'pair') {
      const gap = term.indexOf(' ');
      if (gap < 0) return;
      const first = wordOf(term.slice(0, gap));
      const second = wordOf(term.slice(gap + 1));
      pairs.set(first.number * most + second.number, row);
    } else rows.get(kind as TermKind)?.set(term, row);
  });
  const rowOf = (kind: TermKind, term: string): number => rows.get(kind)?.get(term) ?? NO_ROW;
  const { unit, lane, urgency } = model;
  const compiled: CompiledModel = {
    keys,
    words,
    pairRow,
    rowOf,
    laneWeights: weightsOf(keys, lane.terms, LANES.length, unit),
    urgencyWeights: weightsOf(keys, urgency.terms, URGENCIES.length, unit),
    laneBias: lane.bias.map((weight) => weight * unit),
    urgencyBias: urgency.bias.map((weight) => weight * unit),
  };
  known.set(model, compiled);
  return compiled;
}
