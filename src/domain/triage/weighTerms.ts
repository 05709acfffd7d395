// Weighs the terms of a mail: exact sums for every lane or urgency, and what each place in the mail gave.
import type { CompiledModel } from './evidenceModel';
import type { Term, Terms } from './readTerms';
import type { Evidence } from './types';

/** What spoke at one place of the mail, with what it gave to every class in the model's order. */
export interface Voice extends Pick<Evidence, 'where' | 'words' | 'start' | 'end'> {
  /** The term that weighs most among those of this place. */
  readonly signal: string;
  readonly weights: Float64Array;
}

export interface Weighed {
  /** Sum for every class in the model's order, to six places. */
  readonly scores: readonly number[];
  /** Worked out when asked for: a lane's urgency seldom has to be explained. */
  readonly voices: () => readonly Voice[];
}

function strength(weights: Float64Array): number {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  return most;
}

interface Group {
  voice: Voice;
  readonly weights: Float64Array;
  strongest: number;
  start: number;
  end: number;
}

/** Terms that lie on the same words speak with one voice, so that nothing is shown twice. */
function groupByPlace(terms: readonly (readonly [Term, Float64Array])[], text: string): Voice[] {
  const loose: Voice[] = [];
  const groups: Group[] = [];
  const placed = terms
    .filter(([term]) => term.start !== null)
    .sort(([a], [b]) => (a.start ?? 0) - (b.start ?? 0) || (b.end ?? 0) - (a.end ?? 0));
  for (const [term, weights] of placed) {
    const start = term.start ?? 0;
    const end = term.end ?? start;
    const signal = `${term.kind}:${term.term}`;
    const last = groups.at(-1);
    const own = strength(weights);
    if (last === undefined || start >= last.end) {
      const voice = { signal, where: term.where, words: term.words, start, end, weights };
      groups.push({ voice, weights: Float64Array.from(weights), strongest: own, start, end });
      continue;
    }
    weights.forEach((weight, index) => {
      last.weights[index] = (last.weights[index] ?? 0) + weight;
    });
    last.end = Math.max(last.end, end);
    if (own > last.strongest) {
      last.strongest = own;
      last.voice = { ...last.voice, signal };
    }
  }
  for (const [term, weights] of terms) {
    if (term.start === null)
      loose.push({
        signal: `${term.kind}:${term.term}`,
        where: term.where,
        words: term.words,
        start: null,
        end: null,
        weights,
      });
  }
  return [
    ...groups.map(({ voice, weights, start, end }) => ({
      ...voice,
      weights,
      start,
      end,
      words: text.slice(start, end),
    })),
    ...loose,
  ];
}

/**
 * Adds up what the model gives to the terms.
 *
 * @param weights the model's numbers, one row a term
 * @param bias the score of a mail without any term
 * @param text the text into which the terms point
 */
export function weighTerms(
  terms: Terms,
  model: Pick<CompiledModel, 'rowOf'>,
  weights: Float64Array,
  bias: readonly number[],
  text: string,
): Weighed {
  const size = bias.length;
  const scores = [...bias];
  const weighed: (readonly [Term, Float64Array])[] = [];
  for (const term of terms.all) {
    const row = model.rowOf(term.kind, term.term);
    if (row === undefined) continue;
    const factor = terms.factorOf(term.kind);
    const own = new Float64Array(size);
    for (let index = 0; index < size; index += 1) {
      const weight = (weights[row * size + index] ?? 0) * factor;
      own[index] = weight;
      scores[index] = (scores[index] ?? 0) + weight;
    }
    weighed.push([term, own]);
  }
  return {
    scores: scores.map((score) => Math.round(score * 1e6) / 1e6),
    voices: () => groupByPlace(weighed, text),
  };
}
