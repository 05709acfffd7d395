// The rules that a day brings with it, before any block is looked at.
import type { WorkingHours } from '../../roster';
import { addDays, mondayOf, type LocalDate } from '../../time';
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

function addHours(out: Rule[], row: DayRow, { rules }: SlotQuestion): void {
  const kind = kindOfDay(row.day, rules);
  if (kind !== 'working') {
    add(out, row, kind === 'off' ? 'outside-working-hours' : kind, row.start, row.end);
    return;
  }
  const opens = row.at(minuteOfClock(rules.workingHours.start));
  const closes = row.at(minuteOfClock(rules.workingHours.end));
  add(out, row, 'outside-working-hours', row.start, opens);
  add(out, row, 'outside-working-hours', closes, row.end);
  if (rules.earlyMeetings !== null)
    add(out, row, 'too-early', opens, row.at(minuteOfClock(rules.earlyMeetings.from)));
  for (const time of rules.protectedTimes) addStretch(out, row, 'protected-time', time);
  for (const time of rules.noMeetings ?? []) addStretch(out, row, 'no-meeting', time);
  if (rules.lunch != null) addStretch(out, row, 'lunch', rules.lunch);
}

function addStretch(out: Rule[], row: DayRow, code: RefusalCode, time: WorkingHours): void {
  if (!isOn(time, row)) return;
  add(out, row, code, row.at(minuteOfClock(time.start)), row.at(minuteOfClock(time.end)));
}

function isOn({ days }: WorkingHours, { weekday }: DayRow): boolean {
  return days.some((name) => name.toLowerCase() === weekday);
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
    .filter((time) => isOn(time, row))
    .map(({ start, end }) => ({ start: minuteOfClock(start), end: minuteOfClock(end) }))
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
