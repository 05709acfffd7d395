// What stands around a name, a date or a number, as evidence for or against its being a patient's.
import { senderKindOf } from '../mail';
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import type { WordClass } from './lexicon/contextWords';
import { UNKNOWN } from './lexicon/wordFacts';
import { isStateCode, placeKind } from './lexicon/places';
import type { Put } from './linearPart';
import { GAPS, type Gap, type PhiReading } from './reading';
import { foundValue, slotsOf, valueOf, type Value } from './signValues';

/** What is known of the mail when its stretches are judged. */
export interface MailView {
  /** Most likely: nobody's, a patient's by somebody else, the patient's side writing. */
  readonly kind: string;
  /** The kind as the value of a sign. */
  readonly kindValue: Value;
  /** The same with how sure it is. */
  readonly sure: Value;
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

const SLOT = slotsOf(
  'gap',
  'gapBehind',
  'before',
  'beforeTag',
  'above',
  'before2',
  'beforePair',
  'beforeGap',
  'behind',
  'behind2',
  'behindGap',
  'bag',
  'bagBehind',
  'pattern',
  'head',
  'size',
  'part',
  'sender',
  'mail',
  'mailPart',
  'mailShape',
  'line',
  'mailLine',
  'isOwn',
  'isStaff',
  'isStaffMail',
  'isRecipient',
  'isHeader',
  'isHouse',
  'staffFamily',
  'value',
  'mentions',
  'place',
  'town',
  'who',
  'whoHead',
  'whoPart',
  'whoLine',
  'whoBefore',
  'whoBehind',
  'possessive',
  'listed',
  'clinicalNear',
  'fromEnd',
  'mailBefore',
  'mailBehind',
  'numberNear',
  'letters',
  'shape',
  'age',
  'mailWord',
  'clock',
  'person',
  'personSure',
  'personWord',
  'personMail',
  'kindClass',
  'kind',
  'mailKind',
  'senderKind',
  'idShape',
  'idMail',
  'digits',
  'email',
  'label',
  'labelMail',
  'kindSure',
);

const NOTHING = valueOf('');
const OPENING = valueOf('^');
const CLOSING = valueOf('$');
const YES = valueOf('yes');
const NO = valueOf('no');
const GAP_VALUES = Object.fromEntries(GAPS.map((gap) => [gap, valueOf(gap)])) as Record<Gap, Value>;

const WINDOW = 6;
/** How far a word stands from the stretch: before or behind it, on its line or across one. */
const BEFORE = ['-n', '-n', '-n', '-m', '-m', '-f'].map(valueOf);
const BEFORE_LINE = ['/-n', '/-n', '/-n', '/-m', '/-m', '/-f'].map(valueOf);
const BEHIND = ['+n', '+n', '+n', '+m', '+m', '+f'].map(valueOf);
const BEHIND_LINE = ['/+n', '/+n', '/+n', '/+m', '/+m', '/+f'].map(valueOf);

export function classesAt({ facts }: PhiReading, index: number): readonly WordClass[] {
  return (facts[index] ?? UNKNOWN).classes;
}

function firstClassAt({ facts }: PhiReading, index: number): Value {
  return (facts[index] ?? UNKNOWN).first;
}

export function isOfClassAt(reading: PhiReading, index: number, wanted: WordClass): boolean {
  return classesAt(reading, index).includes(wanted);
}

/** Words and classes around a stretch; `tag` keeps the kinds of stretches apart. */
function around(reading: PhiReading, from: number, to: number, put: Put, tag: Value): void {
  const { facts, values } = reading;
  const gap = reading.gapBefore(from);
  const gapBehind = reading.gapBefore(to);
  const gapValue = GAP_VALUES[gap];
  const gapBehindValue = GAP_VALUES[gapBehind];
  const prev = values[from - 1] ?? NOTHING;
  const prev2 = values[from - 2] ?? NOTHING;
  put(SLOT.gap, tag, gapValue);
  put(SLOT.gapBehind, tag, gapBehindValue);
  const isOpen = gap === 'line';
  put(SLOT.before, isOpen ? OPENING : prev);
  put(SLOT.beforeTag, tag, isOpen ? OPENING : prev);
  if (isOpen) put(SLOT.above, prev);
  else {
    put(SLOT.before2, reading.gapBefore(from - 1) === 'line' ? OPENING : prev2);
    put(SLOT.beforePair, prev2, prev);
    put(SLOT.beforeGap, gapValue, firstClassAt(reading, from - 1));
  }
  const isShut = gapBehind === 'line';
  put(SLOT.behind, isShut ? CLOSING : (values[to] ?? NOTHING));
  if (!isShut) {
    put(SLOT.behind2, values[to + 1] ?? NOTHING);
    put(SLOT.behindGap, gapBehindValue, firstClassAt(reading, to));
  }
  let isCrossed = false;
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = from - step;
    const value = values[at];
    if (value === undefined) break;
    if (!isCrossed && reading.gapBefore(at + 1) === 'line') isCrossed = true;
    const place = (isCrossed ? BEFORE_LINE : BEFORE)[step - 1] ?? NOTHING;
    for (const slot of (facts[at] ?? UNKNOWN).slots) put(slot, tag, place);
    if (step > 1 && step < 6 && !isCrossed) put(SLOT.bag, value);
  }
  isCrossed = false;
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = to + step - 1;
    const value = values[at];
    if (value === undefined) break;
    if (!isCrossed && reading.gapBefore(at) === 'line') isCrossed = true;
    const place = (isCrossed ? BEHIND_LINE : BEHIND)[step - 1] ?? NOTHING;
    for (const slot of (facts[at] ?? UNKNOWN).slots) put(slot, tag, place);
    if (step > 1 && step < 6 && !isCrossed) put(SLOT.bagBehind, value);
  }
}

