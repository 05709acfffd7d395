// What stands around a name, a date or a number, as evidence for or against its being a patient's.
import { senderKindOf } from '../mail';
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import type { WordClass } from './lexicon/contextWords';
import { UNKNOWN } from './lexicon/wordFacts';
import { isStateCode, placeKind } from './lexicon/places';
import type { Put } from './phiModel';
import type { PhiReading } from './reading';

/** What is known of the mail when its stretches are judged. */
export interface MailView {
  /** Most likely: nobody's, a patient's by somebody else, the patient's side writing. */
  readonly kind: string;
  /** The same with how sure it is. */
  readonly sure: string;
  /** Hardly anything speaks of a patient: only labelled fields are looked at. */
  readonly isNobodys: boolean;
  /** By how much a stretch of this mail must be likelier than usual to be taken. */
  readonly doubt: number;
  /** Places of clinical words, for the nearest one. */
  readonly near: NearWords;
}

export interface NearWords {
  isClinicalAround(from: number, to: number): boolean;
}

/** Whether a clinical word begins within a stretch of the text; by halving. */
export function nearWords(reading: PhiReading): NearWords {
  const { clinical } = reading;
  return {
    isClinicalAround(start, end) {
      let low = 0;
      let high = clinical.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((clinical[middle]?.start ?? end) < start) low = middle + 1;
        else high = middle;
      }
      const first = clinical[low];
      return first !== undefined && first.start < end;
    },
  };
}

const WINDOW = 6;
/** How far a word stands from the stretch: before or behind it, on its line or across one. */
const BEFORE = ['-n', '-n', '-n', '-m', '-m', '-f'] as const;
const BEFORE_LINE = ['/-n', '/-n', '/-n', '/-m', '/-m', '/-f'] as const;
const BEHIND = ['+n', '+n', '+n', '+m', '+m', '+f'] as const;
const BEHIND_LINE = ['/+n', '/+n', '/+n', '/+m', '/+m', '/+f'] as const;

function classesAt({ facts }: PhiReading, index: number): readonly WordClass[] {
  return (facts[index] ?? UNKNOWN).classes;
}

function firstClassAt({ facts }: PhiReading, index: number): WordClass | '' {
  return (facts[index] ?? UNKNOWN).first;
}

export function isOfClassAt(reading: PhiReading, index: number, wanted: WordClass): boolean {
  return classesAt(reading, index).includes(wanted);
}

/** Words and classes around a stretch; `tag` keeps the kinds of stretches apart. */
function around(reading: PhiReading, from: number, to: number, put: Put, tag: string): void {
  const { words } = reading;
  const gap = reading.gapBefore(from);
  const gapBehind = reading.gapBefore(to);
  const prev = words[from - 1]?.word ?? '';
  const prev2 = words[from - 2]?.word ?? '';
  const next = words[to]?.word ?? '';
  put('gap', tag, gap);
  put('gapBehind', tag, gapBehind);
  const isOpen = gap === 'line';
  put('before', isOpen ? '^' : prev);
  put('beforeTag', tag, isOpen ? '^' : prev);
  if (isOpen) put('above', prev);
  else {
    put('before2', reading.gapBefore(from - 1) === 'line' ? '^' : prev2);
    put('beforePair', prev2, prev);
    put('beforeGap', gap, firstClassAt(reading, from - 1));
  }
  const isShut = gapBehind === 'line';
  put('behind', isShut ? '$' : next);
  if (!isShut) {
    put('behind2', words[to + 1]?.word ?? '');
    put('behindGap', gapBehind, firstClassAt(reading, to));
  }
  let isCrossed = false;
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = from - step;
    const word = words[at];
    if (word === undefined) break;
    if (!isCrossed && reading.gapBefore(at + 1) === 'line') isCrossed = true;
    const place = (isCrossed ? BEFORE_LINE : BEFORE)[step - 1] ?? '-f';
    for (const name of classesAt(reading, at)) put(name, tag, place);
    if (step > 1 && step < 6 && !isCrossed) put('bag', word.word);
  }
  isCrossed = false;
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = to + step - 1;
    const word = words[at];
    if (word === undefined) break;
    if (!isCrossed && reading.gapBefore(at) === 'line') isCrossed = true;
    const place = (isCrossed ? BEHIND_LINE : BEHIND)[step - 1] ?? '+f';
    for (const name of classesAt(reading, at)) put(name, tag, place);
    if (step > 1 && step < 6 && !isCrossed) put('bagBehind', word.word);
  }
}

