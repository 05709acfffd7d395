// Reads one written clock time, stretch of clock times or part of the day at a place in the tokens.
import type { ZoneId } from '../time';
import { hourWord } from './calendarWords';
import { NOTHING, type Token } from './tokens';
import { zoneAt } from './zoneWords';

export interface ClockRead {
  /** Minutes after midnight. */
  readonly from: number;
  /** null for a lone clock time. */
  readonly to: number | null;
  readonly isPartOfDay: boolean;
  /** Nothing but context says that this is a time: a bare number. */
  readonly isBare: boolean;
  readonly zone: ZoneId | null;
  /** "Your time": no zone said elsewhere applies. */
  readonly isReaders: boolean;
  readonly next: number;
}

/** The zone that was said behind a time, and what follows it. */
type Zoned = Pick<ClockRead, 'zone' | 'isReaders' | 'next'>;

/** All are made here, in one form: one put together from others is ten times as dear, and a mail has many numbers. */
function clockRead(
  { from, to }: Pick<ClockRead, 'from' | 'to'>,
  { isPartOfDay, isBare }: Pick<ClockRead, 'isPartOfDay' | 'isBare'>,
  { zone, isReaders, next }: Zoned,
): ClockRead {
  return { from, to, isPartOfDay, isBare, zone, isReaders, next };
}

type Half = 'am' | 'pm' | null;

interface Clock {
  readonly minutes: number;
  readonly half: Half;
  /** Minutes, am or pm, or a word such as noon were written. */
  readonly isWritten: boolean;
  readonly is24: boolean;
  readonly next: number;
}

const JOINERS: ReadonlySet<string> = new Set([
  '-',
  '–',
  '—',
  '−',
  'to',
  'until',
  'till',
  'til',
  'a',
  'hasta',
  'through',
  '‑',
]);
const AND: ReadonlySet<string> = new Set(['and', 'y', '&']);
const OPENERS: ReadonlySet<string> = new Set(['between', 'from', 'entre', 'de', 'desde']);

function at(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? NOTHING;
}

function isGlued(tokens: readonly Token[], index: number): boolean {
  return at(tokens, index).start === at(tokens, index - 1).end;
}

/** "am", "a.m.", "p", "de la tarde", "in the morning". */
function halfAt(tokens: readonly Token[], index: number): { half: Half; next: number } {
  const word = at(tokens, index).text;
  if (word === 'am' || word === 'pm') {
    return { half: word, next: index + 1 };
  }
  if (word === 'a' || word === 'p') {
    const half = word === 'a' ? 'am' : 'pm';
    if (
      at(tokens, index + 1).text === '.' &&
      at(tokens, index + 2).text === 'm' &&
      isGlued(tokens, index + 1)
    )
      return {
        half,
        next:
          at(tokens, index + 3).text === '.' && isGlued(tokens, index + 3) ? index + 4 : index + 3,
      };
    if (
      at(tokens, index + 1).text === 'm' &&
      !isGlued(tokens, index + 1) &&
      at(tokens, index + 1).end - at(tokens, index).start < 5
    )
      return { half, next: index + 2 };
    if (isGlued(tokens, index)) return { half, next: index + 1 };
    return { half: null, next: index };
  }
  let place = index;
  if (['in', 'de', 'por', 'en', 'at'].includes(word)) place += 1;
  if (['the', 'la'].includes(at(tokens, place).text)) place += 1;
  const part = at(tokens, place).text;
  if (place > index) {
    if (part === 'morning' || part === 'mañana' || part === 'manana')
      return { half: 'am', next: place + 1 };
    if (['afternoon', 'evening', 'tarde', 'noche', 'night'].includes(part))
      return { half: 'pm', next: place + 1 };
  }
  if (word === 'tonight') return { half: 'pm', next: index };
  return { half: null, next: index };
}

function skipOclock(tokens: readonly Token[], index: number): number {
  const word = at(tokens, index).text;
  if (word === "o'clock" || word === 'o’clock' || word === 'oclock' || word === 'sharp')
    return index + 1;
  if (word === 'h' || word === 'hrs' || word === 'hr' || word === 'hs' || word === 'horas')
    return index + (at(tokens, index + 1).text === '.' && isGlued(tokens, index + 1) ? 2 : 1);
  return index;
}

