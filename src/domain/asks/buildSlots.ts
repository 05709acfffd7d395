// Puts days and clock times together into stretches of time, in the zone of the mailbox.
import { instantAtLocal, localDateTimeAt, type LocalDate, type ZoneId } from '../time';
import { addDays, weekdayIndex } from './calendarDays';
import type { ClockMoment, DayMoment, Moment, RangeMoment } from './moments';
import { WEEKDAY_NAMES } from './calendarWords';

/** A day at a clock time, as somebody may have meant it. */
export interface Slot {
  readonly day: LocalDate;
  readonly clock: ClockMoment;
  /** Where the words stand that it was read from, the day's and the clock's. */
  readonly start: number;
  readonly end: number;
  /** Spread over a stretch of days: "any afternoon next week". */
  readonly isSpread: boolean;
  /** How the day was found for the clock time. */
  readonly link:
    'direct' | 'sentence' | 'before' | 'earlier' | 'behind' | 'same' | 'first' | 'none';
  /** The day was written as a date. */
  readonly isDated: boolean;
  /** Slots of one list or alternative share the number. */
  readonly group: number;
}

export interface Built {
  readonly slots: readonly Slot[];
  /** Days named without a clock time. */
  readonly days: readonly DayMoment[];
  readonly ranges: readonly RangeMoment[];
}

const NEAR = 420;
const MOST_SPREAD = 14;

