// Finds many phrases at once in a text, word by word, whatever the case, accents or apostrophes.
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
}

/** A phrase found from word `from` up to and without word `to`. */
export interface PhraseHit {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

export interface PhraseFinder {
  readonly phrases: readonly string[];
  /** Looks at the words from `first` up to and without `past`: all of them when nothing is said. */
  find(
    words: readonly Word[],
    onHit: (hit: PhraseHit) => void,
    first?: number,
    past?: number,
  ): void;
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

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isShouted(word: string): boolean {
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
  return (code >= 97 && code <= 122) || isDigit(code) ? code : 0;
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

/** The words of a text, and of each the number of its spelling in the book. */
export interface CutWords {
  readonly words: readonly Word[];
  readonly numbers: readonly number[];
}

/** Cuts a text into words; hyphens, dots and slashes part words. */
export function cutWords(text: string, book: SpellingBook): CutWords {
  const words: Word[] = [];
  const numbers: number[] = [];
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
      numbers.push(number);
      words.push({
        word: spellings[number] ?? '',
        isShouted: capitals > 1 && capitals === at - start,
        start,
        end: at,
      });
      continue;
    }
    at = wordEnd(text, start);
    const word = text.slice(start, at);
    const number = numberOfSpelling(book, plainWord(word));
    numbers.push(number);
    words.push({
      word: spellings[number] ?? '',
      isShouted: isShouted(word),
      start,
      end: at,
    });
  }
  return { words, numbers };
}

/** The words of a text in order; hyphens, dots and slashes part words. */
export function wordsOf(text: string): readonly Word[] {
  return cutWords(text, openBook()).words;
}

interface Node {
  /** A bit for the first letter of every word that may follow: most words end here without a look-up. */
  letters: number;
  /** Most words close a phrase, so that nothing follows them. */
  exact: Map<string, Node> | null;
  /** By a number made of the first three letters, for phrases that end in `*`. */
  prefixes: Map<number, { readonly prefix: string; readonly node: Node }[]> | null;
  number: Node | null;
  readonly phrases: number[];
}

const HEAD = 3;
/** Marks a token that must stand in capitals. */
const SHOUTED = '^';

/** Words with the same first three letters share it; so may a few others. */
function headOf(word: string): number {
  return (word.charCodeAt(0) << 14) ^ (word.charCodeAt(1) << 7) ^ word.charCodeAt(2);
}

const SLOT_BITS = 15;
const SLOTS = 1 << SLOT_BITS;

/** The slot of a word by its first three letters. */
function slotOf(word: string): number {
  return Math.imul(headOf(word), 0x9e3779b1) >>> (32 - SLOT_BITS);
}

function newNode(): Node {
  return { letters: 0, exact: null, prefixes: null, number: null, phrases: [] };
}

const DIGITS = '0123456789';

/** Letters that share a bit cost a look-up, no more. */
function bitOf(code: number): number {
  return 1 << (code & 31);
}

function follow(node: Node, token: string): Node {
  if (token === '#') {
    for (const digit of DIGITS) node.letters |= bitOf(digit.charCodeAt(0));
    node.number ??= newNode();
    return node.number;
  }
  node.letters |= bitOf(token.charCodeAt(token.startsWith(SHOUTED) ? 1 : 0));
  if (token.endsWith('*') && token.length > HEAD) {
    const prefix = token.slice(0, -1);
    node.prefixes ??= new Map();
    const list = node.prefixes.get(headOf(prefix)) ?? [];
    const known = list.find((entry) => entry.prefix === prefix);
    if (known !== undefined) return known.node;
    const made = newNode();
    node.prefixes.set(headOf(prefix), [...list, { prefix, node: made }]);
    return made;
  }
  node.exact ??= new Map();
  const known = node.exact.get(token);
  if (known !== undefined) return known;
  const made = newNode();
  node.exact.set(token, made);
  return made;
}

/** The tokens of a phrase: words, `word*` for any ending, `#` for any number. */
function tokensOf(phrase: string): string[] {
  return phrase
    .split(/[\s/.,:;-]+/)
    .filter((token) => token !== '')
    .map((token) => {
      if (token.endsWith('*')) return `${plainWord(token.slice(0, -1))}*`;
      return isShouted(token) ? `${SHOUTED}${plainWord(token)}` : plainWord(token);
    });
}

/**
 * Compiles phrases into one finder.
 *
 * A phrase is words parted by spaces or hyphens; `bleed*` stands for any word that begins so, `#` for any word that
 * begins with a digit; a word in capitals must stand in capitals (`OR 2`). A text is read once; each place is compared with all phrases together.
 *
 * @example
 * compilePhrases(['chest pain', 'fever of #']) finds both in 'Chest-pain, and a fever of 101'
 */
export function compilePhrases(phrases: readonly string[]): PhraseFinder {
  const root = newNode();
  /** 1 where a word that begins so may open a phrase. */
  const opens = new Uint8Array(SLOTS);
  phrases.forEach((phrase, index) => {
    const tokens = tokensOf(phrase);
    if (tokens.length === 0) return;
    tokens.reduce(follow, root).phrases.push(index);
    const [opening = ''] = tokens;
    opens[slotOf(opening.startsWith(SHOUTED) ? opening.slice(1) : opening)] = 1;
  });

  function visit(
    node: Node,
    words: readonly Word[],
    from: number,
    at: number,
    past: number,
    onHit: (hit: PhraseHit) => void,
  ): void {
    for (const phrase of node.phrases) onHit({ phrase, from, to: at });
    if (at >= past) return;
    const next = words[at];
    if (next === undefined) return;
    const { word } = next;
    if ((node.letters & bitOf(word.charCodeAt(0))) === 0) return;
    if (node.exact !== null) {
      const exact = node.exact.get(word);
      if (exact !== undefined) visit(exact, words, from, at + 1, past, onHit);
      if (next.isShouted) {
        const shouted = node.exact.get(SHOUTED + word);
        if (shouted !== undefined) visit(shouted, words, from, at + 1, past, onHit);
      }
    }
    if (node.prefixes !== null && word.length >= HEAD) {
      const entries = node.prefixes.get(headOf(word));
      if (entries !== undefined)
        for (const entry of entries)
          if (word.startsWith(entry.prefix)) visit(entry.node, words, from, at + 1, past, onHit);
    }
    if (node.number !== null) {
      if (isDigit(word.charCodeAt(0))) visit(node.number, words, from, at + 1, past, onHit);
    }
  }

  return {
    phrases,
    find(words, onHit, first = 0, past = words.length) {
      for (let at = first; at < past; at += 1) {
        const word = words[at]?.word ?? '';
        const mayOpen =
          opens[slotOf(word)] === 1 || (root.number !== null && isDigit(word.charCodeAt(0)));
        if (mayOpen) visit(root, words, at, at, past, onHit);
      }
    },
  };
}
