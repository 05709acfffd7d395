// The words of a mail, cut once for all who read them.
import { wordsOf, type Word } from './phrases';
import type { MailText } from './types';

/** Words in order of place, and each spelling once: what a spelling means is then looked up once, however often it stands. */
export interface MailWords {
  readonly words: readonly Word[];
  /** Each spelling once, in order of its first place. */
  readonly spellings: readonly string[];
  /** For each word the number of its spelling. */
  readonly spellingAt: readonly number[];
  /** The number of a spelling; undefined when the mail has no such word. */
  readonly numberOf: (spelling: string) => number | undefined;
}

const known = new WeakMap<MailText, MailWords>();

/** The words of subject and body with their spellings; the same text object is cut only once. */
export function spelledWordsOf(mail: MailText): MailWords {
  const ready = known.get(mail);
  if (ready !== undefined) return ready;
  const words = wordsOf(mail.text);
  const numbers = new Map<string, number>();
  const spellings: string[] = [];
  const spellingAt: number[] = [];
  for (const { word } of words) {
    let number = numbers.get(word);
    if (number === undefined) {
      number = spellings.length;
      numbers.set(word, number);
      spellings.push(word);
    }
    spellingAt.push(number);
  }
  const made: MailWords = {
    words,
    spellings,
    spellingAt,
    numberOf: (spelling) => numbers.get(spelling),
  };
  known.set(mail, made);
  return made;
}

/** The words of subject and body in order of place; the same text object is cut only once. */
export function wordsOfMail(mail: MailText): readonly Word[] {
  return spelledWordsOf(mail).words;
}
