// Weighs the terms of a mail: exact sums for every lane or urgency, and what each place in the mail gave.
import { NO_ROW, type CompiledModel, type Weights } from './compileModel';
import { LIVE_KINDS, type LiveWords } from './liveWords';
import type { Term, Terms } from './readTerms';
import type { Evidence } from './types';

/** What spoke at one place of the mail, with what it gave to every class in the model's order. */
export interface Voice extends Pick<Evidence, 'where' | 'words' | 'start' | 'end'> {
  /** The term that weighs most among those of this place. */
  readonly signal: string;
}

/** Terms that lie on the same words speak with one voice, by place; behind them those without a place. */
export interface Voices {
  readonly count: number;
  /** What a voice gave to a class. */
  weight(voice: number, of: number): number;
  /** Put into words when asked for: most voices say too little to be shown. */
  at(voice: number): Voice;
}

export interface Weighed {
  /** Sum for every class in the model's order, to six places. */
  readonly scores: readonly number[];
  /** Worked out when asked for: a lane's urgency seldom has to be explained. */
  readonly voices: () => Voices;
}

/** A term besides the live words with its row, weighed in this order. */
export interface RowedTerm {
  readonly term: Term;
  readonly row: number;
}

export interface Scale {
  /** One row a term, in whole numbers of `unit`. */
  readonly rows: Weights;
  readonly unit: number;
  /** The score of a mail without any term. */
  readonly bias: readonly number[];
}

/** Adds what rows give, in order: the order of a sum shows in its last digit. */
function addLive(scores: Float64Array, terms: Terms, { rows: weights, unit }: Scale): void {
  const { kinds, rows } = terms.live;
  const size = scores.length;
  const factors = LIVE_KINDS.map((kind) => terms.factorOf(kind));
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const factor = factors[kinds[index] ?? 0] ?? 1;
    for (let one = 0, at = row * size; one < size; one += 1, at += 1)
      scores[one] = (scores[one] ?? 0) + (weights[at] ?? 0) * unit * factor;
  }
}

function addOthers(
  scores: Float64Array,
  others: readonly RowedTerm[],
  terms: Terms,
  { rows: weights, unit }: Scale,
): void {
  const size = scores.length;
  for (const { term, row } of others) {
    if (row === NO_ROW) continue;
    const factor = terms.factorOf(term.kind);
    for (let one = 0, at = row * size; one < size; one += 1, at += 1)
      scores[one] = (scores[one] ?? 0) + (weights[at] ?? 0) * unit * factor;
  }
}

/** The places of live words, by start, the longer of two with one start first: they are read nearly in that order. */
function liveOrder({ rows, starts, ends }: LiveWords): number[] {
  const order: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    order.push(index);
    let at = index;
    for (; at > 0; at -= 1) {
      const other = order[at - 1] ?? 0;
      const otherStart = starts[other] ?? 0;
      if (otherStart < start || (otherStart === start && (ends[other] ?? 0) >= end)) break;
      order[at] = other;
    }
    order[at] = index;
  }
  return order;
}

