// What stands around a name, a date or a number, as evidence for or against its being a patient's.
import { senderKindOf } from '../mail';
import type { DateCandidate, NameCandidate, NumberCandidate } from './candidates';
import { classesOf, isOfClass, type WordClass } from './lexicon/contextWords';
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
const DISTANCES = ['n', 'n', 'n', 'm', 'm', 'f', 'f'] as const;

/** Words and classes around a stretch; `tag` keeps the kinds of stretches apart. */
function around(reading: PhiReading, from: number, to: number, put: Put, tag: string): void {
  const { words } = reading;
  const gap = reading.gapBefore(from);
  const gapBehind = reading.gapBefore(to);
  const prev = words[from - 1]?.word ?? '';
  const prev2 = words[from - 2]?.word ?? '';
  const next = words[to]?.word ?? '';
  put('gap', `${tag}${gap}`);
  put('gapBehind', `${tag}${gapBehind}`);
  const isOpen = gap === 'line';
  put('before', isOpen ? '^' : prev);
  put('beforeTag', `${tag}${isOpen ? '^' : prev}`);
  if (isOpen) put('above', prev);
  else {
    put('before2', reading.gapBefore(from - 1) === 'line' ? '^' : prev2);
    put('beforePair', `${prev2} ${prev}`);
    put('beforeGap', `${gap} ${firstClass(prev)}`);
  }
  const isShut = gapBehind === 'line';
  put('behind', isShut ? '$' : next);
  if (!isShut) {
    put('behind2', words[to + 1]?.word ?? '');
    put('behindGap', `${gapBehind} ${firstClass(next)}`);
  }
  let crossed = '';
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = from - step;
    const word = words[at];
    if (word === undefined) break;
    if (crossed === '' && reading.gapBefore(at + 1) === 'line') crossed = '/';
    const place = `${tag}${crossed}-${DISTANCES[step - 1] ?? 'f'}`;
    for (const name of classesOf(word.word)) put(name, place);
    if (step > 1 && step < 6 && crossed === '') put('bag', word.word);
  }
  crossed = '';
  for (let step = 1; step <= WINDOW; step += 1) {
    const at = to + step - 1;
    const word = words[at];
    if (word === undefined) break;
    if (crossed === '' && reading.gapBefore(at) === 'line') crossed = '/';
    const place = `${tag}${crossed}+${DISTANCES[step - 1] ?? 'f'}`;
    for (const name of classesOf(word.word)) put(name, place);
    if (step > 1 && step < 6 && crossed === '') put('bagBehind', word.word);
  }
}