const NEAR = 120;

/** How the line is cut around a stretch: by itself, first, last, inside. */
function lineShape(reading: PhiReading, from: number, to: number): string {
  const isFirst = reading.gapBefore(from) === 'line';
  const isLast = reading.gapBefore(to) === 'line';
  return `${isFirst ? 'first' : ''}${isLast ? 'last' : ''}`;
}

function matchSign(set: ReadonlySet<string>, parts: readonly string[]): string {
  if (set.size === 0) return '0';
  let hits = 0;
  for (const part of parts) if (part.length > 1 && set.has(part)) hits += 1;
  if (hits === 0) return isNickname(set, parts[0] ?? '') ? 'short' : '-';
  if (hits >= 2 || parts.length === 1) return '2';
  return set.has(parts.at(-1) ?? '') ? 'last' : '1';
}

const SHORTEST_NICKNAME = 3;

const nicknames = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Every beginning of every name, made once a list of names: a directory may hold thousands. */
function nicknamesOf(set: ReadonlySet<string>): ReadonlySet<string> {
  const ready = nicknames.get(set);
  if (ready !== undefined) return ready;
  const made = new Set<string>();
  for (const name of set)
    for (let end = SHORTEST_NICKNAME; end < name.length; end += 1) made.add(name.slice(0, end));
  nicknames.set(set, made);
  return made;
}

/** Thad for Thaddeus, Sam for Samuel. */
function isNickname(set: ReadonlySet<string>, part: string): boolean {
  return part.length >= SHORTEST_NICKNAME && nicknamesOf(set).has(part);
}

/** The house's or the sender's own name, as its domain has it: North Lakes. */
function isHouse(reading: PhiReading, parts: readonly string[]): boolean {
  if (reading.houses.length === 0) return false;
  const name = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
  return name.length > 3 && reading.houses.some((house) => house.includes(name));
}

/** The evidence around a name. `mentions` tells how often its first part stands in the mail. */
export function nameSigns(
  candidate: NameCandidate,
  reading: PhiReading,
  view: MailView,
  mentions: number,
  place: number,
  put: Put,
): void {
  const { from, to, start, end, parts, pattern } = candidate;
  const { mail, sender, words } = reading;
  const { kind } = view;
  const part = start < mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  const head = pattern.charAt(0);
  around(reading, from, to, put, '');
  put('pattern', pattern.length > 4 ? pattern.slice(0, 4) : pattern);
  put('head', head);
  put('size', sizeOf(candidate));
  put('part', part);
  put('sender', sender);
  put('mail', view.sure);
  put('mailPart', kind, part);
  put('mailShape', kind, pattern.slice(0, 2));
  const gap = reading.gapBefore(from);
  const gapBehind = reading.gapBefore(to);
  const isOpen = gap === 'line';
  const isShut = gapBehind === 'line';
  const line = lineShape(reading, from, to);
  put('line', line);
  put('mailLine', kind, line, part);
  const own = matchSign(reading.ownName, parts);
  const staff = matchSign(reading.staffNames, parts);
  const recipient = matchSign(reading.recipientNames, parts);
  put('isOwn', kind, sender, own);
  put('isStaff', staff);
  put('isStaffMail', kind, staff);
  put('isRecipient', recipient);
  if (reading.headerNames.size > 0)
    put('isHeader', kind, sender, matchSign(reading.headerNames, parts));
  if (isHouse(reading, parts)) put('isHouse', kind);
  const family = parts.at(-1) ?? '';
  if (reading.staffFamilies.has(family))
    put('staffFamily', parts.length > 1 && staff !== '2' ? 'other' : 'same');
  put('value', parts.length === 1 ? family : '');
  put('mentions', kind, mentions > 3 ? '4' : String(mentions));
  put('place', place === 0 ? 'first' : place < 3 ? 'early' : 'late');
  const town = placeKind(parts.length === 1 ? (parts[0] ?? '') : parts.join(' '));
  const behind = words[to];
  const isStated =
    behind !== undefined &&
    ((behind.isShouted && isStateCode(behind.word)) ||
      (gapBehind === 'comma' && placeKind(behind.word) === 'state'));
  if (town !== null || isStated) put('town', kind, isStated ? `${town ?? ''} coded` : (town ?? ''));
  const who = whoIs(candidate, reading, town !== null || isStated, staff, recipient);
  put('who', view.sure, who);
  put('whoHead', kind, who, head);
  put('whoPart', kind, who, part);
  put('whoLine', kind, who, line);
  put('whoBefore', kind, who, isOpen ? '^' : firstClassAt(reading, from - 1));
  put('whoBehind', kind, who, isShut ? '$' : firstClassAt(reading, to));
  if (isPossessive(reading.text, end)) put('possessive', kind);
  // "Hartwell, Gus" and "Abernathy, L" are entries of a list.
  const comma = reading.text.indexOf(',', start);
  if (comma > 0 && comma < end) put('listed', kind, line);
  put('clinicalNear', kind, view.near.isClinicalAround(start - NEAR, end + NEAR) ? 'yes' : 'no');
  put('fromEnd', TO_END[Math.min(4, Math.floor((words.length - to) / 3))] ?? '4');
  if (!isOpen) put('mailBefore', kind, firstClassAt(reading, from - 1));
  if (!isShut) put('mailBehind', kind, firstClassAt(reading, to));
  if (hasNumberNear(reading, from, to)) put('numberNear', kind);
  if (isOfClassAt(reading, to, 'letters')) put('letters', 'yes');
}