/** All terms that have a place, by place; of equals the live word stands first. */
interface PlacedTerms {
  readonly rows: readonly number[];
  readonly factors: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function placedTerms(terms: Terms, others: readonly RowedTerm[]): PlacedTerms {
  const live = terms.live;
  const kindFactors = LIVE_KINDS.map((kind) => terms.factorOf(kind));
  const more = others
    .filter(({ term, row }) => row !== NO_ROW && term.start !== null)
    .sort(
      (a, b) => (a.term.start ?? 0) - (b.term.start ?? 0) || (b.term.end ?? 0) - (a.term.end ?? 0),
    );
  const rows: number[] = [];
  const factors: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let next = 0;
  const order = liveOrder(live);
  for (let place = 0; place <= order.length; place += 1) {
    const index = order[place] ?? 0;
    const isBehind = place === order.length;
    const start = isBehind ? Number.POSITIVE_INFINITY : (live.starts[index] ?? 0);
    const end = isBehind ? 0 : (live.ends[index] ?? 0);
    for (; next < more.length; next += 1) {
      const other = more[next];
      if (other === undefined) break;
      const from = other.term.start ?? 0;
      const to = other.term.end ?? 0;
      if (from > start || (from === start && to <= end)) break;
      rows.push(other.row);
      factors.push(terms.factorOf(other.term.kind));
      starts.push(from);
      ends.push(to);
    }
    if (isBehind) break;
    rows.push(live.rows[index] ?? 0);
    factors.push(kindFactors[live.kinds[index] ?? 0] ?? 1);
    starts.push(start);
    ends.push(end);
  }
  return { rows, factors, starts, ends };
}

/** Terms that lie on the same words speak with one voice, so that nothing is shown twice. */
function voicesOf(
  terms: Terms,
  others: readonly RowedTerm[],
  { rows: weights, unit, bias }: Scale,
  keys: readonly string[],
  text: string,
): Voices {
  const size = bias.length;
  const loose = others.filter(({ term, row }) => row !== NO_ROW && term.start === null);
  const placed = placedTerms(terms, others);
  const sums = new Float64Array((placed.rows.length + loose.length) * size);
  const starts: number[] = [];
  const ends: number[] = [];
  const signals: number[] = [];
  let last = -1;
  let lastEnd = -1;
  let strongest = 0;
  for (let index = 0; index < placed.rows.length; index += 1) {
    const row = placed.rows[index] ?? 0;
    const factor = placed.factors[index] ?? 1;
    const start = placed.starts[index] ?? 0;
    const end = placed.ends[index] ?? 0;
    const isNew = last < 0 || start >= lastEnd;
    if (isNew) {
      last += 1;
      starts.push(start);
      ends.push(end);
      signals.push(row);
      lastEnd = end;
    } else if (end > lastEnd) {
      ends[last] = end;
      lastEnd = end;
    }
    let own = 0;
    for (let one = 0, at = row * size, to = last * size; one < size; one += 1, at += 1, to += 1) {
      const weight = (weights[at] ?? 0) * unit * factor;
      sums[to] = isNew ? weight : (sums[to] ?? 0) + weight;
      const strength = weight < 0 ? -weight : weight;
      if (strength > own) own = strength;
    }
    if (isNew) strongest = own;
    else if (own > strongest) {
      strongest = own;
      signals[last] = row;
    }
  }
  const groups = last + 1;
  loose.forEach(({ term, row }, index) => {
    const factor = terms.factorOf(term.kind);
    for (let one = 0; one < size; one += 1)
      sums[(groups + index) * size + one] = (weights[row * size + one] ?? 0) * unit * factor;
  });
  return {
    count: groups + loose.length,
    weight: (voice, of) => sums[voice * size + of] ?? 0,
    at(voice) {
      const bare = loose[voice - groups];
      if (bare !== undefined) {
        const { where, words } = bare.term;
        const signal = keys[bare.row] ?? '';
        return { signal, where, words, start: null, end: null };
      }
      const start = starts[voice] ?? 0;
      const end = ends[voice] ?? start;
      const signal = keys[signals[voice] ?? 0] ?? '';
      return { signal, where: 'text', words: text.slice(start, end), start, end };
    },
  };
}

/** The terms besides the live words with the rows that were looked up when they were read. */
export function othersOf({ others, otherRows }: Terms): RowedTerm[] {
  return others.map((term, index) => ({ term, row: otherRows[index] ?? NO_ROW }));
}

/** A sum that is not finished: what more terms are added to, each time anew. */
export interface Weighing {
  with(more: readonly RowedTerm[]): Weighed;
}

/**
 * Adds up what the model gives to the terms of a mail; `with` adds more terms to a copy of that sum.
 *
 * @param text the text into which the terms point
 */
export function weighTerms(
  terms: Terms,
  model: Pick<CompiledModel, 'keys'>,
  scale: Scale,
  text: string,
): Weighing {
  const base = Float64Array.from(scale.bias);
  const others = othersOf(terms);
  addLive(base, terms, scale);
  addOthers(base, others, terms, scale);
  return {
    with(more) {
      const scores = Float64Array.from(base);
      addOthers(scores, more, terms, scale);
      const rounded: number[] = [];
      for (const score of scores) rounded.push(Math.round(score * 1e6) / 1e6);
      return {
        scores: rounded,
        voices: () => voicesOf(terms, [...others, ...more], scale, model.keys, text),
      };
    },
  };
}