const NOONS: ReadonlySet<string> = new Set(['noon', 'midday', 'mediodía', 'mediodia']);

function fractionAt(tokens: readonly Token[], index: number): Clock | null {
  const word = at(tokens, index).text;
  const isHalf = word === 'half';
  const isQuarter = word === 'quarter' || word === 'cuarto';
  if (!isHalf && !isQuarter) return null;
  const joint = at(tokens, index + 1).text;
  const isPast = joint === 'past' || joint === 'after';
  const isTo = joint === 'to' || joint === 'till' || joint === 'of' || joint === 'para';
  if (!isPast && !(isTo && isQuarter)) return null;
  let place = index + 2;
  if (at(tokens, place).text === 'la' || at(tokens, place).text === 'las') place += 1;
  const token = at(tokens, place);
  const hour =
    token.kind === 'number'
      ? token.text.length <= 2
        ? Number(token.text)
        : NaN
      : hourWord(token.text);
  if (hour === undefined || !(hour >= 1 && hour <= 12)) return null;
  const { half, next } = halfAt(tokens, place + 1);
  const minutes = hour * 60 + (isHalf ? 30 : isPast ? 15 : -15);
  return {
    minutes: half === null ? minutes : atHalf(minutes, half),
    half,
    isWritten: true,
    is24: false,
    next,
  };
}

function atHalf(minutes: number, half: Half): number {
  if (half === 'pm' && minutes < 720) return minutes + 720;
  if (half === 'am' && minutes >= 720) return minutes - 720;
  return minutes;
}

/** A single clock time; number words only where `takesWords`. */
function clockAt(tokens: readonly Token[], index: number, takesWords: boolean): Clock | null {
  const token = at(tokens, index);
  if (NOONS.has(token.text)) {
    const thirty = at(tokens, index + 1).text === ':' ? Number(at(tokens, index + 2).text) : 0;
    return {
      minutes: 720 + (thirty || 0),
      half: 'pm',
      isWritten: true,
      is24: true,
      next: index + (thirty > 0 ? 3 : 1),
    };
  }
  if (token.text === 'midnight')
    return { minutes: 0, half: 'am', isWritten: true, is24: true, next: index + 1 };
  if (token.kind === 'word') {
    const fraction = fractionAt(tokens, index);
    if (fraction !== null) return fraction;
    if (!takesWords) return null;
    const hour = hourWord(token.text);
    if (hour === undefined) return null;
    let minutes = hour * 60;
    let place = index + 1;
    const extra = at(tokens, place).text;
    if (extra === 'thirty' || extra === 'treinta' || extra === 'fifteen' || extra === 'quince') {
      minutes += extra === 'thirty' || extra === 'treinta' ? 30 : 15;
      place += 1;
    } else if (
      extra === 'forty' &&
      at(tokens, place + 1).text === '-' &&
      at(tokens, place + 2).text === 'five'
    ) {
      minutes += 45;
      place += 3;
    } else ({ minutes, place } = spanishFraction(tokens, place, minutes));
    const { half, next } = halfAt(tokens, skipOclock(tokens, place));
    return {
      minutes: half === null ? minutes : atHalf(minutes, half),
      half,
      isWritten: half !== null || minutes % 60 !== 0,
      is24: false,
      next,
    };
  }
  if (token.kind !== 'number' || token.text.length > 4) return null;
  let hour = Number(token.text);
  let minute = 0;
  let place = index + 1;
  let isWritten = false;
  let is24 = false;
  if (token.text.length >= 3) {
    const { half } = halfAt(tokens, place);
    const isHours = ['h', 'hrs', 'hours', 'horas', 'hr'].includes(at(tokens, place).text);
    if (half === null && !isHours && !(token.text.length === 4 && takesWords)) return null;
    minute = hour % 100;
    hour = Math.floor(hour / 100);
    isWritten = true;
    is24 = half === null;
  } else {
    const mark = at(tokens, place).text;
    const digits = at(tokens, place + 1);
    const isClockMark = mark === ':' || mark === '.' || (mark === 'h' && isGlued(tokens, place));
    if (
      isClockMark &&
      isGlued(tokens, place) &&
      isGlued(tokens, place + 1) &&
      digits.kind === 'number' &&
      digits.text.length === 2 &&
      Number(digits.text) < 60
    ) {
      minute = Number(digits.text);
      place += 2;
      isWritten = mark !== '.';
      is24 = mark === 'h' || (token.text.length === 2 && token.text.startsWith('0'));
      if (
        at(tokens, place).text === ':' &&
        at(tokens, place + 1).kind === 'number' &&
        isGlued(tokens, place + 1)
      )
        place += 2;
      if (mark === '.' && halfAt(tokens, place).half === null && !(takesWords || hour > 6))
        return null;
    } else if (
      (mark === ':' || mark === '.' || mark === ',') &&
      isGlued(tokens, place) &&
      isGlued(tokens, place + 1) &&
      digits.kind === 'number'
    )
      return null;
  }
  if (hour > 23 || minute > 59) return null;
  let minutes = hour * 60 + minute;
  if (minute === 0 && !isWritten) ({ minutes, place } = spanishFraction(tokens, place, minutes));
  if (minutes % 60 !== minute) isWritten = true;
  const past = skipOclock(tokens, place);
  const isHours = past > place && ['h', 'hrs', 'horas', 'hs'].includes(at(tokens, place).text);
  if (past > place) isWritten ||= isHours ? takesWords || minute > 0 || isWritten : true;
  const { half, next } = halfAt(tokens, past);
  if (half !== null && (hour > 12 || hour === 0) && next === past + 1) return null;
  return {
    minutes: half === null ? minutes : atHalf(minutes, half),
    half: half ?? (hour > 12 || hour === 0 ? (hour === 0 ? 'am' : 'pm') : null),
    isWritten: isWritten || half !== null,
    is24: is24 || hour > 12 || hour === 0 || (isHours && isWritten),
    next: half === null ? past : next,
  };
}

