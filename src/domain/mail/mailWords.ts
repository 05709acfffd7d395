// The words of a mail, cut once for all who read them.
import { rememberLast } from './rememberLast';
import { openBook, type SpellingBook } from './spellings';
import type { MailText } from './types';
import { cutWords, type Word } from './words';

/** Words in order of place, and each spelling once: what a spelling means is then looked up once, however often it stands. */
export interface MailWords {
  readonly words: readonly Word[];
  /** Each spelling once, in order of its first place. */
  readonly spellings: readonly string[];
  /** For each word the number of its spelling in this mail. */
  readonly spellingAt: Int32Array;
  /** The book that the spellings stand in, and the number of each there: what was worked out for a spelling in one mail serves the next. */
  readonly book: SpellingBook;
  readonly bookNumbers: readonly number[];
}

/** By number in the book: in which turn a spelling was met last, and its number in that mail. */
let met = { turns: new Uint32Array(1 << 15), numbers: new Uint32Array(1 << 15) };
let turn = 0;

function spellWords(mail: MailText): MailWords {
  const book = openBook();
  const words = cutWords(mail.text, book);
  const spelled = book.spellings.length;
  if (met.turns.length < spelled)
    met = { turns: new Uint32Array(2 * spelled), numbers: new Uint32Array(2 * spelled) };
  turn += 1;
  const bookNumbers: number[] = [];
  const spellings: string[] = [];
  const spellingAt = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const number = words[at]?.number ?? 0;
    if (met.turns[number] !== turn) {
      met.turns[number] = turn;
      met.numbers[number] = spellings.length;
      bookNumbers.push(number);
      spellings.push(book.spellings[number] ?? '');
    }
    spellingAt[at] = met.numbers[number] ?? 0;
  }
  return { words, spellings, spellingAt, book, bookNumbers };
}

/** The words of subject and body with their spellings; the same text object is cut only once in a row. */
export const spelledWordsOf: (mail: MailText) => MailWords = rememberLast(spellWords);

/** The words of subject and body in order of place; the same text object is cut only once. */
export function wordsOfMail(mail: MailText): readonly Word[] {
  return spelledWordsOf(mail).words;
}
