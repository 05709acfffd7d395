// Which of a mail's words may be said to a person as a reason: no small words, and no identifiers outside of the masked text.
import { isDigit, isLetter, plainWord } from '../mail';
import type { PhiSpan } from '../phi';
import { STOP_WORDS } from './stopWords';
import type { Voice } from './weighTerms';

/** A word that says something stands in plain letters; null where the text has other characters, too. */
function hasTellingWord(words: string): boolean | null {
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const code = at < words.length ? words.charCodeAt(at) : 0;
    if (code > 127 || code === APOSTROPHE) return null;
    if (isLetter(code) || isDigit(code)) continue;
    if (at - from > 1 && !STOP_WORDS.has(words.slice(from, at).toLowerCase())) return true;
    from = at + 1;
  }
  return false;
}

const APOSTROPHE = 39;

/** Small words such as “the” may weigh, but a person learns nothing from them. */
export function isTelling({ where, words }: Voice): boolean {
  if (where !== 'text') return true;
  const plain = hasTellingWord(words);
  if (plain !== null) return plain;
  return words.split(/[^\p{L}\p{N}’']+/u).some((word) => {
    const plain = plainWord(word);
    return plain.length > 1 && !STOP_WORDS.has(plain);
  });
}

/** Words that hold an identifier are not repeated outside of the mail's own text, where they are covered. */
export function identifies({ start, end }: Voice, phi: readonly PhiSpan[]): boolean {
  return phi.some((span) => span.start < (end ?? 0) && span.end > (start ?? 0));
}
