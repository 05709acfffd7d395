// Finds many phrases at once in a text, word by word.
import { isDigit } from './ascii';
import { NO_ROW, pairTable, type PairTable } from './pairTable';
import type { SpellingBook } from './spellings';
import { isShouted, plainWord, type Word } from './words';

/** Is told of a phrase found from word `from` up to and without word `to`. */
export type OnPhrase = (phrase: number, from: number, to: number) => void;

export interface PhraseFinder {
  readonly phrases: readonly string[];
  /**
   * Looks at the words from `first` up to and without `past`: all of them when nothing is said.
   *
   * @param book the one that the words were cut with: a spelling that was met in another text is known already
   */
  find(
    words: readonly Word[],
    onHit: OnPhrase,
    first?: number,
    past?: number,
    book?: SpellingBook,
  ): void;
}

const HEAD = 3;
/** Marks a token that must stand in capitals. */
const SHOUTED = '^';
const NUMBER = '#';
const ROOT = 0;

/** Words with the same first three letters share it; so may a few others. */
function headOf(word: string): number {
  return (word.charCodeAt(0) << 14) ^ (word.charCodeAt(1) << 7) ^ word.charCodeAt(2);
}

/** The tokens that a word may be, by number; `NO_ROW` for none. */
interface WordTokens {
  readonly exact: number;
  /** When it is written in capitals. */
  readonly shouted: number;
  readonly prefixes: readonly number[];
  readonly figure: number;
  /** The nodes to which it leads from the root, where a phrase begins with it. */
  readonly openings: readonly Opening[];
}

interface Opening {
  readonly node: number;
  /** Only when the word is written in capitals. */
  readonly isShouted: boolean;
}

/** Every token of the phrases once. */
interface TokenTable {
  readonly numberOf: Map<string, number>;
  /** By the head of their letters, those that end in `*`. */
  readonly prefixes: Map<number, { readonly letters: string; readonly token: number }[]>;
}

function isPrefix(token: string): boolean {
  return token.endsWith('*') && token.length > HEAD;
}

function tokenIn({ numberOf, prefixes }: TokenTable, token: string): number {
  const known = numberOf.get(token);
  if (known !== undefined) return known;
  const made = numberOf.size;
  numberOf.set(token, made);
  if (isPrefix(token)) {
    const letters = token.slice(0, -1);
    const list = prefixes.get(headOf(letters));
    if (list === undefined) prefixes.set(headOf(letters), [{ letters, token: made }]);
    else list.push({ letters, token: made });
  }
  return made;
}

