// Finds everything in a mail that is written like a calendar date, and ages over 89.
import { isDigit } from '../mail';
import type { DateCandidate } from './candidates';
import {
  HOLIDAY,
  HOLIDAY_OPENER,
  MONTH as MONTH_WORD,
  SPELLED,
  UNKNOWN,
  WEEKDAY,
} from './lexicon/wordFacts';
import type { PhiReading } from './reading';
import { readSpelledDate } from './spelledDates';

const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)`;
const YEAR = String.raw`(?:(?:,? |, ?| de | del |[-/])'?(?:19|20)\d{2}(?!\d)|[-, ]'\d{2}(?!\d))`;
const NUMERIC =
  /(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}\/\d{1,2})(?![\d/%]|[.-]\d)/y;
const DAY_FIRST = new RegExp(
  String.raw`\d{1,2}(?:st|nd|rd|th|ro|º)?(?:[- ]| of | de |\. )${MONTH}(?![a-záéíóú])\.?${YEAR}?`,
  'iy',
);
const MONTH_FIRST = new RegExp(
  String.raw`${MONTH}(?![a-záéíóú])\.?(?: | the |-)\d{1,2}(?![\d:])(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?![\d:]))?${YEAR}?`,
  'iy',
);
/** A month of a year: "November 2024", "May of '24". */
const MONTH_YEAR = new RegExp(
  String.raw`${MONTH}(?![a-záéíóú])\.?,? (?:of |de |del )?(?:20\d{2}|'\d{2})(?!\d)`,
  'iy',
);
const NUMERIC_MONTH = /\d{1,2}\/(?:19|20)\d{2}(?![\d/])/y;
const ORDINAL = /\d{1,2}(?:st|nd|rd|th)(?![\p{L}\d])/uy;
/** "the 4th floor", "2nd notice": what is counted, not a day. */
const COUNTED_BEHIND =
  /^\s(?:floor|notice|request|reminder|call|fill|refill|grade|grader|percentile|opinion|attempt|try|row|rib|dose|trimester|quarter|time|hole|partner|in line)s?(?![a-z])/i;
/** The longest of the things counted, a space and a letter behind it. */
const LONGEST_COUNTED = 14;
const DAY_ONLY_ES =
  /\d{1,2}(?![\d:/.,-]|\s?(?:am|pm|h|a\.|p\.|mg|ml|años|anos|dias|días|horas|min))/iy;
const HOLIDAY_PAIRS = new Set([
  'labor day',
  'memorial day',
  'veterans day',
  'new years',
  'independence day',
  'mothers day',
  'fathers day',
  'valentines day',
]);
const AGE = /(?:9\d|1[01]\d)(?![\d/:.,%-]\d)/y;
const AGE_BEHIND = /^[- ]?(?:years?|yrs?|yr|y\/?o|year-old|anos|años|m\b|f\b)/i;
const AGE_BEFORE = new Set('age aged turned turning turns edad cumplio cumple'.split(' '));
const BE_BEFORE = new Set('is shes hes am im was'.split(' '));

function isHolidayDay(word: string | undefined): boolean {
  return word === 'day' || word === 'years';
}

function isCounted(text: string, end: number): boolean {
  return COUNTED_BEHIND.test(text.slice(end, end + LONGEST_COUNTED));
}

