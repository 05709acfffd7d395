// What the judges of a name, date or number may know of the mail: its words, who is around it, what it speaks of.
import {
  domainOf,
  plainWord,
  senderKindOf,
  spelledWordsOf,
  wordsOf,
  type MailPart,
  type MailText,
  type MailWords,
  type Person,
  type SenderKind,
  type SpellingBook,
  type Word,
} from '../mail';
import { clinicalWordsIn, type ClinicalWord } from './clinicalWords';
import { factsOf, UNKNOWN } from './lexicon/wordFacts';
import { valueOf, valueOfNumber, type Value, type WordFacts } from './signValues';

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
  /** In which the words are spelled. */
  readonly book: SpellingBook;
  /** What is known of each word by itself; a possessive counts as the bare word. */
  readonly facts: readonly WordFacts[];
  /** Each word as a value of signs. */
  readonly values: readonly Value[];
  readonly context: PhiContext;
  readonly sender: SenderKind;
  /** The same as the value of a sign. */
  readonly senderValue: Value;
  /** Nothing is known of sender and recipients: a text by itself. */
  readonly isBare: boolean;
  /** The parts of the sender's display name, plain. */
  readonly ownName: ReadonlySet<string>;
  readonly recipientNames: ReadonlySet<string>;
  /** Every part of a name in the staff directory and the principal's. */
  readonly staffNames: ReadonlySet<string>;
  readonly staffFamilies: ReadonlySet<string>;
  /** Names in the header lines of history: who wrote and got the mails below. */
  readonly headerNames: ReadonlySet<string>;
  /** The sender's and the house's own domains without dots and endings: `northlakes`. */
  readonly houses: readonly string[];
  readonly clinical: readonly ClinicalWord[];
  /** What stands before word `index`; a line for the first and behind the last. */
  gapBefore(index: number): Gap;
  partAt(offset: number): MailPart | null;
}

const LOOK = 48;
const NOBODY: ReadonlySet<string> = new Set();
const TITLES = new Set(
  'dr dra prof mr mrs ms md do phd rn np pa mba facs facc dpt msn bsn office team desk the of and no reply noreply health'.split(
    ' ',
  ),
);

/** Words of an address that may be a name are at least so long. */
const SHORTEST_LOCAL = 4;

const NO_LETTERS = /[^a-z]+/;

