// What every detector may know of the mail: its text, who is professional, and what speaks of a patient.
import { senderKindOf, type MailPart, type MailText, type Person } from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';
import type { PhiType } from './types';

/** Who is around the mail. A professional's identifiers are not PHI, so the detectors must know them. */
export interface PhiContext {
  readonly from: Person | null;
  readonly recipients: readonly Person[];
  /** The staff directory. */
  readonly people: readonly Person[];
  readonly principal: Person;
  readonly organizationDomains: readonly string[];
}

/** A stretch that a detector takes for PHI, before overlaps are settled. */
export interface Finding {
  readonly type: PhiType;
  readonly start: number;
  readonly end: number;
}

export interface PhiReading {
  readonly text: string;
  readonly mail: MailText;
  readonly context: PhiContext;
  readonly clinical: readonly ClinicalWord[];
  /** Somebody outside writes about his or her own care, or a relative's. */
  readonly isFromPatient: boolean;
  /** Somewhere the mail speaks of a patient. */
  readonly hasPatient: boolean;
  /** A record number, birth date or labelled patient field stands in the text. */
  readonly hasPatientRecord: boolean;
  partAt(offset: number): MailPart | null;
  /** True when a clinical word begins in the stretch. */
  isClinicalBetween(start: number, end: number): boolean;
  /** The line of text around an offset. */
  lineAt(offset: number): { readonly start: number; readonly end: number };
  /** The sentence around an offset, at most 300 characters each way. */
  sentenceAt(offset: number): { readonly start: number; readonly end: number };
}

const RECORD =
  /\bMRN\b|\bmedical record\b|\bDOB\b|\bdate of birth\b|\bfecha de nacimiento\b|\bmember [A-Z]\.|\b(?:patient|member|client|subscriber|guarantor|insured|paciente)(?: name| id)?\s*[:#\t]|\b(?:sub|subscriber|member|trust|plan|insurance) ID\b/i;
const ABOUT_PATIENT =
  /\b(?:patient|pt|pts|paciente|my (?:dad|mom|mother|father|wife|husband|son|daughter|sister|brother|aunt|uncle|grand(?:ma|pa|mother|father)|partner|spouse)|mi (?:esposo|esposa|mam[aá]|pap[aá]|madre|padre|hij[oa]|herman[oa]|abuel[oa])|our member|our client|estate of|your patient|the family|(?:their|his|her) (?:son|daughter|wife|husband|mother|father|mom|dad)|(?:complete )?chart on|op note|face sheet|treating physician|eligibility|termed|pre-registration|bed \d+|peer[- ]to[- ]peer|adverse determination|denial|denied|subj(?:ect)? \d)(?!\p{L})/iu;
const OWN_CARE =
  /\b(?:appointment|appt|my (?:surgery|operation|incision|wound|bypass|valve|chest|leg|arm|heart|meds?|medication|pills?|refill|dose|doctor|visit|records?|bill|insurance|portal|results?|scan|biopsy|pacemaker|procedure|follow[- ]?up)|mychart|portal|refill|incision|post-?op|pre-?op|the (?:surgery|operation)|her (?:surgery|operation|procedure)|his (?:surgery|operation|procedure)|cita|cirug[ií]a|receta|medicina|you (?:operated|did)|usted (?:le )?oper[oó]|infected|oozing|discharged?|collections|FMLA|second opinion|statement|running late|placard|disability|handicap|leave form|jury duty|her visit|his visit)(?!\p{L})/iu;
const BULK = /\b(?:unsubscribe|view in browser|gift cards?|wire transfer)\b/i;

/** Never looks farther than this, so that a text without line ends stays linear. */
const LONGEST_LINE = 1000;

/** The part that holds the offset, by halving. */
function partAround(parts: readonly MailPart[], offset: number): MailPart | null {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part === undefined) return null;
    if (offset < part.start) high = middle - 1;
    else if (offset >= part.end) low = middle + 1;
    else return part;
  }
  return null;
}

function hasClinicalWordIn(clinical: readonly ClinicalWord[], start: number, end: number): boolean {
  let low = 0;
  let high = clinical.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clinical[middle]?.start ?? end) < start) low = middle + 1;
    else high = middle;
  }
  const first = clinical[low];
  return first !== undefined && first.start < end;
}

function lineAround(text: string, offset: number): { start: number; end: number } {
  const from = Math.max(0, offset - LONGEST_LINE);
  const opens = text.slice(from, offset).lastIndexOf('\n');
  const closes = text.slice(offset, offset + LONGEST_LINE).indexOf('\n');
  return {
    start: opens < 0 ? from : from + opens + 1,
    end: closes < 0 ? Math.min(text.length, offset + LONGEST_LINE) : offset + closes,
  };
}

function sentenceAround(text: string, offset: number): { start: number; end: number } {
  const line = lineAround(text, offset);
  const from = Math.max(line.start, offset - 300);
  const to = Math.min(line.end, offset + 300);
  const before = text.slice(from, offset);
  const after = text.slice(offset, to);
  const opens = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('? '),
    before.lastIndexOf('! '),
  );
  const closes = /[.?!](?:\s|$)/.exec(after);
  return {
    start: opens < 0 ? from : from + opens + 2,
    end: closes === null ? to : offset + closes.index + 1,
  };
}

export function readForPhi(mail: MailText, context: PhiContext): PhiReading {
  const { text, parts } = mail;
  const clinical = clinicalWordsIn(mail);
  const kind = senderKindOf(context.from, context.organizationDomains);
  const fromAddress = context.from?.address ?? '';
  const isColleague = context.people.some(
    (person) => person.address === fromAddress && fromAddress !== '',
  );
  const claimsColleague = context.people.some(
    (person) => person.name !== '' && person.name === context.from?.name,
  );
  const isFromPatient =
    kind === 'personal' &&
    !isColleague &&
    !claimsColleague &&
    !BULK.test(text) &&
    (OWN_CARE.test(text) || ABOUT_PATIENT.test(text) || clinical.length > 0);
  const hasPatientRecord = RECORD.test(text);
  return {
    text,
    mail,
    context,
    clinical,
    isFromPatient,
    hasPatient: isFromPatient || hasPatientRecord || ABOUT_PATIENT.test(text),
    hasPatientRecord,
    partAt: (offset) => partAround(parts, offset),
    isClinicalBetween: (start, end) => hasClinicalWordIn(clinical, start, end),
    lineAt: (offset) => lineAround(text, offset),
    sentenceAt: (offset) => sentenceAround(text, offset),
  };
}

/** True for a line that only says when and by whom history was written. */
export function isHistoryHeader(reading: PhiReading, offset: number): boolean {
  const { start, end } = reading.lineAt(offset);
  const line = reading.text.slice(start, Math.min(end, start + 240));
  return (
    /^[\s>*]*(?:sent|date|enviado(?: el)?|fecha)\s*:/i.test(line) ||
    /\b(?:wrote|escribi[oó])\s*:/i.test(line)
  );
}

/** All matches of a global expression, as findings of its first group (or the whole match). */
export function findAll(
  text: string,
  pattern: RegExp,
  type: PhiType,
  keep: (match: RegExpMatchArray, start: number, end: number) => boolean = () => true,
): Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? match[0];
    const at = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
    if (keep(match, at, at + value.length))
      findings.push({ type, start: at, end: at + value.length });
  }
  return findings;
}
