// Finds everything in a mail that may be a name: capitalised words, initials, and known first names written small.
import { isCapital, isDigit } from '../mail';
import type { NameCandidate } from './candidates';
import { CommonWords } from './commonWords';
import {
  FAMILY,
  GIVEN,
  MONTH,
  MONTH_NAME,
  NEVER,
  NEVER_SHOUTED,
  PARTICLE,
  RELATION,
  UNKNOWN,
} from './lexicon/wordFacts';
import type { Gap, PhiReading } from './reading';

const MOST_PARTS = 6;
/** A name may be spelled by its letters. */
const MOST_LETTERS = 14;
const LONGEST_TAIL = 5;

/** The end of the scripts that have capitals. */
const LAST_CAPITAL = 0x1fff;

/** A capital of any language. */
export function isUpper(code: number): boolean {
  if (code < 0xdf) return isCapital(code) || (code >= 0xc0 && code !== 0xd7);
  if (code < 0x100 || code > LAST_CAPITAL) return false;
  const letter = String.fromCharCode(code);
  return letter.toLowerCase() !== letter;
}

/** Two words that are a line by themselves: so letters are signed, and lists are kept. */
function isLineOfTwo(reading: PhiReading, index: number): boolean {
  return reading.gapBefore(index - 1) === 'line' && reading.gapBefore(index + 1) === 'line';
}

/** A common word with a capital right behind a first name is a family name, unless it is an office or a house. */
function mayBeFamily(reading: PhiReading, index: number, before: string): boolean {
  const word = reading.words[index];
  const { classes } = reading.facts[index] ?? UNKNOWN;
  return (
    word !== undefined &&
    !word.isShouted &&
    ('gbhk'.includes(before) ||
      (before === 'u' && isLineOfTwo(reading, index)) ||
      isHalf(reading, index, before)) &&
    !classes.includes('role') &&
    !classes.includes('org')
  );
}

/** "Fell" of Fell-Kaczmarek and "Stone" of Delgado-Stone: a common word that a hyphen joins to one that is not. */
function isHalf(reading: PhiReading, index: number, before: string): boolean {
  const { facts } = reading;
  if (reading.gapBefore(index) === 'hyphen') return 'fu'.includes(before);
  return (
    before === 'u' &&
    reading.gapBefore(index + 1) === 'hyphen' &&
    ((facts[index + 1] ?? UNKNOWN).is & FAMILY) !== 0
  );
}

/** Behind these words a month is a month. */
const OPENS_MONTH = new Set(
  'in on of by since until till through thru from to for this next last late early mid every each before after during around about between end beginning month del de en desde hasta'.split(
    ' ',
  ),
);

/** May Lopez, but not May 4 or in May; April, June and August by themselves where no date is meant. */
function isPersonMonth({ text, words, facts }: PhiReading, index: number): boolean {
  const next = words[index + 1];
  const last = words[index - 1];
  const before = (facts[index - 1] ?? UNKNOWN).classes;
  if (next === undefined) return true;
  const code = text.charCodeAt(next.start);
  if (isDigit(code) || before.includes('place') || before.includes('plans')) return false;
  const { is } = facts[index + 1] ?? UNKNOWN;
  if (isUpper(code) && (is & NEVER) === 0) return true;
  const { word } = words[index] ?? { word: '' };
  if (word === 'may' || (is & MONTH) !== 0 || ((facts[index + 2] ?? UNKNOWN).is & MONTH) !== 0)
    return false;
  return (
    last === undefined ||
    !(
      isDigit(text.charCodeAt(last.end - 1)) ||
      OPENS_MONTH.has(last.word) ||
      ((facts[index - 1] ?? UNKNOWN).is & MONTH) !== 0 ||
      ((facts[index - 2] ?? UNKNOWN).is & MONTH) !== 0
    )
  );
}

function signOf(is: number, isCommon: boolean): string {
  const isGiven = (is & GIVEN) !== 0;
  const isFamily = (is & FAMILY) !== 0;
  if (isGiven && isFamily) return isCommon ? 'd' : 'b';
  if (isGiven) return isCommon ? 'h' : 'g';
  if (isFamily) return isCommon ? 'e' : 'f';
  return isCommon ? 'c' : 'u';
}

/** A first name in small letters must be this long. */
const SHORTEST_SMALL = 4;

/** The longest of "Mc", "De", "Mac" and "Fitz". */
const LONGEST_OPENING = 4;

const WINGS = new Set(['west', 'south', 'north', 'east', 'main', 'tower']);

/** "4 West" is a ward. */
function isWing({ text, words }: PhiReading, index: number): boolean {
  const here = words[index];
  return (
    here !== undefined &&
    WINGS.has(here.word) &&
    isDigit(text.charCodeAt(here.start - 2)) &&
    text.charCodeAt(here.start - 1) === 32
  );
}

