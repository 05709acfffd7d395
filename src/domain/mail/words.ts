// Cuts a text into words as they are compared, whatever the case, accents or apostrophes.
import { isCapital, isDigit, isSmallLetter } from './ascii';
import {
  HASH_START,
  hashOn,
  numberOfSpelling,
  numberOfStretch,
  openBook,
  type SpellingBook,
} from './spellings';

/** A word as it is compared, and where it stands. */
export interface Word {
  readonly word: string;
  /** Written in capitals throughout, two letters at least: `OR`, not `or`. */
  readonly isShouted: boolean;
  readonly start: number;
  readonly end: number;
  /** Of its spelling in the book that it was cut with. */
  readonly number: number;
}

const ACCENTS = /[\u0300-\u036f]/g;

function isPlain(lower: string): boolean {
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code > 127 || code === 39) return false;
  }
  return true;
}

/** The spelling in which words are compared: lower case, no accents, no apostrophes. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return isPlain(lower) ? lower : lower.replace(/['’ʼ]/g, '').normalize('NFD').replace(ACCENTS, '');
}

export function isShouted(word: string): boolean {
  if (word.length < 2) return false;
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code > 127) return /^\p{Lu}+$/u.test(word);
    if (!isCapital(code)) return false;
  }
  return true;
}

const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]/u;

/** How many code units a letter, digit or mark takes at this place; 0 when there is none. */
function characterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return SMALL[code] === 0 ? 0 : 1;
  if (code === RIGHT_QUOTE || Number.isNaN(code)) return 0;
  const size = code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  return WORD_CHARACTER.test(text.slice(at, at + size)) ? size : 0;
}

/** The small letter of each letter of ASCII and the digits themselves; 0 for all else. */
const SMALL: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isCapital(code)) return code + 32;
  return isSmallLetter(code) || isDigit(code) ? code : 0;
});

const APOSTROPHE = 39;
const RIGHT_QUOTE = 0x2019;

/** The first place behind the word that begins at `start`; an apostrophe between letters belongs to it. */
function wordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const size = characterAt(text, at);
    if (size > 0) {
      at += size;
      continue;
    }
    const code = text.charCodeAt(at);
    const isJoined = (code === APOSTROPHE || code === RIGHT_QUOTE) && characterAt(text, at + 1) > 0;
    if (!isJoined) return at;
    at += 1;
  }
}

/** Cuts a text into words; hyphens, dots and slashes part words. */
export function cutWords(text: string, book: SpellingBook): Word[] {
  const words: Word[] = [];
  const { spellings } = book;
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (characterAt(text, at) === 0) {
      at += 1;
      continue;
    }
    const start = at;
    let capitals = 0;
    let code = 0;
    let hash = HASH_START;
    for (; at < length; at += 1) {
      code = text.charCodeAt(at);
      const small = code > 127 ? 0 : (SMALL[code] ?? 0);
      if (small === 0) break;
      if (small !== code) capitals += 1;
      hash = hashOn(hash, small);
    }
    if (at > start && (at === length || (code < 128 && code !== APOSTROPHE))) {
      const number = numberOfStretch(book, text, start, at, hash);
      words.push({
        word: spellings[number] ?? '',
        isShouted: capitals > 1 && capitals === at - start,
        start,
        end: at,
        number,
      });
      continue;
    }
    at = wordEnd(text, start);
    const word = text.slice(start, at);
    const number = numberOfSpelling(book, plainWord(word));
    words.push({
      word: spellings[number] ?? '',
      isShouted: isShouted(word),
      start,
      end: at,
      number,
    });
  }
  return words;
}

/** The words of a text in order; hyphens, dots and slashes part words. */
export function wordsOf(text: string): readonly Word[] {
  return cutWords(text, openBook());
}
