// Finds everything in a mail that may be a name: capitalised words, initials, and known first names written small.
import type { Word } from '../mail';
import type { NameCandidate } from './candidates';
import { isOfClass } from './lexicon/contextWords';
import { isFamilyName, isGivenName } from './lexicon/names';
import type { PhiReading } from './reading';

/** Particles inside a name: de la Cruz, van Dyke. */
const PARTICLES = new Set(
  'de del la las los van von der den di da dos el al bin ibn san santa st mc'.split(' '),
);
const MOST_PARTS = 6;
/** Written in capitals these are states, zones or places of care. */
const NEVER_SHOUTED = new Set(
  'ed er or pt ct et mt est cst mst pst edt cdt mdt pdt tx co il az nm la pa ma va al md in me'.split(
    ' ',
  ),
);
/** Months that are first names, too, where no day stands behind them. */
const MONTH_NAMES = new Set(['april', 'may', 'june', 'august', 'jan']);

/** Words that are never part of a name, whatever their case. */
const NEVER = new Set(
  `i the a an and or but if in on at to of by for with from as is it its im id ill ive we you your he she they them his her our us my me this that these those
there here what when where who why how which not no yes ok okay so also please thanks thank re fw fwd cc bcc ps pls fyi asap tbd na hi hello dear hey hola
dr dra mr mrs ms miss sr sra srta prof doctor doctora md do rn np phd pharmd mba esq msn bsn dpt pa
monday tuesday wednesday thursday friday saturday sunday january february march july september october november december feb mar apr jun jul aug
sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
octubre noviembre diciembre el los las un una y o en que se me mi su por para con como pero si yo usted le lo nos es soy estoy ya muy cuando donde gracias buenos buenas dias tardes noches
am pm mrn dob dos doi ssn npi icu mri ct ekg ecg irb pdf url http https www com org net ceo cfo cmo it hr
patient member client subject subscriber claimant insured guarantor name address phone fax tel cell email date time location office department division hospital clinic
medicare medicaid hipaa zoom teams outlook microsoft epic mychart inc llc llp corp`.split(/\s+/),
);

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A common word with a capital right behind a first name is a family name, unless it is an office or a house. */
function mayBeFamily(word: Word | undefined, before: string): boolean {
  return (
    word !== undefined &&
    !word.isShouted &&
    'gbhk'.includes(before) &&
    !isOfClass(word.word, 'role') &&
    !isOfClass(word.word, 'org')
  );
}

/** May Lopez, but not May 4 or in May; Jan by herself. */
function isPersonMonth({ text, words }: PhiReading, index: number): boolean {
  const next = words[index + 1];
  const before = words[index - 1]?.word ?? '';
  if (next === undefined) return true;
  const code = text.charCodeAt(next.start);
  if (isDigit(code) || isOfClass(before, 'place') || isOfClass(before, 'plans')) return false;
  return words[index]?.word === 'jan' || (isCapital(code) && !NEVER.has(next.word));
}

interface Kind {
  readonly sign: string;
  readonly canStand: boolean;
}

function signOf(word: string, length: number, common: ReadonlySet<string>): string {
  if (length === 1) return 'i';
  const isGiven = isGivenName(word);
  const isFamily = isFamilyName(word);
  if (isGiven && isFamily) return common.has(word) ? 'd' : 'b';
  if (isGiven) return common.has(word) ? 'h' : 'g';
  if (isFamily) return common.has(word) ? 'e' : 'f';
  return common.has(word) ? 'c' : 'u';
}

/**
 * Every stretch that may be a name, in order and without overlaps.
 *
 * A run of capitalised words on one line is one candidate; common words at its ends are cut off. A known first name
 * in small letters is one, too, and so is any word of the sender's own name.
 */
