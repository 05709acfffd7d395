// Reads one written day or stretch of days at a place in the tokens.
import type { LocalDate } from '../time';
import { addDays, mondayOf, weekdayIndex } from './calendarDays';
import {
  DOUBTFUL_NAMES,
  MONTH_NAMES,
  numberWord,
  ORDINAL_ENDINGS,
  WEEKDAY_NAMES,
} from './calendarWords';
import { dayOf, dayOfMonth, monthSpan, nearestDate, weekdayAhead } from './resolveDays';
import { NOTHING, type Token } from './tokens';

export type DayRead =
  | {
      readonly kind: 'day';
      readonly day: LocalDate;
      readonly next: number;
      /** A date stood there, not only a weekday or a word such as tomorrow. */
      readonly isDate: boolean;
      /** Only a number such as "the 12th" stood there. */
      readonly isNumber: boolean;
    }
  | {
      readonly kind: 'range';
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly next: number;
      readonly isWeek: boolean;
    };

export interface DaySource {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly today: LocalDate;
}

const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '−']);
const THROUGH: ReadonlySet<string> = new Set([
  'to',
  'through',
  'thru',
  'until',
  'till',
  'al',
  'a',
  'hasta',
]);

function at(source: DaySource, index: number): Token {
  return source.tokens[index] ?? NOTHING;
}

function isGlued(source: DaySource, index: number): boolean {
  return at(source, index).start === at(source, index - 1).end;
}

function numberAt(source: DaySource, index: number, most: number): number | null {
  const token = at(source, index);
  if (token.kind !== 'number' || token.text.length > 2) return null;
  const value = Number(token.text);
  return value >= 1 && value <= most ? value : null;
}

/** Past the ending of "12th" or the dot behind a short name. */
function afterOrdinal(source: DaySource, index: number): { next: number; isOrdinal: boolean } {
  const isOrdinal = ORDINAL_ENDINGS.has(at(source, index).text) && isGlued(source, index);
  return { next: isOrdinal ? index + 1 : index, isOrdinal };
}

function afterDot(source: DaySource, index: number): number {
  return at(source, index).text === '.' && isGlued(source, index) ? index + 1 : index;
}

function yearAt(source: DaySource, index: number): { year: number | null; next: number } {
  let from = index;
  while ([',', 'de', 'del', 'of'].includes(at(source, from).text) && from < index + 2) from += 1;
  const token = at(source, from);
  if (token.kind === 'number' && /^20\d\d$/.test(token.text) && at(source, from + 1).text !== ':')
    return { year: Number(token.text), next: from + 1 };
  if ((token.text === "'" || token.text === '’') && at(source, from + 1).text.length === 2) {
    const short = numberAt(source, from + 1, 99);
    if (short !== null) return { year: short, next: from + 2 };
  }
  return { year: null, next: index };
}

/** A clock, not a day: "Oct 10:40", "May 5pm". */
function startsClock(source: DaySource, index: number): boolean {
  const next = at(source, index);
  if (!isGlued(source, index) && next.kind === 'mark') return false;
  if (next.text === ':' && at(source, index + 1).kind === 'number') return true;
  if (next.text === 'am' || next.text === 'pm') return true;
  return (
    (next.text === 'a' || next.text === 'p') &&
    (isGlued(source, index) || at(source, index + 1).text === '.') &&
    (at(source, index + 1).text === 'm' ||
      at(source, index + 2).text === 'm' ||
      isGlued(source, index))
  );
}

interface Dated {
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  readonly next: number;
}

