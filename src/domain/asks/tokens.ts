// Cuts a text into words, numbers and marks once, so that every grammar of dates walks over the same short list.
import { NO_USE, useOf, type WordUse } from './tokenWords';

export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'line';
  /** Lower case. */
  readonly text: string;
  /** What a word may open. */
  readonly use: WordUse;
  readonly start: number;
  readonly end: number;
}

/** Apostrophes stay inside words: "o'clock", "I'm". */
function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x1e00 && code <= 0x1eff) ||
    code === 0xaa ||
    code === 0xba
  );
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Lower case of the same length, so that places stay true. */
function lowerOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/\u0130/g, 'i').toLowerCase();
}

/**
 * @example
 * tokensOf('Tue 3-4pm').map(({ text }) => text) //=> ['tue', '3', '-', '4', 'pm']
 */
export function tokensOf(text: string): Token[] {
  const lower = lowerOf(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    at += 1;
    if (code === 10) {
      if (tokens.at(-1)?.kind !== 'line')
        tokens.push({ kind: 'line', text: '\n', use: NO_USE, start, end: at });
      continue;
    }
    if (code <= 32) continue;
    if (isDigitCode(code)) {
      while (isDigitCode(text.charCodeAt(at))) at += 1;
      tokens.push({ kind: 'number', text: text.slice(start, at), use: NO_USE, start, end: at });
    } else if (isWordCode(code)) {
      for (;;) {
        const next = text.charCodeAt(at);
        if (isWordCode(next)) at += 1;
        else if ((next === 39 || next === 0x2019) && isWordCode(text.charCodeAt(at + 1))) at += 2;
        else break;
      }
      const word = lower.slice(start, at);
      tokens.push({ kind: 'word', text: word, use: useOf(word), start, end: at });
    } else {
      tokens.push({ kind: 'mark', text: text[start] ?? '', use: NO_USE, start, end: at });
    }
  }
  return tokens;
}

/** What stands behind the last token. */
export const NOTHING: Token = { kind: 'line', text: '\n', use: NO_USE, start: -1, end: -1 };