function yearOf(value: string): number | null {
  const full = /(?:19|20)\d{2}/.exec(value);
  if (full !== null) return Number(full[0]);
  const short = /[-/.'](\d{2})$/.exec(value);
  return short === null || /^\d{1,2}\/\d{2}$/.test(value) ? null : shortYear(Number(short[1]));
}

function shortYear(two: number): number {
  return two > 40 ? 1900 + two : 2000 + two;
}

function isPossible(value: string): boolean {
  const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:$|[/.-])/.exec(value);
  if (numeric === null) return true;
  const first = Number(numeric[1]);
  const second = Number(numeric[2]);
  return first >= 1 && second >= 1 && first <= 31 && second <= 31 && (first <= 12 || second <= 12);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** "Sunday 4/19" is one date: its weekday goes with it. */
function weekdayBefore({ text, words, facts }: PhiReading, from: number, start: number): number {
  const before = words[from - 1];
  if (before === undefined || ((facts[from - 1] ?? UNKNOWN).is & WEEKDAY) === 0) return start;
  return /^(?:, | |\. | the | el )$/.test(text.slice(before.end, start).slice(0, 8))
    ? before.start
    : start;
}

/** Signs right before a number that is no date: amounts, decimals, links, hash signs. */
const ATTACHED = new Set(['/', '$', '.', '£', '€', '#'].map((sign) => sign.charCodeAt(0)));

function isAttached(code: number): boolean {
  return isDigit(code) || ATTACHED.has(code);
}

const SLASH = 47;
const HYPHEN = 45;
const DOT = 46;
const SPACE = 32;

/** A sign that parts day, month and year behind the first digits, and digits behind that; two signs unless they are slashes. */
function mayBeNumeric(text: string, start: number, digits: number): boolean {
  const sign = text.charCodeAt(start + digits);
  if (sign !== SLASH && sign !== HYPHEN && sign !== DOT) return false;
  const second = start + digits + 1;
  if (!isDigit(text.charCodeAt(second))) return false;
  if (sign === SLASH || digits === 4) return true;
  const past = isDigit(text.charCodeAt(second + 1)) ? second + 2 : second + 1;
  return (
    text.charCodeAt(past) === sign &&
    isDigit(text.charCodeAt(past + 1)) &&
    isDigit(text.charCodeAt(past + 2))
  );
}

/** Letters behind the first one or two digits, or behind a space, a hyphen or a dot and a space: "5th of May", "5-May". */
function mayLeadToMonth(text: string, start: number, digits: number): boolean {
  if (digits > 2) return false;
  const sign = text.charCodeAt(start + digits);
  const next = text.charCodeAt(start + digits + 1);
  if (sign === DOT) return next === SPACE;
  return sign === SPACE || sign === HYPHEN ? isLetterLike(next) : isLetterLike(sign);
}

/** Letters, and the ordinal signs and accents beyond ASCII. */
function isLetterLike(code: number): boolean {
  return code > 64;
}

const OPENERS = HOLIDAY | HOLIDAY_OPENER | MONTH_WORD | SPELLED;

/** Dates in order, without overlaps. */
export function dateCandidates(reading: PhiReading): DateCandidate[] {
  const { text, words, facts } = reading;
  const found: DateCandidate[] = [];
  let taken = 0;
  function add(start: number, value: string, shape: DateCandidate['shape'], from: number): void {
    const end = start + value.trimEnd().length;
    let to = from + 1;
    while ((words[to]?.start ?? end) < end) to += 1;
    found.push({
      start: weekdayBefore(reading, from, start),
      end,
      from,
      to,
      shape,
      year: yearOf(value),
    });
    taken = end;
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || word.start < taken) continue;
    const code = word.word.charCodeAt(0);
    if (isDigit(code)) {
      if (word.end - word.start > 10) continue;
      if (isAttached(text.charCodeAt(word.start - 1))) continue;
      const digits = endOfDigits(text, word.start) - word.start;
      const numeric = mayBeNumeric(text, word.start, digits)
        ? matchAt(NUMERIC, text, word.start)
        : null;
      if (numeric !== null && isPossible(numeric)) {
        add(
          word.start,
          numeric,
          /\d{4}|[-/.]\d{1,2}[-/.]/.test(numeric) ? 'numeric' : 'short',
          index,
        );
        continue;
      }
      const sign = text.charCodeAt(word.start + digits);
      const ofYear = sign === SLASH ? matchAt(NUMERIC_MONTH, text, word.start) : null;
      if (ofYear !== null) {
        add(word.start, ofYear, 'ofYear', index);
        continue;
      }
      const dayFirst = mayLeadToMonth(text, word.start, digits)
        ? matchAt(DAY_FIRST, text, word.start)
        : null;
      if (dayFirst !== null) {
        add(word.start, dayFirst, 'month', index);
        continue;
      }
      const before = words[index - 1];
      const ordinal = digits < 3 && isLetterLike(sign) ? matchAt(ORDINAL, text, word.start) : null;
      if (ordinal !== null && isCounted(text, word.start + ordinal.length)) continue;
      if (ordinal !== null) {
        const opens = before?.word === 'the' ? before.start : word.start;
        add(opens, text.slice(opens, word.start + ordinal.length), 'day', index);
        continue;
      }
      if (
        before !== undefined &&
        (before.word === 'el' || before.word === 'dia') &&
        matchAt(DAY_ONLY_ES, text, word.start) !== null &&
        Number(word.word) >= 1 &&
        Number(word.word) <= 31
      ) {
        add(before.start, text.slice(before.start, word.end), 'day', index);
        continue;
      }
      const mayBeAge = digits > 1 && (code === 57 || code === 49);
      const age = mayBeAge ? matchAt(AGE, text, word.start) : null;
      if (age !== null) {
        const behind = text.slice(word.start + age.length, word.start + age.length + 12);
        const isAge =
          AGE_BEHIND.test(behind) ||
          AGE_BEFORE.has(before?.word ?? '') ||
          (BE_BEFORE.has(before?.word ?? '') && /^(?:[,.;)!\n]|$| and | but )/.test(behind));
        if (isAge) add(word.start, age, 'age', index);
      }
      continue;
    }
    const { is } = facts[index] ?? UNKNOWN;
    if ((is & OPENERS) === 0) continue;
    if ((is & HOLIDAY) !== 0) {
      add(word.start, text.slice(word.start, word.end), 'holiday', index);
      continue;
    }
    const next = words[index + 1];
    if (
      (is & HOLIDAY_OPENER) !== 0 &&
      isHolidayDay(next?.word) &&
      HOLIDAY_PAIRS.has(`${word.word} ${next?.word ?? ''}`)
    ) {
      add(word.start, text.slice(word.start, next?.end), 'holiday', index);
      continue;
    }
    if ((is & MONTH_WORD) !== 0) {
      const monthFirst = matchAt(MONTH_FIRST, text, word.start);
      if (monthFirst !== null) {
        add(word.start, monthFirst, 'month', index);
        continue;
      }
      const ofYear = matchAt(MONTH_YEAR, text, word.start);
      if (ofYear !== null) {
        add(word.start, ofYear, 'ofYear', index);
        continue;
      }
    }
    const spelled = readSpelledDate(reading, index);
    if (spelled !== null && spelled.start >= taken)
      add(spelled.start, text.slice(spelled.start, spelled.end), spelled.shape, index);
  }
  return found;
}
