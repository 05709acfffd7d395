// The labelled fields of a record: they say by themselves that a mail speaks of a patient.
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import { RECORD_LABEL as LABEL_WORD, UNKNOWN } from './lexicon/wordFacts';
import type { PhiReading } from './reading';

const BEFORE = 42;

/** What stands before a place on its own line, at most 42 characters. */
export function textBefore(reading: PhiReading, start: number): string {
  const from = Math.max(0, start - BEFORE);
  const before = reading.text.slice(from, start);
  return before.slice(before.lastIndexOf('\n') + 1);
}

const RECORD_LABEL =
  /\b(?:MRN|med(?:ical)?\.? rec(?:ord)?(?: (?:number|no\.?|num))?|record (?:number|no\.?)|chart (?:number|no\.?)|expediente(?: n[uú]mero)?)\b[^A-Za-z0-9\n]{0,4}(?:\((?:yours|ours)\)|is|number|no\.?|es)?[\s:#=-]{0,4}$/i;
const BORN =
  /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birth ?date|birthday(?: is)?|fecha de nac(?:\.|imiento)?|nacid[oa](?: el)?|naci[oó](?: el)?)\b[\s:#.(-]*(?:is |es |on |el )?$/i;
/** A name right before a birth date or record number, or behind a patient label, is the patient's. */
const RECORD_BEHIND =
  /^,?[ \t]{0,3}[(,–-]? ?(?:DOB|D\.O\.B|dob\b|MRN|mrn\b|date of birth|born (?:on )?\d|nacid[oa] el|fecha de nac|\d{1,2}[/-]\d{1,2}[/-](?:19\d\d|20(?:0\d|1[0-6]))|(?:[Mm]ember|MBI|DBN|[Pp]olicy|[Mm]edicare)(?: ID| no\.?| number)?[ #:]{1,2}[A-Z]{0,5}[ -]?\d)/;
const PATIENT_LABEL =
  /(?:^|[\n\t(;,. ])(?:patient|pt|member|client|subscriber|guarantor|insured|paciente|decedent|claimant|beneficiary)(?: name)?(?::|\t| ?\.{2,})\s{0,3}$/i;

const LABEL_WORDS = 4;

/** False where no word of a label stands right before; then no expression needs to look. */
function hasLabelWord({ facts }: PhiReading, from: number): boolean {
  for (let step = 1; step <= LABEL_WORDS; step += 1)
    if (((facts[from - step] ?? UNKNOWN).is & LABEL_WORD) !== 0) return true;
  return false;
}

/** True for a number behind the label of a record number. */
export function isRecordNumber(
  { kind, value, start, from }: NumberCandidate,
  reading: PhiReading,
): boolean {
  return (
    (kind === 'id' || kind === 'ssn') &&
    hasLabelWord(reading, from) &&
    /\d/.test(value) &&
    RECORD_LABEL.test(textBefore(reading, start))
  );
}

/** True for a date behind the label of a birth date. */
export function isBirthDate({ start, from }: DateCandidate, reading: PhiReading): boolean {
  return hasLabelWord(reading, from) && BORN.test(textBefore(reading, start));
}

/** False where neither a colon nor a tab nor dots stand before: no label ends there. */
function mayBeLabelled(text: string, start: number): boolean {
  for (let at = start - 1; at >= start - 4 && at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === 58 || code === 46 || code === 9) return true;
    if (code !== 32) return false;
  }
  return false;
}

const KNOWN_SIGN = /[gbfdhe]/;

/** True for a name behind a patient label or before a birth date or record number. */
export function isRecordName({ start, end, pattern }: NameCandidate, reading: PhiReading): boolean {
  const isKnown = pattern.length > 1 || KNOWN_SIGN.test(pattern);
  return (
    (isKnown && RECORD_BEHIND.test(reading.text.slice(end, end + 32))) ||
    (mayBeLabelled(reading.text, start) && PATIENT_LABEL.test(textBefore(reading, start)))
  );
}
