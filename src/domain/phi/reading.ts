// What the judges of a name, date or number may know of the mail: its words, who is around it, what it speaks of.
import {
  plainWord,
  senderKindOf,
  wordsOf,
  wordsOfMail,
  type MailPart,
  type MailText,
  type Person,
  type SenderKind,
  type Word,
} from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';

/** Who is around the mail. A professional's identifiers are not PHI, so the detectors must know them. */
export interface PhiContext {
  readonly from: Person | null;
  readonly recipients: readonly Person[];
  /** The staff directory. */
  readonly people: readonly Person[];
  readonly principal: Person;
  readonly organizationDomains: readonly string[];
}

/** What stands between a word and the one before it. */
export const GAPS = [
  'space',
  'line',
  'cell',
  'comma',
  'colon',
  'stop',
  'open',
  'close',
  'dash',
  'slash',
  'quote',
  'hyphen',
  'semicolon',
  'at',
  'angle',
  'hash',
  'initial',
  'other',
] as const;
export type Gap = (typeof GAPS)[number];

export interface PhiReading {
  readonly text: string;
  readonly mail: MailText;
  readonly words: readonly Word[];
  readonly context: PhiContext;
  readonly sender: SenderKind;
  /** Nothing is known of sender and recipients: a text by itself. */
  readonly isBare: boolean;
  /** The parts of the sender's display name, plain. */
  readonly ownName: ReadonlySet<string>;
  readonly recipientNames: ReadonlySet<string>;
  /** Every part of a name in the staff directory and the principal's. */
  readonly staffNames: ReadonlySet<string>;
  readonly staffFamilies: ReadonlySet<string>;
  /** Names written as an address writes them: `first.last`. */
  readonly clinical: readonly ClinicalWord[];
  /** What stands before word `index`; a line for the first and behind the last. */
  gapBefore(index: number): Gap;
  partAt(offset: number): MailPart | null;
}

const LOOK = 48;
const TITLES = new Set(
  'dr dra prof mr mrs ms md do phd rn np pa mba facs facc dpt msn bsn office team desk the of and no reply noreply health'.split(
    ' ',
  ),
);

function nameWords(people: readonly (Person | null)[]): Set<string> {
  const found = new Set<string>();
  for (const person of people) {
    if (person === null) continue;
    for (const { word } of wordsOf(person.name)) {
      if (word.length > 1 && !TITLES.has(word)) found.add(word);
    }
  }
  return found;
}

function familiesOf(people: readonly Person[]): Set<string> {
  const found = new Set<string>();
  for (const { name } of people) {
    const parts = name
      .replace(/,.*$/, '')
      .split(/[\s.]+/)
      .map(plainWord)
      .filter((part) => part.length > 1 && !TITLES.has(part));
    const last = parts.at(-1);
    if (last !== undefined && parts.length > 1) for (const part of last.split('-')) found.add(part);
  }
  return found;
}

interface Staff {
  readonly names: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}

const staffByList = new WeakMap<readonly Person[], Staff>();

/** The directory is the same for many mails. */
function staffOf(people: readonly Person[]): Staff {
  const known = staffByList.get(people);
  if (known !== undefined) return known;
  const made = { names: nameWords(people), families: familiesOf(people) };
  staffByList.set(people, made);
  return made;
}

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

function gapIn(between: string): Gap {
  if (between === ' ') return 'space';
  if (between.includes('\n')) return 'line';
  if (between.includes('\t')) return 'cell';
  if (between === '-') return 'hyphen';
  const signs = between.trim();
  if (signs === '') return 'space';
  const first = signs[0] ?? '';
  const last = signs.at(-1) ?? '';
  if (last === '(' || last === '[') return 'open';
  if (last === '#') return 'hash';
  if (last === '<' || last === '>') return 'angle';
  if (last === '"' || last === '“' || last === "'" || last === '‘') return 'quote';
  if (first === ',') return 'comma';
  if (first === ':') return 'colon';
  if (first === '.' || first === '?' || first === '!' || first === '…') return 'stop';
  if (first === ')' || first === ']') return 'close';
  if (first === '-' || first === '–' || first === '—' || first === '|' || first === '•')
    return 'dash';
  if (first === '/' || first === '\\') return 'slash';
  if (first === ';') return 'semicolon';
  return first === '@' ? 'at' : 'other';
}

export function readForPhi(mail: MailText, context: PhiContext): PhiReading {
  const { text, parts } = mail;
  const words = wordsOfMail(mail);
  const gaps = new Uint8Array(words.length + 1);
  const staff = staffOf(context.people);
  const principal = [context.principal];
  return {
    text,
    mail,
    words,
    context,
    sender: senderKindOf(context.from, context.organizationDomains),
    isBare: context.from === null && context.recipients.length === 0,
    ownName: nameWords([context.from]),
    recipientNames: nameWords(context.recipients),
    staffNames: new Set([...staff.names, ...nameWords(principal)]),
    staffFamilies: new Set([...staff.families, ...familiesOf(principal)]),
    clinical: clinicalWordsIn(mail),
    gapBefore(index) {
      if (index <= 0 || index >= words.length) return 'line';
      const known = gaps[index] ?? 0;
      if (known > 0) return GAPS[known - 1] ?? 'other';
      const from = words[index - 1]?.end ?? 0;
      const to = words[index]?.start ?? from;
      const gap = gapIn(text.slice(from, Math.min(to, from + LOOK)));
      gaps[index] = GAPS.indexOf(gap) + 1;
      return gap;
    },
    partAt: (offset) => partAround(parts, offset),
  };
}
