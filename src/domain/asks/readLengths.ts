// Finds the lengths of time that a text states, in minutes.
import { numberWord } from './calendarWords';
import { OPENS_LENGTH } from './tokenWords';
import { NOTHING, type Token } from './tokens';

export interface Length {
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
}

const MINUTES: ReadonlySet<string> = new Set([
  'minute',
  'minutes',
  'min',
  'mins',
  'minutos',
  'minuto',
  'minute’s',
  "minute's",
  "minutes'",
]);
const HOURS: ReadonlySet<string> = new Set([
  'hour',
  'hours',
  'hr',
  'hrs',
  'hora',
  'horas',
  'hour’s',
  "hour's",
]);
const SHORTEST = 5;
const LONGEST = 600;

function at(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? NOTHING;
}

interface Count {
  readonly value: number;
  readonly next: number;
}

/** A number of units: "45", "1.5", "forty-five", "an", "a couple of". */
function countAt(tokens: readonly Token[], index: number): Count | null {
  const token = at(tokens, index);
  if (token.kind === 'number') {
    if (token.text.length > 3) return null;
    const dot = at(tokens, index + 1);
    const digits = at(tokens, index + 2);
    if (
      (dot.text === '.' || dot.text === ',') &&
      digits.kind === 'number' &&
      digits.start === dot.end &&
      dot.start === token.end &&
      digits.text.length <= 2
    )
      return { value: Number(`${token.text}.${digits.text}`), next: index + 3 };
    if (dot.text === '½') return { value: Number(token.text) + 0.5, next: index + 2 };
    return { value: Number(token.text), next: index + 1 };
  }
  if (token.kind !== 'word') return null;
  const tens = numberWord(token.text);
  if (tens === undefined) return null;
  const skip = at(tokens, index + 1).text === '-' ? 2 : 1;
  const ones = numberWord(at(tokens, index + skip).text);
  if (
    tens >= 20 &&
    tens % 10 === 0 &&
    ones !== undefined &&
    ones < 10 &&
    at(tokens, index + skip).text.length > 2
  )
    return { value: tens + ones, next: index + skip + 1 };
  return { value: tens, next: index + 1 };
}

const HYPHENS: ReadonlySet<string> = new Set([
  '-',
  '–',
  'more',
  'full',
  'solid',
  'good',
  'short',
  'quick',
]);

function afterHyphen(tokens: readonly Token[], index: number): number {
  return HYPHENS.has(at(tokens, index).text) ? index + 1 : index;
}

/** "and a half", "y media". */
function halfBehind(tokens: readonly Token[], index: number): Count {
  const first = at(tokens, index).text;
  const second = at(tokens, index + 1).text;
  const third = at(tokens, index + 2).text;
  if (first === 'and' && second === 'a' && third === 'half') return { value: 30, next: index + 3 };
  if (first === 'y' && second === 'media') return { value: 30, next: index + 2 };
  if (first === 'and' && second === 'a' && third === 'quarter')
    return { value: 15, next: index + 3 };
  return { value: 0, next: index };
}

function hoursAnd(tokens: readonly Token[], index: number, hours: number): Count {
  const half = halfBehind(tokens, index);
  if (half.value > 0) return { value: hours * 60 + half.value, next: half.next };
  const skip = at(tokens, index).text === 'and' ? 1 : 0;
  const count = countAt(tokens, index + skip);
  if (count !== null && MINUTES.has(at(tokens, count.next).text) && count.value < 60)
    return { value: hours * 60 + count.value, next: count.next + 1 };
  return { value: hours * 60, next: index };
}

function fractionOfHour(tokens: readonly Token[], index: number): Count | null {
  const word = at(tokens, index).text;
  const joint = afterHyphen(tokens, index + 1);
  if (word === 'half' || word === 'media') {
    const skip = ['an', 'a', 'of'].includes(at(tokens, joint).text) ? 1 : 0;
    return HOURS.has(at(tokens, joint + skip).text) ? { value: 30, next: joint + skip + 1 } : null;
  }
  const isThree = word === 'three' || word === 'tres';
  const start = isThree ? joint : index;
  if (!['quarter', 'quarters', 'cuarto', 'cuartos'].includes(at(tokens, start).text)) return null;
  let place = afterHyphen(tokens, start + 1);
  while (['of', 'an', 'a', 'de'].includes(at(tokens, place).text)) place += 1;
  return HOURS.has(at(tokens, place).text) ? { value: isThree ? 45 : 15, next: place + 1 } : null;
}

function lengthAt(tokens: readonly Token[], index: number): Count | null {
  const fraction = fractionOfHour(tokens, index);
  if (fraction !== null) return fraction;
  const count = countAt(tokens, index);
  if (count === null) return null;
  let place = count.next;
  let value = count.value;
  if (
    at(tokens, index).text !== 'a' &&
    at(tokens, place).text === 'and' &&
    at(tokens, place + 1).text === 'a' &&
    at(tokens, place + 2).text === 'half'
  ) {
    value += 0.5;
    place += 3;
  }
  const unit = afterHyphen(tokens, place);
  const word = at(tokens, unit).text;
  if (MINUTES.has(word)) return value >= 2 ? { value, next: unit + 1 } : null;
  if (
    (word === "'" || word === '′') &&
    at(tokens, unit).start === at(tokens, unit - 1).end &&
    at(tokens, index).kind === 'number'
  )
    return { value, next: unit + 1 };
  if (HOURS.has(word)) return hoursAnd(tokens, unit + 1, value);
  if (word === 'h' && at(tokens, unit).start === at(tokens, unit - 1).end && value <= 4)
    return hoursAnd(tokens, unit + 1, value);
  return null;
}

/** A range of lengths names its longer end: "15-20 minutes". */
function upperEnd(tokens: readonly Token[], index: number): number {
  const first = at(tokens, index);
  const joint = at(tokens, index + 1).text;
  if (first.kind !== 'number' || !['-', '–', 'to', 'or', 'a'].includes(joint)) return index;
  const second = at(tokens, index + 2);
  return second.kind === 'number' &&
    second.text.length <= 2 &&
    MINUTES.has(at(tokens, afterHyphen(tokens, index + 3)).text)
    ? index + 2
    : index;
}

/**
 * Lengths in minutes with their places.
 *
 * @example
 * readLengths(tokensOf('half an hour, or 45-minute slots')).map(({ minutes }) => minutes) //=> [30, 45]
 */
export function readLengths(tokens: readonly Token[]): Length[] {
  const lengths: Length[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = at(tokens, index);
    if (token.kind !== 'number' && (token.word.opens & OPENS_LENGTH) === 0) continue;
    const from = upperEnd(tokens, index);
    const read = lengthAt(tokens, from);
    if (read === null) continue;
    if (read.value >= SHORTEST && read.value <= LONGEST && Number.isInteger(read.value))
      lengths.push({ minutes: read.value, start: token.start, end: at(tokens, read.next - 1).end });
    index = read.next - 1;
  }
  return lengths;
}
