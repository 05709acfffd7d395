// Finds every date, stretch of days and clock time of a text, in order of place.
import type { LocalDate } from '../time';
import { MONTH_NAMES, WEEKDAY_NAMES } from './calendarWords';
import type { ClockMoment, DayMoment, Limit, Moment } from './moments';
import { readAlsoDay, readDayAt, type DaySource } from './readDays';
import { readClockAt } from './readClocks';
import { weekdayIndex } from './calendarDays';
import { dayOfMonth } from './resolveDays';
import { OPENS_CLOCK, OPENS_DAY } from './tokenWords';
import { tokensOf, NOTHING, type Token } from './tokens';

const FILLERS: ReadonlySet<string> = new Set([
  'the',
  'end',
  'of',
  'day',
  'cob',
  'eod',
  'close',
  'business',
  'on',
  'el',
  'día',
  'this',
  'next',
  'at',
  'del',
  'than',
  'is',
  ':',
  '(',
  'midday',
  'latest',
  'end-of-day',
]);
const BY: ReadonlySet<string> = new Set([
  'by',
  'due',
  'deadline',
  'until',
  'till',
  'til',
  'expires',
  'expire',
  'closes',
  'closing',
  'hasta',
  'para',
  'thru',
]);
const BEFORE: ReadonlySet<string> = new Set(['before', 'prior', 'antes', 'ahead']);
const FROM: ReadonlySet<string> = new Set([
  'after',
  'starting',
  'since',
  'effective',
  'beginning',
  'desde',
]);

/** What the words just before say of the time: a limit, or nothing. */
function limitBefore(tokens: readonly Token[], index: number): Limit | null {
  for (let behind = 1; behind <= 5; behind += 1) {
    const word = (tokens[index - behind] ?? NOTHING).text;
    const lead = (tokens[index - behind - 1] ?? NOTHING).text;
    if (word === 'later' && lead === 'no') return 'by';
    if (word === 'tardar') return 'by';
    if (word === 'or' && lead === 'on') return null;
    if (word === 'before' && lead === 'or') return 'by';
    if (word === 'before' && lead === 'not') return 'from';
    if (word === 'earlier' && lead === 'no') return 'from';
    if (word === 'to' && lead === 'prior') return 'before';
    if (BY.has(word)) return 'by';
    if (BEFORE.has(word)) return 'before';
    if (FROM.has(word)) return 'from';
    if (!FILLERS.has(word)) return null;
  }
  return null;
}

/** Tokens that may stand between a day and its clock time without parting them. */
const GLUE: ReadonlySet<string> = new Set([
  ',',
  ':',
  '-',
  '–',
  '—',
  '(',
  ')',
  '@',
  'at',
  'a',
  'las',
  'la',
  'from',
  'between',
  'entre',
  'de',
  'any',
  'time',
  'anytime',
  'either',
  'about',
  'around',
  'say',
  'on',
  'the',
  'in',
  'el',
  'for',
  '.',
  'this',
  'is',
  'starting',
  'is:',
  'then',
  'from:',
  'sometime',
  'by',
  'para',
  '/',
  '|',
  '*',
  '•',
  '=',
  '→',
  'con',
  'both',
]);

/** True when nothing but glue stands between the two places of the token list. */
function isDirect(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 4) return false;
  for (let place = from; place < to; place += 1) {
    if (!GLUE.has((tokens[place] ?? NOTHING).text)) return false;
  }
  return true;
}

const OR: ReadonlySet<string> = new Set(['or', 'and', 'o', 'y', '&', ',', '/', 'u']);

function isContinued(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 3 || to === from) return false;
  for (let place = from; place < to; place += 1) {
    const word = (tokens[place] ?? NOTHING).text;
    if (!OR.has(word) && !GLUE.has(word)) return false;
  }
  return true;
}

/** Articles and prepositions begin a day only right before one. */
const ARTICLES: ReadonlySet<string> = new Set([
  'in',
  'en',
  'the',
  'el',
  'la',
  'del',
  'de',
  'from',
  'between',
  'entre',
  'this',
  'este',
  'esta',
  'day',
]);

