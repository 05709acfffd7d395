// What needs no weighing: labelled fields are always a patient's, proven professional numbers never.
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import {
  isIban,
  isMedicareNumber,
  isNpi,
  isPaymentCard,
  isRoutingNumber,
  isSocialSecurity,
} from './checkDigits';
import { isOfClass } from './lexicon/wordFacts';
import { isStateCode, placeKind } from './lexicon/places';
import { isBirthDate, isRecordName, isRecordNumber, textBefore } from './patientFields';
import type { PhiReading } from './reading';
import { isOfClassAt, type MailView } from './signs';
import type { PhiType } from './types';

/** `never` for what cannot be a patient's; null where the evidence must decide. */
export type Rule<T> = T | 'never' | null;

const SSN_LABEL = /\b(?:ssn|ss ?#|social(?: security)?|seguro social|itin)\b[^\d\n]{0,30}$/i;
const NPI_LABEL = /\bNPI\b[^\d\n]{0,12}$/i;
/** Toll-free lines belong to plans, offices and companies. */
const TOLL_FREE = /^(?:\+?1[-. ]?)?\(?8(?:00|33|44|55|66|77|88)\)?[-. ]/;
const TRACKER = /^[A-Z]{2,5}-(?:RF|PA|RI|CR|CN)-\d{3,6}$/;

export function numberRule(
  candidate: NumberCandidate,
  reading: PhiReading,
  view: MailView,
): Rule<PhiType> {
  const { kind, value, start } = candidate;
  const before = textBefore(reading, start);
  if (kind === 'id' || kind === 'ssn') {
    if (TRACKER.test(value)) return 'never';
    if (NPI_LABEL.test(before)) return 'never';
    if (isRecordNumber(candidate, reading)) return 'MRN';
    if (kind === 'ssn') {
      if (/^[xX*]/.test(value)) return 'SSN';
      return isSocialSecurity(value)
        ? 'SSN'
        : SSN_LABEL.test(before) && !reading.isBare
          ? 'SSN'
          : 'never';
    }
    if (SSN_LABEL.test(before) && /^(?:\d{4}|\d{9})$/.test(value)) return 'SSN';
    if (isMedicareNumber(value) && /[A-Z]/.test(value)) return 'PLAN_ID';
    if (view.kind === 'none' && !reading.isBare) return null;
    if (/^\d{10}$/.test(value) && isNpi(value) && !reading.isBare) return 'never';
  }
  if (reading.isBare) return bareNumber(kind, value, before);
  return kind === 'phone' && TOLL_FREE.test(value) ? 'never' : null;
}

/** In a text by itself whatever proves to be an identifier is taken for the patient's. */
function bareNumber(kind: NumberCandidate['kind'], value: string, before: string): Rule<PhiType> {
  if (kind === 'phone') return 'PHONE';
  if (kind === 'email') return 'EMAIL';
  if (kind === 'url') return 'URL';
  if (kind === 'network') return 'OTHER_ID';
  if (kind === 'account') return 'ACCOUNT';
  if (kind === 'machine') return 'DEVICE';
  if (kind === 'street') return 'ADDRESS';
  if (isIban(value) || isPaymentCard(value)) return 'ACCOUNT';
  if (PLAN_LABEL.test(before)) return 'PLAN_ID';
  if (BARE_LABEL.test(before)) return 'OTHER_ID';
  return isRoutingNumber(value) ? 'ACCOUNT' : 'never';
}

const PLAN_LABEL =
  /\b(?:insurance|ins|policy|member|plan|group|subscriber|medicare|medicaid|mbi)\b[^.\n]{0,24}$/i;
const BARE_LABEL =
  /\b(?:IDs?|identifier|record|number|no|acct|account|bank|passport|license|document|case|accession|vin|serial|file)\b[^.\n\d]{0,12}$|#$/i;

export function dateRule(
  candidate: DateCandidate,
  reading: PhiReading,
  view: MailView,
): Rule<'DATE'> {
  const { start, shape } = candidate;
  if (isBirthDate(candidate, reading)) return 'DATE';
  if (
    shape === 'age' &&
    (view.kind !== 'none' || view.near.isClinicalAround(start - 60, start + 60))
  )
    return 'DATE';
  if (isHistoryHeader(reading, start) || (reading.isBare && shape === 'ofYear')) return 'never';
  return reading.isBare && shape !== 'short' ? 'DATE' : null;
}

const LONGEST_HEADER = 240;

/** True for a line that only says when and by whom history was written. */
function isHistoryHeader(reading: PhiReading, offset: number): boolean {
  const from = Math.max(0, offset - LONGEST_HEADER);
  const before = reading.text.slice(from, offset);
  const opens = before.lastIndexOf('\n');
  if (opens < 0 && from > 0) return false;
  const behind = reading.text.slice(offset, offset + LONGEST_HEADER);
  const closes = behind.indexOf('\n');
  const line = before.slice(opens + 1) + (closes < 0 ? behind : behind.slice(0, closes));
  return (
    /^[\s>*]*(?:sent|date|enviado(?: el)?|fecha)\s*:/i.test(line) ||
    /\b(?:wrote|escribi[oó])\s*:/i.test(line)
  );
}

/** Diseases, scores and signs are called after people who are nobody's patient. */
const EPONYM_BEHIND =
  /^(?:['’]s?)?(?:[- ]\p{Lu}\p{L}+)? (?:[Dd]isease|[Ss]yndrome|[Ss]core|[Rr]eflex|[Ss]ign|[Cc]riteria|[Ss]cale|[Ii]ndex|[Dd]isorder|[Pp]rocedure|[Ss]tudy|[Tt]rial|[Rr]isk|[Tt]est|[Pp]alsy|[Ll]ymphoma|[Ss]arcoma|[Tt]hyroiditis|[Ee]sophagus|[Cc]ontracture|[Pp]henomenon|[Aa]rthroplasty|[Ff]racture|[Cc]lassification|[Mm]etro|[Tt]ype)\b/u;

/** Behind a title and behind "my mother" a person is meant, whatever of hers is told. */
function isToldPerson(reading: PhiReading, from: number): boolean {
  return (
    reading.gapBefore(from) !== 'line' &&
    (isOfClassAt(reading, from - 1, 'honorific') || isOfClassAt(reading, from - 1, 'relation'))
  );
}

/** In a text by itself: behind "at" and "in" a place, and a person where a first name is known. */
function bareName(
  reading: PhiReading,
  from: number,
  to: number,
  parts: readonly string[],
): Rule<'NAME' | 'ADDRESS'> {
  const before = reading.words[from - 1]?.word ?? '';
  const behind = reading.words[to];
  const isStated = behind?.isShouted === true && isStateCode(behind.word);
  if (isStated || placeKind(parts.join(' ')) === 'town') return 'ADDRESS';
  const isPlaced = /^(?:at|in|from|near)$/.test(before) && reading.gapBefore(from) === 'space';
  return isPlaced && !(behind !== undefined && isOfClass(behind.word, 'org')) ? 'ADDRESS' : null;
}

/** The estate of somebody is not somebody, and a quarter of the year is nobody. */
const NO_PERSON = /^(?:Estate$|Q[1-4]\b)/;

export function nameRule(
  candidate: NameCandidate,
  reading: PhiReading,
  view: MailView,
): Rule<'NAME' | 'ADDRESS'> {
  const { end, from, to, parts } = candidate;
  const before = reading.words[from - 1]?.word ?? '';
  const isDoctor = reading.values[from - 1]?.facts?.classes.includes('doctor') ?? false;
  const isTitled = isDoctor && reading.gapBefore(from) !== 'line';
  if (isTitled && before !== 'doctor' && before !== 'doctora') return 'never';
  if (candidate.pattern === 'u' && view.near.isClinicalAround(candidate.start, candidate.start + 1))
    return 'never';
  if (reading.partAt(candidate.start)?.kind === 'banner') return 'never';
  const { text } = reading;
  if (EPONYM_BEHIND.test(text.slice(end, end + 30)) && !isToldPerson(reading, from)) return 'never';
  if (NO_PERSON.test(text.slice(candidate.start, end))) return 'never';
  if (isRecordName(candidate, reading)) return 'NAME';
  if (!reading.isBare) return null;
  const place = bareName(reading, from, to, parts);
  // Capitals that no list knows are abbreviations of the field: GOLD, SGLT2.
  return place === null && candidate.isShouted && candidate.pattern === 'u' ? 'never' : place;
}