/** "March 5th, 2026", "5 March", "el 5 de marzo": month and day in either order. */
function namedDateAt(source: DaySource, index: number): Dated | null {
  const month = MONTH_NAMES.get(at(source, index).text);
  if (month !== undefined) {
    let place = afterDot(source, index + 1);
    if (at(source, place).text === 'the') place += 1;
    if (at(source, place).text === '-' && isGlued(source, place)) place += 1;
    const day = numberAt(source, place, 31);
    if (day === null || startsClock(source, place + 1)) return null;
    const { year, next } = yearAt(source, afterOrdinal(source, place + 1).next);
    return { month: month + 1, day, year, next };
  }
  const day = numberAt(source, index, 31);
  if (day === null) return null;
  let place = afterOrdinal(source, index + 1).next;
  if (at(source, place).text === 'of' || at(source, place).text === 'de') place += 1;
  else if (at(source, place).text === '-' && isGlued(source, place)) place += 1;
  const named = MONTH_NAMES.get(at(source, place).text);
  if (named === undefined) return null;
  if (DOUBTFUL_NAMES.has(at(source, place).text) && place === index + 1 && isLower(source, place))
    return null;
  const { year, next } = yearAt(source, afterDot(source, place + 1));
  return { month: named + 1, day, year, next };
}

function isLower(source: DaySource, index: number): boolean {
  const code = source.text.charCodeAt(at(source, index).start);
  return code >= 97 && code <= 122;
}

/** "2026-03-05", "2026/03/05". */
function isoAt(source: DaySource, index: number): { day: LocalDate; next: number } | null {
  const year = at(source, index);
  const first = at(source, index + 1).text;
  if (year.kind !== 'number' || year.text.length !== 4 || (first !== '-' && first !== '/'))
    return null;
  if (at(source, index + 3).text !== first || !isGlued(source, index + 4)) return null;
  const month = numberAt(source, index + 2, 12);
  const number = numberAt(source, index + 4, 31);
  const day = month === null || number === null ? null : dayOf(Number(year.text), month, number);
  if (day === null) return null;
  const hasTime = at(source, index + 5).text === 't' && isGlued(source, index + 5);
  return { day, next: index + (hasTime ? 6 : 5) };
}

/** "3/5", "03/05/2026": American unless only the British reading fits the weekday or the calendar. */
function numericAt(
  source: DaySource,
  index: number,
  weekday: number | null,
): { day: LocalDate; next: number } | null {
  const first = numberAt(source, index, 31);
  if (first === null || at(source, index + 1).text !== '/' || !isGlued(source, index + 1))
    return null;
  const second = isGlued(source, index + 2) ? numberAt(source, index + 2, 31) : null;
  if (second === null) return null;
  let next = index + 3;
  let year: number | null = null;
  if (at(source, next).text === '/' && isGlued(source, next)) {
    const token = at(source, next + 1);
    if (token.kind !== 'number' || (token.text.length !== 2 && token.text.length !== 4))
      return null;
    year = Number(token.text);
    next += 2;
  } else if (at(source, index - 1).text === '/' && isGlued(source, index)) return null;
  if (at(source, next).text === '%' || at(source, next).text === '$') return null;
  const american = nearestDate(source.today, first, second, year);
  const british = nearestDate(source.today, second, first, year);
  const fits = (day: LocalDate | null): boolean =>
    day !== null && weekday !== null && weekdayIndex(day) === weekday;
  const day = fits(british) && !fits(american) ? british : (american ?? british);
  return day === null ? null : { day, next };
}

/** "25.09.", "24.09.2026": a day before its month, as in central Europe. */
function dottedAt(source: DaySource, index: number): { day: LocalDate; next: number } | null {
  const day = numberAt(source, index, 31);
  if (
    day === null ||
    at(source, index + 1).text !== '.' ||
    !isGlued(source, index + 1) ||
    !isGlued(source, index + 2)
  )
    return null;
  const month = numberAt(source, index + 2, 12);
  if (month === null || at(source, index + 3).text !== '.' || !isGlued(source, index + 3))
    return null;
  const year = at(source, index + 4);
  const hasYear =
    year.kind === 'number' && /^(?:20)?\d\d$/.test(year.text) && isGlued(source, index + 4);
  if (!hasYear && at(source, index + 2).text.length < 2) return null;
  const read = nearestDate(source.today, month, day, hasYear ? Number(year.text) : null);
  return read === null ? null : { day: read, next: index + (hasYear ? 5 : 4) };
}