function leadsToDay(tokens: readonly Token[], index: number): boolean {
  const word = (tokens[index] ?? NOTHING).text;
  if (!ARTICLES.has(word)) return true;
  for (let ahead = 1; ahead <= 2; ahead += 1) {
    const next = tokens[index + ahead] ?? NOTHING;
    if (next.kind === 'number' || WEEKDAY_NAMES.has(next.text) || MONTH_NAMES.has(next.text))
      return true;
    if (NEAR_WEEK.has(next.text)) return true;
  }
  return false;
}

const NEAR_WEEK: ReadonlySet<string> = new Set([
  'week',
  'weeks',
  'semana',
  'semanas',
  'next',
  'following',
  'coming',
  'próxima',
  'proxima',
  'rest',
  'after',
  'days',
  'día',
]);

/**
 * @param today the day of receipt in the mailbox zone
 *
 * @example
 * readMoments('Tuesday February 3 at 9:30', '2026-01-20').map((moment) => moment.kind) //=> ['day', 'clock']
 */
export function readMoments(
  text: string,
  today: LocalDate,
  cut: readonly Token[] | null = null,
): Moment[] {
  const tokens = cut ?? tokensOf(text);
  const source: DaySource = { tokens, text, today };
  const moments: Moment[] = [];
  let dayEnd = -1;
  let clockEnd = -1;
  let index = 0;
  const endOf = (next: number): number => (tokens[next - 1] ?? NOTHING).end;
  while (index < tokens.length) {
    const token = tokens[index] ?? NOTHING;
    const mayBeDay =
      token.kind === 'number' ||
      ((token.word.opens & OPENS_DAY) !== 0 && leadsToDay(tokens, index));
    const mayBeClock = token.kind === 'number' || (token.word.opens & OPENS_CLOCK) !== 0;
    if (!mayBeDay && !mayBeClock) {
      index += 1;
      continue;
    }
    const before = tokens[index - 1] ?? NOTHING;
    const isGlued = token.kind === 'number' && before.end === token.start;
    const isInside =
      isGlued &&
      (before.kind === 'word' || '$#.-_@~=&+:'.includes(before.text)) &&
      !(before.text === '-' && dayEnd === index - 1);
    const read = mayBeDay && !isInside ? readDayAt(source, index) : null;
    if (read !== null && read.next > index) {
      const limit = limitBefore(tokens, index) ?? limitOfClock(moments, token.start);
      const { start } = token;
      const end = endOf(read.next);
      if (read.kind === 'range')
        moments.push({
          kind: 'range',
          from: read.from,
          to: read.to,
          isWeek: read.isWeek,
          limit,
          start,
          end,
        });
      else if (!(read.isNumber && joinNumber(moments, source, Number(read.day.slice(8)), start)))
        moments.push({ kind: 'day', day: read.day, isDate: read.isDate, limit, start, end });
      index = read.next;
      dayEnd = index;
      if (read.kind === 'day' && (read.isDate || read.isNumber)) {
        let last = read.day;
        for (
          let also = readAlsoDay(source, index, last);
          also !== null;
          also = readAlsoDay(source, index, last)
        ) {
          moments.push({
            kind: 'day',
            day: also.day,
            isDate: true,
            limit,
            start: (tokens[also.next - 1] ?? NOTHING).start,
            end: endOf(also.next),
          });
          last = also.day;
          index = also.next;
          dayEnd = index;
        }
      }
      continue;
    }
    if (mayBeClock || isGlued) {
      const isBeside =
        (dayEnd >= 0 && isDirect(tokens, dayEnd, index)) ||
        (clockEnd >= 0 && isContinued(tokens, clockEnd, index));
      const clock = readClockAt(
        tokens,
        index,
        isBeside,
        () => hintOf(moments, token.start) ?? hintOfWords(tokens, index),
      );
      if (clock !== null && clock.next > index) {
        const { from, to, isPartOfDay, isBare, zone, isReaders } = clock;
        const isOpen =
          isPartOfDay && (token.text === 'before' || token.text === 'after' || token.text === 'b4');
        dropPart(moments, clock, token.start);
        moments.push({
          kind: 'clock',
          from,
          to,
          isPartOfDay,
          isBare,
          zone,
          isReaders,
          limit: isOpen ? null : limitBefore(tokens, index),
          start: token.start,
          end: endOf(clock.next),
        });
        index = clock.next;
        clockEnd = index;
        continue;
      }
    }
    index += 1;
  }
  return moments;
}

