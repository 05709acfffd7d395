// What the models look at: the words around a time, its shape, and the words and sender of the whole mail.
import { NOTHING, type Token } from './tokens';
import type { PutTerm } from './askModel';

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
export function putAround(
  tokens: readonly Token[],
  start: number,
  end: number,
  put: PutTerm,
): void {
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
      if (token.kind === 'line' && behind === 1) put('is', 'line');
      if (sentence > 1) break;
      later = null;
      continue;
    }
    const word = wordOf(token);
    if (word === null || (sentence === 0 && behind > BEFORE)) continue;
    put(sentence === 0 ? 'b' : 'p', word);
    const { concept } = token.use;
    if (concept !== null) put(sentence === 0 ? 'near' : 'prior', concept);
    if (sentence === 0 && later !== null) put('b', word, later);
    later = word;
  }
  for (let ahead = 0; ahead < AFTER; ahead += 1) {
    const token = tokens[past + ahead] ?? NOTHING;
    if (token.kind === 'line') {
      if (ahead === 0) put('is', 'end');
      break;
    }
    const word = wordOf(token);
    if (word !== null) {
      put('a', word);
      const { concept } = token.use;
      if (concept !== null) put('near', concept);
    }
    if (isSentenceEnd(tokens, past + ahead)) break;
  }
  for (let index = first; index < past; index += 1) {
    const token = tokens[index] ?? NOTHING;
    if (token.kind === 'word') put('i', token.text);
  }
}

/** The words of a stretch of text, the groups they belong to, and the pairs in which such a word stands. */
export function putWords(
  tokens: readonly Token[],
  from: number,
  to: number,
  kind: 'w' | 's',
  put: PutTerm,
): void {
  const group = kind === 'w' ? 'w-has' : 's-has';
  let before: string | null = null;
  let wasKnown = false;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] ?? NOTHING;
    const word = wordOf(token);
    if (word === null) {
      before = null;
      continue;
    }
    put(kind, word);
    const { concept } = token.use;
    if (concept !== null) put(group, concept);
    if (before !== null && (wasKnown || concept !== null)) put(kind, before, word);
    before = word;
    wasKnown = concept !== null;
  }
}
