// Whether a mail speaks of a real individual's health, identified or not.
import type { MailText } from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';
import { judgedMail } from './judgeMail';
import { classesOf } from './lexicon/contextWords';
import { judge, phiModel, type PhiModel, type Put } from './phiModel';
import type { PhiContext, PhiReading } from './reading';
import type { MailView } from './signs';
import type { PhiSpan } from './types';

const INDIVIDUAL = new Set([
  'relation',
  'patient',
  'their',
  'self',
  'honorific',
  'record',
  'seen',
  'house',
]);
const BULK =
  /\b(?:unsubscribe|view in browser|opt ?out|dear (?:colleagues|diplomate|reviewer|author|provider|physician)s?|newsletter|webinar|register now|CME credit)\b/i;
const AGE = /\b\d{1,2}[- ]?(?:year[- ]old|yo\b|y\/o|yom\b|yof\b|[MF]\b|mo\b|month[- ]old|años)/;
const WINDOW = 8;
const LONGEST_HEAD = 12_000;

/** Words and parts are both in order, so one walk is enough. */
function outsideDisclaimers(mail: MailText, words: readonly ClinicalWord[]): ClinicalWord[] {
  const notices = mail.parts.filter((part) => part.kind === 'disclaimer');
  let at = 0;
  return words.filter((word) => {
    while ((notices[at]?.end ?? Infinity) <= word.start) at += 1;
    return (notices[at]?.start ?? Infinity) > word.start;
  });
}

function bucketOf(count: number): string {
  return count <= 3 ? String(count) : count <= 6 ? '6' : count <= 12 ? '12' : '13';
}

/** What speaks for an individual's health in a mail: clinical words, whose they are, and the mail around them. */
export function clinicalSigns(
  reading: PhiReading,
  writeSigns: (put: Put) => void,
  view: MailView,
  put: Put,
): void {
  const { mail, words, sender, text } = reading;
  const own = outsideDisclaimers(mail, reading.clinical);
  writeSigns(put);
  put('view', view.sure);
  const head = text.slice(0, LONGEST_HEAD);
  const isBulk = BULK.test(head);
  put('bulk', isBulk ? 'yes' : 'no');
  if (AGE.test(head)) put('patientAge', view.kind);
  put('amount', `${view.kind} ${bucketOf(own.length)}`);
  const kinds = new Set(own.map(({ kind }) => kind));
  put('kinds', `${view.kind} ${String(kinds.size)}`);
  let index = 0;
  let personal = 0;
  const told = new Set<string>();
  for (const { kind, start, words: found } of own.slice(0, 60)) {
    while (index < words.length && (words[index]?.start ?? start) < start) index += 1;
    const term = found.toLowerCase();
    if (!told.has(term)) {
      told.add(term);
      put('term', term);
    }
    let isPersonal = false;
    for (
      let at = Math.max(0, index - WINDOW);
      at < Math.min(words.length, index + WINDOW);
      at += 1
    ) {
      for (const name of classesOf(words[at]?.word ?? '')) {
        if (!INDIVIDUAL.has(name)) continue;
        put('whose', `${kind} ${name}`);
        put('whoseMail', `${view.kind} ${name}`);
        if (name !== 'house') isPersonal = true;
      }
    }
    if (isPersonal) personal += 1;
    put('kindMail', `${view.kind} ${kind}`);
    put('kindSender', `${sender} ${kind}`);
  }
  put('personal', `${view.kind} ${bucketOf(personal)}`);
}

/** The clinical words that concern an individual; empty for teaching cases, newsletters and sales talk. */
export function clinicalWordsOf(
  mail: MailText,
  spans: readonly PhiSpan[],
  context: PhiContext,
): ClinicalWord[] {
  return hasClinicalContent(mail, spans, context)
    ? outsideDisclaimers(mail, clinicalWordsIn(mail))
    : [];
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
  model: PhiModel = phiModel(),
): boolean {
  const { reading, view, writeSigns } = judgedMail(mail, context, model);
  if (spans.length === 0 && reading.clinical.length === 0) return false;
  const chances = judge(model.clinical, model.unit, (put) => {
    clinicalSigns(reading, writeSigns, view, put);
  });
  return (chances[1] ?? 0) >= model.thresholds.clinical;
}