const NEAR_PART = 26;

/** "By 5 pm Friday": the limit stands before the clock and holds for the day behind it. */
function limitOfClock(moments: readonly Moment[], start: number): Limit | null {
  const last = moments.at(-1);
  return last?.kind === 'clock' && last.limit !== null && start - last.end < 6 ? last.limit : null;
}

/** "Tuesday morning, 10 to 11": the part of the day says which half is meant. */
function hintOf(moments: readonly Moment[], start: number): 'am' | 'pm' | null {
  const last = moments.at(-1);
  if (last?.kind !== 'clock' || !last.isPartOfDay || start - last.end > NEAR_PART) return null;
  if (last.from === 480 && last.to === 720) return 'am';
  return last.from === 720 && last.to === 1020 ? 'pm' : null;
}

const EARLY: ReadonlySet<string> = new Set([
  'breakfast',
  'desayuno',
  'scrub',
  'rounds',
  'sunrise',
  'desayunar',
  'huddle',
  'b4',
  'morning',
]);
const EARLY_AFTER_BEFORE: ReadonlySet<string> = new Set([
  'clinic',
  'case',
  'cases',
  'or',
  'work',
  'school',
  'start',
  'starts',
  'scrub',
  'rounds',
  'incision',
  'huddle',
  'operate',
  'anybody',
  'everyone',
]);
const LATE: ReadonlySet<string> = new Set([
  'dinner',
  'cena',
  'supper',
  'drinks',
  'reception',
  'evening',
  'tonight',
  'gala',
  'ribs',
  'wine',
  'banquet',
  'concert',
  'noche',
  'cenar',
]);
const AROUND = 14;

/** Words of the same sentence that say whether a six is early or late: "6:30 before I scrub", "dinner at 7". */
function hintOfWords(tokens: readonly Token[], index: number): 'am' | 'pm' | null {
  const hour = Number((tokens[index] ?? NOTHING).text.slice(0, 2));
  if (!(hour >= 5 && hour <= 9)) return null;
  for (let step = 1; step <= AROUND; step += 1) {
    for (const place of [index + step, index - step]) {
      const { text } = tokens[place] ?? NOTHING;
      if (hour < 7 && EARLY.has(text)) return 'am';
      if (hour < 8 && text === 'before' && place > index) {
        for (let ahead = 1; ahead <= 4; ahead += 1)
          if (EARLY_AFTER_BEFORE.has((tokens[place + ahead] ?? NOTHING).text)) return 'am';
      }
      if (LATE.has(text)) return 'pm';
    }
  }
  return null;
}

/** A clock time beside a part of the day takes its place. */
function dropPart(
  moments: Moment[],
  clock: Pick<ClockMoment, 'isPartOfDay' | 'from' | 'to'>,
  start: number,
): void {
  const last = moments.at(-1);
  if (
    clock.isPartOfDay ||
    last?.kind !== 'clock' ||
    !last.isPartOfDay ||
    start - last.end > NEAR_PART
  )
    return;
  const isInside = last.to !== null && clock.from >= last.from - 120 && clock.from <= last.to + 120;
  if (isInside && last.to - last.from >= 60) moments.pop();
}

/** "Monday afternoon the 17th": the number belongs to the weekday before the part of the day. */
function joinNumber(moments: Moment[], source: DaySource, number: number, start: number): boolean {
  const part = moments.at(-1);
  const last = part?.kind === 'clock' ? moments.at(-2) : part;
  if (
    last?.kind !== 'day' ||
    last.isDate ||
    start - last.end > NEAR_PART ||
    !/^[\s,(]*$/.test(source.text.slice((part ?? last).end, start))
  )
    return false;
  const day = dayOfMonth(source.today, number, weekdayIndex(last.day));
  if (day === null || weekdayIndex(day) !== weekdayIndex(last.day)) return false;
  const joined: DayMoment = { ...last, day, isDate: true };
  moments[moments.indexOf(last)] = joined;
  return true;
}
