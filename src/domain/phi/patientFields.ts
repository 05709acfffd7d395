// The labelled fields of a record: they say by themselves that a mail speaks of a patient.
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
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
  /^,? {0,3}[(,–-]? ?(?:DOB|D\.O\.B|dob\b|MRN|mrn\b|date of birth|born (?:on )?\d|nacid[oa] el|fecha de nac)/;
const PATIENT_LABEL =
  /(?:^|[\n\t(;,. ])(?:patient|pt|member|client|subscriber|guarantor|insured|paciente|decedent|claimant|beneficiary)(?: name)?(?::|\t| ?\.{2,})\s{0,3}$/i;

/** True for a number behind the label of a record number. */
export function isRecordNumber(
  { kind, value, start }: NumberCandidate,
  reading: PhiReading,
): boolean {
  return (
    (kind === 'id' || kind === 'ssn') &&
    /\d/.test(value) &&
    RECORD_LABEL.test(textBefore(reading, start))
  );
}

/** True for a date behind the label of a birth date. */
export function isBirthDate({ start }: DateCandidate, reading: PhiReading): boolean {
  return BORN.test(textBefore(reading, start));
}

/** True for a name behind a patient label or before a birth date or record number. */
export function isRecordName({ start, end, pattern }: NameCandidate, reading: PhiReading): boolean {
  const isKnown = /[gbfdhe]/.test(pattern) || pattern.length > 1;
  return (
    (isKnown && RECORD_BEHIND.test(reading.text.slice(end, end + 24))) ||
    PATIENT_LABEL.test(textBefore(reading, start))
  );
}