/** "3 y media", "las 9 y cuarto", "4 menos cuarto". */
function spanishFraction(
  tokens: readonly Token[],
  index: number,
  minutes: number,
): { minutes: number; place: number } {
  const joint = at(tokens, index).text;
  const word = at(tokens, index + 1).text;
  if (joint === 'y' && (word === 'media' || word === 'cuarto'))
    return { minutes: minutes + (word === 'media' ? 30 : 15), place: index + 2 };
  if (joint === 'menos' && word === 'cuarto') return { minutes: minutes - 15, place: index + 2 };
  return { minutes, place: index };
}

/** Business hours decide where nobody says am or pm: 7 to 11 is morning, 12 to 6 afternoon. */
export function settle(minutes: number, half: Half, is24: boolean, hint: Half): number {
  if (half !== null || is24) return minutes;
  const hour = Math.floor(minutes / 60);
  if (hint === 'pm' && hour < 12) return minutes + 720;
  if (hint === 'am') return hour === 12 ? minutes - 720 : minutes;
  return hour >= 1 && hour <= 6 ? minutes + 720 : minutes;
}

function settleRange(from: Clock, to: Clock, hint: Half): { from: number; to: number } | null {
  let end = settle(
    to.minutes,
    to.half,
    to.is24,
    to.half ?? (from.half === 'am' ? null : (from.half ?? hint)),
  );
  let start = settle(from.minutes, from.half, from.is24, from.half ?? to.half ?? hint);
  const isEvening =
    start >= 960 && end + 720 > start && to.half === null && !to.is24 && hint !== 'am';
  if (from.half === null && !from.is24 && start >= end && start >= 720 && !isEvening) start -= 720;
  if (to.half === null && !to.is24 && end <= start && end + 720 <= 1440) end += 720;
  return end > start && end - start <= 840 ? { from: start, to: end } : null;
}

const UNIT =
  /^(?:min|mins|minutes?|minutos?|hours?|hrs?|horas?|days?|d[ií]as?|weeks?|semanas?|months?|meses|years?|años|people|persons?|patients?|slides?|pages?|cases?|beds?|credits?|percent|x|st|nd|rd|th|mg|ml|mm|cm|kg|k|of|or more|options?|times|dates|slots|questions?|things?|copies|students?|residents?|fellows?|mos?|yo|yrs?|y|am\/pm|seats?|points?|miles?|km|blocks?|rooms?|nights?|per|más|doses?)$/;

function isUnitBehind(tokens: readonly Token[], index: number): boolean {
  const token = at(tokens, index);
  if (token.text === '%' || token.text === '/' || token.text === '$' || token.text === '#')
    return true;
  if (token.text === '-' && isGlued(tokens, index)) return true;
  return token.kind === 'word' && UNIT.test(token.text);
}

