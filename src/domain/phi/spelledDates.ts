// Reads dates and ages over 89 that are written out: "the second of June", "September twenty-fourth", "diecinueve de mayo".
import type { DateCandidate } from './candidates';
import { MONTH, UNKNOWN } from './lexicon/wordFacts';
import type { PhiReading } from './reading';

function numbered(words: string): ReadonlyMap<string, number> {
  return new Map(words.split(/\s+/).map((word, index) => [word, index + 1]));
}

const ORDINALS = numbered(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
);
const UNITS = numbered('one two three four five six seven eight nine');
const SPANISH = numbered(
  `uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno
veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta`,
);
const CENTURIES = new Set(['nineteen', 'twenty', 'mil']);
/** What stands before an age of somebody. */
const AGED = new Set(
  'is shes hes am im was age aged turned turning turns turn be nearly almost tiene cumplio cumple edad'.split(
    ' ',
  ),
);

interface SpelledDate {
  readonly start: number;
  readonly end: number;
  readonly shape: DateCandidate['shape'];
}

/** The word behind `index` belongs to the same number or date: a space, a hyphen or a comma between. */
function isNear(reading: PhiReading, index: number): boolean {
  const gap = reading.gapBefore(index);
  return gap === 'space' || gap === 'hyphen';
}

/** The first word behind a day of the month that begins at `index`; null when there is none. */
function dayEnd(reading: PhiReading, index: number): number | null {
  const { words } = reading;
  const word = words[index]?.word ?? '';
  const next = words[index + 1]?.word ?? '';
  if (word === 'twenty' || word === 'thirty')
    return isNear(reading, index + 1) && ORDINALS.has(next) ? index + 2 : null;
  if (ORDINALS.has(word) || word === 'thirtieth' || word === 'primero' || SPANISH.has(word))
    return index + 1;
  return null;
}

/** Past "of this year", "nineteen sixty-two", "de 2025" behind a date. */
function yearEnd(reading: PhiReading, index: number): number {
  const { words } = reading;
  const word = words[index]?.word ?? '';
  const gap = reading.gapBefore(index);
  if (gap !== 'space' && gap !== 'comma') return index;
  if (/^(?:19|20)\d\d$/.test(word)) return index + 1;
  if (word === 'of' || word === 'de' || word === 'del') {
    if (/^(?:19|20)\d\d$/.test(words[index + 1]?.word ?? '')) return index + 2;
    return words[index + 1]?.word === 'this' && words[index + 2]?.word === 'year'
      ? index + 3
      : index;
  }
  if (!CENTURIES.has(word)) return index;
  let to = index + 1;
  while (to < index + 4 && isNear(reading, to) && /^[a-z]{3,9}$/.test(words[to]?.word ?? '')) {
    if (!YEAR_WORDS.has(words[to]?.word ?? '')) break;
    to += 1;
  }
  return to > index + 1 ? to : index;
}

const YEAR_WORDS = new Set([
  ...UNITS.keys(),
  ...'hundred oh ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  ),
]);

function isMonth({ facts }: PhiReading, index: number): boolean {
  return ((facts[index] ?? UNKNOWN).is & MONTH) !== 0;
}

function made(
  reading: PhiReading,
  from: number,
  to: number,
  shape: DateCandidate['shape'],
): SpelledDate {
  const { words } = reading;
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0, shape };
}

/** "September twenty-fourth", "June the first". */
function monthFirst(reading: PhiReading, index: number): SpelledDate | null {
  if (!isMonth(reading, index) || !isNear(reading, index + 1)) return null;
  const skip = reading.words[index + 1]?.word === 'the' ? 2 : 1;
  const to = dayEnd(reading, index + skip);
  if (to === null || SPANISH.has(reading.words[index + skip]?.word ?? '')) return null;
  return made(reading, index, yearEnd(reading, to), 'spelled');
}

/** "Ninety-three", where it is said of somebody. */
function age(reading: PhiReading, index: number): SpelledDate | null {
  const { words } = reading;
  const word = words[index]?.word ?? '';
  if (word !== 'ninety' && word !== 'noventa') return null;
  const isTwo = isNear(reading, index + 1) && UNITS.has(words[index + 1]?.word ?? '');
  const isSpanish = words[index + 1]?.word === 'y' && SPANISH.has(words[index + 2]?.word ?? '');
  const to = index + (isTwo ? 2 : isSpanish ? 3 : 1);
  const behind = words[to]?.word ?? '';
  const isYears = /^(?:years?|yo|yrs?|anos)$/.test(behind) && reading.gapBefore(to) !== 'line';
  const isAged = AGED.has(words[index - 1]?.word ?? '') || AGED.has(words[index - 2]?.word ?? '');
  if (!isYears && !isAged) return null;
  if (/^(?:minutes?|min|days?|percent|mg|dollars|seconds|minutos|dias|degrees)$/.test(behind))
    return null;
  return made(reading, index, to, 'age');
}

/** Reads the date or age that the word at `index` opens; null when it opens none. */
export function readSpelledDate(reading: PhiReading, index: number): SpelledDate | null {
  const { words } = reading;
  const named = monthFirst(reading, index) ?? age(reading, index);
  if (named !== null) return named;
  const to = dayEnd(reading, index);
  if (to === null) return null;
  const before = words[index - 1]?.word ?? '';
  const isLed = (before === 'the' || before === 'el') && isNear(reading, index);
  let month = to;
  if (words[month]?.word === 'day') month += 1;
  const joint = words[month]?.word ?? '';
  if ((joint === 'of' || joint === 'de') && isMonth(reading, month + 1)) {
    const closes = yearEnd(reading, month + 2);
    return made(reading, isLed ? index - 1 : index, closes, 'spelled');
  }
  const isHigh =
    to - index > 1 ||
    /^(?:thirt|twent|veinti|.*(?:e{2}nth|fth|veinte|treinta))/.test(words[index]?.word ?? '');
  if (before === 'el' && isLed && !isCounted(words[to]?.word ?? ''))
    return made(reading, index - 1, to, 'spelled');
  return before === 'the' && isLed && isHigh && closesAt(reading, to)
    ? made(reading, index - 1, to, 'spelled')
    : null;
}

function isCounted(word: string): boolean {
  return /^(?:por|horas?|minutos?|anos?|meses|dias?|semanas?|veces|mg)$/.test(word);
}

/** "The twenty-sixth" by itself, not "the twenty-sixth floor". */
function closesAt(reading: PhiReading, index: number): boolean {
  const gap = reading.gapBefore(index);
  if (gap !== 'space') return true;
  return /^(?:and|or|at|to|for|if|but|with|when|because|after|before|is|was|so|in|as)$/.test(
    reading.words[index]?.word ?? '',
  );
}
