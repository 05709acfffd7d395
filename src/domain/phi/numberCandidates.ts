// Finds every number, address and link in a mail that may lead to somebody.
import { codeAt, isDigit } from '../mail';
import type { NumberCandidate, NumberKind } from './candidates';
import { isIban } from './checkDigits';
import { NUMBER_OPENER, UNKNOWN } from './lexicon/wordFacts';
import type { PhiReading } from './reading';
import { countDigits } from './signs';

const PHONE =
  /(?:\+\d{1,3}[-. ]?)?(?:\(\d{2,4}\) ?|(?:1[-. ])?\d{3}[-. ]?)\d{3}[-. ]?\d{4}(?!\d|-\d)(?:,? ?(?:x|ext\.?|extension) ?\d{1,6})?/iy;
const FOREIGN_PHONE = /\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?!\d)/y;
const LOCAL_PHONE = /\d{3}-\d{4}(?![\d-])/y;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/y;
const URL = /(?:https?:\/\/|www\.)[^\s<>"')\]]{3,400}/iy;
const SSN = /\d{3}([- ])\d{2}\1\d{4}(?![\d-])/y;
const MASKED = /[xX*]{3}-?[xX*]{2}-?\d{4}(?!\d)/y;
/** What an identifier is made of: letters, digits, inner hyphens and dots. */
const TOKEN = /[A-Za-z0-9]{1,40}(?:[-./_][A-Za-z0-9]{1,40}){0,8}/y;
/** Groups of digits parted by spaces behind a first group or letters: PMH 771 03 9920. */
const GROUPS = /(?:[A-Z]{2,5} )?\d{2,6}(?: \d{2,6}){1,4}(?![\d/:.-]|\s?[ap]m)/y;
/** An insurer's letters before its number: UPH 40291773, GMH 55-0318-7, KSH 0092217 04. */
const LETTERED =
  /[A-Z]{2,5} \d{2,12}(?:-[A-Z0-9]{1,8}){0,4}(?: \d{2,6}(?:-\d{1,6}){0,2}){0,3}(?: [A-Z](?![A-Za-z]))?(?![\d/:A-Za-z]|[.-]\d| \d|\s?[ap]m)/y;
const FEWEST_LETTERED = 5;
const BOX =
  /(?:P\.? ?O\.? )?Box \d{1,6}(?:,? [A-Z][\p{L}'’]{1,20}(?: [A-Z][\p{L}'’]{1,20})?)?(?:,? [A-Z]{2}\b)?(?:,? \d{5}(?!\d))?/iuy;