const NEAR = 120;
const FIRST = valueOf('first');
const LAST = valueOf('last');
const ALONE = valueOf('firstlast');
const EARLY = valueOf('early');
const LATE = valueOf('late');
const SAME = valueOf('same');
const OTHER = valueOf('other');

/** How the line is cut around a stretch: by itself, first, last, inside. */
function lineShape(reading: PhiReading, from: number, to: number): Value {
  const isFirst = reading.gapBefore(from) === 'line';
  const isLast = reading.gapBefore(to) === 'line';
  if (isFirst) return isLast ? ALONE : FIRST;
  return isLast ? LAST : NOTHING;
}

/** How a name is found in a list of names, as the values of a sign. */
const MATCH = {
  noList: valueOf('0'),
  none: valueOf('-'),
  nickname: valueOf('short'),
  whole: valueOf('2'),
  last: valueOf('last'),
  part: valueOf('1'),
};

function matchSign(set: ReadonlySet<string>, parts: readonly string[]): Value {
  if (set.size === 0) return MATCH.noList;
  let hits = 0;
  for (const part of parts) if (part.length > 1 && set.has(part)) hits += 1;
  if (hits === 0) return isNickname(set, parts[0] ?? '') ? MATCH.nickname : MATCH.none;
  if (hits >= 2 || parts.length === 1) return MATCH.whole;
  return set.has(parts.at(-1) ?? '') ? MATCH.last : MATCH.part;
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

/** A mail's own few names are compared one by one. */
const FEW_NAMES = 12;

/** Thad for Thaddeus, Sam for Samuel. */
function isNickname(set: ReadonlySet<string>, part: string): boolean {
  if (part.length < SHORTEST_NICKNAME) return false;
  if (set.size > FEW_NAMES) return nicknamesOf(set).has(part);
  for (const name of set) if (name.length > part.length && name.startsWith(part)) return true;
  return false;
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
  const { words } = reading;
  const kind = view.kindValue;
  const sender = reading.senderValue;
  const sure = view.sure;
  const part = partOf(reading, start);
  const head = valueOf(pattern.charAt(0));
  around(reading, from, to, put, NOTHING);
  put(SLOT.pattern, foundValue(pattern.length > 4 ? pattern.slice(0, 4) : pattern));
  put(SLOT.head, head);
  put(SLOT.size, valueOf(sizeOf(candidate)));
  put(SLOT.part, part);
  put(SLOT.sender, sender);
  put(SLOT.mail, sure);
  put(SLOT.mailPart, kind, part);
  put(SLOT.mailShape, kind, foundValue(pattern.slice(0, 2)));
  const gap = reading.gapBefore(from);
  const gapBehind = reading.gapBefore(to);
  const isOpen = gap === 'line';
  const isShut = gapBehind === 'line';
  const line = lineShape(reading, from, to);
  put(SLOT.line, line);
  put(SLOT.mailLine, kind, line, part);
  const own = matchSign(reading.ownName, parts);
  const staff = matchSign(reading.staffNames, parts);
  const recipient = matchSign(reading.recipientNames, parts);
  put(SLOT.isOwn, kind, sender, own);
  put(SLOT.isStaff, staff);
  put(SLOT.isStaffMail, kind, staff);
  put(SLOT.isRecipient, recipient);
  if (reading.headerNames.size > 0)
    put(SLOT.isHeader, kind, sender, matchSign(reading.headerNames, parts));
  if (isHouse(reading, parts)) put(SLOT.isHouse, kind);
  const family = parts.at(-1) ?? '';
  if (reading.staffFamilies.has(family))
    put(SLOT.staffFamily, parts.length > 1 && staff !== MATCH.whole ? OTHER : SAME);
  put(SLOT.value, parts.length === 1 ? foundValue(family) : NOTHING);
  put(SLOT.mentions, kind, UP_TO_FOUR[Math.min(4, mentions)] ?? FOUR);
  put(SLOT.place, place === 0 ? FIRST : place < 3 ? EARLY : LATE);
  const town = placeKind(parts.length === 1 ? (parts[0] ?? '') : parts.join(' '));
  const behind = words[to];
  const isStated =
    behind !== undefined &&
    ((behind.isShouted && isStateCode(behind.word)) ||
      (gapBehind === 'comma' && placeKind(behind.word) === 'state'));
  if (town !== null || isStated)
    put(SLOT.town, kind, valueOf(isStated ? `${town ?? ''} coded` : (town ?? '')));
  const who = valueOf(whoIs(candidate, reading, town !== null || isStated, staff, recipient));
  const before = firstClassAt(reading, from - 1);
  const next = firstClassAt(reading, to);
  put(SLOT.who, sure, who);
  put(SLOT.whoHead, kind, who, head);
  put(SLOT.whoPart, kind, who, part);
  put(SLOT.whoLine, kind, who, line);
  put(SLOT.whoBefore, kind, who, isOpen ? OPENING : before);
  put(SLOT.whoBehind, kind, who, isShut ? CLOSING : next);
  if (isPossessive(reading.text, end)) put(SLOT.possessive, kind);
  // "Hartwell, Gus" and "Abernathy, L" are entries of a list.
  if (hasComma(reading.text, start, end)) put(SLOT.listed, kind, line);
  put(SLOT.clinicalNear, kind, view.near.isClinicalAround(start - NEAR, end + NEAR) ? YES : NO);
  put(SLOT.fromEnd, distanceToEnd(reading, to));
  if (!isOpen) put(SLOT.mailBefore, kind, before);
  if (!isShut) put(SLOT.mailBehind, kind, next);
  if (hasNumberNear(reading, from, to)) put(SLOT.numberNear, kind);
  if (isOfClassAt(reading, to, 'letters')) put(SLOT.letters, YES);
}

/** A comma right at the beginning counts as none. */
function hasComma(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === 44) return at > 0;
  return false;
}