/** "its moira", "my brother beto", "rusty hensley": whoever writes all in small letters says so who it is. */
function isIntroduced(reading: PhiReading, index: number, common: CommonWords): boolean {
  const { words, facts, text } = reading;
  const last = words[index - 1];
  const gap = reading.gapBefore(index);
  if (last === undefined || (gap !== 'space' && gap !== 'open')) return false;
  const { is } = facts[index - 1] ?? UNKNOWN;
  if ((is & RELATION) !== 0) return true;
  if (gap === 'open') return false;
  if (last.word === 'its' || last.word === 'named')
    return reading.gapBefore(index - 1) === 'line' || last.word === 'named';
  if (last.word === 'is') return words[index - 2]?.word === 'this';
  return (
    (is & GIVEN) !== 0 &&
    (is & NEVER) === 0 &&
    !common.isCommon(last) &&
    !isUpper(text.charCodeAt(last.start))
  );
}

/** A number in it makes a word a code: HER2, P2P. */
function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

/** A capital inside is a brand's, NorthStar, unless a family is called so: McNeil, DeLuca, O'Dowd. */
function isBrand(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) {
    if (!isUpper(text.charCodeAt(at)) || text.charCodeAt(at - 1) < 97) continue;
    return at - start > LONGEST_OPENING;
  }
  return false;
}

/** "Sun" of Sun-Hee: a word that is no name otherwise, before a hyphen and one that may be. */
function isFirstHalf(reading: PhiReading, index: number, common: CommonWords): boolean {
  const here = reading.words[index];
  const next = reading.words[index + 1];
  return (
    here !== undefined &&
    next !== undefined &&
    here.end - here.start > 2 &&
    !here.isShouted &&
    reading.gapBefore(index + 1) === 'hyphen' &&
    isUpper(reading.text.charCodeAt(next.start)) &&
    next.end - next.start > 2 &&
    ((reading.facts[index + 1] ?? UNKNOWN).is & NEVER) === 0 &&
    !common.isCommon(next)
  );
}

const LETTERED = new Set(
  'type hepatitis hep vitamin group plan part class grade schedule form exhibit appendix option level tier pod wing unit concourse terminal'.split(
    ' ',
  ),
);

/** "Type A", "hepatitis B" and "Part D" are kinds and parts. */
function isLettered({ words }: PhiReading, index: number): boolean {
  return LETTERED.has(words[index - 1]?.word ?? '');
}

/** What a word may be in a name: a letter of the pattern, `s` for one in small letters; null for none. */
function signAt(reading: PhiReading, index: number, common: CommonWords): string | null {
  const { text, words } = reading;
  const here = words[index];
  if (here === undefined) return null;
  const first = text.charCodeAt(here.start);
  const { is } = reading.facts[index] ?? UNKNOWN;
  if (!isUpper(first)) {
    if (first < 97 || (is & NEVER) !== 0) return null;
    const mayBeGiven = (is & GIVEN) !== 0 || isIntroduced(reading, index, common);
    if (!mayBeGiven && reading.ownName.size === 0) return null;
    const word = plainPart(text, here.start, here.end, here.word);
    if (word.length < SHORTEST_SMALL - 1) return null;
    const isOwn = reading.ownName.has(word);
    if (!isOwn && !(mayBeGiven && word.length >= SHORTEST_SMALL)) return null;
    return common.has(word) ? null : 's';
  }
  const length = here.end - here.start;
  if (isWing(reading, index) || (length === 1 && isLettered(reading, index))) return null;
  if (length > 40 || (length > 1 && hasDigit(text, here.start, here.end))) return null;
  if ((is & NEVER) !== 0 && length > 1) return isFirstHalf(reading, index, common) ? 'u' : null;
  if (here.isShouted && (is & NEVER_SHOUTED) !== 0) return null;
  if (isBrand(text, here.start, here.end)) return null;
  if ((is & MONTH_NAME) !== 0 && !isPersonMonth(reading, index)) return null;
  if (length === 1) return 'i';
  const isBare = length === here.word.length;
  const isCommon = isBare
    ? common.isCommon(here)
    : common.has(plainPart(text, here.start, here.end, here.word));
  return signOf(is, isCommon);
}

/** "ji" of Eun-ji. */
function isSmallTail(reading: PhiReading, index: number, common: CommonWords): boolean {
  const { text, words, facts } = reading;
  const here = words[index];
  const last = words[index - 1];
  if (here === undefined || last === undefined || reading.gapBefore(index) !== 'hyphen')
    return false;
  const length = here.end - here.start;
  return (
    length > 1 &&
    length <= LONGEST_TAIL &&
    last.end - last.start > 1 &&
    text.charCodeAt(here.start) > 96 &&
    !isUpper(text.charCodeAt(here.start)) &&
    ((facts[index] ?? UNKNOWN).is & NEVER) === 0 &&
    !common.isCommon(here)
  );
}

