// Other unique numbers of a patient's care: authorizations, referrals, cases, prescriptions, accessions, court numbers.
import { findAll, type Finding, type PhiReading } from '../reading';

const VALUE = String.raw`([A-Z]{0,5}-?\d[A-Z0-9]*(?:-[A-Z0-9]+){0,4}|[A-Z]{1,5}(?:-[A-Z0-9]+){0,2}-\d[A-Z0-9]*(?:-[A-Z0-9]+){0,3})(?![A-Za-z0-9/])`;
const LABELLED = new RegExp(
  String.raw`\b(?:reference|ref|authorization|auth|referral|case|accession|rx|prescription|tracking|appeal|order|specimen|subj|claimant|encounter|visit|passport|licen[cs]e plate|vin|subject|docket|confirmation of coverage|certificate)\.?(?: (?:number|no\.?|num|ID|code))?(?: ?\.{2,} ?|[\s:#\t]{1,3})(?:is )?(?=[A-Z0-9-]*\d)${VALUE}`,
  'gi',
);
const COURT = new RegExp(
  String.raw`\b(?:county|court|district|division|circuit|cause|civil action)[,.]? (?:no\.?|number|#)[\s:]{0,3}(?=[A-Z0-9-]*\d)${VALUE}`,
  'gi',
);
const ADDRESS_V4 = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.])/g;

function digits(value: string): number {
  return value.match(/\d/g)?.length ?? 0;
}

/** A tracker number that the house minted itself is opaque on purpose and no identifier. */
function isHouseTracker(value: string, text: string, start: number): boolean {
  return (
    /^[A-Z]{2,5}-(?:RF|PA|RI|CR|CN)-\d{3,6}$/.test(value) ||
    /tracker[^.\n]{0,30}$/i.test(text.slice(Math.max(0, start - 50), start))
  );
}

export function detectOtherId({
  text,
  hasPatient,
  hasPatientRecord,
  isFromPatient,
}: PhiReading): Finding[] {
  if (!hasPatient) return [];
  const isNumber = (match: RegExpMatchArray, start: number): boolean => {
    const value = match[1] ?? '';
    return (
      digits(value) >= 5 &&
      !/^\d{1,2}-\d{1,2}-\d{2,4}$/.test(value) &&
      !/^\d{3}-\d{3}-\d{4}$/.test(value) &&
      !isHouseTracker(value, text, start)
    );
  };
  const labelled = [LABELLED, COURT].flatMap((pattern) =>
    findAll(text, pattern, 'OTHER_ID', isNumber),
  );
  return hasPatientRecord || isFromPatient
    ? [...labelled, ...findAll(text, ADDRESS_V4, 'OTHER_ID')]
    : labelled;
}
