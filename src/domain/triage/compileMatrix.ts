// Prepares a matrix for reading mail: all its phrases in one finder.
import { compilePhrases, type PhraseFinder } from '../mail';
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
function numberer(all: readonly string[]): CompiledMatrix['numbersOf'] {
  const numberOf = new Map(all.map((phrase, index) => [phrase, index]));
  const lists = new WeakMap<readonly string[], readonly number[]>();
  return (phrases) => {
    const ready = lists.get(phrases);
    if (ready !== undefined) return ready;
    const numbers = phrases.flatMap((phrase) => numberOf.get(phrase) ?? []);
    lists.set(phrases, numbers);
    return numbers;
  };
}

function conceptsByPhrase(
  concepts: readonly Concept[],
  phrases: number,
  numbersOf: CompiledMatrix['numbersOf'],
): CompiledMatrix['conceptsOf'] {
  const lists: (number[] | undefined)[] = Array.from({ length: phrases }, () => undefined);
  concepts.forEach(({ phrases: own }, concept) => {
    for (const phrase of numbersOf(own)) {
      const list = lists[phrase];
      if (list === undefined) lists[phrase] = [concept];
      else list.push(concept);
    }
  });
  return (phrase) => lists[phrase] ?? [];
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
  const phrases = new Set<string>();
  for (const concept of matrix.evidence.concepts)
    for (const phrase of concept.phrases) phrases.add(phrase);
  for (const rule of [...matrix.rules.hard, ...matrix.rules.plausible, ...matrix.rules.urgency]) {
    for (const phrase of phrasesOf(rule.when)) phrases.add(phrase);
  }
  const list = [...phrases];
  const numbersOf = numberer(list);
  const { concepts } = matrix.evidence;
  const compiled: CompiledMatrix = {
    finder: compilePhrases(list),
    numbersOf,
    conceptList: concepts,
    conceptsOf: conceptsByPhrase(concepts, list.length, numbersOf),
    concepts: new Map(matrix.evidence.concepts.map((concept) => [concept.id, concept])),
    model: compileModel(matrix.evidence),
  };
  known.set(matrix, compiled);
  return compiled;
}
