// Turns labelled mails into the rows that the judges of names, dates, numbers and mails are fitted on.
import { readMailText } from '../domain/mail';
import {
  clinicalSigns,
  countMentions,
  dateSigns,
  MAIL_KINDS,
  mailSigns,
  mentionsOf,
  nameSigns,
  numberSigns,
  readForPhi,
  type Candidates,
  type DateCandidate,
  type MailView,
  type NameCandidate,
  type NumberCandidate,
  type PhiContext,
  type PhiReading,
  type PhiType,
  type Put,
} from '../domain/phi';
import { placesOf } from './evaluateTriage';
import type { LabelledRecord } from './records';
import { termNumbers } from './termNumbers';

/** One thing judged: its signs and the class it belongs to. */
export interface Row {
  /** By their numbers in `SIGNS`; what is said twice stands twice. */
  readonly signs: Int32Array;
  readonly label: number;
  /** The mail that it stands in. */
  readonly mail: number;
}

export const NAME_CLASSES = ['none', 'NAME', 'ADDRESS'] as const;
export const DATE_CLASSES = ['none', 'DATE'] as const;
export const NUMBER_CLASSES = [
  'none',
  'MRN',
  'PLAN_ID',
  'ACCOUNT',
  'DEVICE',
  'OTHER_ID',
  'SSN',
  'PHONE',
  'EMAIL',
  'URL',
  'ADDRESS',
] as const;

export interface LabelledReading {
  readonly record: LabelledRecord;
  readonly reading: PhiReading;
  readonly context: PhiContext;
  readonly places: readonly {
    readonly type: PhiType;
    readonly start: number;
    readonly end: number;
  }[];
}

export function contextOf(record: LabelledRecord): PhiContext {
  const { mail, house } = record;
  return {
    from: mail.from,
    recipients: [...mail.to, ...mail.cc],
    people: house.people,
    principal: house.principal,
    organizationDomains: house.organizationDomains,
  };
}

export function labelledReading(record: LabelledRecord): LabelledReading {
  const text = readMailText(record.mail);
  const context = contextOf(record);
  return {
    record,
    context,
    reading: readForPhi(text, context),
    places: record.labels.phi.flatMap(({ type, text: wanted }) =>
      placesOf(text.text, wanted).map(({ start, end }) => ({ type, start, end })),
    ),
  };
}

/** Slot and value in one key. */
const PARTING = '\u0001';

export function slotOf(key: string): readonly [slot: string, value: string] {
  const at = key.indexOf(PARTING);
  return [key.slice(0, at), key.slice(at + 1)];
}

/** Every sign that any row holds. */
export const SIGNS = termNumbers();

/** The number of a sign by its slot and value. */
export function signOf(slot: string, value: string): number {
  return SIGNS.numberOf(slot + PARTING + value);
}

function signsOf(write: (put: Put) => void): Int32Array {
  const once = new Set<number>();
  const repeated: number[] = [];
  write((slot, ...parts) => {
    const value = parts.flatMap((part) => (part === undefined ? [] : [part.text])).join(' ');
    const sign = signOf(slot.text, value);
    if (once.has(sign)) repeated.push(sign);
    else once.add(sign);
  });
  return Int32Array.from([...once, ...repeated]);
}

export function mailRow(one: LabelledReading, candidates: Candidates, mail: number): Row {
  const { record, reading } = one;
  const names = record.labels.phi.filter(({ type }) => type === 'NAME');
  const isOwn =
    record.labels.phi.length > 0 &&
    (reading.sender === 'personal' ||
      names.some(({ text }) =>
        text
          .toLowerCase()
          .split(/[\s,.]+/)
          .some((word) => word.length > 2 && reading.ownName.has(word)),
      ));
  const kind = record.labels.phi.length === 0 ? 'none' : isOwn ? 'own' : 'told';
  return {
    signs: signsOf((put) => {
      mailSigns(reading, candidates, put);
    }),
    label: MAIL_KINDS.indexOf(kind),
    mail,
  };
}

export function clinicalRow(
  one: LabelledReading,
  candidates: Candidates,
  view: MailView,
  mail: number,
): Row {
  return {
    signs: signsOf((put) => {
      mailSigns(one.reading, candidates, put);
      clinicalSigns(one.reading, view, put);
    }),
    label: one.record.labels.clinicalContent ? 1 : 0,
    mail,
  };
}

/** The label that covers at least half of a candidate. */
function typeAt(
  one: LabelledReading,
  candidate: { readonly start: number; readonly end: number },
  types: readonly string[],
): string {
  for (const { type, start, end } of one.places) {
    const shared = Math.min(end, candidate.end) - Math.max(start, candidate.start);
    if (shared * 2 >= candidate.end - candidate.start && types.includes(type)) return type;
  }
  return 'none';
}

export interface CandidateRows {
  readonly names: readonly Row[];
  readonly dates: readonly Row[];
  readonly numbers: readonly Row[];
}

export function candidateRows(
  one: LabelledReading,
  candidates: Candidates,
  view: MailView,
  mail: number,
): CandidateRows {
  const { reading } = one;
  const counts = countMentions(candidates.names);
  const row = (
    candidate: NameCandidate | DateCandidate | NumberCandidate,
    classes: readonly string[],
    write: (put: Put) => void,
  ): Row => ({
    signs: signsOf(write),
    label: classes.indexOf(typeAt(one, candidate, classes)),
    mail,
  });
  return {
    names: candidates.names.map((candidate, place) =>
      row(candidate, NAME_CLASSES, (put) => {
        nameSigns(candidate, reading, view, mentionsOf(candidate, counts), place, put);
      }),
    ),
    dates: candidates.dates.map((candidate) =>
      row(candidate, DATE_CLASSES, (put) => {
        dateSigns(candidate, reading, view, put);
      }),
    ),
    numbers: candidates.numbers.map((candidate) =>
      row(candidate, NUMBER_CLASSES, (put) => {
        numberSigns(candidate, reading, view, put);
      }),
    ),
  };
}