/** The part of the mail in which a place lies. */
function partOf(reading: PhiReading, start: number): Value {
  return valueOf(
    start < reading.mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest'),
  );
}

const UP_TO_FOUR = ['0', '1', '2', '3', '4'].map(valueOf);
const FOUR = valueOf('4');

function distanceToEnd({ words }: PhiReading, to: number): Value {
  return UP_TO_FOUR[Math.min(4, Math.floor((words.length - to) / 3))] ?? FOUR;
}

function sizeOf({ parts, isShouted, isSmall }: NameCandidate): string {
  return `${String(Math.min(parts.length, 4))}${isShouted ? 'S' : ''}${isSmall ? 's' : ''}`;
}

function isPossessive(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return (code === 39 || code === 0x2019) && text.charCodeAt(end + 1) === 115;
}

const NAME_SIGN = /[gbhfd]/;

/** Who somebody is as far as the mail and the directory tell; a stranger when nothing is known. */
function whoIs(
  { parts, from, to, pattern }: NameCandidate,
  reading: PhiReading,
  isTown: boolean,
  staff: Value,
  recipient: Value,
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
  if (parts.length === 1 && (recipient === MATCH.nickname || staff === MATCH.nickname))
    return 'nickname';
  if (isJoined && isOfClassAt(reading, from - 1, 'greeting')) return 'greeted';
  return NAME_SIGN.test(pattern) ? 'stranger' : 'unknown';
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
  const kind = view.kindValue;
  const sure = view.sure;
  const sender = reading.senderValue;
  const shapeValue = valueOf(shape);
  const part = partOf(reading, start);
  around(reading, from, to, put, NOTHING);
  put(SLOT.shape, shapeValue);
  put(SLOT.mail, sure);
  put(SLOT.mailShape, kind, shapeValue);
  put(SLOT.part, part);
  put(SLOT.mailPart, kind, part);
  put(SLOT.sender, sender);
  put(SLOT.age, valueOf(ageOfYear(year)));
  put(SLOT.line, lineShape(reading, from, to));
  const isNear = view.near.isClinicalAround(start - NEAR, end + NEAR);
  put(SLOT.clinicalNear, kind, isNear ? YES : NO);
  const before = reading.values[from - 1] ?? NOTHING;
  put(SLOT.mailBefore, kind, firstClassAt(reading, from - 1));
  put(SLOT.mailWord, kind, before);
  CLOCK_BEHIND.lastIndex = end;
  if (CLOCK_BEHIND.test(reading.text)) put(SLOT.clock, kind, YES);
  else put(SLOT.clock, NO);
  const person = valueOf(personIn(reading, from));
  put(SLOT.person, kind, person);
  put(SLOT.personSure, sure, person, shapeValue);
  put(SLOT.personWord, person, before);
  put(SLOT.personMail, sender, kind, person);
  let classes = 0;
  for (let step = 1; step <= 8 && classes < 4; step += 1) {
    if (reading.gapBefore(from - step + 1) === 'stop') break;
    const first = firstClassAt(reading, from - step);
    if (first === NOTHING) continue;
    classes += 1;
    put(SLOT.kindClass, kind, first);
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
  const { from, to, start, value } = candidate;
  const mail = view.kindValue;
  const sure = view.sure;
  const sender = reading.senderValue;
  const kind = valueOf(candidate.kind);
  const part = partOf(reading, start);
  around(reading, from, to, put, kind);
  put(SLOT.kind, kind);
  put(SLOT.mailKind, mail, kind);
  put(SLOT.mail, kind, sure);
  put(SLOT.part, kind, part);
  put(SLOT.mailPart, mail, kind, part);
  put(SLOT.senderKind, sender, kind, mail);
  put(SLOT.line, kind, lineShape(reading, from, to));
  if (candidate.kind === 'id') {
    const shape = foundValue(shapeOf(value));
    put(SLOT.idShape, shape);
    put(SLOT.idMail, mail, sender, shape);
    put(SLOT.digits, valueOf(String(Math.min(12, countDigits(value)))));
  }
  if (candidate.kind === 'email') put(SLOT.email, valueOf(emailSign(reading, value)));
  put(SLOT.mailBefore, mail, kind, firstClassAt(reading, from - 1));
  const label = valueOf(labelBefore(reading, from));
  put(SLOT.label, kind, label);
  put(SLOT.person, kind, mail, valueOf(personIn(reading, from)));
  put(SLOT.labelMail, kind, mail, label);
  put(SLOT.kindSure, kind, sure, label);
  put(SLOT.fromEnd, kind, mail, distanceToEnd(reading, to));
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
