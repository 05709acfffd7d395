// The words of a mail, cut once for all who read them.
import { wordsOf, type Word } from './phrases';
import type { MailText } from './types';

const known = new WeakMap<MailText, readonly Word[]>();

/** The words of subject and body in order of place; the same text object is cut only once. */
export function wordsOfMail(mail: MailText): readonly Word[] {
  const ready = known.get(mail);
  if (ready !== undefined) return ready;
  const words = wordsOf(mail.text);
  known.set(mail, words);
  return words;
}
