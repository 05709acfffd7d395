// Turns a mail into the one plain text that every later reader points into.
import { htmlToText } from './htmlToText';
import { plainSpaces } from './plainSpaces';
import { splitParts } from './splitParts';
import type { Mail, MailText, PartKind } from './types';

const PASSED_ON = /^\s*(?:re:\s*)*(?:fwd?|rv|tr|wg|reenv\S*)\s*:/i;

/** Characters of plain body that are read: some seventy thousand words; no mail that a person wrote is longer. */
const LONGEST = 400_000;

/**
 * Reads subject and body as plain text and marks the parts of the body.
 *
 * Never fails: a mail without subject or body gives an empty text. Plain text beyond 400,000 characters is left out. Time grows linearly with the size of the body,
 * whatever is in it.
 *
 * @example
 * readMailText({ subject: 'Hi', bodyType: 'text', body: 'ok\n> when?' }).parts
 * //=> [{ kind: 'newest', start: 4, end: 7 }, { kind: 'quoted', start: 7, end: 14 }]
 */
export function readMailText(
  mail: Pick<Mail, 'bodyType'> & { readonly subject: string | null; readonly body: string | null },
): MailText {
  const subject = plainSpaces(mail.subject ?? '').replace(/[\n\t]+/g, ' ');
  const body = mail.body ?? '';
  const plain =
    mail.bodyType === 'html'
      ? htmlToText(body)
      : { text: plainSpaces(body), quotes: [], links: [] };
  const text = plain.text.slice(0, LONGEST);
  const bodyStart = subject.length + 2;
  const parts = splitParts(text, plain.quotes, PASSED_ON.test(subject));
  return {
    text: `${subject}\n\n${text}`,
    bodyStart,
    parts: parts.map(({ kind, start, end }) => ({
      kind,
      start: start + bodyStart,
      end: end + bodyStart,
    })),
    links: plain.links,
  };
}

/** The text of the parts of these kinds, joined by line ends. */
export function textOfParts(mail: MailText, kinds: readonly PartKind[]): string {
  return mail.parts
    .filter((part) => kinds.includes(part.kind))
    .map((part) => mail.text.slice(part.start, part.end))
    .join('\n');
}
