// Whether a mail speaks of a real individual's health, identified or not.
import { senderKindOf, type MailText } from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';
import type { PhiContext } from './reading';
import type { PhiSpan } from './types';

const INDIVIDUAL =
  /\b(?:patient|pt|member|client|mrn|dob|bed \d+|she is \d{2}|he is \d{2}|\d{2}[- ]year[- ]old|\d{2} ?y\/?o|my (?:dad|mom|mother|father|wife|husband|son|daughter|sister|brother|leg|chest|arm|heart|meds?|incision|pills?)|mi (?:esposo|esposa|mam[aá]|pap[aá]|hij[oa])|paciente|your (?:avr|mvr|cabg|type a))(?!\p{L})/iu;
const BULK =
  /\b(?:unsubscribe|view in browser|opt ?out|dear (?:colleagues|diplomate|reviewer|author)s?)\b/i;

/** Words and parts are both in order, so one walk is enough. */
function outsideDisclaimers(mail: MailText, words: readonly ClinicalWord[]): ClinicalWord[] {
  const notices = mail.parts.filter((part) => part.kind === 'disclaimer');
  let at = 0;
  return words.filter((word) => {
    while ((notices[at]?.end ?? Infinity) <= word.start) at += 1;
    return (notices[at]?.start ?? Infinity) > word.start;
  });
}

/** The clinical words that concern an individual; empty for teaching cases, newsletters and sales talk. */
export function clinicalWordsOf(
  mail: MailText,
  spans: readonly PhiSpan[],
  context: PhiContext,
): ClinicalWord[] {
  if (BULK.test(mail.text) && spans.length === 0) return [];
  const words = outsideDisclaimers(mail, clinicalWordsIn(mail));
  const isPrivate = senderKindOf(context.from, context.organizationDomains) === 'personal';
  return isPrivate || spans.length > 0 || INDIVIDUAL.test(mail.text) ? words : [];
}

/**
 * True when a diagnosis, symptom, named procedure, drug, result or device of a real individual is mentioned.
 *
 * "Surgery" or "her operation" alone do not make it true.
 */
export function hasClinicalContent(
  mail: MailText,
  spans: readonly PhiSpan[],
  context: PhiContext,
): boolean {
  return clinicalWordsOf(mail, spans, context).length > 0;
}
