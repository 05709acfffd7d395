// Prepares a matrix for reading mail: all its phrases in one finder.
import { compilePhrases, NO_ROW, type PhraseFinder } from '../mail';
import type { Condition } from './conditions';
import { compileModel, type CompiledModel } from './compileModel';
import type { Concept } from './evidenceModel';
import type { Matrix } from './matrix';

export interface CompiledMatrix {
  readonly finder: PhraseFinder;
  /** The finder's numbers of a list of phrases of the matrix, in the order of the list. */
  numbersOf(phrases: readonly string[]): readonly number[];
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly conceptList: readonly Concept[];
  /** The places in the list of the concepts that a phrase belongs to. */
  conceptsOf(phrase: number): readonly number[];
  readonly model: CompiledModel;
}

const known = new WeakMap<Matrix, CompiledMatrix>();

function* phrasesOf(condition: Condition): Generator<string> {
  switch (condition.kind) {
    case 'anyPhrase':
    case 'allPhrases':
      yield* condition.phrases;
      return;
    case 'not':
      yield* phrasesOf(condition.of);
      return;
    case 'all':
    case 'any':
      for (const part of condition.of) yield* phrasesOf(part);
      return;
    default:
  }
}

/** Looks the numbers of a list up once. */
function numberer(numberOf: ReadonlyMap<string, number>): CompiledMatrix['numbersOf'] {
  const lists = new WeakMap<readonly string[], readonly number[]>();
  return (phrases) => {
    const ready = lists.get(phrases);
    if (ready !== undefined) return ready;
    const numbers = phrases.flatMap((phrase) => numberOf.get(phrase) ?? []);
    lists.set(phrases, numbers);
    return numbers;
  };
}

/** Most phrases belong to one concept. */
function conceptsByPhrase(
  concepts: readonly Concept[],
  phrases: number,
  numberOf: ReadonlyMap<string, number>,
): CompiledMatrix['conceptsOf'] {
  const firsts = new Int32Array(phrases).fill(NO_ROW);
  const more = new Map<number, number[]>();
  concepts.forEach(({ phrases: own }, concept) => {
    for (const phrase of own) {
      const number = numberOf.get(phrase) ?? 0;
      const first = firsts[number] ?? NO_ROW;
      if (first === NO_ROW) firsts[number] = concept;
      else more.set(number, [...(more.get(number) ?? [first]), concept]);
    }
  });
  return (phrase) => {
    const first = firsts[phrase] ?? NO_ROW;
    return first === NO_ROW ? [] : (more.get(phrase) ?? [first]);
  };
}

/**
 * Compiles the phrases of a matrix once; the same matrix object gives the same answer without work.
 *
 * Phrases are words parted by spaces, compared without case, accents and apostrophes; `bleed*` stands for any word that
 * begins so, `#` for any number, a word in capitals for itself in capitals only (`OR 2`).
 */
export function compileMatrix(matrix: Matrix): CompiledMatrix {
  const ready = known.get(matrix);
  if (ready !== undefined) return ready;
  const numberOf = new Map<string, number>();
  const add = (phrase: string): void => {
    if (!numberOf.has(phrase)) numberOf.set(phrase, numberOf.size);
  };
  for (const concept of matrix.evidence.concepts) concept.phrases.forEach(add);
  for (const rule of [...matrix.rules.hard, ...matrix.rules.plausible, ...matrix.rules.urgency]) {
    for (const phrase of phrasesOf(rule.when)) add(phrase);
  }
  const list = [...numberOf.keys()];
  const { concepts } = matrix.evidence;
  const compiled: CompiledMatrix = {
    finder: compilePhrases(list),
    numbersOf: numberer(numberOf),
    conceptList: concepts,
    conceptsOf: conceptsByPhrase(concepts, list.length, numberOf),
    concepts: new Map(matrix.evidence.concepts.map((concept) => [concept.id, concept])),
    model: compileModel(matrix.evidence),
  };
  known.set(matrix, compiled);
  return compiled;
}