export function nameCandidates(reading: PhiReading, common: ReadonlySet<string>): NameCandidate[] {
  const { text, words } = reading;
  const found: NameCandidate[] = [];
  const kindAt = (index: number): Kind | null => {
    const word = words[index];
    if (word === undefined) return null;
    const first = text.charCodeAt(word.start);
    const length = word.end - word.start;
    if (isDigit(first) || length > 40) return null;
    if (!isCapital(first)) {
      if (first < 97 || NEVER.has(word.word) || word.word.length < 3) return null;
      if (reading.ownName.has(word.word) && !common.has(word.word))
        return { sign: 's', canStand: true };
      return isGivenName(word.word) && !common.has(word.word) && word.word.length > 3
        ? { sign: 's', canStand: true }
        : null;
    }
    if (NEVER.has(word.word) && !(length === 1)) return null;
    if (word.isShouted && NEVER_SHOUTED.has(word.word)) return null;
    if (MONTH_NAMES.has(word.word) && !isPersonMonth(reading, index)) return null;
    const sign = signOf(word.word, length, common);
    return { sign, canStand: sign !== 'i' };
  };
  const isJoined = (index: number): boolean => {
    const gap = reading.gapBefore(index);
    if (gap === 'space' || gap === 'hyphen') return true;
    const before = words[index - 1];
    const here = words[index];
    if (before === undefined || here === undefined) return false;
    const isInitial =
      before.end - before.start === 1 || (before.end - before.start === 2 && before.isShouted);
    return isInitial && gap === 'stop' && here.start - before.end <= 2;
  };

  let at = 0;
  while (at < words.length) {
    const opening = kindAt(at);
    if (opening === null) {
      at += 1;
      continue;
    }
    const from = at;
    let signs = opening.sign;
    let to = at + 1;
    if (opening.sign !== 's') {
      while (to < words.length && to - from < MOST_PARTS) {
        if (!isJoined(to)) break;
        const kind = kindAt(to);
        if (kind !== null && kind.sign !== 's') {
          signs +=
            kind.sign === 'c' && mayBeFamily(words[to], signs.at(-1) ?? '') ? 'k' : kind.sign;
          to += 1;
          continue;
        }
        const word = words[to];
        const next = kindAt(to + 1);
        const afterNext = PARTICLES.has(words[to + 1]?.word ?? '') ? kindAt(to + 2) : null;
        if (
          word !== undefined &&
          PARTICLES.has(word.word) &&
          isJoined(to + 1) &&
          next !== null &&
          next.sign !== 's'
        ) {
          signs += `p${next.sign}`;
          to += 2;
          continue;
        }
        if (
          word !== undefined &&
          PARTICLES.has(word.word) &&
          isJoined(to + 1) &&
          isJoined(to + 2) &&
          afterNext !== null &&
          afterNext.sign !== 's'
        ) {
          signs += `pp${afterNext.sign}`;
          to += 3;
          continue;
        }
        break;
      }
    }
    at = to;
    pushTrimmed(reading, found, from, to, signs);
  }
  return found;
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
const INITIAL_BEHIND = /^, \p{Lu}(?:[^\p{L}'’]|$)/u;

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
  const possessive = /['’]s$/.exec(text.slice(Math.max(start, end - 2), end));
  if (possessive !== null && end - start > 2) end -= 2;
  if (/^i+$/.test(pattern)) {
    if (pattern.length < 2 && !isOwnInitial(reading, from)) return;
    if (text[end] === '.') end += 1;
  } else if (pattern.endsWith('i') && text[end] === '.') end += 1;
  else if (INITIAL_BEHIND.test(text.slice(end, end + 5))) end += text[end + 3] === '.' ? 4 : 3;
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

/** `plainWord` drops the apostrophe of a possessive but keeps its s. */
function plainPart(text: string, start: number, end: number, word: string): string {
  const tail = text.charCodeAt(end - 2);
  return end - start > 2 && (tail === 39 || tail === 0x2019) && word.endsWith('s')
    ? word.slice(0, -1)
    : word;
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