const BEFORE_CLOCK: ReadonlySet<string> = new Set([
  'at',
  '@',
  'las',
  'about',
  'around',
  'say',
  'by',
  'la',
  'until',
  'till',
  'til',
  'ish',
  'circa',
]);

/** Before "la una" and "las dos", which also mean "the one" and "both". */
const TO_THE: ReadonlySet<string> = new Set(['a', 'de', 'entre', 'hasta', 'para', 'desde']);

function withZone(tokens: readonly Token[], next: number): Zoned {
  const found = zoneAt(tokens, next);
  if (found === null) return { zone: null, isReaders: false, next };
  return { zone: found.zone, isReaders: found.zone === null, next: found.next };
}

const OPEN: ReadonlyMap<string, 'before' | 'after'> = new Map([
  ['before', 'before'],
  ['b4', 'before'],
  ['after', 'after'],
  ['past', 'after'],
  ['from', 'after'],
]);

const DAY_START = 480;
const DAY_END = 1020;

/** "before 10", "after 2 pm", "any time after 14:00", "antes de las 10", "from 3 on". */
function openAt(tokens: readonly Token[], index: number): ClockRead | null {
  let side = OPEN.get(at(tokens, index).text) ?? null;
  let place = index + 1;
  if (
    at(tokens, index).text === 'antes' ||
    at(tokens, index).text === 'después' ||
    at(tokens, index).text === 'despues'
  ) {
    if (at(tokens, place).text !== 'de' || !['las', 'la'].includes(at(tokens, place + 1).text))
      return null;
    side = at(tokens, index).text === 'antes' ? 'before' : 'after';
    place += 2;
  }
  if (side === null) return null;
  const clock = clockAt(tokens, place, true);
  if (clock === null) return null;
  if (
    at(tokens, index).text === 'from' &&
    !['on', 'onward', 'onwards'].includes(at(tokens, clock.next).text)
  )
    return null;
  if (
    !clock.isWritten &&
    (isUnitBehind(tokens, clock.next) ||
      at(tokens, place).kind !== 'number' ||
      at(tokens, place).text.length > 2)
  )
    return null;
  if (!clock.isWritten && Number(at(tokens, place).text) > 12) return null;
  const minutes = settle(clock.minutes, clock.half, clock.is24, null);
  const end = ['on', 'onward', 'onwards'].includes(at(tokens, clock.next).text)
    ? clock.next + 1
    : clock.next;
  const span =
    side === 'before'
      ? { from: minutes > DAY_START ? DAY_START : minutes - 60, to: minutes }
      : { from: minutes, to: minutes < DAY_END ? DAY_END : minutes + 120 };
  return clockRead(span, { isPartOfDay: true, isBare: !clock.isWritten }, withZone(tokens, end));
}

function part(from: number, to: number, next: number): ClockRead {
  return clockRead(
    { from, to },
    { isPartOfDay: true, isBare: false },
    { zone: null, isReaders: false, next },
  );
}

/** Morning, afternoon, lunch, first thing, end of the day. */
function partAt(tokens: readonly Token[], index: number): ClockRead | null {
  const word = at(tokens, index).text;
  const after = at(tokens, index + 1).text;
  switch (word) {
    case 'morning':
    case 'mornings':
    case 'mañanas':
      return part(480, 720, index + 1);
    case 'mañana':
    case 'manana': {
      const before = at(tokens, index - 1).text;
      return before === 'la' || before === 'una' ? part(480, 720, index + 1) : null;
    }
    case 'afternoon':
    case 'afternoons':
      return part(720, 1020, index + 1);
    case 'tarde':
    case 'tardes': {
      const before = at(tokens, index - 1).text;
      return before === 'la' || before === 'las' || before === 'una' || before === 'esta'
        ? part(720, 1020, index + 1)
        : null;
    }
    case 'evening':
    case 'evenings':
      return part(1020, 1200, index + 1);
    case 'lunch':
    case 'lunchtime':
    case 'almuerzo': {
      const before = at(tokens, index - 1).text;
      const isHour =
        ['over', 'at', 'during', 'el', 'tomorrow', 'tomorrow’s'].includes(before) ||
        word === 'lunchtime' ||
        ['hour', 'break'].includes(after) ||
        isDayWord(before);
      return isHour
        ? part(720, 780, after === 'hour' || after === 'break' ? index + 2 : index + 1)
        : null;
    }
    case 'noon':
      return after === 'hour' ? part(720, 780, index + 2) : null;
    case 'first':
      return after === 'thing' ? part(480, 540, index + 2) : null;
    case 'primera':
      return after === 'hora' ? part(480, 540, index + 2) : null;
    case 'eod':
      return part(960, 1020, index + 1);
    case 'end': {
      const skip = ['the', 'my', 'your'].includes(at(tokens, index + 2).text) ? 3 : 2;
      return after === 'of' && at(tokens, index + skip).text === 'day'
        ? part(960, 1020, index + skip + 1)
        : null;
    }
    default:
      return null;
  }
}