function nameWords(people: readonly (Person | null)[]): Set<string> {
  const found = new Set<string>();
  for (const person of people) {
    if (person === null) continue;
    for (const { word } of wordsOf(person.name)) {
      if (word.length > 1 && !TITLES.has(word)) found.add(word);
    }
    const { address } = person;
    for (const word of address.slice(0, Math.max(0, address.indexOf('@'))).split(NO_LETTERS))
      if (word.length >= SHORTEST_LOCAL && !TITLES.has(word)) found.add(word);
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

const staffByList = new WeakMap<readonly Person[], Map<string, Staff>>();

/** The directory and the principal are the same for many mails. */
function staffOf(people: readonly Person[], principal: Person): Staff {
  const byPrincipal = staffByList.get(people) ?? new Map<string, Staff>();
  const known = byPrincipal.get(principal.name);
  if (known !== undefined) return known;
  const all = [...people, principal];
  const made = { names: nameWords(all), families: familiesOf(all) };
  byPrincipal.set(principal.name, made);
  staffByList.set(people, byPrincipal);
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

const SPACE = 32;
const LINE = 10;

/** What stands between two words; no more than 48 characters of it are looked at. */
function gapIn(text: string, from: number, to: number): Gap {
  if (to - from === 1) {
    const code = text.charCodeAt(from);
    if (code === SPACE) return 'space';
    if (code === LINE) return 'line';
    if (code === 45) return 'hyphen';
  }
  let first = -1;
  let last = -1;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE) return 'line';
    if (code <= SPACE || code === 0xa0) continue;
    if (first < 0) first = at;
    last = at;
  }
  if (text.slice(from, to).includes('\t')) return 'cell';
  // Two spaces or more part columns.
  if (first < 0) return to - from > 1 ? 'cell' : 'space';
  return gapBySigns(text[first] ?? '', text[last] ?? '');
}

function gapBySigns(first: string, last: string): Gap {
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

const HEADER_LABELS = new Set('from to cc de para von an'.split(' '));
const LONGEST_HEADER = 90;
const MOST_HEADERS = 40;

/** Names behind "From:", "To:" and "Cc:" at the start of a line of history. */
function headerNamesOf(mail: MailText, words: readonly Word[]): ReadonlySet<string> {
  if (!mail.parts.some(({ kind }) => kind === 'quoted' || kind === 'forwarded')) return NOBODY;
  const { text } = mail;
  const found = new Set<string>();
  let headers = 0;
  words.forEach(({ word, start, end }, index) => {
    if (!HEADER_LABELS.has(word) || headers > MOST_HEADERS || text.charCodeAt(end) !== 58) return;
    const before = text.charCodeAt(start - 1);
    if (before !== LINE && before !== 62 && before !== SPACE) return;
    headers += 1;
    for (let at = index + 1; at < words.length; at += 1) {
      const next = words[at];
      if (next === undefined || next.start > end + LONGEST_HEADER) break;
      if (text.slice(words[at - 1]?.end ?? 0, next.start).includes('\n')) break;
      if (next.word.length > 2 && !TITLES.has(next.word)) found.add(next.word);
    }
  });
  return found;
}

const SHORTEST_HOUSE = 5;

/** What a domain is called: `north-lakes.example` is `northlakes`. */
function houseOf(domain: string): string[] {
  return domain
    .split('.')
    .slice(0, -1)
    .map((part) => part.replace(/-/g, ''))
    .filter((part) => part.length >= SHORTEST_HOUSE);
}

const ownHouses = new WeakMap<readonly string[], readonly string[]>();

/** The house's own domains are the same for many mails. */
function housesOf(own: readonly string[], other: string): readonly string[] {
  const ready = ownHouses.get(own) ?? own.flatMap(houseOf);
  ownHouses.set(own, ready);
  return [...ready, ...houseOf(other)];
}

interface KnownWords {
  readonly facts: WordFacts[];
  readonly values: Value[];
}

/** Each word as a value, and its facts; a possessive's facts are the bare word's: Tuesday's, Jim's. */
function knownWords(text: string, { words, book }: MailWords): KnownWords {
  const values = new Array<Value>(words.length);
  const facts = new Array<WordFacts>(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const here = words[at];
    if (here === undefined) break;
    const value = valueOfNumber(book, here.number);
    const { word, end } = here;
    const tail = end - here.start === word.length ? 0 : text.charCodeAt(end - 2);
    const isPossessive = (tail === 39 || tail === 0x2019) && word.endsWith('s');
    values[at] = value;
    facts[at] = isPossessive ? factsOf(word.slice(0, -1)) : (value.facts ?? UNKNOWN);
  }
  return { facts, values };
}

export function readForPhi(mail: MailText, context: PhiContext): PhiReading {
  const { text, parts } = mail;
  const spelled = spelledWordsOf(mail);
  const { words, book } = spelled;
  const gaps = new Uint8Array(words.length + 1);
  const staff = staffOf(context.people, context.principal);
  const sender = senderKindOf(context.from, context.organizationDomains);
  return {
    text,
    mail,
    words,
    book,
    ...knownWords(text, spelled),
    context,
    sender,
    senderValue: valueOf(sender),
    isBare: context.from === null && context.recipients.length === 0,
    ownName: nameWords([context.from]),
    recipientNames: nameWords(context.recipients),
    staffNames: staff.names,
    staffFamilies: staff.families,
    headerNames: headerNamesOf(mail, words),
    houses: housesOf(context.organizationDomains, domainOf(context.from?.address ?? '')),
    clinical: clinicalWordsIn(mail),
    gapBefore(index) {
      if (index <= 0 || index >= words.length) return 'line';
      const known = gaps[index] ?? 0;
      if (known > 0) return GAPS[known - 1] ?? 'other';
      const from = words[index - 1]?.end ?? 0;
      const to = words[index]?.start ?? from;
      const gap = gapIn(text, from, Math.min(to, from + LOOK));
      gaps[index] = GAPS.indexOf(gap) + 1;
      return gap;
    },
    partAt: (offset) => partAround(parts, offset),
  };
}