const STREET =
  /\d{1,6}(?:-?[A-D])?(?: (?:[NSEW]{1,2}\.?|North|South|East|West))?(?: (?:[A-Z][\p{L}'’.-]{1,20}|\d{1,3}(?:st|nd|rd|th))){1,3}(?:,? (?:apto|apartment|apt|unit|suite|ste|lot|number|no|Apto|Apartment|Apt|Unit|Suite|Ste|Lot|LOT|APT|#)\.? ?#?\w{1,6})?(?:,? (?:[A-Z][\p{L}'’]{1,20}(?: [A-Z][\p{L}'’]{1,20}){0,2}),? [A-Z]{2}\b)?(?:,? \d{5}(?:-\d{4})?(?!\d))?/uy;
const STREET_KIND =
  /\b(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Ct|Court|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pkwy|Parkway|Hwy|Highway|Loop|Trail|Trl|Run|Bend|Cove|Pike|Plaza|Calle|Avenida|Camino|Route|Rte|CR|FM|Apt|Unit|ST|STREET|AVE|AVENUE|RD|ROAD|DR|DRIVE|LN|LANE|BLVD|CT|COURT|PL|PLACE|WAY)\b/;
/** A house number before a name and a town, without a word such as street: 3312 W. Larkspur, Peoria. */
const HOUSE_AND_TOWN = /^\d{2,6} (?:[NSEW]\.? )\p{Lu}/u;
const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?!\d)/y;
/** As an IBAN is written; whether it is one its check digits say. */
const IBAN = /[A-Z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{2,4}){2,8}(?:[ -][A-Z0-9])?(?![A-Za-z0-9])/y;
const IPV6 =
  /(?:[0-9A-Fa-f]{1,4}:|::)(?:[0-9A-Fa-f]{0,4}:){0,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4})(?:\/\d{1,3})?(?![\w:]|\.\d)/y;
const MACHINE = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:-])/y;
const WALLET = /(?:bc1[a-z0-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![A-Za-z0-9])/y;
const HOST = /[a-z0-9-]{1,40}\.(?:com|org|net|gov|edu|io)(?![\w@.-]*[\w@])/iy;
const UNITS =
  /^\s?(?:%|mg|mcg|ml|kg|lb|lbs|mm|cm|hz|min|minutes|hours|hrs|days|weeks|months|years|yo\b|people|slides|pages|k\b|am\b|pm\b|percent|degrees|dollars|units?\b|bpm)/i;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

const ATTACHED_BEFORE = /[\p{L}\d$£€@]/u;

const NO_DIGIT = /\D/g;

function isPhone(value: string): boolean {
  return value.replace(NO_DIGIT, '').length >= 10;
}

/** A network address as written: four numbers below 256. */
function isIpv4(value: string): boolean {
  const [address = ''] = value.split('/');
  return address.split('.').every((part) => Number(part) <= 255);
}

/** The longest beginning of an IBAN-like stretch that proves itself; the stretch itself when none does. */
function provenIban(stretch: string): string {
  for (
    let end = stretch.length;
    end > 14;
    end = Math.max(stretch.lastIndexOf(' ', end - 1), stretch.lastIndexOf('-', end - 1))
  )
    if (isIban(stretch.slice(0, end))) return stretch.slice(0, end);
  return stretch;
}

/** An IPv6 address: eight groups, or fewer around one `::`. */
function isIpv6(value: string): boolean {
  const [address = '', bits] = value.split('/');
  if (bits !== undefined && Number(bits) > 128) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const last = address.slice(address.lastIndexOf(':') + 1);
  if (last.includes('.') && !isIpv4(last)) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (groups.some((group) => group === '')) return false;
  const count = groups.length + (last.includes('.') ? 1 : 0);
  return halves.length === 2 ? count <= 7 && (count > 0 || address === '::') : count === 8;
}

/** Machine addresses that are given to nobody. */
function isMachine(value: string): boolean {
  return !/^(?:00[:-]){5}00$|^(?:ff[:-]){5}ff$/i.test(value);
}

const LONGEST_TOKEN = 60;
const FEWEST_DIGITS = 3;

const SMALL_NUMBER = /^\d{1,3}$/;
const YEAR = /^(?:19|20)\d{2}$/;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/i;
const COUNT = /^\d{1,5}$/;

/** True for what looks like a number but names nobody: times, amounts, years, small counts. */
function isPlainNumber(value: string, behind: string): boolean {
  if (SMALL_NUMBER.test(value)) return true;
  if (YEAR.test(value)) return true;
  if (/^\d{1,2}[/.]\d{1,2}$/.test(value) || /^\d+\.\d+$/.test(value)) return true;
  if (ORDINAL.test(value)) return true;
  return UNITS.test(behind) && COUNT.test(value);
}

const SPOKEN = new Set(
  'zero oh one two three four five six seven eight nine cero uno dos tres cuatro cinco seis siete ocho nueve'.split(
    ' ',
  ),
);
const FEWEST_SPOKEN = 7;

const PHONE_SIGN = /[-. ()+]/;
const CLOCK_REST = /^:\d\d/;

/** Numbers in order, without overlaps; `dates` are the places that are dates already. */
export function numberCandidates(
  reading: PhiReading,
  dates: readonly { readonly start: number; readonly end: number }[],
): NumberCandidate[] {
  const { text, words } = reading;
  const found: NumberCandidate[] = [];
  let taken = 0;
  let date = 0;
  let nextAt = -1;
  function add(kind: NumberKind, start: number, value: string, from: number): void {
    const end = start + value.length;
    let to = from + 1;
    while ((words[to]?.start ?? end) < end) to += 1;
    found.push({ kind, start, end, from, to, value });
    taken = end;
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined || word.start < taken) continue;
    if (mayBeSkipped(reading, index)) continue;
    const { start } = word;
    while ((dates[date]?.end ?? Infinity) <= start) date += 1;
    if ((dates[date]?.start ?? Infinity) <= start) continue;
    const before = start > 0 ? (text[start - 1] ?? ' ') : ' ';
    const code = codeAt(text, word.end);
    if (MAIL_SIGNS.has(code)) {
      if (nextAt < word.end) nextAt = placeOfAt(text, word.end);
      const email = nextAt < word.end + LONGEST_NAME ? matchAt(EMAIL, text, start) : null;
      if (email !== null && !ATTACHED_BEFORE.test(before)) {
        add('email', start, email.replace(/[.-]+$/, ''), index);
        continue;
      }
    }
    const opened = isOpener(reading, index) ? openedBy(reading, index, taken) : null;
    if (opened !== null) {
      add(opened.kind, opened.start, text.slice(opened.start, opened.end), index);
      continue;
    }
    const mayBeMasked = word.word.startsWith('x') && MASKS.has(codeAt(text, start + 1));
    const masked = mayBeMasked ? matchAt(MASKED, text, start) : null;
    if (masked !== null) {
      add('ssn', start, masked, index);
      continue;
    }
    if ((code === 58 || code === 45) && word.end - start === 2) {
      const machine = matchAt(MACHINE, text, start);
      if (machine !== null && !ATTACHED_BEFORE.test(before)) {
        if (isMachine(machine)) add('machine', start, machine, index);
        else taken = start + machine.length;
        continue;
      }
    }
    const isBehindColons = codeAt(text, start - 1) === 58 && codeAt(text, start - 2) === 58;
    if (
      code === 58 &&
      (isBehindColons || hasColon(text, word.end + 1)) &&
      /^[0-9a-f]{1,4}$/.test(word.word)
    ) {
      const opens = isBehindColons ? start - 2 : start;
      const network = matchAt(IPV6, text, opens);
      if (network !== null && isIpv6(network)) {
        add('network', opens, network, index);
        continue;
      }
    }
    if (isBehindColons && text[start - 3] !== ':' && !/[0-9A-Za-z]/.test(text[start - 3] ?? ' ')) {
      const network = matchAt(IPV6, text, start - 2);
      if (network !== null && isIpv6(network)) {
        add('network', start - 2, network, index);
        continue;
      }
    }
    if (word.end - word.start >= 26) {
      const wallet = matchAt(WALLET, text, start);
      if (wallet !== null && /[a-z]/.test(wallet) && /[A-Z0-9]/.test(wallet.slice(3))) {
        add('account', start, wallet, index);
        continue;
      }
    }
    if (isDigitAt(word.word, 2) && /^[a-z]{2}\d{2}/.test(word.word)) {
      const iban = matchAt(IBAN, text, start);
      if (iban !== null && iban.replace(/[ -]/g, '').length >= 15) {
        const proven = provenIban(iban);
        if (isIban(proven)) add('account', start, proven, index);
        else if (reading.isBare || iban.length > 20) taken = start + iban.length;
        if (isIban(proven) || reading.isBare) continue;
      }
    }
    if (reading.isBare && code === 46) {
      const host = matchAt(HOST, text, start);
      if (host !== null && before !== '@' && before !== '.') {
        add('url', start, host, index);
        continue;
      }
    }
    if (!hasDigit(word.word) && !isLettersOfNumber(text, word.end, word.isShouted)) continue;
    if (before === '$' || before === '£' || before === '€') continue;
    const isFirstDigit = isDigitAt(word.word, 0);
    const digitsEnd = isFirstDigit ? endOfDigits(text, start) : word.end;
    const digits = digitsEnd - start;
    const next = text[digitsEnd] ?? '';
    if (isFirstDigit && before !== '.' && !isDigitAt(before, 0)) {
      const opensParen = before === '(';
      const sign = text[start - (opensParen ? 2 : 1)] === '+' ? 1 : 0;
      const opens = start - (opensParen ? 1 : 0) - sign;
      const isGroup = digits === 3 && (next === '-' || next === ' ') && before !== '-';
      const ssn = isGroup ? matchAt(SSN, text, start) : null;
      if (ssn !== null) {
        add('ssn', start, ssn, index);
        continue;
      }
      const mayBePhone =
        before !== '-' && (opens < start || PHONE_GROUPS.has(digits) || text[start] === '1');
      const phone = mayBePhone
        ? (matchAt(PHONE, text, opens) ?? (sign === 1 ? matchAt(FOREIGN_PHONE, text, opens) : null))
        : null;
      if (
        phone !== null &&
        isPhone(phone) &&
        (PHONE_SIGN.test(phone) || isPhoneLabelled(reading, index))
      ) {
        add('phone', opens, phone, index);
        continue;
      }
      const network = next === '.' ? matchAt(IPV4, text, start) : null;
      if (network !== null && isIpv4(network)) {
        add('network', start, network, index);
        continue;
      }
      const local = isGroup ? matchAt(LOCAL_PHONE, text, start) : null;
      if (local !== null) {
        add('phone', start, local, index);
        continue;
      }
      const street = MAY_OPEN_STREET.test(next) ? matchAt(STREET, text, start) : null;
      if (street !== null && (STREET_KIND.test(street) || HOUSE_AND_TOWN.test(street))) {
        add('street', start, street, index);
        continue;
      }
    }
    const isBeforeNumber = next === ' ' && isDigitAt(text, digitsEnd + 1);
    if (word.isShouted && isBeforeNumber && isUnknown(reading, index)) {
      const isPhoneBehind = matchAt(PHONE, text, word.end + 1) !== null;
      const lettered = isPhoneBehind ? null : matchAt(LETTERED, text, start);
      if (lettered !== null && countDigits(lettered) >= FEWEST_LETTERED) {
        add('id', start, lettered, index);
        continue;
      }
    }
    if (isBeforeNumber && (isFirstDigit || word.isShouted)) {
      const groups = matchAt(GROUPS, text, start);
      if (groups !== null && countDigits(groups) >= 6) {
        add('id', start, groups, index);
        continue;
      }
    }
    if (ATTACHED_BEFORE.test(before)) continue;
    const token = matchAt(TOKEN, text, start);
    if (token === null || token.length > LONGEST_TOKEN || countDigits(token) < FEWEST_DIGITS)
      continue;
    const behind = text.slice(start + token.length, start + token.length + 12);
    if (behind.startsWith(':') && CLOCK_REST.test(behind)) continue;
    if (isPlainNumber(token, behind)) continue;
    add('id', start, token, index);
  }
  return found;
}

