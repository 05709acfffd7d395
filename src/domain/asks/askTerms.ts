// What the models look at: the words around a time, its shape, and the words and sender of the whole mail.
import { OF, type TermSink } from './termSink';
import { NOTHING, type Token } from './tokens';
import { NO_WORD, type AskWord } from './tokenWords';

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

/** Words before and behind a place, in its own sentence and in the one before it. */
export function putAround(
  tokens: readonly Token[],
  start: number,
  end: number,
  into: TermSink,
): void {
  const first = tokenIndex(tokens, start);
  const past = tokenIndex(tokens, end);
  let sentence = 0;
  let later: AskWord = NO_WORD;
  for (let behind = 1; behind <= BEFORE + 8; behind += 1) {
    const index = first - behind;
    if (index < 0) break;
    const token = tokens[index] ?? NOTHING;
    if (token.kind === 'line' || isSentenceEnd(tokens, index)) {
      sentence += 1;
      if (token.kind === 'line' && behind === 1) into.put(OF.fact, 'line');
      if (sentence > 1) break;
      later = NO_WORD;
      continue;
    }
    const { word } = token;
    if (word === NO_WORD || (sentence === 0 && behind > BEFORE)) continue;
    into.word(sentence === 0 ? OF.before : OF.sentenceBefore, word);
    const { concept } = word;
    if (concept !== null) into.put(sentence === 0 ? OF.conceptNear : OF.conceptBefore, concept);
    if (sentence === 0 && later !== NO_WORD) into.pair(OF.before, word, later);
    later = word;
  }
  for (let ahead = 0; ahead < AFTER; ahead += 1) {
    const token = tokens[past + ahead] ?? NOTHING;
    if (token.kind === 'line') {
      if (ahead === 0) into.put(OF.fact, 'end');
      break;
    }
    const { word } = token;
    if (word !== NO_WORD) {
      into.word(OF.behind, word);
      const { concept } = word;
      if (concept !== null) into.put(OF.conceptNear, concept);
    }
    if (isSentenceEnd(tokens, past + ahead)) break;
  }
  for (let index = first; index < past; index += 1) {
    const token = tokens[index] ?? NOTHING;
    if (token.kind === 'word') into.word(OF.inside, token.word);
  }
}

/** The words of a stretch of text, the groups they belong to, and the pairs in which such a word stands. */
export function putWords(
  tokens: readonly Token[],
  from: number,
  to: number,
  isSubject: boolean,
  into: TermSink,
): void {
  const kind = isSubject ? OF.subject : OF.body;
  const group = isSubject ? OF.conceptInSubject : OF.conceptInBody;
  let before: AskWord = NO_WORD;
  for (let index = from; index < to; index += 1) {
    const { word } = tokens[index] ?? NOTHING;
    if (word !== NO_WORD) {
      into.word(kind, word);
      if (word.concept !== null) into.put(group, word.concept);
      if (before !== NO_WORD && (before.concept !== null || word.concept !== null))
        into.pair(kind, before, word);
    }
    before = word;
  }
}
