// Words that are also written small, as a mail's words ask for them: by the number of the spelling.
import { rememberSpelling, type SpellingBook, type Word } from '../mail';

/** One set is asked about mail after mail, and what it says of a spelling stays true. */
let asked: {
  readonly words: ReadonlySet<string>;
  readonly isCommon: (book: SpellingBook, number: number) => number;
} | null = null;

export class CommonWords {
  private readonly words: ReadonlySet<string>;
  private readonly book: SpellingBook;
  private readonly ofSpelling: (book: SpellingBook, number: number) => number;

  /** @param book in which the words of the mail are spelled */
  constructor(words: ReadonlySet<string>, book: SpellingBook) {
    if (asked?.words !== words)
      asked = { words, isCommon: rememberSpelling((word) => Number(words.has(word))) };
    this.words = words;
    this.book = book;
    this.ofSpelling = asked.isCommon;
  }

  isCommon({ number }: Word): boolean {
    return this.ofSpelling(this.book, number) !== 0;
  }

  /** The same for what is no word of the mail: one without its possessive's end. */
  has(word: string): boolean {
    return this.words.has(word);
  }
}