interface Opened {
  readonly kind: NumberKind;
  readonly start: number;
  readonly end: number;
}

function isOpener({ values }: PhiReading, index: number): boolean {
  return ((values[index]?.facts?.is ?? 0) & NUMBER_OPENER) !== 0;
}

/** What a word such as `www`, `seven`, `at`, `login` or `box` opens or belongs to. */
function openedBy(reading: PhiReading, index: number, taken: number): Opened | null {
  const { text, words } = reading;
  const word = words[index];
  if (word === undefined) return null;
  const { start } = word;
  if (word.word === 'http' || word.word === 'https' || word.word === 'www') {
    const url = matchAt(URL, text, start);
    if (url !== null)
      return { kind: 'url', start, end: start + url.replace(/[.,;:!?]+$/, '').length };
  }
  if (SPOKEN.has(word.word) && index + FEWEST_SPOKEN <= words.length) {
    const end = spokenEnd(reading, index);
    if (end !== null) return { kind: 'phone', start, end };
  }
  if (word.word === 'at' || word.word === 'arroba') {
    const spelled = spelledEmail(reading, index);
    if (spelled !== null && spelled.start >= taken) return { kind: 'email', ...spelled };
  }
  if (USER_WORDS.has(word.word)) {
    const user = userBehind(reading, index);
    if (user !== null && !hasDigit(text.slice(user.start, user.end)))
      return { kind: 'id', ...user };
  }
  if (word.word === 'box' || word.word === 'po') {
    const box = matchAt(BOX, text, start);
    if (box !== null) return { kind: 'street', start, end: start + box.length };
  }
  return null;
}

