// What a mail as a whole shows: whether it speaks of a patient, and whether the patient's side wrote it.
import { spelledWordsOf } from '../mail';
import type { Candidates } from './candidates';
import type { WordClass } from './lexicon/contextWords';
import { isGivenName, UNKNOWN } from './lexicon/wordFacts';
import type { Put } from './phiModel';
import type { PhiReading } from './reading';
import { isOfClassAt, nearWords } from './signs';

/** Classes of words whose mere presence says something about the whole mail. */
const TOLD: ReadonlySet<WordClass> = new Set([
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
]);
const PAIR_OPENERS = new Set(
  'my his her your our the their mi su mis sus a for patient member did will can is was not no new'.split(
    ' ',
  ),
);

function bucketOf(count: number): string {
  if (count === 0) return '0';
  if (count <= 2) return String(count);
  if (count <= 4) return '4';
  return count <= 8 ? '8' : '9';
}

/** What is known of a spelling that was met. */
const MET = 1;
const OPENER = 2;

/** Words that only records use. */
const RECORD_WORDS = new Set('mrn dob birth nacimiento'.split(' '));

/** What kinds of candidates a mail holds: strangers told of with their health, birth dates, record numbers. */
function evidence(reading: PhiReading, { names, dates, numbers }: Candidates, put: Put): void {
  const { words, facts, sender } = reading;
  const classesAt = (index: number): readonly WordClass[] => (facts[index] ?? UNKNOWN).classes;
  const near = nearWords(reading);
  const counts = new Map<string, number>();
  const add = (sign: string): void => {
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  };
  for (const { parts, pattern, from, to, start, end } of names) {
    if (
      parts.some(
        (part) =>
          part.length > 1 &&
          (reading.staffNames.has(part) ||
            reading.ownName.has(part) ||
            reading.recipientNames.has(part)),
      )
    )
      continue;
    const isJoined = reading.gapBefore(from) !== 'line';
    if (isJoined && isOfClassAt(reading, from - 1, 'doctor')) continue;
    if (isOfClassAt(reading, to, 'letters')) continue;
    const isFull = parts.length > 1 || /[gbh]/.test(pattern);
    const size = isFull ? (parts.length > 1 ? 'full' : 'given') : 'other';
    add(`stranger ${size}`);
    if (isJoined) for (const name of classesAt(from - 1)) add(`behind ${name}`);
    if (near.isClinicalAround(start - 50, end + 50)) add(`health ${size}`);
    for (let index = to; index < to + 4; index += 1) {
      if (reading.gapBefore(index) === 'line') break;
      const word = words[index];
      const code = word?.word.charCodeAt(0) ?? 0;
      if (code >= 48 && code <= 57) {
        add(`numbered ${size}`);
        break;
      }
    }
  }
  for (const { year, shape, from } of dates) {
    if (shape === 'age') add('age');
    if (year !== null && year < 2024) add(year < 2010 ? 'birth' : 'past');
    for (const name of classesAt(from - 1))
      if (name === 'seen' || name === 'care' || name === 'record') add(`date ${name}`);
  }
  for (const { kind, value, from } of numbers) {
    if (kind === 'id') {
      if (/^(?:[A-Z]{2,3}-)?\d{7,8}$/.test(value)) add('record-like');
      else if (/\d{4}/.test(value)) add('number-like');
      for (let step = 1; step <= 3; step += 1)
        for (const name of classesAt(from - step))
          if (name === 'plan' || name === 'case' || name === 'record' || name === 'money')
            add(`number ${name}`);
    } else if (kind === 'ssn') add('ssn');
  }
  for (const [sign, count] of counts) {
    put('seen', count > 1 ? `${sign} +` : sign);
    put('seenBy', sender, sign);
  }
}

/** Puts what a mail shows; subject and body, without notices. */
export function mailSigns(reading: PhiReading, candidates: Candidates, put: Put): void {
  evidence(reading, candidates, put);
  const { words, facts, mail, sender, clinical, context } = reading;
  const { spellings, spellingAt } = spelledWordsOf(mail);
  const seen = new Uint8Array(spellings.length);
  const seenPairs = new Set<number>();
  const counts = new Map<WordClass, number>();
  let opener = -1;
  let isLabelled = false;
  for (let index = 0; index < words.length; index += 1) {
    const here = words[index];
    if (here === undefined || here.start >= LONGEST_HEAD) break;
    const { word } = here;
    const spelling = spellingAt[index] ?? 0;
    for (const name of (facts[index] ?? UNKNOWN).classes)
      counts.set(name, (counts.get(name) ?? 0) + 1);
    if (here.start < mail.bodyStart) put('subject', word);
    if (opener >= 0) {
      const pair = opener * spellings.length + spelling;
      if (!seenPairs.has(pair)) {
        seenPairs.add(pair);
        put('pair', spellings[opener] ?? '', word);
      }
    }
    const met = seen[spelling] ?? 0;
    if (met === 0) {
      put('word', word);
      if (RECORD_WORDS.has(word)) isLabelled = true;
      seen[spelling] = PAIR_OPENERS.has(word) ? OPENER : MET;
    }
    opener = seen[spelling] === OPENER ? spelling : -1;
  }
  for (const name of TOLD) put(name, bucketOf(counts.get(name) ?? 0));
  put('sender', sender);
  const kinds = new Map<string, number>();
  for (const { kind } of clinical) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [kind, count] of kinds) put('clinical', kind, bucketOf(count));
  put('health', sender, bucketOf(clinical.length));
  put('kin', sender, bucketOf(counts.get('relation') ?? 0));
  put(
    'own',
    sender,
    `${(counts.get('self') ?? 0) > 1 ? 'self' : ''}${clinical.length > 1 ? 'health' : ''}`,
  );
  if (isLabelled) put('labelled', 'record');
  const name = context.from?.name ?? '';
  put('from', shapeOfSender(name, context.from?.address ?? ''));
  if (context.people.some((one) => one.address !== '' && one.address === context.from?.address))
    put('from', 'colleague');
  put('length', String(Math.min(8, Math.floor(Math.log2(1 + words.length)))));
  put('to', String(Math.min(3, context.recipients.length)));
}

/** A mail tells what it is about in its first pages. */
const LONGEST_HEAD = 12_000;

function shapeOfSender(name: string, address: string): string {
  const words = name.toLowerCase().split(/[\s,.]+/);
  if (/\b(?:MD|RN|PhD|DO|NP|PA|PharmD)\b|^Dr/.test(name)) return 'titled';
  const given = words.some((word) => isGivenName(word));
  const local = address.slice(0, address.indexOf('@'));
  const isPersonal = words.some((word) => word.length > 2 && local.includes(word));
  return `${given ? 'given' : 'other'} ${isPersonal ? 'named' : 'office'}`;
}