function firstClass(word: string): WordClass | '' {
  return classesOf(word)[0] ?? '';
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
  const hits = parts.filter((part) => part.length > 1 && set.has(part)).length;
  return hits === 0
    ? '-'
    : hits >= 2 || parts.length === 1
      ? '2'
      : parts.at(-1) !== undefined && set.has(parts.at(-1) ?? '')
        ? 'last'
        : '1';
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
  const part = start < mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  around(reading, from, to, put, '');
  put('pattern', pattern.length > 4 ? pattern.slice(0, 4) : pattern);
  put('head', pattern[0] ?? '');
  put(
    'size',
    `${String(Math.min(parts.length, 4))}${candidate.isShouted ? 'S' : ''}${candidate.isSmall ? 's' : ''}`,
  );
  put('part', part);
  put('sender', sender);
  put('mail', view.sure);
  put('mailPart', `${view.kind} ${part}`);
  put('mailShape', `${view.kind} ${pattern.slice(0, 2)}`);
  const line = lineShape(reading, from, to);
  put('line', line);
  put('mailLine', `${view.kind} ${line} ${part}`);
  const own = matchSign(reading.ownName, parts);
  const staff = matchSign(reading.staffNames, parts);
  const recipient = matchSign(reading.recipientNames, parts);
  put('isOwn', `${view.kind} ${sender} ${own}`);
  put('isStaff', staff);
  put('isStaffMail', `${view.kind} ${staff}`);
  put('isRecipient', recipient);
  const family = parts.at(-1) ?? '';
  if (reading.staffFamilies.has(family))
    put('staffFamily', parts.length > 1 && staff !== '2' ? 'other' : 'same');
  put('value', parts.length === 1 ? family : '');
  put('mentions', `${view.kind} ${mentions > 3 ? '4' : String(mentions)}`);
  put('place', place === 0 ? 'first' : place < 3 ? 'early' : 'late');
  const town = placeKind(parts.join(' '));
  const behind = reading.words[to];
  const isStated = behind !== undefined && behind.isShouted && isStateCode(behind.word);
  if (town !== null || isStated)
    put('town', `${view.kind} ${town ?? ''}${isStated ? ' coded' : ''}`);
  const who = whoIs(candidate, reading, town !== null || isStated);
  put('who', `${view.sure} ${who}`);
  put('whoHead', `${view.kind} ${who} ${pattern[0] ?? ''}`);
  put('whoPart', `${view.kind} ${who} ${part}`);
  put('whoLine', `${view.kind} ${who} ${line}`);
  put(
    'whoBefore',
    `${view.kind} ${who} ${reading.gapBefore(from) === 'line' ? '^' : firstClass(words[from - 1]?.word ?? '')}`,
  );
  put(
    'whoBehind',
    `${view.kind} ${who} ${reading.gapBefore(to) === 'line' ? '$' : firstClass(words[to]?.word ?? '')}`,
  );
  const text = reading.text.slice(end, end + 3);
  if (/^['’]s/.test(text)) put('possessive', view.kind);
  put(
    'clinicalNear',
    `${view.kind} ${view.near.isClinicalAround(start - NEAR, end + NEAR) ? 'yes' : 'no'}`,
  );
  put('fromEnd', String(Math.min(4, Math.floor((reading.words.length - to) / 3))));
  const before = reading.words[from - 1]?.word ?? '';
  if (reading.gapBefore(from) !== 'line') {
    put('mailBefore', `${view.kind} ${firstClass(before)}`);
  }
  const next = reading.words[to]?.word ?? '';
  if (reading.gapBefore(to) !== 'line') put('mailBehind', `${view.kind} ${firstClass(next)}`);
  if (hasNumberNear(reading, from, to)) put('numberNear', view.kind);
  if (isOfClass(next, 'letters')) put('letters', 'yes');
}

/** Who somebody is as far as the mail and the directory tell; a stranger when nothing is known. */
function whoIs(
  { parts, from, to, pattern }: NameCandidate,
  reading: PhiReading,
  isTown: boolean,
): string {
  const before = reading.words[from - 1]?.word ?? '';
  const behind = reading.words[to]?.word ?? '';
  const isJoined = reading.gapBefore(from) !== 'line';
  const isFollowed = reading.gapBefore(to) !== 'line';
  if (isJoined && isOfClass(before, 'doctor')) return 'doctor';
  if (isFollowed && isOfClass(behind, 'letters')) return 'letters';
  const last = parts.at(-1) ?? '';
  if (reading.ownName.has(last) || reading.ownName.has(parts[0] ?? '')) return 'own';
  if (reading.recipientNames.has(last) || reading.recipientNames.has(parts[0] ?? ''))
    return 'recipient';
  if (reading.staffFamilies.has(last)) return 'staff';
  if (reading.staffNames.has(parts[0] ?? '')) return parts.length > 1 ? 'stranger' : 'staff';
  if (isFollowed && reading.gapBefore(to) === 'space' && isOfClass(behind, 'org')) return 'org';
  if (isTown) return 'town';
  if (isJoined && isOfClass(before, 'honorific')) return 'titled';
  if (isJoined && isOfClass(before, 'relation')) return 'kin';
  if (isJoined && isOfClass(before, 'greeting')) return 'greeted';
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

/** The evidence around a date. */
export function dateSigns(
  candidate: DateCandidate,
  reading: PhiReading,
  view: MailView,
  put: Put,
): void {
  const { from, to, start, end, shape, year } = candidate;
  const part =
    start < reading.mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  around(reading, from, to, put, '');
  put('shape', shape);
  put('mail', view.sure);
  put('mailShape', `${view.kind} ${shape}`);
  put('part', part);
  put('mailPart', `${view.kind} ${part}`);
  put('sender', reading.sender);
  put(
    'age',
    year === null
      ? 'none'
      : year < 1930
        ? 'old'
        : year < 2008
          ? 'birth'
          : year < 2024
            ? 'past'
            : 'recent',
  );
  const line = lineShape(reading, from, to);
  put('line', line);
  const isNear = view.near.isClinicalAround(start - NEAR, end + NEAR);
  put('clinicalNear', `${view.kind} ${isNear ? 'yes' : 'no'}`);
  const before = reading.words[from - 1]?.word ?? '';
  put('mailBefore', `${view.kind} ${firstClass(before)}`);
  put('mailWord', `${view.kind} ${before}`);
  const behind = reading.text.slice(end, end + 9);
  put(
    'clock',
    /^,? (?:at|a las|@|from)? ?\d{1,2}(?::\d\d|\s?[ap]m)/i.test(behind) ? `${view.kind} yes` : 'no',
  );
  const person = personIn(reading, from);
  put('person', `${view.kind} ${person}`);
  put('personSure', `${view.sure} ${person} ${shape}`);
  put('personWord', `${person} ${before}`);
}

/** Whose sentence it is: his or hers, mine, ours. */
function personIn(reading: PhiReading, from: number): string {
  for (let step = 1; step <= 10; step += 1) {
    const word = reading.words[from - step];
    if (word === undefined || reading.gapBefore(from - step + 1) === 'stop') break;
    for (const name of classesOf(word.word)) {
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
  const part =
    start < reading.mail.bodyStart ? 'subject' : (reading.partAt(start)?.kind ?? 'newest');
  around(reading, from, to, put, kind);
  put('kind', kind);
  put('mailKind', `${view.kind} ${kind}`);
  put('mail', `${kind} ${view.sure}`);
  put('part', `${kind} ${part}`);
  put('mailPart', `${view.kind} ${kind} ${part}`);
  put('senderKind', `${reading.sender} ${kind} ${view.kind}`);
  put('line', `${kind} ${lineShape(reading, from, to)}`);
  if (kind === 'id') {
    put('idShape', shapeOf(value));
    put('digits', String(Math.min(12, digitCount(value))));
  }
  if (kind === 'email') put('email', emailSign(reading, value));
  const before = reading.words[from - 1]?.word ?? '';
  put('mailBefore', `${view.kind} ${kind} ${firstClass(before)}`);
  const label = labelBefore(reading, from);
  put('label', `${kind} ${label}`);
  const person = personIn(reading, from);
  put('person', `${kind} ${view.kind} ${person}`);
  put('labelMail', `${kind} ${view.kind} ${label}`);
  put('kindSure', `${kind} ${view.sure} ${label}`);
  put(
    'fromEnd',
    `${kind} ${view.kind} ${String(Math.min(4, Math.floor((reading.words.length - to) / 3)))}`,
  );
}

const LABELS = ['plan', 'case', 'record', 'money', 'device', 'business', 'desk', 'phone'] as const;

/** The nearest class that says what a number is, up to six words before it. */
function labelBefore(reading: PhiReading, from: number): string {
  for (let step = 1; step <= 6; step += 1) {
    const word = reading.words[from - step];
    if (word === undefined) break;
    for (const name of classesOf(word.word)) {
      if (LABELS.some((one) => one === name)) return name;
    }
  }
  return '';
}

function digitCount(value: string): number {
  return value.replace(/\D/g, '').length;
}

/** Letters as A, digits as 9, runs drawn together: `GC-3390128` is A-9. */
function shapeOf(value: string): string {
  return value
    .slice(0, 40)
    .replace(/[A-Z]+/g, 'A')
    .replace(/[a-z]+/g, 'a')
    .replace(/\d+/g, '9')
    .slice(0, 7);
}

function emailSign(reading: PhiReading, value: string): string {
  const address = value.toLowerCase();
  if (address === reading.context.from?.address) return 'own';
  if (reading.context.people.some((one) => one.address === address)) return 'staff';
  return senderKindOf({ name: '', address }, reading.context.organizationDomains);
}