function isParticle({ facts }: PhiReading, index: number): boolean {
  return ((facts[index] ?? UNKNOWN).is & PARTICLE) !== 0;
}

/** True where a name may go on: a space or hyphen before the word, or a full stop behind an initial. */
function isJoined(reading: PhiReading, index: number): boolean {
  const gap = reading.gapBefore(index);
  if (gap === 'space' || gap === 'hyphen') return true;
  const before = reading.words[index - 1];
  const here = reading.words[index];
  if (before === undefined || here === undefined) return false;
  const isInitial =
    before.end - before.start === 1 || (before.end - before.start === 2 && before.isShouted);
  return isInitial && gap === 'stop' && here.start - before.end <= 2;
}

/**
 * Every stretch that may be a name, in order and without overlaps.
 *
 * A run of capitalised words on one line is one candidate; common words at its ends are cut off. A known first name
 * in small letters is one, too, and so is any word of the sender's own name.
 */
export function nameCandidates(
  reading: PhiReading,
  commonWords: ReadonlySet<string>,
): NameCandidate[] {
  const { words } = reading;
  const common = new CommonWords(commonWords, reading.book);
  const found: NameCandidate[] = [];
  let at = 0;
  while (at < words.length) {
    const opening = signAt(reading, at, common);
    if (opening === null) {
      at += 1;
      continue;
    }
    const from = at;
    let signs = opening;
    let to = at + 1;
    while (
      opening !== 's' &&
      to < words.length &&
      to - from < (isOnlyInitials(signs) ? MOST_LETTERS : MOST_PARTS) &&
      isJoined(reading, to)
    ) {
      const sign = signAt(reading, to, common);
      if (sign !== null && sign !== 's') {
        signs += sign === 'c' && mayBeFamily(reading, to, signs.at(-1) ?? '') ? 'k' : sign;
        to += 1;
        continue;
      }
      if (isSmallTail(reading, to, common)) {
        signs += 'y';
        to += 1;
        continue;
      }
      if (!isParticle(reading, to) || !isJoined(reading, to + 1)) break;
      const next = signAt(reading, to + 1, common);
      if (next !== null && next !== 's') {
        signs += `p${next}`;
        to += 2;
        continue;
      }
      if (!isParticle(reading, to + 1) || !isJoined(reading, to + 2)) break;
      const afterNext = signAt(reading, to + 2, common);
      if (afterNext === null || afterNext === 's') break;
      signs += `pp${afterNext}`;
      to += 3;
    }
    at = to;
    const given = givenBehind(reading, from, to, signs, common);
    if (given !== null) {
      push(reading, found, from, to + given.length, signs + given);
      at = to + given.length;
      continue;
    }
    pushTrimmed(reading, found, from, to, signs);
  }
  return found;
}

/** Shorter words in capitals that no list knows are rather abbreviations. */
const SHORTEST_SHOUTED = 5;
/** Longer runs before a comma are rather no family name. */
const LONGEST_FAMILY = 3;

/** "Hartwell, Gus": the first name behind the family name, where no other name goes on behind it. */
function givenBehind(
  reading: PhiReading,
  from: number,
  to: number,
  signs: string,
  common: CommonWords,
): string | null {
  if (signs.length > LONGEST_FAMILY || !isFamilyForm(signs)) return null;
  if (reading.gapBefore(to) !== 'comma') return null;
  const family = reading.words[from];
  const isShouted = family?.isShouted === true;
  if (signs === 'u' && isShouted && family.word.length < SHORTEST_SHOUTED) return null;
  if (!isShouted && !opensEntry(reading, from)) return null;
  const sign = signAt(reading, to, common);
  if (sign === null || !'gbhd'.includes(sign)) return null;
  const gap = reading.gapBefore(to + 1);
  const isSpaced = gap === 'space';
  // "Raymond, Clarice and Pop" are three people.
  if (isSpaced && signs === 'b' && !isShouted) return null;
  const next = isSpaced || gap === 'hyphen' ? signAt(reading, to + 1, common) : null;
  if (next === 'i') return `${sign}i`;
  const isGivenToo = next !== null && 'gbhdfu'.includes(next);
  if (isGivenToo && (gap === 'hyphen' || isShoutedAt(reading, to + 1))) return `${sign}${next}`;
  return isGivenToo && !isShouted ? null : sign;
}

function isShoutedAt({ words }: PhiReading, index: number): boolean {
  const word = words[index];
  return word?.isShouted === true && word.end - word.start > 1;
}

