// Weighs the terms of a mail: exact sums for every lane or urgency, and what each place in the mail gave.
import { NO_ROW, type CompiledModel } from './compileModel';
import { LIVE_KINDS, type LiveWords } from './liveWords';
import type { Term, Terms } from './readTerms';
import type { Evidence } from './types';

/** What spoke at one place of the mail, with what it gave to every class in the model's order. */
export interface Voice extends Pick<Evidence, 'where' | 'words' | 'start' | 'end'> {
  /** The term that weighs most among those of this place. */
  readonly signal: string;
  readonly weights: Float64Array;
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

export interface Weights {
  /** One row a term. */
  readonly rows: Float64Array;
  /** The score of a mail without any term. */
  readonly bias: readonly number[];
}

/** Adds what rows give, in order: the order of a sum shows in its last digit. */
function addLive(scores: Float64Array, terms: Terms, { rows: weights }: Weights): void {
  const { kinds, rows, count } = terms.live;
  const size = scores.length;
  const factors = LIVE_KINDS.map((kind) => terms.factorOf(kind));
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? NO_ROW;
    if (row === NO_ROW) continue;
    const factor = factors[kinds[index] ?? 0] ?? 1;
    for (let one = 0, at = row * size; one < size; one += 1, at += 1)
      scores[one] = (scores[one] ?? 0) + (weights[at] ?? 0) * factor;
  }
}

function addOthers(
  scores: Float64Array,
  others: readonly RowedTerm[],
  terms: Terms,
  { rows: weights }: Weights,
): void {
  const size = scores.length;
  for (const { term, row } of others) {
    if (row === NO_ROW) continue;
    const factor = terms.factorOf(term.kind);
    for (let one = 0, at = row * size; one < size; one += 1, at += 1)
      scores[one] = (scores[one] ?? 0) + (weights[at] ?? 0) * factor;
  }
}

/** Terms that have a row and a place, by place, the longer of two with one start first. */
interface Placed {
  readonly count: number;
  readonly rows: Int32Array;
  readonly factors: Float64Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Live words are read nearly in order of place, so that each is moved past two or three others at most. */
function liveOrder({ count, rows, starts, ends }: LiveWords): Int32Array {
  const order = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    if (rows[index] === NO_ROW) continue;
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    let at = length;
    for (; at > 0; at -= 1) {
      const other = order[at - 1] ?? 0;
      const otherStart = starts[other] ?? 0;
      if (otherStart < start || (otherStart === start && (ends[other] ?? 0) >= end)) break;
      order[at] = other;
    }
    order[at] = index;
    length += 1;
  }
  return order.subarray(0, length);
}

/** Merges the live words with the other placed terms; of equals the live word stands first. */
function placedTerms(terms: Terms, others: readonly RowedTerm[]): Placed {
  const { live } = terms;
  const order = liveOrder(live);
  const factors = LIVE_KINDS.map((kind) => terms.factorOf(kind));
  const more = others
    .filter(({ term, row }) => row !== NO_ROW && term.start !== null)
    .sort(
      (a, b) =>
        (a.term.start ?? 0) - (b.term.start ?? 0) || (b.term.end ?? 0) - (a.term.end ?? 0),
    );
  const count = order.length + more.length;
  const placed: Placed = {
    count,
    rows: new Int32Array(count),
    factors: new Float64Array(count),
    starts: new Int32Array(count),
    ends: new Int32Array(count),
  };
  let next = 0;
  for (let at = 0, index = 0; at < count; at += 1) {
    const own = order[index];
    const other = more[next]?.term;
    const isOther =
      other !== undefined &&
      (own === undefined ||
        (other.start ?? 0) < (live.starts[own] ?? 0) ||
        (other.start === live.starts[own] && (other.end ?? 0) > (live.ends[own] ?? 0)));
    if (isOther) {
      placed.rows[at] = more[next]?.row ?? 0;
      placed.factors[at] = terms.factorOf(other.kind);
      placed.starts[at] = other.start ?? 0;
      placed.ends[at] = other.end ?? 0;
      next += 1;
    } else {
      const word = own ?? 0;
      placed.rows[at] = live.rows[word] ?? 0;
      placed.factors[at] = factors[live.kinds[word] ?? 0] ?? 1;
      placed.starts[at] = live.starts[word] ?? 0;
      placed.ends[at] = live.ends[word] ?? 0;
      index += 1;
    }
  }
  return placed;
}

/** Terms that lie on the same words speak with one voice, so that nothing is shown twice. */
function voicesOf(
  terms: Terms,
  others: readonly RowedTerm[],
  { rows: weights, bias }: Weights,
  keys: readonly string[],
  text: string,
): Voices {
  const size = bias.length;
  const placed = placedTerms(terms, others);
  const loose = others.filter(({ term, row }) => row !== NO_ROW && term.start === null);
  const most = placed.count + loose.length;
  const sums = new Float64Array(most * size);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const signals = new Int32Array(most);
  let last = -1;
  let strongest = 0;
  for (let index = 0; index < placed.count; index += 1) {
    const row = placed.rows[index] ?? 0;
    const factor = placed.factors[index] ?? 1;
    const start = placed.starts[index] ?? 0;
    const end = placed.ends[index] ?? start;
    const isNew = last < 0 || start >= (ends[last] ?? 0);
    if (isNew) {
      last += 1;
      starts[last] = start;
      ends[last] = end;
      signals[last] = row;
    } else if (end > (ends[last] ?? 0)) ends[last] = end;
    let own = 0;
    for (let one = 0, at = row * size, to = last * size; one < size; one += 1, at += 1, to += 1) {
      const weight = (weights[at] ?? 0) * factor;
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
      sums[(groups + index) * size + one] = (weights[row * size + one] ?? 0) * factor;
  });
  return {
    count: groups + loose.length,
    weight: (voice, of) => sums[voice * size + of] ?? 0,
    at(voice) {
      const own = sums.subarray(voice * size, (voice + 1) * size);
      const bare = loose[voice - groups];
      if (bare !== undefined) {
        const { where, words } = bare.term;
        const signal = keys[bare.row] ?? '';
        return { signal, where, words, start: null, end: null, weights: own };
      }
      const start = starts[voice] ?? 0;
      const end = ends[voice] ?? start;
      const signal = keys[signals[voice] ?? 0] ?? '';
      return { signal, where: 'text', words: text.slice(start, end), start, end, weights: own };
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
  weights: Weights,
  text: string,
): Weighing {
  const base = Float64Array.from(weights.bias);
  const others = othersOf(terms);
  addLive(base, terms, weights);
  addOthers(base, others, terms, weights);
  return {
    with(more) {
      const scores = Float64Array.from(base);
      addOthers(scores, more, terms, weights);
      return {
        scores: Array.from(scores, (score) => Math.round(score * 1e6) / 1e6),
        voices: () => voicesOf(terms, [...others, ...more], weights, model.keys, text),
      };
    },
  };
}
