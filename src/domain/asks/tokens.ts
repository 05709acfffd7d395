// Cuts a text into words, numbers and marks once, so that every grammar of dates walks over the same short list.
import {
  codeAt,
  HASH_START,
  hashOn,
  isCapital,
  isDigit,
  isLetter,
  numberOfSpelling,
  numberOfStretch,
  openBook,
  type MailWords,
} from '../mail';
import { askMark, askWord, NO_WORD, numeral, type AskWord } from './tokenWords';

export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'line';
  /** Lower case. */
  readonly text: string;
  /** What the models see in it. */
  readonly word: AskWord;
  readonly start: number;
  readonly end: number;
}

/** Letters with accents of the languages that mails of this house are written in, and the two ordinal signs. */
function isAccented(code: number): boolean {
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x1e00 && code <= 0x1eff) ||
    code === 0xaa ||
    code === 0xba
  );
}

function isWordCode(code: number): boolean {
  return isLetter(code) || isAccented(code);
}

/** Where a word ends that has accents or apostrophes; apostrophes stay inside words: "o'clock", "I'm". */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = codeAt(text, at);
    if (isWordCode(code)) at += 1;
    else if (isApostrophe(code) && isWordCode(codeAt(text, at + 1))) at += 2;
    else return at;
  }
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019;
}

/** Lower case; the Turkish I with a dot as a plain one. */
function lowerOf(word: string): string {
  return word.replace(/\u0130/g, 'i').toLowerCase();
}

const TO_SMALL = 32;

function areLetters(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isLetter(text.charCodeAt(at))) return false;
  return true;
}

const NOT_CUT: Pick<MailWords, 'words' | 'book'> | null = null;

/**
 * @param cut the words of the mail in whose places the text stands, with nothing but blanks and line ends instead of
 *   what is left out
 * @example
 * tokensOf('Tue 3-4pm').map(({ text }) => text) //=> ['tue', '3', '-', '4', 'pm']
 */
export function tokensOf(text: string, cut = NOT_CUT): Token[] {
  const book = cut?.book ?? openBook();
  const words = cut?.words ?? [];
  const anyNumber = numeral(book);
  const tokens: Token[] = [];
  let at = 0;
  let wordAt = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    at += 1;
    if (code === 10) {
      if (tokens.at(-1)?.kind !== 'line')
        tokens.push({ kind: 'line', text: '\n', word: NO_WORD, start, end: at });
      continue;
    }
    if (code <= 32) continue;
    if (isDigit(code)) {
      while (isDigit(codeAt(text, at))) at += 1;
      const digits = text.slice(start, at);
      tokens.push({ kind: 'number', text: digits, word: anyNumber, start, end: at });
    } else if (isWordCode(code)) {
      while ((words[wordAt]?.start ?? text.length) < start) wordAt += 1;
      const known = words[wordAt];
      // Only of plain letters: words are compared without their accents, and dates are not ("mañana" is no "manana").
      if (
        known?.start === start &&
        known.end <= text.length &&
        areLetters(text, start, known.end)
      ) {
        const word = askWord(book, known.number);
        tokens.push({ kind: 'word', text: word.word, word, start, end: known.end });
        at = known.end;
        continue;
      }
      // Words of plain letters, which are nearly all, are found in the book without a copy of their letters.
      let hash = HASH_START;
      let letter = code;
      for (at = start; isLetter(letter); letter = codeAt(text, at)) {
        hash = hashOn(hash, isCapital(letter) ? letter + TO_SMALL : letter);
        at += 1;
      }
      const past = isAccented(letter) || isApostrophe(letter) ? wordEnd(text, at) : at;
      const number =
        past === at
          ? numberOfStretch(book, text, start, at, hash)
          : numberOfSpelling(book, lowerOf(text.slice(start, past)));
      const word = askWord(book, number);
      tokens.push({ kind: 'word', text: word.word, word, start, end: past });
      at = past;
    } else {
      const mark = text[start] ?? '';
      tokens.push({ kind: 'mark', text: mark, word: askMark(book, mark), start, end: at });
    }
  }
  return tokens;
}

/** What stands behind the last token. */
export const NOTHING: Token = { kind: 'line', text: '\n', word: NO_WORD, start: -1, end: -1 };