function weekdayAt(source: DaySource, index: number): { weekday: number; next: number } | null {
  const token = at(source, index);
  const weekday = token.kind === 'word' ? WEEKDAY_NAMES.get(token.text) : undefined;
  if (weekday === undefined) return null;
  if (DOUBTFUL_NAMES.has(token.text) && isLower(source, index)) {
    const follows = at(source, index + 1);
    if (follows.kind !== 'number' && follows.text !== '/') return null;
  }
  return { weekday, next: afterDot(source, index + 1) };
}

function afterCommas(source: DaySource, index: number): number {
  let place = index;
  while (
    [',', '(', 'the', 'el', 'día', 'dia'].includes(at(source, place).text) &&
    place < index + 3
  )
    place += 1;
  return place;
}

function closing(source: DaySource, index: number): number {
  return at(source, index).text === ')' ? index + 1 : index;
}

/** What stands behind a weekday: its date, "the 16th", "de la semana que viene", or nothing. */
function dayWithWeekday(
  source: DaySource,
  weekday: number,
  from: number,
  lead: 'next' | 'this' | null,
): DayRead {
  const { today } = source;
  const place = afterCommas(source, from);
  const isDay = (day: LocalDate, next: number, isDate = true): DayRead => ({
    kind: 'day',
    day,
    next: place > from ? closing(source, next) : next,
    isDate,
    isNumber: false,
  });
  const iso = isoAt(source, place);
  if (iso !== null) return isDay(iso.day, iso.next);
  const named = namedDateAt(source, place);
  if (named !== null) {
    const day = checked(source, named, weekday);
    if (day !== null) return isDay(day, named.next);
  }
  const numeric = numericAt(source, place, weekday);
  if (numeric !== null) return isDay(numeric.day, numeric.next);
  const dotted = dottedAt(source, place);
  if (dotted !== null) return isDay(dotted.day, dotted.next);
  const number = numberAt(source, place, 31);
  if (number !== null) {
    const { next, isOrdinal } = afterOrdinal(source, place + 1);
    const spanish = !isOrdinal && place === from && isSpanishDay(at(source, from - 1).text);
    if (isOrdinal || (spanish && !startsClock(source, place + 1))) {
      const day = dayOfMonth(today, number, weekday);
      if (day !== null) return isDay(day, next);
    }
  }
  const after = at(source, from).text;
  if ((after === 'of' || after === 'de') && weekLead(source, from + 1) !== null) {
    const week = weekLead(source, from + 1);
    if (week !== null) return isDay(addDays(week.monday, weekday), week.next, false);
  }
  if (lead === null) {
    const week = weekLead(source, from);
    if (week !== null) return isDay(addDays(week.monday, weekday), week.next, false);
    if (after === 'week' || (after === 'a' && at(source, from + 1).text === 'week'))
      return isDay(
        addDays(weekdayAhead(today, weekday, null), 7),
        from + (after === 'week' ? 1 : 2),
        false,
      );
  }
  return {
    kind: 'day',
    day: weekdayAhead(today, weekday, lead),
    next: from,
    isDate: false,
    isNumber: false,
  };
}

const SPANISH_DAYS: ReadonlySet<string> = new Set([
  'lunes',
  'martes',
  'miércoles',
  'miercoles',
  'jueves',
  'viernes',
  'sábado',
  'sabado',
  'domingo',
]);

function isSpanishDay(word: string): boolean {
  return SPANISH_DAYS.has(word);
}

/** A date without a year whose weekday fits only the neighbouring year means that one. */
function checked(source: DaySource, named: Dated, weekday: number): LocalDate | null {
  const day = nearestDate(source.today, named.month, named.day, named.year);
  if (day === null || named.year !== null || weekdayIndex(day) === weekday) return day;
  const other = dayOf(Number(day.slice(0, 4)) + 1, named.month, named.day);
  return other !== null && weekdayIndex(other) === weekday && day < source.today ? other : day;
}

