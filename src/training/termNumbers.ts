// Numbers for the terms that models are fitted on: a spelling is kept once, in however many mails it stands.

export interface TermNumbers {
  /** The number of a term; the next one for a term that is new. */
  numberOf(key: string): number;
  keyOf(number: number): string;
  /** How many there are. */
  count(): number;
}

export function termNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  return {
    numberOf(key) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, keys.length);
      return keys.push(key) - 1;
    },
    keyOf: (number) => keys[number] ?? '',
    count: () => keys.length,
  };
}

/** The terms that a model is fitted on, each in a column of its own. */
export interface Vocabulary {
  /** In the order of the alphabet. */
  readonly keys: readonly string[];
  /** By the term's number; a term that is left out, or that came later, has none: `NO_COLUMN`, or no entry at all. */
  readonly columnOf: Int32Array;
}

export const NO_COLUMN = -1;

/** Gives a column to every term that is kept. */
export function vocabularyFrom(
  terms: TermNumbers,
  counts: Int32Array,
  isKept: (count: number, key: string) => boolean,
): Vocabulary {
  const keys: string[] = [];
  counts.forEach((count, number) => {
    if (count === 0) return;
    const key = terms.keyOf(number);
    if (isKept(count, key)) keys.push(key);
  });
  keys.sort();
  const columnOf = new Int32Array(counts.length).fill(NO_COLUMN);
  keys.forEach((key, column) => {
    columnOf[terms.numberOf(key)] = column;
  });
  return { keys, columnOf };
}
