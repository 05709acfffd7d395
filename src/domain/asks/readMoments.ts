// Finds dates and clock times in a text and resolves the dates against the day of receipt.
import { addDays, mondayOf, weekdayOf, WEEKDAYS, type LocalDate } from '../time';
import {
  MONTH_PATTERN,
  monthNumber,
  numberOf,
  WEEKDAY_PATTERN,
  weekdayNumber,
  zoneAhead,
} from './calendarWords';
import type { ClockMoment, Moment } from './moments';

const WEEKDAY = `(?:${WEEKDAY_PATTERN})`;
const MONTH = `(?:${MONTH_PATTERN})`;
const ORDINAL = '(?:st|nd|rd|th)?';
const CLOCK = String.raw`(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d|(?:[1-9]|1[0-2])[0-5]\d(?=\s?[ap]\b|\s?[ap]m)|\d{1,2})(?:\s?(?:a\.?m\b\.?|p\.?m\b\.?|[ap]\b))?|noon|midday|mediod[ií]a`;
const JOINER = String.raw`\s*(?:-|–|—|to|until|till|and|a|y|hasta)\s*`;

const PATTERN = new RegExp(
  [
    `(?<weekOf>\\b(?:the )?weeks? of (?:the )?(?:(?<weekMonth>${MONTH})\\.? )?(?<weekDay>\\d{1,2})${ORDINAL}(?:/(?<weekSlash>\\d{1,2}))?(?: (?:or|and|through) (?:(?<weekMonth2>${MONTH})\\.? )?(?<weekDay2>\\d{1,2})${ORDINAL})?\\b)`,
    `(?<between>\\b(?:between|from) (?<betweenMonth>${MONTH})\\.? (?<betweenFrom>\\d{1,2})${ORDINAL} (?:and|to|through|until) (?:(?<betweenMonth2>${MONTH})\\.? )?(?<betweenTo>\\d{1,2})${ORDINAL}\\b)`,
    `(?<spoken>\\b(?:next week|this week|la (?:pr[oó]xima semana|semana que viene)|(?:la )?semana siguiente|esta semana|rest of the week)\\b)`,
    `(?<iso>\\b(?<isoYear>20\\d{2})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})\\b)`,
    `(?<monthFirst>\\b(?:${WEEKDAY}\\.?,? )?(?<mMonth>${MONTH})\\.? (?<mDay>\\d{1,2})${ORDINAL}(?!\\d|:|\\s?[ap]m)(?:,? (?<mYear>20\\d{2}))?)`,
    `(?<dayFirst>\\b(?:${WEEKDAY}\\.?,? (?:the )?)?(?<dDay>\\d{1,2})${ORDINAL}(?: of| de)? (?<dMonth>${MONTH})\\b\\.?(?:(?: de|,)? (?<dYear>20\\d{2}))?)`,
    `(?<numeric>(?<![\\d/$])(?:\\b(?<nWeekday>${WEEKDAY})\\.?,? )?(?<nFirst>\\d{1,2})/(?<nSecond>\\d{1,2})(?:/(?<nYear>(?:20)?\\d{2}))?(?![\\d/%]))`,
    `(?<weekday>\\b(?<lead>next |this |coming |el pr[oó]ximo |este )?(?<wName>${WEEKDAY})\\b\\.?(?:,? (?:\\(?the )?(?<wDay>\\d{1,2})(?:st|nd|rd|th)\\)?)?)`,
    `(?<relative>\\b(?:today|tonight|tomorrow|tmrw|tmr|day after tomorrow|hoy|ma[nñ]ana(?! por la ma[nñ]ana))\\b)`,
    `(?<dayOnly>\\bthe (?<oDay>\\d{1,2})(?:st|nd|rd|th)\\b)`,
    `(?<part>\\b(?:first thing|(?:in the |any |each |every |la |por la )?(?:morning|afternoon|ma[nñ]ana|tarde)s?\\b|(?:over |at |for )?lunch(?:time)?\\b|end of (?:the )?day|noon hour))`,
    `(?<open>\\b(?:before|after|anytime after|any time after|from|despu[eé]s de las|antes de las) (?<openClock>${CLOCK})(?: on| onward)?(?![\\d/:]))`,
    `(?<clocks>(?<![\\d/.$#-])(?:between |from |de |entre )?(?:las )?(?<cFrom>${CLOCK})(?:${JOINER}(?:las )?(?<cTo>${CLOCK}))?(?![\\d/%:-]))`,
  ].join('|'),
  'gi',
);

const BY =
  /\b(?:by|due(?: on| by)?|no later than|deadline(?: is| of)?|until|till|expires?(?: on)?|closes?(?: on)?|on or before|to me by|para el|antes del?)\s+(?:the )?(?:end of (?:day )?)?(?:cob |eod |close of business )?(?:on )?$/i;