const WEEK_LEADS: ReadonlySet<string> = new Set([
  'week',
  'next',
  'following',
  'coming',
  'próxima',
  'proxima',
  'this',
  'esta',
  'semana',
]);

/** "next week", "la semana que viene", "the week after next": the Monday meant. */
function weekLead(source: DaySource, index: number): { monday: LocalDate; next: number } | null {
  const opener = at(source, index).text;
  const skip = opener === 'the' || opener === 'la' ? 1 : 0;
  const a = at(source, index + skip).text;
  if (!WEEK_LEADS.has(a)) return null;
  const monday = mondayOf(source.today);
  const b = at(source, index + skip + 1).text;
  const c = at(source, index + skip + 2).text;
  if (a === 'week' && b === 'after' && c === 'next')
    return { monday: addDays(monday, 14), next: index + skip + 3 };
  if (
    a === 'week' &&
    b === 'after' &&
    skip === 1 &&
    c !== 'next' &&
    at(source, index + skip + 2).kind !== 'number'
  )
    return null;
  if (
    (a === 'next' || a === 'following' || a === 'coming' || a === 'próxima' || a === 'proxima') &&
    (b === 'week' || b === 'semana')
  )
    return { monday: addDays(monday, 7), next: index + skip + 2 };
  if ((a === 'this' || a === 'esta') && (b === 'week' || b === 'semana'))
    return { monday, next: index + skip + 2 };
  if (
    a === 'semana' &&
    (b === 'que' || b === 'próxima' || b === 'proxima' || b === 'entrante' || b === 'siguiente')
  )
    return { monday: addDays(monday, 7), next: index + skip + (b === 'que' ? 3 : 2) };
  return null;
}

function workWeek(source: DaySource, monday: LocalDate, next: number): DayRead {
  const { today } = source;
  const friday = addDays(monday, 4);
  const from = monday < today && friday >= today ? today : monday;
  return { kind: 'range', from, to: friday, next, isWeek: true };
}

/** "week of the 12th", "weeks of March 9 or March 16", "la semana del 9 de marzo", "next week". */
function weekAt(source: DaySource, index: number): DayRead | null {
  const lead = weekLead(source, index);
  if (lead !== null) return workWeek(source, lead.monday, lead.next);
  let place = index;
  if (at(source, place).text === 'the' || at(source, place).text === 'la') place += 1;
  if (
    at(source, place).text === 'rest' &&
    at(source, place + 1).text === 'of' &&
    ['this', 'the'].includes(at(source, place + 2).text) &&
    at(source, place + 3).text === 'week'
  )
    return workWeek(source, mondayOf(source.today), place + 4);
  if (!['week', 'weeks', 'semana', 'semanas', 'wk'].includes(at(source, place).text)) return null;
  const joint = at(source, place + 1).text;
  if (!['of', 'del', 'de', 'beginning', 'starting', 'commencing'].includes(joint)) return null;
  const first = plainDateAt(source, skipArticles(source, place + 2));
  if (first === null) return null;
  const also = at(source, first.next).text;
  if (also === 'or' || also === 'and' || also === 'o' || also === 'y') {
    let other = skipArticles(source, first.next + 1);
    if (at(source, other).text === 'week') other = skipArticles(source, other + 2);
    const second = plainDateAt(source, other, first.day);
    if (second !== null && second.day > first.day)
      return {
        kind: 'range',
        from: mondayOf(first.day),
        to: addDays(mondayOf(second.day), 4),
        next: second.next,
        isWeek: true,
      };
  }
  return workWeek(source, mondayOf(first.day), first.next);
}

function skipArticles(source: DaySource, index: number): number {
  let place = index;
  while (
    ['the', 'el', 'of', 'lunes', 'monday', 'mon', ','].includes(at(source, place).text) &&
    place < index + 3
  )
    place += 1;
  return place;
}

