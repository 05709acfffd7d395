// What a word of a mail may open or belong to, looked up once while the text is cut into tokens.
import type { SpellingBook } from '../mail';
import { CONCEPT_OF, type AskConcept } from './askWords';
import { MONTH_NAMES, NUMBER_WORDS, WEEKDAY_NAMES } from './calendarWords';

/** Bits of `WordUse.opens`. */
export const OPENS_DAY = 1;
export const OPENS_CLOCK = 2;
export const OPENS_LENGTH = 4;
/** Begins "all times Eastern". */
export const SAID_OF_ALL = 8;

export interface WordUse {
  readonly opens: number;
  readonly concept: AskConcept | null;
}

/** Most words are of no use to a reader of times. */
export const NO_USE: WordUse = { opens: 0, concept: null };

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

const USES: ReadonlyMap<string, WordUse> = (() => {
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

export function useOf(word: string): WordUse {
  return USES.get(word) ?? NO_USE;
}

let met: { readonly book: SpellingBook; readonly uses: WordUse[] } | null = null;

/** The use of a spelling by its number in the book: a word that was met before needs no look-up by letters. */
export function useOfNumber(book: SpellingBook, number: number): WordUse {
  if (met?.book !== book) met = { book, uses: [] };
  const { uses } = met;
  for (let next = uses.length; next <= number; next += 1)
    uses.push(useOf(book.spellings[next] ?? ''));
  return uses[number] ?? NO_USE;
}
