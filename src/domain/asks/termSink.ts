// The terms by which a mail and its times are judged: what is put, and of which kind.
import type { AskWord } from './tokenWords';

/** A term with how strongly it is there; 1 for a word. */
export type Term = readonly [key: string, value: number];

/** Kinds of terms by number. */
export const OF = {
  before: 0,
  behind: 1,
  inside: 2,
  sentenceBefore: 3,
  conceptNear: 4,
  conceptBefore: 5,
  body: 6,
  conceptInBody: 7,
  subject: 8,
  conceptInSubject: 9,
  fact: 10,
  note: 11,
  sender: 12,
  link: 13,
  way: 14,
  best: 15,
} as const;
export type TermKind = (typeof OF)[keyof typeof OF];

/** How a kind is written before the colon of a stored term, by its number. */
export const KIND_NAMES = [
  'b',
  'a',
  'i',
  'p',
  'near',
  'prior',
  'w',
  'w-has',
  's',
  's-has',
  'is',
  'has',
  'from',
  'link',
  'say',
  'best',
] as const;

/** Takes terms told by their kind and a word or two, so that none has to be put together: `b:free on` is b, free, on. */
export interface TermSink {
  /** A fact, which the program has a name for. */
  put(kind: TermKind, name: string, second?: string): void;
  /** A word of the mail. */
  word(kind: TermKind, word: AskWord): void;
  /** Two words that stand beside each other. */
  pair(kind: TermKind, first: AskWord, second: AskWord): void;
}

/** Puts all terms of a candidate or a mail; one that is put twice counts once. */
export type WriteTerms = (into: TermSink) => void;

/** The terms put together, each once: as training and the reading of the mode look at them. */
export function termsOf(write: WriteTerms): Term[] {
  const keys = new Set<string>();
  write({
    put: (kind, name, second) => {
      const word = second === undefined ? name : `${name} ${second}`;
      keys.add(`${KIND_NAMES[kind]}:${word}`);
    },
    word: (kind, { word }) => {
      keys.add(`${KIND_NAMES[kind]}:${word}`);
    },
    pair: (kind, first, second) => {
      keys.add(`${KIND_NAMES[kind]}:${first.word} ${second.word}`);
    },
  });
  return [...keys].map((key): Term => [key, 1]);
}