/** A date in any of its written forms; a bare number continues `before`. */
function plainDateAt(
  source: DaySource,
  index: number,
  before: LocalDate | null = null,
): { day: LocalDate; next: number } | null {
  const iso = isoAt(source, index);
  if (iso !== null) return iso;
  const named = namedDateAt(source, index);
  if (named !== null) {
    const day = nearestDate(source.today, named.month, named.day, named.year);
    return day === null ? null : { day, next: named.next };
  }
  const numeric = numericAt(source, index, null);
  if (numeric !== null) return numeric;
  const number = numberAt(source, index, 31);
  if (number === null || startsClock(source, index + 1)) return null;
  const { next } = afterOrdinal(source, index + 1);
  const day =
    before === null
      ? dayOfMonth(source.today, number, null)
      : dayOf(Number(before.slice(0, 4)), Number(before.slice(5, 7)), number);
  return day === null ? null : { day, next };
}

/** "between February 1 and February 26", "December 15-18", "18-20 September", "Mon 5/4 through Fri 5/8". */
function rangeAt(source: DaySource, index: number): DayRead | null {
  let place = index;
  const opener = at(source, place).text;
  const isOpened =
    opener === 'between' || opener === 'from' || opener === 'entre' || opener === 'del';
  if (isOpened) place += 1;
  while (at(source, place).text === 'the' || at(source, place).text === 'el') place += 1;
  const early = weekdayAt(source, place);
  if (early !== null) place = afterCommas(source, early.next);
  const named = namedDateAt(source, place);
  const numeric = named === null ? numericAt(source, place, null) : null;
  const start =
    named === null ? null : nearestDate(source.today, named.month, named.day, named.year);
  const from = start ?? numeric?.day ?? null;
  if (from !== null) {
    let next = named?.next ?? numeric?.next ?? place;
    const joint = at(source, next).text;
    const isAnd =
      (joint === 'and' || joint === 'y') && (opener === 'between' || opener === 'entre');
    if (!DASHES.has(joint) && !THROUGH.has(joint) && !isAnd) return null;
    next += 1;
    while (at(source, next).text === 'the' || at(source, next).text === 'el') next += 1;
    const late = weekdayAt(source, next);
    if (late !== null) next = afterCommas(source, late.next);
    const isShort = named !== null && late === null;
    const second = plainDateAt(source, next, isShort ? from : null);
    if (second === null || second.day <= from) return null;
    if (numeric !== null && numericAt(source, next, null) === null) return null;
    const after = at(source, second.next).text;
    if (after === ':' || after === 'am' || after === 'pm' || after === '/') return null;
    const { next: end } = yearAt(source, second.next);
    return { kind: 'range', from, to: second.day, next: end, isWeek: false };
  }
  const first = numberAt(source, place, 31);
  if (first === null || early !== null) return null;
  const past = afterOrdinal(source, place + 1).next;
  const joint = at(source, past).text;
  const isAnd = (joint === 'and' || joint === 'y') && isOpened;
  if (!DASHES.has(joint) && joint !== 'to' && joint !== 'al' && joint !== 'through' && !isAnd)
    return null;
  const end = namedDateAt(source, past + 1);
  if (end === null || MONTH_NAMES.get(at(source, past + 1).text) !== undefined) return null;
  const to = nearestDate(source.today, end.month, end.day, end.year);
  const begin = to === null ? null : dayOf(Number(to.slice(0, 4)), end.month, first);
  return begin === null || to === null || begin >= to
    ? null
    : { kind: 'range', from: begin, to, next: end.next, isWeek: false };
}

