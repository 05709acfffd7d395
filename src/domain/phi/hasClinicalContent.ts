// Whether a mail speaks of a real individual's health, identified or not.
import type { MailText } from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';
import { judgedMail } from './judgeMail';
import { UNKNOWN } from './lexicon/wordFacts';
import { judge, type Put } from './linearPart';
import { phiModel, type PhiModel } from './phiModel';
import type { PhiContext, PhiReading } from './reading';
import { foundValue, slotsOf, valueOf } from './signValues';
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
/** Words of mass mail: by themselves, or right before one of these. */
const BULK: ReadonlyMap<string, ReadonlySet<string> | null> = new Map([
  ['unsubscribe', null],
  ['newsletter', null],
  ['webinar', null],
  ['optout', null],
  ['view', new Set(['in'])],
  ['opt', new Set(['out'])],
  ['register', new Set(['now'])],
  ['cme', new Set(['credit'])],
  [
    'dear',
    new Set(
      'colleague colleagues diplomate diplomates reviewer reviewers author authors provider providers physician physicians'.split(
        ' ',
      ),
    ),
  ],
]);

/** A bit of a value's marks: the word stands in `BULK`. */
const OPENS_BULK = 4;
for (const word of BULK.keys()) valueOf(word).marks |= OPENS_BULK;

function isBulk({ words, values }: PhiReading): boolean {
  for (let at = 0; at < words.length; at += 1) {
    if (((values[at]?.marks ?? 0) & OPENS_BULK) === 0) continue;
    const word = words[at];
    if (word === undefined || word.start > LONGEST_HEAD) return false;
    const next = BULK.get(word.word);
    if (next === null || next?.has(words[at + 1]?.word ?? '') === true) return true;
  }
  return false;
}

const AGE = /\b\d{1,2}[- ]?(?:year[- ]old|yo\b|y\/o|yom\b|yof\b|[MF]\b|mo\b|month[- ]old|años)/;
const WINDOW = 8;
const LONGEST_HEAD = 12_000;

/** Words and parts are both in order, so one walk is enough. */
function outsideDisclaimers(mail: MailText, words: readonly ClinicalWord[]): ClinicalWord[] {
  const notices = mail.parts.filter((part) => part.kind === 'disclaimer');
  if (notices.length === 0) return [...words];
  let at = 0;
  return words.filter((word) => {
    while ((notices[at]?.end ?? Infinity) <= word.start) at += 1;
    return (notices[at]?.start ?? Infinity) > word.start;
  });
}

function bucketOf(count: number): string {
  return count <= 3 ? String(count) : count <= 6 ? '6' : count <= 12 ? '12' : '13';
}

const MOST_WORDS = 60;

const SLOT = slotsOf(
  'view',
  'bulk',
  'patientAge',
  'amount',
  'kinds',
  'term',
  'whose',
  'whoseMail',
  'termMail',
  'kindMail',
  'kindSender',
  'personal',
  'named',
);
const YES = valueOf('yes');
const NO = valueOf('no');

/** What speaks for an individual's health beside the signs of the mail as a whole: clinical words, and whose they are. */
export function clinicalSigns(reading: PhiReading, view: MailView, put: Put): void {
  const { mail, words, facts, text } = reading;
  const sender = reading.senderValue;
  const mailKind = view.kindValue;
  const own = outsideDisclaimers(mail, reading.clinical);
  put(SLOT.view, view.sure);
  put(SLOT.bulk, isBulk(reading) ? YES : NO);
  if (AGE.test(text.slice(0, LONGEST_HEAD))) put(SLOT.patientAge, mailKind);
  put(SLOT.amount, mailKind, valueOf(bucketOf(own.length)));
  const kinds = new Set(own.map(({ kind }) => kind));
  put(SLOT.kinds, mailKind, valueOf(String(kinds.size)));
  let index = 0;
  let personal = 0;
  let named = 0;
  const told = new Set<string>();
  for (const { kind, start, end } of own.slice(0, MOST_WORDS)) {
    while (index < words.length && (words[index]?.start ?? start) < start) index += 1;
    const term = text.slice(start, end).toLowerCase();
    const isNew = !told.has(term);
    if (isNew) {
      told.add(term);
      put(SLOT.term, foundValue(term));
    }
    const kindValue = valueOf(kind);
    let isPersonal = false;
    const last = Math.min(words.length, index + WINDOW);
    for (let at = Math.max(0, index - WINDOW); at < last; at += 1) {
      for (const name of (facts[at] ?? UNKNOWN).classes) {
        if (!INDIVIDUAL.has(name)) continue;
        const nameValue = valueOf(name);
        put(SLOT.whose, kindValue, nameValue);
        put(SLOT.whoseMail, mailKind, nameValue);
        if (name !== 'house') isPersonal = true;
      }
    }
    if (isPersonal) personal += 1;
    if (isNew && isPersonal) {
      named += 1;
      put(SLOT.termMail, mailKind, kindValue);
    }
    put(SLOT.kindMail, mailKind, kindValue);
    put(SLOT.kindSender, sender, kindValue);
  }
  put(SLOT.personal, mailKind, valueOf(bucketOf(personal)));
  put(SLOT.named, sender, valueOf(bucketOf(named)));
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

/** What one can unsubscribe from goes to many: the woman who presents with fever in it is nobody's patient. */
function isToSubscribers({ text }: MailText): boolean {
  return /\bunsubscribe\b/i.test(text);
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
  const { reading, view, clinicalScores } = judgedMail(mail, context, model);
  if (spans.length === 0 && (reading.clinical.length === 0 || isToSubscribers(mail))) return false;
  const write = (put: Put): void => {
    clinicalSigns(reading, view, put);
  };
  const chances = judge(model.clinical, model.unit, write, clinicalScores);
  return (chances[1] ?? 0) >= model.thresholds.clinical;
}
