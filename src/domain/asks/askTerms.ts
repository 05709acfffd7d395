// What the models look at: the words around a time, its shape, and the words and sender of the whole mail.
import { NOTHING, type Token } from './tokens';
import type { Term } from './askModel';
import { CONCEPT_OF } from './askWords';

const BEFORE = 14;
const AFTER = 9;

/** Index of the first token that starts at or behind `place`. */
export function tokenIndex(tokens: readonly Token[], place: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] ?? NOTHING).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSentenceEnd(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] ?? NOTHING;
  if (token.text === '?' || token.text === '!') return true;
  if (token.text !== '.') return false;
  const next = tokens[index + 1] ?? NOTHING;
  return next.start !== token.end;
}

function wordOf(token: Token): string | null {
  if (token.kind === 'word') return token.text;
  if (token.kind === 'number') return '#';
  return token.text === '?' || token.text === '$' || token.text === '%' || token.text === ':'
    ? token.text
    : null;
}

/** Words before and behind a place, in its own sentence and in the one before it. */
export function termsAround(tokens: readonly Token[], start: number, end: number): Term[] {
  const keys = new Set<string>();
  const first = tokenIndex(tokens, start);
  const past = tokenIndex(tokens, end);
  let sentence = 0;
  let later: string | null = null;
  for (let behind = 1; behind <= BEFORE + 8; behind += 1) {
    const index = first - behind;
    if (index < 0) break;
    const token = tokens[index] ?? NOTHING;
    if (token.kind === 'line' || isSentenceEnd(tokens, index)) {
      sentence += 1;
      if (token.kind === 'line' && behind === 1) keys.add('is:line');
      if (sentence > 1) break;
      later = null;
      continue;
    }
    const word = wordOf(token);
    if (word === null || (sentence === 0 && behind > BEFORE)) continue;
    keys.add(`${sentence === 0 ? 'b' : 'p'}:${word}`);
    const concept = CONCEPT_OF.get(word);
    if (concept !== undefined) keys.add(`${sentence === 0 ? 'near' : 'prior'}:${concept}`);
    if (sentence === 0 && later !== null) keys.add(`b:${word} ${later}`);
    later = word;
  }
  for (let ahead = 0; ahead < AFTER; ahead += 1) {
    const token = tokens[past + ahead] ?? NOTHING;
    if (token.kind === 'line') {
      if (ahead === 0) keys.add('is:end');
      break;
    }
    const word = wordOf(token);
    if (word !== null) {
      keys.add(`a:${word}`);
      const concept = CONCEPT_OF.get(word);
      if (concept !== undefined) keys.add(`near:${concept}`);
    }
    if (isSentenceEnd(tokens, past + ahead)) break;
  }
  for (let index = first; index < past; index += 1) {
    const token = tokens[index] ?? NOTHING;
    if (token.kind === 'word') keys.add(`i:${token.text}`);
  }
  return [...keys].map((key): Term => [key, 1]);
}

/** The words of a text and the groups they belong to, each once, and the pairs in which such a word stands. */
export function termsOfWords(
  tokens: readonly Token[],
  from: number,
  to: number,
  prefix: string,
): Term[] {
  const keys = new Set<string>();
  let before: string | null = null;
  let wasKnown = false;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] ?? NOTHING;
    const word = wordOf(token);
    if (word === null) {
      before = null;
      continue;
    }
    keys.add(`${prefix}:${word}`);
    const concept = CONCEPT_OF.get(word);
    if (concept !== undefined) keys.add(`${prefix}-has:${concept}`);
    if (before !== null && (wasKnown || concept !== undefined))
      keys.add(`${prefix}:${before} ${word}`);
    before = word;
    wasKnown = concept !== undefined;
  }
  return [...keys].map((key): Term => [key, 1]);
}