/** "Monday through Thursday", "Mon-Wed". */
function weekdaysAt(source: DaySource, index: number): DayRead | null {
  const first = weekdayAt(source, index);
  if (first === null) return null;
  const joint = at(source, first.next).text;
  if (!DASHES.has(joint) && joint !== 'through' && joint !== 'thru' && joint !== 'to') return null;
  const second = weekdayAt(source, first.next + 1);
  if (second === null) return null;
  const from = weekdayAhead(source.today, first.weekday, null);
  const to = addDays(from, (second.weekday - first.weekday + 7) % 7);
  return to <= from ? null : { kind: 'range', from, to, next: second.next, isWeek: false };
}

/** "in March", "next month", "the next two weeks": too long for a window, but a limit. */
function longAt(source: DaySource, index: number): DayRead | null {
  if (at(source, index).text !== 'next') return null;
  const { today } = source;
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const next = at(source, index + 1).text;
  if (next === 'month') {
    const span = month === 12 ? monthSpan(year + 1, 1) : monthSpan(year, month + 1);
    return span === null ? null : { kind: 'range', ...span, next: index + 2, isWeek: false };
  }
  if (next === 'two' || next === '2' || next === 'couple') {
    const skip = at(source, index + 2).text === 'of' ? 3 : 2;
    if (at(source, index + skip).text === 'weeks')
      return {
        kind: 'range',
        from: today,
        to: addDays(today, 14),
        next: index + skip + 1,
        isWeek: false,
      };
  }
  return null;
}

const SPANS: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['days', 1],
  ['días', 1],
  ['week', 7],
  ['weeks', 7],
  ['semanas', 7],
]);

/** "in three days", "in two weeks", "a week from today". */
function aheadAt(source: DaySource, index: number): DayRead | null {
  const word = at(source, index).text;
  if (word !== 'in' && word !== 'en') return null;
  const count = at(source, index + 1);
  const value = count.kind === 'number' ? Number(count.text) : numberWord(count.text);
  const unit = SPANS.get(at(source, index + 2).text);
  if (value === undefined || unit === undefined || value < 1 || value > 60) return null;
  return {
    kind: 'day',
    day: addDays(source.today, value * unit),
    next: index + 3,
    isDate: false,
    isNumber: false,
  };
}

const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['hoy', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['tomorow', 1],
  ['tommorow', 1],
  ['tommorrow', 1],
  ['mañana', 1],
]);

function relativeAt(source: DaySource, index: number): DayRead | null {
  const token = at(source, index);
  let ahead = RELATIVE.get(token.text);
  let next = index + 1;
  if (token.text === 'pasado' && at(source, next).text === 'mañana') {
    ahead = 2;
    next += 1;
  } else if (
    token.text === 'day' &&
    at(source, next).text === 'after' &&
    at(source, next + 1).text === 'tomorrow'
  ) {
    ahead = 2;
    next += 2;
  } else if (token.text === 'mañana') {
    const before = at(source, index - 1).text;
    if (['la', 'una', 'de', 'cada', 'media'].includes(before)) return null;
  }
  if (ahead === undefined) return null;
  const day = addDays(source.today, ahead);
  const place = afterCommas(source, next);
  const weekday = weekdayAt(source, place);
  if (weekday !== null && weekday.weekday === weekdayIndex(day)) {
    const full = dayWithWeekday(source, weekday.weekday, weekday.next, 'this');
    if (full.kind === 'day' && full.day === day)
      return { ...full, next: closing(source, full.next), isDate: full.isDate };
  }
  const dated = plainDateAt(source, place);
  if (dated?.day === day && dated.next > place + 1)
    return { kind: 'day', day, next: closing(source, dated.next), isDate: true, isNumber: false };
  return { kind: 'day', day, next, isDate: false, isNumber: false };
}

const LEADS: ReadonlyMap<string, 'next' | 'this'> = new Map([
  ['next', 'next'],
  ['following', 'next'],
  ['próximo', 'next'],
  ['proximo', 'next'],
  ['this', 'this'],
  ['coming', 'this'],
  ['este', 'this'],
]);