/** What stands before an entry of a list of people. */
const OPENS_ENTRY: ReadonlySet<Gap> = new Set(['line', 'cell', 'open', 'dash']);

/** True where the word at `index` may be the first of an entry in a list of people. */
export function opensEntry(reading: PhiReading, index: number): boolean {
  return OPENS_ENTRY.has(reading.gapBefore(index)) || isBehindNumber(reading, index);
}

/** One family name, or two with a hyphen or particles; no first name in it. */
export function isFamilyForm(signs: string): boolean {
  return /^p*[fubek](?:p*[fubek])?$/.test(signs);
}

function isBehindNumber({ text, words }: PhiReading, index: number): boolean {
  const before = words[index - 1];
  return before !== undefined && isDigit(text.charCodeAt(before.start));
}

/** Cuts common words from both ends and splits where they stand in the middle. */
function pushTrimmed(
  reading: PhiReading,
  found: NameCandidate[],
  from: number,
  to: number,
  signs: string,
): void {
  let first = 0;
  while (first < signs.length) {
    while (first < signs.length && (signs[first] === 'c' || signs[first] === 'p')) first += 1;
    let last = first;
    while (last < signs.length && signs[last] !== 'c') last += 1;
    let end = last;
    while (end > first && signs[end - 1] === 'p') end -= 1;
    if (end > first) push(reading, found, from + first, from + end, signs.slice(first, end));
    first = last + 1;
  }
  if (to - from !== signs.length) throw new Error('a sign for every word');
}

/** "OROZCO, M": the first name as an initial behind a comma. */
const INITIAL_BEHIND = /^, \p{Lu}(?! \p{Lu}$)(?:[^\p{L}'’]|$)/u;

function push(
  reading: PhiReading,
  found: NameCandidate[],
  from: number,
  to: number,
  pattern: string,
): void {
  const { text, words } = reading;
  const opens = words[from];
  const closes = words[to - 1];
  if (opens === undefined || closes === undefined) return;
  const start = opens.start;
  let end = closes.end;
  if (isCode(text, end)) {
    if (to - from > 1) pushTrimmed(reading, found, from, to - 1, pattern.slice(0, -1));
    return;
  }
  if (end - start > 2 && isPossessive(text, end)) end -= 2;
  if (isOnlyInitials(pattern)) {
    if (pattern.length < 2 && !isOwnInitial(reading, from) && !isTitledInitial(reading, from))
      return;
    if (text[end] === '.') end += 1;
  } else if (pattern.endsWith('i') && text[end] === '.') end += 1;
  else if (text.charCodeAt(end) === 44 && INITIAL_BEHIND.test(text.slice(end, end + 5)))
    end += text[end + 3] === '.' ? 4 : 3;
  const parts: string[] = [];
  let isShouted = true;
  for (let index = from; index < to; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    parts.push(plainPart(text, word.start, word.end, word.word));
    if (word.end - word.start > 1 && !word.isShouted) isShouted = false;
  }
  found.push({
    start,
    end,
    from,
    to,
    parts,
    pattern,
    isShouted,
    isSmall: pattern === 's',
  });
}

/** "LSH-R" of "LSH-R-20931" is a house's own letters before a number. */
function isCode(text: string, end: number): boolean {
  return (
    text[end] === '-' && isDigit(text.charCodeAt(end + 1)) && isUpper(text.charCodeAt(end - 1))
  );
}

function isOnlyInitials(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at += 1) if (pattern.charCodeAt(at) !== 105) return false;
  return true;
}

function isPossessive(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  if (last !== 115) return false;
  const before = text.charCodeAt(end - 2);
  return before === 39 || before === 0x2019;
}

/** `plainWord` drops the apostrophe of a possessive but keeps its s. */
function plainPart(text: string, start: number, end: number, word: string): string {
  if (end - start === word.length || end - start <= 2) return word;
  const tail = text.charCodeAt(end - 2);
  return (tail === 39 || tail === 0x2019) && word.endsWith('s') ? word.slice(0, -1) : word;
}

/** "Mr. K": all that is told of somebody. */
function isTitledInitial(reading: PhiReading, index: number): boolean {
  const { classes } = reading.facts[index - 1] ?? UNKNOWN;
  return classes.includes('honorific') && reading.gapBefore(index) !== 'line';
}

/** A letter by itself on a line that begins the sender's name. */
function isOwnInitial(reading: PhiReading, index: number): boolean {
  const letter = reading.words[index]?.word ?? '';
  return (
    letter !== '' &&
    reading.gapBefore(index) === 'line' &&
    reading.gapBefore(index + 1) === 'line' &&
    [...reading.ownName].some((part) => part.startsWith(letter))
  );
}