/** What digits are covered with: `xxx-xx-1234`. */
const MASKS = new Set(['x', 'X', '*'].map((sign) => sign.charCodeAt(0)));

/** Signs that go on with the name before an `@`. */
const MAIL_SIGNS = new Set(['@', '.', '_', '-', '+'].map((sign) => sign.charCodeAt(0)));
const LONGEST_NAME = 70;

/** Where the next `@` stands; past everything when there is none. */
function placeOfAt(text: string, from: number): number {
  const at = text.indexOf('@', from);
  return at < 0 ? Infinity : at;
}

/** A second colon within four signs, as every address of version 6 has it; clock times have none. */
function hasColon(text: string, from: number): boolean {
  for (let at = from; at <= from + 4; at += 1) if (codeAt(text, at) === 58) return true;
  return false;
}

function isDigitAt(text: string, at: number): boolean {
  return isDigit(codeAt(text, at));
}

/** No form of a number opens with a longer group of digits. */
const MOST_DIGITS = 12;

function endOfDigits(text: string, start: number): number {
  const past = start + MOST_DIGITS;
  let at = start;
  while (at < past && isDigitAt(text, at)) at += 1;
  return at;
}

/** A phone number without a plus or bracket opens with three, six or ten digits, or with a one by itself. */
const PHONE_GROUPS: ReadonlySet<number> = new Set([3, 6, 10]);
/** What stands behind a house number. */
const MAY_OPEN_STREET = /[ A-Da-d-]/;