function leadAt(source: DaySource, index: number): { lead: 'next' | 'this'; next: number } | null {
  const lead = LEADS.get(at(source, index).text);
  if (lead === undefined) return null;
  const isPair =
    at(source, index).text === 'this' && ['coming', 'next'].includes(at(source, index + 1).text);
  return { lead, next: index + (isPair ? 2 : 1) };
}

/** Reads the longest written day or stretch of days at this token; null when there is none. */
export function readDayAt(source: DaySource, index: number): DayRead | null {
  const token = at(source, index);
  if (token.kind === 'mark' || token.kind === 'line') return null;
  if (token.kind === 'number') return rangeAt(source, index) ?? dateAt(source, index);
  const range =
    rangeAt(source, index) ??
    weekdaysAt(source, index) ??
    weekAt(source, index) ??
    longAt(source, index);
  if (range !== null) return range;
  const lead = leadAt(source, index);
  const weekday = weekdayAt(source, lead?.next ?? index);
  if (weekday !== null)
    return dayWithWeekday(source, weekday.weekday, weekday.next, lead?.lead ?? null);
  return relativeAt(source, index) ?? aheadAt(source, index) ?? dateAt(source, index);
}

/** A date by itself, in any of its written forms. */
function dateAt(source: DaySource, index: number): DayRead | null {
  const token = at(source, index);
  const iso = isoAt(source, index);
  if (iso !== null) return { kind: 'day', ...iso, isDate: true, isNumber: false };
  const named = namedDateAt(source, index);
  if (named !== null) {
    const day = nearestDate(source.today, named.month, named.day, named.year);
    if (day !== null) return { kind: 'day', day, next: named.next, isDate: true, isNumber: false };
  }
  const numeric = numericAt(source, index, null) ?? dottedAt(source, index);
  if (numeric !== null) return { kind: 'day', ...numeric, isDate: true, isNumber: false };
  if (token.text === 'the' || token.text === 'el') {
    const skip = at(source, index + 1).text === 'día' ? 2 : 1;
    const number = numberAt(source, index + skip, 31);
    if (number === null) return null;
    const { next, isOrdinal } = afterOrdinal(source, index + skip + 1);
    if (!isOrdinal && token.text === 'the') return null;
    const day = dayOfMonth(source.today, number, null);
    if (day !== null) return { kind: 'day', day, next, isDate: true, isNumber: true };
  }
  return null;
}

const ALSO: ReadonlySet<string> = new Set(['or', 'and', 'o', 'y', '&', ',', '/', 'u']);

/** "…the 20th or 27th", "November 17 or 18", "May 5, 6 and 7": a number that goes on from a day before it. */
export function readAlsoDay(
  source: DaySource,
  index: number,
  before: LocalDate,
): { day: LocalDate; next: number } | null {
  let place = index;
  while (ALSO.has(at(source, place).text) && place < index + 2) place += 1;
  if (place === index) return null;
  if (at(source, place).text === 'the' || at(source, place).text === 'el') place += 1;
  const number = numberAt(source, place, 31);
  if (number === null) return null;
  const { next, isOrdinal } = afterOrdinal(source, place + 1);
  const isAfter = number > Number(before.slice(8, 10));
  const follows = at(source, next);
  if (startsClock(source, place + 1)) return null;
  if (
    !isOrdinal &&
    (!isAfter ||
      (number < 13 && at(source, place - 1).text === ',') ||
      DASHES.has(follows.text) ||
      follows.text === '/' ||
      (follows.kind === 'word' &&
        ![
          'at',
          'a',
          'or',
          'and',
          'from',
          'between',
          'in',
          'works',
          'is',
          'are',
          'de',
          'o',
          'y',
          'would',
          'around',
          'either',
          'both',
          'on',
          'for',
          'after',
          'before',
        ].includes(follows.text)))
  )
    return null;
  const day = isAfter
    ? dayOf(Number(before.slice(0, 4)), Number(before.slice(5, 7)), number)
    : dayOfMonth(addDays(before, 1), number, null);
  return day === null ? null : { day, next };
}
