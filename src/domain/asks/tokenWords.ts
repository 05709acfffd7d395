// What a word of a mail may open or belong to, looked up once while the text is cut into tokens.
import { numberOfSpelling, type SpellingBook } from '../mail';
import { CONCEPT_OF, type AskConcept } from './askWords';
import { MONTH_NAMES, NUMBER_WORDS, WEEKDAY_NAMES } from './calendarWords';

/** Bits of `AskWord.opens`: what a word may begin or say. */
export const OPENS_DAY = 1;
export const OPENS_CLOCK = 2;
export const OPENS_LENGTH = 4;
/** Begins "all times Eastern". */
export const SAID_OF_ALL = 8;
/** "me", without which nobody says "call me". */
export const SAYS_ME = 16;
/** "represents" or "counsel", without which nobody is an opposing party. */
export const SPEAKS_FOR = 32;
/** "call", right before "me". */
export const SAYS_CALL = 64;

interface Use {
  readonly opens: number;
  readonly concept: AskConcept | null;
}

/** A word as the models look at it, with what it may open or belong to. */
export interface AskWord extends Use {
  /** Lower case; `#` for any number. */
  readonly word: string;
  /** Of the spelling in its book. */
  readonly number: number;
  readonly book: SpellingBook | null;
}

/** What the models do not look at: ends of lines and most marks. */
export const NO_WORD: AskWord = { word: '', number: -1, book: null, opens: 0, concept: null };

/** Most words are of no use to a reader of times. */
const NO_USE: Use = { opens: 0, concept: null };

const OPENERS: readonly (readonly [bit: number, words: readonly string[]])[] = [
  [
    OPENS_DAY,
    [
      ...WEEKDAY_NAMES.keys(),
      ...MONTH_NAMES.keys(),
      ...'in en the next this following coming the el la week weeks semana wk rest between from entre del de today tonight hoy tomorrow tmrw tmr tomorow tommorow tommorrow mañana manana pasado day próximo proximo próxima proxima este esta'.split(
        ' ',
      ),
    ],
  ],
  [
    OPENS_CLOCK,
    'noon midday midnight mediodía mediodia half quarter cuarto before b4 after past from between entre de desde antes después despues morning mornings afternoon afternoons evening evenings lunch lunchtime almuerzo mañana mañanas manana tarde tardes first primera eod end one two three four five six seven eight nine ten eleven twelve una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(
      ' ',
    ),
  ],
  [
    OPENS_LENGTH,
    [...NUMBER_WORDS, ...'half media three tres quarter quarters cuarto cuartos'.split(' ')],
  ],
  [SAID_OF_ALL, 'both all times each either todas ambos ambas always'.split(' ')],
];

const USES: ReadonlyMap<string, Use> = (() => {
  const uses = new Map<string, { opens: number; concept: AskConcept | null }>();
  for (const [word, concept] of CONCEPT_OF) uses.set(word, { opens: 0, concept });
  for (const [bit, words] of OPENERS)
    for (const word of words) {
      const use = uses.get(word) ?? { opens: 0, concept: null };
      use.opens |= bit;
      uses.set(word, use);
    }
  return uses;
})();

/** The words of a book, each made when it is met first. */
interface Met {
  readonly book: SpellingBook;
  readonly words: AskWord[];
  /** A number of any size, and the marks that the models look at. */
  readonly numeral: AskWord;
  readonly marks: ReadonlyMap<string, AskWord>;
}

let met: Met | null = null;

function persons(word: string): number {
  return (
    (word.startsWith('me') ? SAYS_ME : 0) |
    (/^(?:call|phone|ring)/.test(word) ? SAYS_CALL : 0) |
    (/represent|counsel/.test(word) ? SPEAKS_FOR : 0)
  );
}

function wordOf(book: SpellingBook, number: number): AskWord {
  const word = book.spellings[number] ?? '';
  const { opens, concept } = USES.get(word) ?? NO_USE;
  return { word, number, book, opens: opens | persons(word), concept };
}

function metIn(book: SpellingBook): Met {
  if (met?.book === book) return met;
  const marked = (mark: string): AskWord => wordOf(book, numberOfSpelling(book, mark));
  met = {
    book,
    words: [],
    numeral: marked('#'),
    marks: new Map(['?', '$', '%', ':'].map((mark) => [mark, marked(mark)])),
  };
  return met;
}

/** A spelling by its number in the book: a word that was met before needs no look-up by letters. */
export function askWord(book: SpellingBook, number: number): AskWord {
  const { words } = metIn(book);
  for (let next = words.length; next <= number; next += 1) words.push(wordOf(book, next));
  return words[number] ?? NO_WORD;
}

/** What all numbers are to the models. */
export function numeral(book: SpellingBook): AskWord {
  return metIn(book).numeral;
}

export function askMark(book: SpellingBook, mark: string): AskWord {
  return metIn(book).marks.get(mark) ?? NO_WORD;
}
