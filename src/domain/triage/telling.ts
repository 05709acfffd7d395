// Which of a mail's words may be said to a person as a reason: no small words, and no identifiers outside of the masked text.
import { plainWord } from '../mail';
import type { PhiSpan } from '../phi';
import { STOP_WORDS } from './stopWords';
import type { Voice } from './weighTerms';

/** Small words such as “the” may weigh, but a person learns nothing from them. */
export function isTelling({ where, words }: Voice): boolean {
  if (where !== 'text') return true;
  return words.split(/[^\p{L}\p{N}’']+/u).some((word) => {
    const plain = plainWord(word);
    return plain.length > 1 && !STOP_WORDS.has(plain);
  });
}

/** Words that hold an identifier are not repeated outside of the mail's own text, where they are covered. */
export function identifies({ start, end }: Voice, phi: readonly PhiSpan[]): boolean {
  return phi.some((span) => span.start < (end ?? 0) && span.end > (start ?? 0));
}
