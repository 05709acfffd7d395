// Keeps what a spelling is to a reader, so that a word is asked about once, however many mails it stands in.
import type { SpellingBook } from './spellings';

/** Room for the spellings of many mails; it grows with the book. */
const ROOM = 1 << 13;

/**
 * The same question, answered for each spelling of a book once.
 *
 * @param ask gives a whole number from 0 to 254
 * @returns the answer for the spelling of this number in the book
 */
export function rememberSpelling(
  ask: (spelling: string) => number,
): (book: SpellingBook, number: number) => number {
  let known: SpellingBook | null = null;
  /** One more than the answer; 0 where nobody has asked. */
  let answers = new Uint8Array(0);
  return (book, number) => {
    if (book !== known || number >= answers.length) {
      const wider = new Uint8Array(Math.max(ROOM, 2 * number));
      if (book === known) wider.set(answers);
      known = book;
      answers = wider;
    }
    const ready = answers[number] ?? 0;
    if (ready !== 0) return ready - 1;
    const answer = ask(book.spellings[number] ?? '');
    answers[number] = answer + 1;
    return answer;
  };
}