const BEFORE = /\b(?:before|ahead of|prior to)\s+(?:the )?$/i;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function dayOf(year: number, month: number, day: number): LocalDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** The next day with this month and day, a few weeks of the past allowed for dates that mails look back on. */
function nearest(
  today: LocalDate,
  month: number,
  day: number,
  year: string | undefined,
): LocalDate | null {
  if (year !== undefined) return dayOf(Number(year.length === 2 ? `20${year}` : year), month, day);
  const thisYear = dayOf(Number(today.slice(0, 4)), month, day);
  if (thisYear !== null && thisYear >= addDays(today, -75)) return thisYear;
  return dayOf(Number(today.slice(0, 4)) + 1, month, day);
}

/** "The 12th": of this month when still to come, else of the next. */
function dayOfMonth(today: LocalDate, day: number): LocalDate | null {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const here = dayOf(year, month, day);
  if (here !== null && here >= today) return here;
  return month === 12 ? dayOf(year + 1, 1, day) : dayOf(year, month + 1, day);
}

function weekdayAhead(today: LocalDate, index: number, lead: string): LocalDate {
  if (lead.startsWith('next')) return addDays(mondayOf(today), 7 + index);
  const ahead = (index - WEEKDAYS.indexOf(weekdayOf(today)) + 7) % 7;
  return addDays(today, ahead === 0 && lead === '' ? 7 : ahead);
}

interface Clock {
  readonly minutes: number;
  readonly half: 'am' | 'pm' | null;
  readonly isSure: boolean;
}

function readClock(raw: string): Clock | null {
  const text = raw.toLowerCase().replace(/\s|\./g, (mark) => (mark === '.' ? '.' : ''));
  if (/^(?:noon|midday|mediod)/.test(text)) return { minutes: 720, half: 'pm', isSure: true };
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\.?([ap])?/.exec(text);
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3] === undefined ? null : match[3] === 'a' ? 'am' : 'pm';
  if (hour > 23 || minute > 59 || (half !== null && (hour > 12 || hour === 0))) return null;
  const isWritten = match[2] !== undefined;
  if (half === null)
    return { minutes: hour * 60 + minute, half: hour > 12 ? 'pm' : null, isSure: isWritten };
  return { minutes: ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute, half, isSure: true };
}

/** Business hours decide where nobody says am or pm: 7 to 11 is morning, 12 to 6 afternoon. */
function settle(clock: Clock, half: 'am' | 'pm' | null): number {
  if (clock.half !== null) return clock.minutes;
  const hour = Math.floor(clock.minutes / 60);
  if (hour > 12) return clock.minutes;
  if (half === 'pm' && hour < 12) return clock.minutes + 720;
  if (half === 'am' && hour === 12) return clock.minutes - 720;
  if (half === null && hour >= 1 && hour <= 6) return clock.minutes + 720;
  return clock.minutes;
}

function settleRange(from: Clock, to: Clock): { from: number; to: number } | null {
  const end = settle(to, to.half ?? (from.half === 'am' ? null : from.half));
  let start = settle(from, from.half ?? to.half);
  if (start >= end && from.half === null) start -= 720;
  if (from.half === null && to.half === null && end <= start) return null;
  const late = end <= start && to.half === null ? end + 720 : end;
  return start >= 0 && late > start && late - start <= 720 ? { from: start, to: late } : null;
}

const PARTS: readonly { readonly pattern: RegExp; readonly from: number; readonly to: number }[] = [
  { pattern: /first thing/, from: 480, to: 540 },
  { pattern: /end of/, from: 960, to: 1020 },
  { pattern: /lunch|noon hour/, from: 720, to: 780 },
  { pattern: /afternoon|tarde/, from: 720, to: 1020 },
  { pattern: /morning|ma[nñ]ana/, from: 480, to: 720 },
];

