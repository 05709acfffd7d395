// What a mail as a whole shows: whether it speaks of a patient, and whether the patient's side wrote it.
import { isDigit, spelledWordsOf } from '../mail';
import type { Candidates, DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import { isGivenName, UNKNOWN } from './lexicon/wordFacts';
import type { Put } from './linearPart';
import type { PhiReading } from './reading';
import {
  foundValue,
  slotCount,
  slotOf,
  slotsOf,
  valueOf,
  type Slot,
  type Value,
} from './signValues';
import { classesAt, isOfClassAt, nearWords } from './signs';

/** Classes of words whose mere presence says something about the whole mail. */
const TOLD: readonly Slot[] = [
  'relation',
  'honorific',
  'patient',
  'record',
  'self',
  'their',
  'care',
  'seen',
  'plan',
  'case',
  'device',
  'business',
  'plans',
  'org',
].map(slotOf);
const RELATION = slotOf('relation');
const SELF = slotOf('self');
const BUCKETS = ['0', '1', '2', '4', '4', '8', '8', '8', '8'].map(valueOf);
const MANY = valueOf('9');

function bucketOf(count: number): Value {
  return BUCKETS[count] ?? MANY;
}

const SLOT = slotsOf(
  'seen',
  'seenBy',
  'subject',
  'pair',
  'word',
  'sender',
  'clinical',
  'health',
  'kin',
  'own',
  'labelled',
  'from',
  'length',
  'to',
);

/** The first of a pair that tells more than either word. */
const OPENS_PAIR = 1;
/** Only records use the word. */
const OF_RECORDS = 2;

const MARKED: readonly (readonly [bit: number, words: string])[] = [
  [
    OPENS_PAIR,
    'my his her your our the their mi su mis sus a for patient member did will can is was not no new',
  ],
  [OF_RECORDS, 'mrn dob birth nacimiento'],
];
for (const [bit, words] of MARKED) for (const word of words.split(' ')) valueOf(word).marks |= bit;

type Counts = Map<string, number>;

function count(counts: Counts, sign: string): void {
  counts.set(sign, (counts.get(sign) ?? 0) + 1);
}

/** A name that belongs to nobody of the house, to nobody who wrote or got the mail. */
function isStranger(reading: PhiReading, { parts, from, to }: NameCandidate): boolean {
  for (const part of parts)
    if (
      part.length > 1 &&
      (reading.staffNames.has(part) ||
        reading.ownName.has(part) ||
        reading.recipientNames.has(part))
    )
      return false;
  if (reading.gapBefore(from) !== 'line' && isOfClassAt(reading, from - 1, 'doctor')) return false;
  return !isOfClassAt(reading, to, 'letters');
}

function isNumbered(reading: PhiReading, to: number): boolean {
  for (let index = to; index < to + 4; index += 1) {
    if (reading.gapBefore(index) === 'line') return false;
    const code = reading.words[index]?.word.charCodeAt(0) ?? 0;
    if (isDigit(code)) return true;
  }
  return false;
}

const GIVEN_SIGN = /[gbh]/;

function countNames(reading: PhiReading, names: readonly NameCandidate[], counts: Counts): void {
  const near = nearWords(reading);
  for (const candidate of names) {
    if (!isStranger(reading, candidate)) continue;
    const { parts, pattern, from, to, start, end } = candidate;
    const size = parts.length > 1 ? 'full' : GIVEN_SIGN.test(pattern) ? 'given' : 'other';
    count(counts, `stranger ${size}`);
    if (reading.gapBefore(from) !== 'line')
      for (const name of classesAt(reading, from - 1)) count(counts, `behind ${name}`);
    if (near.isClinicalAround(start - 50, end + 50)) count(counts, `health ${size}`);
    if (isNumbered(reading, to)) count(counts, `numbered ${size}`);
  }
}

function countDates(reading: PhiReading, dates: readonly DateCandidate[], counts: Counts): void {
  for (const { year, shape, from } of dates) {
    if (shape === 'age') count(counts, 'age');
    if (year !== null && year < 2024) count(counts, year < 2010 ? 'birth' : 'past');
    for (const name of classesAt(reading, from - 1))
      if (name === 'seen' || name === 'care' || name === 'record') count(counts, `date ${name}`);
  }
}

const RECORD_LIKE = /^(?:[A-Z]{2,3}-)?\d{7,8}$/;
const FOUR_DIGITS = /\d{4}/;

function countNumbers(
  reading: PhiReading,
  numbers: readonly NumberCandidate[],
  counts: Counts,
): void {
  for (const { kind, value, from } of numbers) {
    if (kind === 'ssn') count(counts, 'ssn');
    if (kind !== 'id') continue;
    if (RECORD_LIKE.test(value)) count(counts, 'record-like');
    else if (FOUR_DIGITS.test(value)) count(counts, 'number-like');
    for (let step = 1; step <= 3; step += 1)
      for (const name of classesAt(reading, from - step))
        if (name === 'plan' || name === 'case' || name === 'record' || name === 'money')
          count(counts, `number ${name}`);
  }
}

/** What kinds of candidates a mail holds: strangers told of with their health, birth dates, record numbers. */
function evidence(reading: PhiReading, { names, dates, numbers }: Candidates, put: Put): void {
  const counts: Counts = new Map();
  countNames(reading, names, counts);
  countDates(reading, dates, counts);
  countNumbers(reading, numbers, counts);
  const sender = reading.senderValue;
  for (const [sign, times] of counts) {
    put(SLOT.seen, foundValue(times > 1 ? `${sign} +` : sign));
    put(SLOT.seenBy, sender, foundValue(sign));
  }
}

const NOTHING = valueOf('');

/** Puts what a mail shows; subject and body, without notices. */
export function mailSigns(reading: PhiReading, candidates: Candidates, put: Put): void {
  evidence(reading, candidates, put);
  const { words, values, facts, mail, clinical, context } = reading;
  const sender = reading.senderValue;
  const { spellings, spellingAt } = spelledWordsOf(mail);
  const seen = new Uint8Array(spellings.length);
  const seenPairs = new Set<number>();
  const counts: number[] = new Array<number>(slotCount()).fill(0);
  let opener = -1;
  let opening = NOTHING;
  let isLabelled = false;
  for (let index = 0; index < words.length; index += 1) {
    const here = words[index];
    if (here === undefined || here.start >= LONGEST_HEAD) break;
    const spelling = spellingAt[index] ?? 0;
    const value = values[index] ?? NOTHING;
    for (const { number } of (facts[index] ?? UNKNOWN).slots)
      counts[number] = (counts[number] ?? 0) + 1;
    if (here.start < mail.bodyStart) put(SLOT.subject, value);
    if (opener >= 0) {
      const pair = opener * spellings.length + spelling;
      if (!seenPairs.has(pair)) {
        seenPairs.add(pair);
        put(SLOT.pair, opening, value);
      }
    }
    if (seen[spelling] === 0) {
      put(SLOT.word, value);
      if ((value.marks & OF_RECORDS) !== 0) isLabelled = true;
      seen[spelling] = 1;
    }
    opener = (value.marks & OPENS_PAIR) !== 0 ? spelling : -1;
    opening = value;
  }
  for (const slot of TOLD) put(slot, bucketOf(counts[slot.number] ?? 0));
  put(SLOT.sender, sender);
  const kinds = new Map<string, number>();
  for (const { kind } of clinical) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [kind, count] of kinds) put(SLOT.clinical, valueOf(kind), bucketOf(count));
  put(SLOT.health, sender, bucketOf(clinical.length));
  put(SLOT.kin, sender, bucketOf(counts[RELATION.number] ?? 0));
  const told = `${(counts[SELF.number] ?? 0) > 1 ? 'self' : ''}${clinical.length > 1 ? 'health' : ''}`;
  put(SLOT.own, sender, valueOf(told));
  if (isLabelled) put(SLOT.labelled, valueOf('record'));
  const name = context.from?.name ?? '';
  put(SLOT.from, valueOf(shapeOfSender(name, context.from?.address ?? '')));
  if (context.people.some((one) => one.address !== '' && one.address === context.from?.address))
    put(SLOT.from, valueOf('colleague'));
  put(SLOT.length, valueOf(String(Math.min(8, Math.floor(Math.log2(1 + words.length))))));
  put(SLOT.to, valueOf(String(Math.min(3, context.recipients.length))));
}

/** A mail tells what it is about in its first pages. */
const LONGEST_HEAD = 12_000;

const BETWEEN_NAMES = /[\s,.]+/;
const TITLED = /\b(?:MD|RN|PhD|DO|NP|PA|PharmD)\b|^Dr/;

function shapeOfSender(name: string, address: string): string {
  const words = name.toLowerCase().split(BETWEEN_NAMES);
  if (TITLED.test(name)) return 'titled';
  const given = words.some((word) => isGivenName(word));
  const local = address.slice(0, address.indexOf('@'));
  const isPersonal = words.some((word) => word.length > 2 && local.includes(word));
  return `${given ? 'given' : 'other'} ${isPersonal ? 'named' : 'office'}`;
}
