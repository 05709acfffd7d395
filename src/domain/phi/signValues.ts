// What a sign is made of, by number: a judge then finds its weight with one look, without comparing letters.
import type { SpellingBook } from '../mail';
import type { WordClass } from './lexicon/contextWords';

/** What is looked at: the word before, the shape of a number, how the line ends. */
export interface Slot {
  readonly text: string;
  readonly number: number;
}

/** What the lexicon knows of a word. */
export interface WordFacts {
  /** What it may be, as bits. */
  readonly is: number;
  readonly classes: readonly WordClass[];
  /** The first of the classes as a sign's value; empty when there is none. */
  readonly first: Value;
  /** The classes as slots of signs. */
  readonly slots: readonly Slot[];
}

/** A part of what stood there. */
export interface Value {
  readonly text: string;
  /** What the lexicon knows of it, so that a word is looked up once; null for most. */
  facts: WordFacts | null;
  /** Bits that a reader of signs keeps of the words that it looks for. */
  marks: number;
  /** `UNKNOWN` while no judge has a weight for it. */
  number: number;
  /** How many values were known when the number was last asked for. */
  asked: number;
}

export const UNKNOWN_VALUE = -1;

const slots = new Map<string, Slot>();

/** The slot of this name; the same name is the same slot in every judge. */
export function slotOf(text: string): Slot {
  const ready = slots.get(text);
  if (ready !== undefined) return ready;
  const made = { text, number: slots.size };
  slots.set(text, made);
  return made;
}

/** One more than the highest number of a slot. */
export function slotCount(): number {
  return slots.size;
}

/** Slots by their names: `const SLOT = slotsOf('gap', 'before')`. */
export function slotsOf<K extends string>(...names: readonly K[]): Readonly<Record<K, Slot>> {
  return Object.fromEntries(names.map((name) => [name, slotOf(name)])) as Record<K, Slot>;
}

/** Numbers begin at 1: 0 says that a sign has no such part. */
const values = new Map<string, Value>();

/** The value of a text that the program itself chose or a model holds; it is kept. */
export function valueOf(text: string): Value {
  const ready = values.get(text);
  if (ready !== undefined) return ready;
  const made = { text, facts: null, marks: 0, number: values.size + 1, asked: 0 };
  values.set(text, made);
  return made;
}

/** The value of a text that stands in a mail; nothing of the mail is kept. */
export function foundValue(text: string): Value {
  return (
    values.get(text) ?? { text, facts: null, marks: 0, number: UNKNOWN_VALUE, asked: values.size }
  );
}

let met: { readonly book: SpellingBook; readonly values: Value[] } | null = null;

/** The value of a spelling by its number in the book; kept no longer than the book. */
export function valueOfNumber(book: SpellingBook, number: number): Value {
  if (met?.book !== book) met = { book, values: [] };
  const { values: known } = met;
  for (let next = known.length; next <= number; next += 1)
    known.push(foundValue(book.spellings[next] ?? ''));
  return known[number] ?? foundValue('');
}

/** A value's number; one that was unknown is asked for again when a model has been read since. */
export function numberOf(value: Value): number {
  if (value.number === UNKNOWN_VALUE && value.asked !== values.size) {
    value.asked = values.size;
    value.number = values.get(value.text)?.number ?? UNKNOWN_VALUE;
  }
  return value.number;
}
