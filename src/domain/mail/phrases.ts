// Finds many phrases at once in a text, word by word, whatever the case, accents or apostrophes.

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
  find(words: readonly Word[], onHit: (hit: PhraseHit) => void): void;
}

const ACCENTS = /[\u0300-\u036f]/g;

/** The spelling in which words are compared: lower case, no accents, no apostrophes. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase().replace(/['’ʼ]/g, '');
  // eslint-disable-next-line no-control-regex -- asks for anything outside ASCII, control characters included
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(ACCENTS, '');
}

function isShouted(word: string): boolean {
  return word.length > 1 && /^\p{Lu}+$/u.test(word);
}

/** The words of a text in order; hyphens, dots and slashes part words. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)) {
    words.push({
      word: plainWord(found[0]),
      isShouted: isShouted(found[0]),
      start: found.index,
      end: found.index + found[0].length,
    });
  }
  return words;
}

interface Node {
  readonly exact: Map<string, Node>;
  /** By the first three letters, for phrases that end in `*`. */
  readonly prefixes: Map<string, { readonly prefix: string; readonly node: Node }[]>;
  number: Node | null;
  readonly phrases: number[];
}

const HEAD = 3;
/** Marks a token that must stand in capitals. */
const SHOUTED = '^';

function newNode(): Node {
  return { exact: new Map(), prefixes: new Map(), number: null, phrases: [] };
}

function follow(node: Node, token: string): Node {
  if (token === '#') {
    node.number ??= newNode();
    return node.number;
  }
  if (token.endsWith('*') && token.length > HEAD) {
    const prefix = token.slice(0, -1);
    const list = node.prefixes.get(prefix.slice(0, HEAD)) ?? [];
    const known = list.find((entry) => entry.prefix === prefix);
    if (known !== undefined) return known.node;
    const made = newNode();
    node.prefixes.set(prefix.slice(0, HEAD), [...list, { prefix, node: made }]);
    return made;
  }
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
  phrases.forEach((phrase, index) => {
    const tokens = tokensOf(phrase);
    if (tokens.length === 0) return;
    tokens.reduce(follow, root).phrases.push(index);
  });

  function visit(
    node: Node,
    words: readonly Word[],
    from: number,
    at: number,
    onHit: (hit: PhraseHit) => void,
  ): void {
    for (const phrase of node.phrases) onHit({ phrase, from, to: at });
    const next = words[at];
    if (next === undefined) return;
    const { word } = next;
    const exact = node.exact.get(word);
    if (exact !== undefined) visit(exact, words, from, at + 1, onHit);
    const shouted = next.isShouted ? node.exact.get(`${SHOUTED}${word}`) : undefined;
    if (shouted !== undefined) visit(shouted, words, from, at + 1, onHit);
    if (node.prefixes.size > 0) {
      for (const entry of node.prefixes.get(word.slice(0, HEAD)) ?? []) {
        if (word.startsWith(entry.prefix)) visit(entry.node, words, from, at + 1, onHit);
      }
    }
    if (node.number !== null) {
      const code = word.charCodeAt(0);
      if (code >= 48 && code <= 57) visit(node.number, words, from, at + 1, onHit);
    }
  }

  return {
    phrases,
    find(words, onHit) {
      for (let at = 0; at < words.length; at += 1) visit(root, words, at, at, onHit);
    },
  };
}