const DAY_WORDS = /day$|^(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|tomorrow|tmrw|\d{1,2})$/;

function isDayWord(word: string): boolean {
  return DAY_WORDS.test(word);
}

/** Marks that make a number right behind them a part of something else. */
const JOINED_BY: ReadonlySet<string> = new Set('/$#.:-+_@~=&%');

/**
 * @param isBeside a day was read just before, which makes a bare stretch such as "3-4" a time
 * @param hint what a part of the day beside it says: "Tuesday morning, 10-11"; asked for where there is a clock time
 */
export function readClockAt(
  tokens: readonly Token[],
  index: number,
  isBeside: boolean,
  hint: () => Half,
): ClockRead | null {
  const token = at(tokens, index);
  if (token.kind === 'mark' || token.kind === 'line') return null;
  const open = openAt(tokens, index);
  if (open !== null) return open;
  const before = at(tokens, index - 1);
  if (
    token.kind === 'number' &&
    isGlued(tokens, index) &&
    (before.kind === 'word' || JOINED_BY.has(before.text)) &&
    before.text !== '@' &&
    before.text !== '~' &&
    !(before.text === '-' && isBeside)
  )
    return null;
  let start = index;
  const isOpened = OPENERS.has(token.text);
  if (isOpened) start += 1;
  while (isOpened && start < index + 2 && ['las', 'la', 'the'].includes(at(tokens, start).text))
    start += 1;
  const lead = at(tokens, start - 1).text;
  const isLed =
    lead === 'la' || (lead === 'las' && token.kind === 'word')
      ? TO_THE.has(at(tokens, start - 2).text)
      : BEFORE_CLOCK.has(lead);
  const from = clockAt(tokens, start, isLed || (isOpened && token.text !== 'de'));
  if (from === null) return isOpened ? null : partAt(tokens, index);
  let joint = from.next;
  const isJoined =
    JOINERS.has(at(tokens, joint).text) ||
    (AND.has(at(tokens, joint).text) && (token.text === 'between' || token.text === 'entre'));
  if (isJoined) {
    joint += 1;
    while (
      at(tokens, joint).text === 'las' ||
      at(tokens, joint).text === 'la' ||
      at(tokens, joint).text === 'about'
    )
      joint += 1;
    const to = clockAt(tokens, joint, isOpened);
    const isSure = to !== null && (from.isWritten || to.isWritten || isOpened || isBeside || isLed);
    const zone = to === null ? null : withZone(tokens, to.next);
    const isTime = zone !== null && (isSure || zone.zone !== null || zone.isReaders);
    const isCount =
      to !== null && !from.isWritten && !to.isWritten && isUnitBehind(tokens, to.next);
    if (isTime && to !== null && !isCount) {
      const range = settleRange(from, to, hint());
      if (range !== null)
        return clockRead(
          range,
          { isPartOfDay: false, isBare: !from.isWritten && !to.isWritten },
          zone,
        );
    }
    if (!from.isWritten) return null;
  }
  if (isOpened && token.text !== 'from') return null;
  if (!from.isWritten && isUnitBehind(tokens, from.next)) return null;
  const zone = withZone(tokens, from.next);
  const isTime = from.isWritten || isLed || zone.zone !== null;
  if (!isTime && (!isBeside || from.minutes === 0)) return null;
  if (!from.isWritten && (from.minutes > 1380 || from.minutes < 60)) return null;
  return clockRead(
    { from: settle(from.minutes, from.half, from.is24, hint()), to: null },
    { isPartOfDay: false, isBare: !from.isWritten },
    zone,
  );
}