/** What stands between a clock time and the day it belongs to when the day comes second: "3 pm on Thursday". */
const BEHIND = /^[\s,]{0,3}(?:(?:on|of|el|del|en|this|next|the|in the|de|for|\()\s{1,2}){0,2}$/i;
const BETWEEN =
  /^[\s,:;@().–—|•*-]{0,6}(?:(?:at|a|a las|a la|las|from|between|entre|de|any time|anytime|either|around|about|starting|say|by|in|the|el|for|either day|both days|on)[\s,:(]{1,3}){0,2}$/i;
/** Members of one list: "or", a comma, a new line. */
const LISTED =
  /^[^.?!]{0,12}(?:\bor\b|\band\b|\bo\b|\by\b|\bu\b|[,;/&+\n\t|•*]|otherwise)[^?!]{0,24}$/i;
const LIST_GAP = 48;
const TIGHT = 14;
const SENTENCE_END = /[.?!](?:\s|$)/;

const SENTENCE_OR_LINE_END = /[.?!](?:\s|$)|\n/;

function isSameSentence(text: string, from: number, to: number): boolean {
  return to - from < NEAR && !SENTENCE_OR_LINE_END.test(text.slice(from, to));
}

function isListed(text: string, from: number, to: number): boolean {
  return to >= from && to - from <= LIST_GAP && LISTED.test(text.slice(from, to));
}

/** A clock time right behind its day, or a day right behind its clock time. */
function isTight(text: string, from: number, to: number): boolean {
  return from >= 0 && to >= from && to - from <= TIGHT && BETWEEN.test(text.slice(from, to));
}

/** The working days of a range that the words around it leave: "any day except Wednesday". */
function daysOf(range: RangeMoment, text: string): LocalDate[] {
  const after = text.slice(range.end, range.end + 60);
  const except =
    /(?:except|but not|other than|not on|salvo|excepto)(?: on| el| los)? ([\p{L}]{3,12})/iu.exec(
      after,
    );
  const excluded = WEEKDAY_NAMES.get(except?.[1]?.toLowerCase() ?? '') ?? -1;
  const days: LocalDate[] = [];
  for (let day = range.from; day <= range.to && days.length < MOST_SPREAD; day = addDays(day, 1)) {
    const index = weekdayIndex(day);
    if (index < 5 && index !== excluded) days.push(day);
  }
  return days;
}

const SAME_TIME = /^[^.\n]{0,40}\bsame (?:time|hour|slot)|^[^.\n]{0,30}misma hora/i;
const FIRST_OF_SERIES =
  /\b(?:first (?:one|is|on|meeting|call|session|time|would be|date)|starting|beginning|comenzando|empezando|a partir del?)\W{1,3}(?:(?:on|the|is|with|el|would be|this|next)\s){0,2}$/i;

/** Days that stand together, and the clock times said of them. */
interface DayGroup {
  readonly days: readonly (DayMoment | RangeMoment)[];
  readonly start: number;
  readonly end: number;
}

/** "M&M Thursday … Thursday, March 5": the date says which Thursday. */
function isNamedAgain(before: DayMoment, moment: DayMoment): boolean {
  return !before.isDate && moment.isDate && weekdayIndex(before.day) === weekdayIndex(moment.day);
}

function groupDays(text: string, moments: readonly Moment[]): DayGroup[] {
  const groups: { days: (DayMoment | RangeMoment)[]; start: number; end: number }[] = [];
  let isBroken = true;
  for (const moment of moments) {
    if (moment.kind === 'clock') {
      isBroken = true;
      continue;
    }
    const last = groups.at(-1);
    const previous = last?.days.at(-1);
    if (
      last !== undefined &&
      previous?.kind === 'day' &&
      moment.kind === 'day' &&
      !isBroken &&
      previous.limit === moment.limit &&
      moment.start - previous.end <= LIST_GAP &&
      !SENTENCE_END.test(text.slice(previous.end, moment.start).replace(/\n/g, ' '))
    ) {
      if (isNamedAgain(previous, moment)) last.days[last.days.length - 1] = moment;
      else if (!last.days.some((day) => day.kind === 'day' && day.day === moment.day))
        last.days.push(moment);
      last.end = moment.end;
    } else groups.push({ days: [moment], start: moment.start, end: moment.end });
    isBroken = false;
  }
  return groups;
}

/** Clock times in a row of alternatives: "8:00, 8:45 or 1:15". */
interface ClockRow {
  readonly clocks: readonly ClockMoment[];
  readonly start: number;
  readonly end: number;
}

function groupClocks(text: string, moments: readonly Moment[]): ClockRow[] {
  const rows: { clocks: ClockMoment[]; start: number; end: number }[] = [];
  let isBroken = true;
  for (const moment of moments) {
    if (moment.kind !== 'clock') {
      isBroken = true;
      continue;
    }
    const last = rows.at(-1);
    if (
      last !== undefined &&
      !isBroken &&
      isListed(text, last.end, moment.start) &&
      moment.start - last.end < 30
    ) {
      last.clocks.push(moment);
      last.end = moment.end;
    } else rows.push({ clocks: [moment], start: moment.start, end: moment.end });
    isBroken = false;
  }
  return rows;
}

interface Link {
  readonly group: DayGroup;
  readonly link: Slot['link'];
}

const MOST_EARLIER = 3;

/** The days that a row of clock times may belong to, the likeliest first. */
function linksOf(text: string, row: ClockRow, groups: readonly DayGroup[]): Link[] {
  const behind = groups.filter((group) => group.end <= row.start).length - 1;
  const before = groups[behind];
  const next = groups[behind + 1];
  const gap = before === undefined ? null : text.slice(before.end, row.start);
  if (before !== undefined && gap !== null && gap.length < 30 && BETWEEN.test(gap))
    return [{ group: before, link: 'direct' }];
  const ahead = next === undefined ? null : text.slice(row.end, next.start);
  if (
    next !== undefined &&
    ahead !== null &&
    ahead.length < 14 &&
    BEHIND.test(ahead) &&
    !/^\s*\n/.test(ahead)
  ) {
    const isLimit = next.days[0]?.limit === 'by' || next.days[0]?.limit === 'before';
    if (!isLimit) return [{ group: next, link: 'direct' }];
  }
  const links: Link[] = [];
  if (before !== undefined && row.start - before.end < NEAR) {
    const isSentence = isSameSentence(text, before.end, row.start);
    const isRange = before.days[0]?.kind === 'range';
    if (isSentence || !isRange)
      links.push({ group: before, link: isSentence ? 'sentence' : 'before' });
    if (isSentence && row.start - before.end < 40) return links;
  }
  if (
    next !== undefined &&
    next.days[0]?.kind === 'day' &&
    isSameSentence(text, row.end, next.start)
  )
    links.push({ group: next, link: 'behind' });
  for (let index = behind - 1; index >= 0 && links.length < MOST_EARLIER; index -= 1) {
    const group = groups[index];
    if (group?.days[0]?.kind === 'day' && row.start - group.end < 3 * NEAR)
      links.push({ group, link: 'earlier' });
  }
  return links;
}

/** Of most mails, which name no time. */
const NOTHING_BUILT: Built = { slots: [], days: [], ranges: [] };

/**
 * Every day at every clock time that may belong to it; where the words leave a choice, each choice is a slot.
 *
 * @example
 * buildSlots('Tue at 3', readMoments('Tue at 3', '2026-11-16')).slots.map(({ day }) => day) //=> ['2026-11-17']
 */
export function buildSlots(text: string, moments: readonly Moment[]): Built {
  if (moments.length === 0) return NOTHING_BUILT;
  let slots: Slot[] = [];
  const groups = groupDays(text, moments);
  const rows = groupClocks(text, moments);
  const used = new Set<DayMoment | RangeMoment>();
  let number = 0;
  let lastEnd = -1;
  let lastRow: ClockRow | null = null;

  const addRow = (row: ClockRow, group: DayGroup, link: Slot['link']): void => {
    for (const moment of group.days) {
      const isSpread = moment.kind === 'range';
      const days = moment.kind === 'range' ? daysOf(moment, text) : [moment.day];
      for (const day of days)
        for (const clock of row.clocks)
          slots.push({
            day,
            clock,
            start: Math.min(moment.start, clock.start),
            end: Math.max(moment.end, clock.end),
            isSpread,
            isDated: moment.kind === 'range' || moment.isDate,
            link,
            group: number,
          });
      used.add(moment);
    }
  };
  const rowAt = new Map(rows.map((row) => [row.start, row]));
  const groupAt = new Map(groups.map((group) => [group.start, group]));
  const starts = [...rowAt.keys(), ...groupAt.keys()].sort((a, b) => a - b);
  for (const start of starts) {
    const row = rowAt.get(start);
    const group = groupAt.get(start);
    if (!isListed(text, lastEnd, start) && !isTight(text, lastEnd, start)) number += 1;
    if (row !== undefined) {
      for (const { group: days, link } of linksOf(text, row, groups)) addRow(row, days, link);
      lastRow = row;
      lastEnd = row.end;
    } else if (group !== undefined) {
      if (lastRow !== null && SAME_TIME.test(text.slice(group.end, group.end + 60)))
        addRow(lastRow, group, 'same');
      else if (
        lastRow !== null &&
        start - lastRow.end < 160 &&
        FIRST_OF_SERIES.test(text.slice(Math.max(0, start - 40), start))
      ) {
        const series = lastRow;
        slots = slots.filter(({ clock }) => !series.clocks.includes(clock));
        addRow(series, group, 'first');
      }
      lastEnd = group.end;
    }
  }
  const unused = groups.flatMap(({ days }) => days.filter((moment) => !used.has(moment)));
  return {
    slots,
    days: unused.filter((moment) => moment.kind === 'day'),
    ranges: groups.flatMap(({ days }) => days.filter((moment) => moment.kind === 'range')),
  };
}

/** Clock times of a mail without any day: the day of receipt is meant where they are still to come. */
export function slotsOfToday(moments: readonly Moment[], today: LocalDate): Slot[] {
  return moments.flatMap((moment) =>
    moment.kind === 'clock'
      ? [
          {
            day: today,
            clock: moment,
            start: moment.start,
            end: moment.end,
            isSpread: false,
            isDated: false,
            link: 'none',
            group: 0,
          },
        ]
      : [],
  );
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
}

/** A clock reading of `from`'s zone as one of the mailbox's, with the offsets in force in both places that day. */
export function toMailbox(
  day: LocalDate,
  minutes: number,
  from: ZoneId | null,
  zone: ZoneId,
): string {
  const local = `${addDays(day, Math.floor(minutes / 1440))}T${clockText(minutes % 1440)}`;
  return from === null || from === zone
    ? local
    : localDateTimeAt(instantAtLocal(local, from), zone);
}