const TO_END = ['0', '1', '2', '3', '4'] as const;

function sizeOf({ parts, isShouted, isSmall }: NameCandidate): string {
  return `${String(Math.min(parts.length, 4))}${isShouted ? 'S' : ''}${isSmall ? 's' : ''}`;
}

function isPossessive(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return (code === 39 || code === 0x2019) && text.charCodeAt(end + 1) === 115;
}

/** Who somebody is as far as the mail and the directory tell; a stranger when nothing is known. */
function whoIs(
  { parts, from, to, pattern }: NameCandidate,
  reading: PhiReading,
  isTown: boolean,
  staff: string,
  recipient: string,
): string {
  const isJoined = reading.gapBefore(from) !== 'line';
  const isFollowed = reading.gapBefore(to) !== 'line';
  if (isJoined && isOfClassAt(reading, from - 1, 'doctor')) return 'doctor';
  if (isFollowed && isOfClassAt(reading, to, 'letters')) return 'letters';
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (reading.ownName.has(last) || reading.ownName.has(first)) return 'own';
  if (reading.recipientNames.has(last) || reading.recipientNames.has(first)) return 'recipient';
  if (reading.staffFamilies.has(last)) return 'staff';
  if (reading.staffNames.has(first)) return parts.length > 1 ? 'stranger' : 'staff';
  if (isFollowed && reading.gapBefore(to) === 'space' && isOfClassAt(reading, to, 'org'))
    return 'org';
  if (isHouse(reading, parts)) return 'house';
  if (isTown) return 'town';
  if (reading.headerNames.has(last) || reading.headerNames.has(first)) return 'header';
  if (isJoined && isOfClassAt(reading, from - 1, 'honorific')) return 'titled';
  if (isJoined && isOfClassAt(reading, from - 1, 'relation')) return 'kin';
  if (parts.length === 1 && (recipient === 'short' || staff === 'short')) return 'nickname';
  if (isJoined && isOfClassAt(reading, from - 1, 'greeting')) return 'greeted';
  return /[gbhfd]/.test(pattern) ? 'stranger' : 'unknown';
}

function hasNumberNear(reading: PhiReading, from: number, to: number): boolean {
  for (let index = to; index < to + 5; index += 1) {
    const word = reading.words[index];
    if (word === undefined || reading.gapBefore(index) === 'line') return false;
    const code = word.word.charCodeAt(0);
    if (code >= 48 && code <= 57) return true;
  }
  const word = reading.words[from - 1];
  const code = word?.word.charCodeAt(0) ?? 0;
  return code >= 48 && code <= 57;
}

const CLOCK_BEHIND = /,?(?: at| a las| @| from)? ?\d{1,2}(?::\d\d|\s?[ap]m)/iy;