/** Words behind "lunch" that speak of the food, not of the hour. */
const MEAL_ITSELF =
  /^(?:['’]s| is| will be| are)? (?:on (?:us|me)|provided|included|served|for (?:your|the))\b/i;

interface Found {
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
  readonly today: LocalDate;
  readonly isDayFirst: boolean;
}

function limitOf(before: string): 'by' | 'before' | null {
  if (BY.test(before)) return 'by';
  return BEFORE.test(before) ? 'before' : null;
}

function readDay(found: Found): LocalDate | null {
  const { groups: g, today } = found;
  if (g['iso'] !== undefined)
    return dayOf(Number(g['isoYear']), Number(g['isoMonth']), Number(g['isoDay']));
  if (g['monthFirst'] !== undefined)
    return nearest(today, monthNumber(g['mMonth'] ?? ''), Number(g['mDay']), g['mYear']);
  if (g['dayFirst'] !== undefined)
    return nearest(today, monthNumber(g['dMonth'] ?? ''), Number(g['dDay']), g['dYear']);
  if (g['numeric'] !== undefined) {
    const first = Number(g['nFirst']);
    const second = Number(g['nSecond']);
    const american = nearest(today, first, second, g['nYear']);
    const british = nearest(today, second, first, g['nYear']);
    const named = weekdayNumber(g['nWeekday'] ?? '');
    const fits = (day: LocalDate | null): boolean =>
      day !== null && named >= 0 && WEEKDAYS.indexOf(weekdayOf(day)) === named;
    if (fits(british) && !fits(american)) return british;
    return american ?? british;
  }
  if (g['weekday'] !== undefined) {
    if (g['wDay'] !== undefined) return dayOfMonth(today, Number(g['wDay']));
    return weekdayAhead(today, weekdayNumber(g['wName'] ?? ''), (g['lead'] ?? '').toLowerCase());
  }
  if (g['relative'] !== undefined) {
    const word = g['relative'].toLowerCase();
    if (word.startsWith('day after')) return addDays(today, 2);
    return /^(?:today|tonight|hoy)/.test(word) ? today : addDays(today, 1);
  }
  return g['dayOnly'] === undefined ? null : dayOfMonth(today, Number(g['oDay']));
}

function readRange(found: Found): { from: LocalDate; to: LocalDate } | null {
  const { groups: g, today } = found;
  if (g['spoken'] !== undefined) {
    const isNext = /next|pr[oó]xima|viene|siguiente/i.test(g['spoken']);
    const monday = addDays(mondayOf(today), isNext ? 7 : 0);
    return { from: monday > today ? monday : today, to: addDays(monday, 4) };
  }
  if (g['weekOf'] !== undefined) {
    const month = g['weekSlash'] === undefined ? g['weekMonth'] : undefined;
    const first =
      g['weekSlash'] !== undefined
        ? nearest(today, Number(g['weekDay']), Number(g['weekSlash']), undefined)
        : month !== undefined
          ? nearest(today, monthNumber(month), Number(g['weekDay']), undefined)
          : dayOfMonth(today, Number(g['weekDay']));
    if (first === null) return null;
    const second =
      g['weekDay2'] === undefined
        ? first
        : nearest(
            today,
            monthNumber(g['weekMonth2'] ?? '') || Number(first.slice(5, 7)),
            Number(g['weekDay2']),
            undefined,
          );
    const monday = mondayOf(first);
    return { from: monday, to: addDays(mondayOf(second ?? first), 4) };
  }
  if (g['between'] === undefined) return null;
  const month = monthNumber(g['betweenMonth'] ?? '');
  const from = nearest(today, month, Number(g['betweenFrom']), undefined);
  const to = nearest(
    today,
    monthNumber(g['betweenMonth2'] ?? '') || month,
    Number(g['betweenTo']),
    undefined,
  );
  return from === null || to === null ? null : { from, to };
}

function readClocks(found: Found): Omit<ClockMoment, 'start' | 'kind' | 'limit'> | null {
  const { groups: g, before, after, end } = found;
  const zoned = zoneAhead(after);
  const place = { zone: zoned?.zone ?? null, end: end + (zoned?.length ?? 0) };
  if (g['part'] !== undefined) {
    const word = g['part'].toLowerCase();
    const part = PARTS.find(({ pattern }) => pattern.test(word));
    return part === undefined || (word.includes('lunch') && MEAL_ITSELF.test(after))
      ? null
      : { from: part.from, to: part.to, isPartOfDay: true, ...place };
  }
  const tarde = /^\s*(?:de|por) la (tarde|noche|ma[nñ]ana)/i.exec(after);
  const half = tarde === null ? null : /ma/i.test(tarde[1] ?? '') ? 'am' : 'pm';
  if (g['open'] !== undefined) {
    const clock = readClock(g['openClock'] ?? '');
    if (
      clock === null ||
      (!clock.isSure && /^\s*(?:min|hour|day|week|month|year|%|slide|patient|case)/i.test(after))
    )
      return null;
    const at = settle(clock, half);
    const isBefore = /^(?:before|antes)/i.test(g['open']);
    return isBefore
      ? { from: at > 480 ? 480 : at - 60, to: at, isPartOfDay: true, ...place }
      : at < 1020
        ? { from: at, to: 1020, isPartOfDay: true, ...place }
        : null;
  }
  const from = readClock(g['cFrom'] ?? '');
  if (from === null) return null;
  const to = g['cTo'] === undefined ? null : readClock(g['cTo']);
  if (to !== null) {
    if (
      !from.isSure &&
      !to.isSure &&
      !/(?:between|from|,|\bat|\d|day|\w{3}\.?)\s*$/i.test(before) &&
      zoned === null
    )
      return null;
    if (
      !from.isSure &&
      !to.isSure &&
      /^\s*(?:min|hour|day|week|month|year|people|slide|%|x\b|credit|patient)/i.test(after)
    )
      return null;
    const range = settleRange(from, to);
    if (range !== null) return { ...range, isPartOfDay: false, ...place };
    return from.isSure
      ? { from: settle(from, half), to: null, isPartOfDay: false, ...place }
      : null;
  }
  if (
    !from.isSure &&
    half === null &&
    !(
      /(?:\bat|\bsay|@|a las?|\bfrom)\s*$/i.test(before) &&
      Number(g['cFrom']) >= 1 &&
      Number(g['cFrom']) <= 12
    )
  ) {
    return null;
  }
  if (
    !from.isSure &&
    /^\s*(?:min|hour|day|week|month|year|people|slide|%|x\b|percent|am\b|pm\b|[/.-]\d)/i.test(after)
  )
    return null;
  return { from: settle(from, half), to: null, isPartOfDay: false, ...place };
}

/**
 * Finds every date, range of days and clock time, in order of place.
 *
 * @param today the day of receipt in the mailbox zone
 *
 * @example
 * readMoments('Tuesday February 3 at 9:30', '2026-01-20').map((moment) => moment.kind) //=> ['day', 'clock']
 */
export function readMoments(text: string, today: LocalDate): Moment[] {
  const isDayFirst = /\b(?:BST|GMT|UK|London)\b/.test(text);
  const moments: Moment[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const start = match.index;
    const end = start + match[0].length;
    const found: Found = {
      groups: match.groups ?? {},
      text,
      before: text.slice(Math.max(0, start - 48), start).replace(/\n/g, ' '),
      after: text.slice(end, end + 48),
      start,
      end,
      today,
      isDayFirst,
    };
    const limit = limitOf(found.before);
    const range = readRange(found);
    if (range !== null) {
      moments.push({ kind: 'range', ...range, start, end, limit });
      continue;
    }
    const day = readDay(found);
    if (day !== null) {
      moments.push({ kind: 'day', day, start, end, limit });
      continue;
    }
    const clock = readClocks(found);
    if (clock !== null) moments.push({ kind: 'clock', ...clock, start, limit });
  }
  return moments;
}

const DURATION =
  /\b(?:(\d{1,3}|one|two|three|five|ten|fifteen|twenty(?:[- ]five)?|thirty|forty(?:[- ]five)?|fifty|sixty|ninety|diez|quince|veinte|treinta|cuarenta)[- ]?(?:more )?(minutes?|mins?|minutos?|hours?|hrs?|horas?)\b|(half an hour|half hour|half-hour|media hora)|(three[- ]quarters of an hour)|(?:a |one )?(quarter of an hour|quarter hour)|(an hour and a half)|((?:an|one|1|una) (?:more )?ho(?:ur|ra))\b)/gi;
const NOT_A_LENGTH =
  /(?:\bwithin(?: the)?|\bin(?: the next| under)?|\bevery|\blast|\bfor the (?:last|past)|\bhold(?:ing)? ?(?:for)?|\bover|\bat least|\bhad me[^.]{0,12}|\bwaited|\bout of|\bfirst|\bwith|\bafter|\bout|\+)\s*$/i;
const NOT_AFTER =
  /^\s*(?:late|early|ago|away|out\b|drive|walk|connection|notice|before|after|from|per|a week|a day|of discussion|earlier|\+|is (?:long|short)|online)/i;

/** Lengths of a meeting in minutes with their places; stretches that only pass or wait are left out. */
export function readDurations(
  text: string,
): { readonly minutes: number; readonly start: number; readonly end: number }[] {
  const lengths: { minutes: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(DURATION)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 24), start);
    if (NOT_A_LENGTH.test(before) || NOT_AFTER.test(text.slice(end, end + 20))) continue;
    let minutes = 60;
    if (match[1] !== undefined) {
      const count = numberOf(match[1].toLowerCase()) ?? 0;
      minutes = /^[hH]/.test(match[2] ?? '') ? count * 60 : count;
    } else if (match[3] !== undefined) minutes = 30;
    else if (match[4] !== undefined) minutes = 45;
    else if (match[5] !== undefined) minutes = 15;
    else if (match[6] !== undefined) minutes = 90;
    if (minutes >= 5 && minutes <= 480) lengths.push({ minutes, start, end });
  }
  return lengths;
}