/** Signs behind a word that never begin or go on with an identifier: blanks, commas, closing marks. */
const PLAIN_BEHIND: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  [9, 10, 32, 33, 34, 39, 41, 44, 59, 63].includes(code) ? 1 : 0,
);
const RIGHT_QUOTES: readonly number[] = [0x2019, 0x201d];
const LONG_WORD = 26;

/** True for ordinary words, which are most of a mail; they need no closer look. */
function mayBeSkipped({ text, words, facts }: PhiReading, index: number): boolean {
  const word = words[index];
  if (word === undefined) return true;
  const length = word.end - word.start;
  return (
    ((facts[index] ?? UNKNOWN).is & NUMBER_OPENER) === 0 &&
    !word.isShouted &&
    length < LONG_WORD &&
    isPlainBehind(codeAt(text, word.end)) &&
    codeAt(text, word.start - 1) !== 58 &&
    !hasDigit(word.word)
  );
}

function isPlainBehind(code: number): boolean {
  return code < 128 ? PLAIN_BEHIND[code] === 1 : RIGHT_QUOTES.includes(code);
}

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (isDigitAt(word, at)) return true;
  return false;
}

/** Letters that no list knows: an insurer's or a hospital's own. */
function isUnknown({ facts }: PhiReading, index: number): boolean {
  const { is, classes } = facts[index] ?? UNKNOWN;
  return is === 0 && classes.length === 0;
}

const DIGIT = /[0-9]/;
const SPACED_DIGITS = /^ \d{2}/;

/** Letters right before a number: `GC-3390128`, `PMH 771 03`. */
function isLettersOfNumber(text: string, end: number, isShouted: boolean): boolean {
  const next = text[end];
  if (next === '-' || next === '_') return DIGIT.test(text.slice(end + 1, end + 12));
  return isShouted && next === ' ' && SPACED_DIGITS.test(text.slice(end, end + 3));
}

function isPhoneLabelled(reading: PhiReading, index: number): boolean {
  for (let back = 1; back <= 3; back += 1) {
    if (
      /^(?:phone|cell|tel|call|mobile|fax|text|number|celular|telefono)$/.test(
        reading.words[index - back]?.word ?? '',
      )
    )
      return true;
  }
  return false;
}

const USER_WORDS = new Set(['user', 'username', 'usuario', 'login']);

/** The name that a portal knows somebody by, right behind its label. */
function userBehind(reading: PhiReading, index: number): { start: number; end: number } | null {
  const { words, text } = reading;
  const opens = words[index]?.end ?? 0;
  const found = /^(?:name|id)?\s?(?::|is|es)?\s?([a-z][a-z0-9]{1,30}[._-]?[a-z0-9._-]{1,20})/.exec(
    text.slice(opens, opens + 64),
  );
  const value = found?.[1];
  if (found === null || value === undefined || !/[._\d]/.test(value.slice(0, -1))) return null;
  const start = opens + found[0].length - value.length;
  return { start, end: start + value.replace(/[.-]+$/, '').length };
}

function spokenEnd({ words }: PhiReading, index: number): number | null {
  let to = index;
  while (
    to < index + 12 &&
    SPOKEN.has(words[to]?.word ?? '') &&
    (to === index || (words[to]?.start ?? 0) - (words[to - 1]?.end ?? 0) <= 3)
  )
    to += 1;
  if (to - index < FEWEST_SPOKEN) return null;
  return words[to - 1]?.end ?? null;
}

function isDot({ words }: PhiReading, at: number): boolean {
  return words[at]?.word === 'dot' || words[at]?.word === 'punto';
}

/** "rosa dot m at example dot com": at most four words before the `at` and four behind. */
function spelledEmail(reading: PhiReading, index: number): { start: number; end: number } | null {
  const { words } = reading;
  let to = index + 2;
  if (!isDot(reading, to)) {
    to += 1;
    if (!isDot(reading, to)) return null;
  }
  if (!/^(?:com|net|org|edu|example|mx|es)$/.test(words[to + 1]?.word ?? '')) return null;
  let from = index - 1;
  while (isDot(reading, from - 1) && index - from < 5) from -= 2;
  const opens = words[from];
  const closes = words[to + 1];
  return opens === undefined || closes === undefined
    ? null
    : { start: opens.start, end: closes.end };
}