/** The evidence around a date. */
export function dateSigns(
  candidate: DateCandidate,
  reading: PhiReading,
  view: MailView,
  put: Put,
): void {
  const { from, to, start, end, shape, year } = candidate;
  const { kind } = view;
  const part =
    start < reading.mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  around(reading, from, to, put, '');
  put('shape', shape);
  put('mail', view.sure);
  put('mailShape', kind, shape);
  put('part', part);
  put('mailPart', kind, part);
  put('sender', reading.sender);
  put('age', ageOfYear(year));
  const line = lineShape(reading, from, to);
  put('line', line);
  const isNear = view.near.isClinicalAround(start - NEAR, end + NEAR);
  put('clinicalNear', kind, isNear ? 'yes' : 'no');
  const before = reading.words[from - 1]?.word ?? '';
  put('mailBefore', kind, firstClassAt(reading, from - 1));
  put('mailWord', kind, before);
  CLOCK_BEHIND.lastIndex = end;
  if (CLOCK_BEHIND.test(reading.text)) put('clock', kind, 'yes');
  else put('clock', 'no');
  const person = personIn(reading, from);
  put('person', kind, person);
  put('personSure', view.sure, person, shape);
  put('personWord', person, before);
  put('personMail', reading.sender, kind, person);
  let classes = 0;
  for (let step = 1; step <= 8 && classes < 4; step += 1) {
    if (reading.gapBefore(from - step + 1) === 'stop') break;
    const first = firstClassAt(reading, from - step);
    if (first === '') continue;
    classes += 1;
    put('kindClass', kind, first);
  }
}

function ageOfYear(year: number | null): string {
  if (year === null) return 'none';
  if (year < 1930) return 'old';
  if (year < 2008) return 'birth';
  return year < 2024 ? 'past' : 'recent';
}

/** Whose sentence it is: his or hers, mine, ours. */
function personIn(reading: PhiReading, from: number): string {
  for (let step = 1; step <= 10; step += 1) {
    if (from < step || reading.gapBefore(from - step + 1) === 'stop') break;
    for (const name of classesAt(reading, from - step)) {
      if (
        name === 'relation' ||
        name === 'patient' ||
        name === 'their' ||
        name === 'self' ||
        name === 'house'
      )
        return name;
    }
  }
  return '';
}

/** The evidence around a number, an address or a link. */
export function numberSigns(
  candidate: NumberCandidate,
  reading: PhiReading,
  view: MailView,
  put: Put,
): void {
  const { from, to, start, kind, value } = candidate;
  const mail = view.kind;
  const part =
    start < reading.mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  around(reading, from, to, put, kind);
  put('kind', kind);
  put('mailKind', mail, kind);
  put('mail', kind, view.sure);
  put('part', kind, part);
  put('mailPart', mail, kind, part);
  put('senderKind', reading.sender, kind, mail);
  put('line', kind, lineShape(reading, from, to));
  if (kind === 'id') {
    const shape = shapeOf(value);
    put('idShape', shape);
    put('idMail', mail, reading.sender, shape);
    put('digits', String(Math.min(12, countDigits(value))));
  }
  if (kind === 'email') put('email', emailSign(reading, value));
  put('mailBefore', mail, kind, firstClassAt(reading, from - 1));
  const label = labelBefore(reading, from);
  put('label', kind, label);
  put('person', kind, mail, personIn(reading, from));
  put('labelMail', kind, mail, label);
  put('kindSure', kind, view.sure, label);
  const toEnd = TO_END[Math.min(4, Math.floor((reading.words.length - to) / 3))] ?? '4';
  put('fromEnd', kind, mail, toEnd);
}

const LABELS: ReadonlySet<WordClass> = new Set([
  'plan',
  'case',
  'record',
  'money',
  'device',
  'business',
  'desk',
  'phone',
]);

/** The nearest class that says what a number is, up to six words before it. */
function labelBefore(reading: PhiReading, from: number): string {
  for (let step = 1; step <= 6; step += 1) {
    for (const name of classesAt(reading, from - step)) if (LABELS.has(name)) return name;
  }
  return '';
}

export function countDigits(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}

const LONGEST_SHAPE = 7;

/** Letters as A, digits as 9, runs drawn together: `GC-3390128` is A-9. */
function shapeOf(value: string): string {
  let shape = '';
  let last = '';
  for (let at = 0; at < value.length && at < 40 && shape.length < LONGEST_SHAPE; at += 1) {
    const code = value.charCodeAt(at);
    const sign =
      code >= 48 && code <= 57
        ? '9'
        : code >= 65 && code <= 90
          ? 'A'
          : code >= 97 && code <= 122
            ? 'a'
            : value.charAt(at);
    const isRun = sign === last && (sign === '9' || sign === 'A' || sign === 'a');
    if (!isRun) shape += sign === ' ' ? '_' : sign;
    last = sign;
  }
  return shape;
}

function emailSign(reading: PhiReading, value: string): string {
  const address = value.toLowerCase();
  if (address === reading.context.from?.address) return 'own';
  if (reading.context.people.some((one) => one.address === address)) return 'staff';
  return senderKindOf({ name: '', address }, reading.context.organizationDomains);
}