/** Small letters, digits, spaces, `*` and `#`: such a phrase stands as it is compared. */
const AS_COMPARED = /^[a-z0-9 *#]+$/;

/** The tokens of a phrase: words, `word*` for any ending, `#` for any number. */
function tokensOf(phrase: string): string[] {
  if (AS_COMPARED.test(phrase)) return phrase.split(' ').filter((token) => token !== '');
  return phrase
    .split(/[\s/.,:;-]+/)
    .filter((token) => token !== '')
    .map((token) => {
      if (token.endsWith('*')) return `${plainWord(token.slice(0, -1))}*`;
      return isShouted(token) ? `${SHOUTED}${plainWord(token)}` : plainWord(token);
    });
}

/** One search through a text. */
interface Search {
  readonly words: readonly Word[];
  readonly onHit: OnPhrase;
  readonly past: number;
  readonly book: SpellingBook | undefined;
}

/** The phrases as a tree: each node follows its parent by one token. */
interface PhraseTree {
  readonly children: PairTable;
  /** By node: the first phrase that ends there, and by phrase the next one that ends at the same node. */
  readonly ending: Int32Array;
  readonly alsoEnding: Int32Array;
  /** By node: 1 when something follows. */
  readonly goesOn: Uint8Array;
}

function growTree(phrases: readonly (readonly number[])[]): PhraseTree {
  const most = phrases.reduce((sum, tokens) => sum + tokens.length, 1);
  const children = pairTable(most);
  const ending = new Int32Array(most).fill(NO_ROW);
  const alsoEnding = new Int32Array(phrases.length).fill(NO_ROW);
  const goesOn = new Uint8Array(most);
  let nodes = 1;
  // From the last to the first, so that of those that end at one node the first stands first.
  for (let phrase = phrases.length - 1; phrase >= 0; phrase -= 1) {
    const tokens = phrases[phrase] ?? [];
    if (tokens.length === 0) continue;
    let node = ROOT;
    for (const token of tokens) {
      let next = children.rowOf(node, token);
      if (next === NO_ROW) {
        next = nodes;
        nodes += 1;
        children.set(node, token, next);
        goesOn[node] = 1;
      }
      node = next;
    }
    alsoEnding[phrase] = ending[node] ?? NO_ROW;
    ending[node] = phrase;
  }
  return { children, ending, alsoEnding, goesOn };
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
  const tokens: TokenTable = { numberOf: new Map(), prefixes: new Map() };
  const tree = growTree(
    phrases.map((phrase) => tokensOf(phrase).map((token) => tokenIn(tokens, token))),
  );
  const { children, ending, alsoEnding, goesOn } = tree;
  const figure = tokens.numberOf.get(NUMBER) ?? NO_ROW;

  function openingOf(token: number, isShouted: boolean): Opening[] {
    const node = children.rowOf(ROOT, token);
    return node === NO_ROW ? [] : [{ node, isShouted }];
  }

  /** null for a word that stands in no phrase. */
  function tokensOfWord(word: string): WordTokens | null {
    // A word is no token that ends in `*`, nor `#`: those are no letters.
    const exact = tokens.numberOf.get(word) ?? NO_ROW;
    const shouted = tokens.numberOf.get(SHOUTED + word) ?? NO_ROW;
    const prefixes = (word.length < HEAD ? [] : (tokens.prefixes.get(headOf(word)) ?? []))
      .filter(({ letters }) => word.startsWith(letters))
      .map(({ token }) => token);
    const own = isDigit(word.charCodeAt(0)) ? figure : NO_ROW;
    if (exact === NO_ROW && shouted === NO_ROW && own === NO_ROW && prefixes.length === 0)
      return null;
    const openings = [
      ...openingOf(exact, false),
      ...openingOf(shouted, true),
      ...prefixes.flatMap((token) => openingOf(token, false)),
      ...openingOf(own, false),
    ];
    return { exact, shouted, prefixes, figure: own, openings };
  }

  let met: {
    readonly book: SpellingBook;
    readonly words: (WordTokens | null | undefined)[];
  } | null = null;

  function tokensAt({ words, book }: Search, at: number): WordTokens | null {
    if (book === undefined) return tokensOfWord(words[at]?.word ?? '');
    if (met?.book !== book) met = { book, words: [] };
    const number = words[at]?.number ?? 0;
    while (met.words.length <= number) met.words.push(undefined);
    let known = met.words[number];
    if (known === undefined) {
      known = tokensOfWord(book.spellings[number] ?? '');
      met.words[number] = known;
    }
    return known;
  }

  function follow(search: Search, node: number, token: number, from: number, at: number): void {
    if (token === NO_ROW) return;
    const next = children.rowOf(node, token);
    if (next !== NO_ROW) enter(search, next, from, at);
  }

  function enter(search: Search, node: number, from: number, at: number): void {
    for (let one = ending[node] ?? NO_ROW; one !== NO_ROW; one = alsoEnding[one] ?? NO_ROW)
      search.onHit(one, from, at);
    if (at >= search.past || goesOn[node] === 0) return;
    const word = tokensAt(search, at);
    if (word !== null) step(search, node, word, from, at);
  }

  function step(search: Search, node: number, word: WordTokens, from: number, at: number): void {
    follow(search, node, word.exact, from, at + 1);
    if (word.shouted !== NO_ROW && search.words[at]?.isShouted === true)
      follow(search, node, word.shouted, from, at + 1);
    for (const token of word.prefixes) follow(search, node, token, from, at + 1);
    follow(search, node, word.figure, from, at + 1);
  }

  return {
    phrases,
    find(words, onHit, first = 0, past = words.length, book) {
      const search: Search = { words, onHit, past, book };
      for (let at = first; at < past; at += 1) {
        const word = tokensAt(search, at);
        if (word === null) continue;
        for (const { node, isShouted: mustShout } of word.openings)
          if (!mustShout || words[at]?.isShouted === true) enter(search, node, at, at + 1);
      }
    },
  };
}
