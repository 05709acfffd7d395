// The rules that a day brings with it, before any block is looked at.
import type { WorkingHours } from '../../roster';
import { addDays, mondayOf, WEEKDAYS, type LocalDate } from '../../time';
import { kindOfDay } from '../workingTime';
import type { BatchPeriod, RefusalCode, SlotQuestion } from '../slots';
import type { DayRow } from './dayRows';
import type { MeetingLoad } from './meetingLoad';
import { DAY_MINUTES, minuteOfClock } from './minutes';
import { ruleOf, type Rule } from './rule';

/** Rules for the rows, in no order that matters. */
export function rulesOfDays(
  rows: readonly DayRow[],
  question: SlotQuestion,
  load: MeetingLoad,
): readonly Rule[] {
  const out: Rule[] = [];
  for (const row of rows) {
    addHours(out, row, question);
    addLimits(out, row, question, load);
    addTier(out, row, question);
    addCredential(out, row, question);
  }
  return out;
}

/** A rule for a stretch of the row; a stretch without length forbids nothing. */
function add(out: Rule[], row: DayRow, code: RefusalCode, start: number, end: number): void {
  const from = Math.max(start, row.start);
  const to = Math.min(end, row.end);
  if (from < to) out.push(ruleOf(code, from, to));
}

/** The clock of a day counts on weekends and holidays, too: who may meet on a Saturday does not meet at midnight. */
function addHours(out: Rule[], row: DayRow, { rules }: SlotQuestion): void {
  const kind = kindOfDay(row.day, rules);
  if (kind === 'weekend' || kind === 'holiday') add(out, row, kind, row.start, row.end);
  const opens = row.at(minuteOfClock(rules.workingHours.start));
  const closes = row.at(minuteOfClock(rules.workingHours.end));
  if (kind === 'off') {
    add(out, row, 'outside-working-hours', row.start, row.end);
  } else {
    add(out, row, 'outside-working-hours', row.start, opens);
    add(out, row, 'outside-working-hours', closes, row.end);
  }
  if (rules.earlyMeetings !== null)
    add(out, row, 'too-early', opens, row.at(minuteOfClock(rules.earlyMeetings.from)));
  for (const time of rules.protectedTimes) addStretch(out, row, 'protected-time', time);
  for (const time of rules.noMeetings ?? []) addStretch(out, row, 'no-meeting', time);
  if (rules.lunch != null) addStretch(out, row, 'lunch', rules.lunch);
}

function addStretch(out: Rule[], row: DayRow, code: RefusalCode, time: WorkingHours): void {
  for (const { start, end } of partsOn(time, row)) add(out, row, code, row.at(start), row.at(end));
}

/** What of a stretch lies in the day, in minutes of its clock: one that ends before it begins goes on the next morning. */
function partsOn(
  { days, start, end }: WorkingHours,
  { weekday }: DayRow,
): readonly { readonly start: number; readonly end: number }[] {
  const from = minuteOfClock(start);
  const to = minuteOfClock(end);
  const isOn = (day: string | undefined): boolean =>
    days.some((name) => name.toLowerCase() === day);
  if (from <= to) return isOn(weekday) ? [{ start: from, end: to }] : [];
  const before = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7];
  return [
    ...(isOn(before) ? [{ start: 0, end: to }] : []),
    ...(isOn(weekday) ? [{ start: from, end: DAY_MINUTES }] : []),
  ];
}

function addLimits(
  out: Rule[],
  row: DayRow,
  { rules, durationMinutes }: SlotQuestion,
  load: MeetingLoad,
): void {
  const day = load.onDay(row.day);
  if (
    day.count >= (rules.maxMeetingsPerDay ?? Infinity) ||
    day.minutes + durationMinutes > (rules.maxMeetingMinutesPerDay ?? Infinity)
  )
    add(out, row, 'daily-limit', row.start, row.end);
  const week = load.inWeek(row.day);
  if (
    week.count >= (rules.maxMeetingsPerWeek ?? Infinity) ||
    week.minutes + durationMinutes > (rules.maxMeetingMinutesPerWeek ?? Infinity)
  )
    add(out, row, 'weekly-limit', row.start, row.end);
}

function addTier(out: Rule[], row: DayRow, { tier }: SlotQuestion): void {
  if (tier == null) return;
  if (tier.batch !== null && !isInBatch(row.day, tier.batch))
    add(out, row, 'outside-batch', row.start, row.end);
  if (tier.windows === null) return;
  const open = tier.windows
    .flatMap((time) => partsOn(time, row))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const { start, end } of open) {
    if (start > at) add(out, row, 'outside-tier', row.at(at), row.at(start));
    at = Math.max(at, end);
  }
  add(out, row, 'outside-tier', row.at(at), row.at(DAY_MINUTES));
}

/**
 * True in the week (Monday to Sunday) in which a period begins. A month that is too short for the anchor's day begins on
 * its last.
 */
function isInBatch(day: LocalDate, { every, unit, anchor }: BatchPeriod): boolean {
  const step = Math.max(1, every);
  if (unit === 'week') {
    const weeks = (Date.parse(mondayOf(day)) - Date.parse(mondayOf(anchor))) / 604_800_000;
    return weeks % step === 0;
  }
  // The week may begin in one month and hold the first day of the period in the next.
  const monday = mondayOf(day);
  return [monday, addDays(monday, 6)].some((end) => {
    const months = monthsOf(end) - monthsOf(anchor);
    if (months % step !== 0) return false;
    const lastOfMonth = addDays(firstOfMonthAfter(end), -1);
    const named = `${end.slice(0, 8)}${anchor.slice(8)}`;
    const begins = named < lastOfMonth ? named : lastOfMonth;
    return mondayOf(begins) === monday;
  });
}

function monthsOf(day: LocalDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOfMonthAfter(day: LocalDate): LocalDate {
  const next = monthsOf(day) + 1;
  return `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
}

function addCredential(out: Rule[], row: DayRow, { rules, siteId, mode }: SlotQuestion): void {
  const site = siteId ?? rules.homeSiteId ?? null;
  if (site === null || mode === 'video' || mode === 'phone') return;
  const held = (rules.privileges ?? []).filter((one) => one.siteId === site);
  if (held.length === 0) return;
  const isValid = held.some(
    ({ firstDay, lastDay }) =>
      (firstDay === null || firstDay <= row.day) && (lastDay === null || row.day <= lastDay),
  );
  if (!isValid) add(out, row, 'credential', row.start, row.end);
}
