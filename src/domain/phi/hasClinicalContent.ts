// Whether a mail speaks of a real individual's health, identified or not.
import { senderKindOf, type MailText } from '../mail';
import { findClinicalWords, type ClinicalWord } from './clinicalWords';
import type { PhiContext } from './reading';
import type { PhiSpan } from './types';

const INDIVIDUAL =
  /\b(?:patient|pt|member|client|mrn|dob|bed \d+|she is \d{2}|he is \d{2}|\d{2}[- ]year[- ]old|\d{2} ?y\/?o|my (?:dad|mom|mother|father|wife|husband|son|daughter|sister|brother|leg|chest|arm|heart|meds?|incision|pills?)|mi (?:esposo|esposa|mam[aá]|pap[aá]|hij[oa])|paciente|your (?:avr|mvr|cabg|type a))\b/i;
const BULK =
  /\b(?:unsubscribe|view in browser|opt ?out|dear (?:colleagues|diplomate|reviewer|author)s?)\b/i;

/** The clinical words that concern an individual; empty for teaching cases, newsletters and sales talk. */
export function clinicalWordsOf(
  mail: MailText,
  spans: readonly PhiSpan[],
  context: PhiContext,
): ClinicalWord[] {
  if (BULK.test(mail.text) && spans.length === 0) return [];
  const words = findClinicalWords(mail.text).filter(
    (word) =>
      !mail.parts.some(
        (part) => part.kind === 'disclaimer' && part.start <= word.start && word.start < part.end,
      ),
  );
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
