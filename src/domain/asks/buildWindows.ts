// Puts dates and clock times together into windows of the mailbox zone.
import {
  addDays,
  instantAtLocal,
  localDateTimeAt,
  weekdayOf,
  WEEKDAYS,
  type LocalDate,
  type ZoneId,
} from '../time';
import { weekdayNumber, WEEKDAY_PATTERN } from './calendarWords';
import type { ClockMoment, DayMoment, Moment, RangeMoment } from './moments';
import type { LocalWindow } from './types';

export interface BuiltWindow extends LocalWindow {
  /** False for a lone clock time, whose length comes from the stated duration. */
  readonly isRange: boolean;
  readonly isPartOfDay: boolean;
  readonly minutes: number;
}

export interface Built {
  readonly windows: readonly BuiltWindow[];
  /** Days named without a clock time. */
  readonly bareDays: readonly DayMoment[];
  readonly ranges: readonly RangeMoment[];
  readonly used: readonly Moment[];
}

const NEAR = 420;
const LONE_MINUTES = 30;

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
}

function toZone(day: LocalDate, minutes: number, from: ZoneId | null, zone: ZoneId): string {
  const local = `${addDays(day, Math.floor(minutes / 1440))}T${clockText(minutes % 1440)}`;
  return from === null || from === zone
    ? local
    : localDateTimeAt(instantAtLocal(local, from), zone);
}

function windowOf(
  day: LocalDate,
  clock: ClockMoment,
  duration: number | null,
  spokenZone: ZoneId | null,
  zone: ZoneId,
): BuiltWindow {
  const from = clock.zone ?? spokenZone;
  const isLone = clock.to === null;
  const end = clock.to ?? clock.from + (duration ?? LONE_MINUTES);
  return {
    start: toZone(day, clock.from, from, zone),
    end: toZone(day, end, from, zone),
    isRange: !isLone,
    isPartOfDay: clock.isPartOfDay,
    minutes: end - clock.from,
  };
}

/** The working days of a range that the words around it leave: "any afternoon", "any day except Wednesday". */
function daysOf(range: RangeMoment, text: string): LocalDate[] {
  const after = text.slice(range.end, range.end + 60);
  const except = new RegExp(
    `(?:except|but not|other than|not on|salvo|excepto)(?: on)? (${WEEKDAY_PATTERN})`,
    'i',
  ).exec(after);
  const excluded = except?.[1] === undefined ? -1 : weekdayNumber(except[1]);
  const days: LocalDate[] = [];
  for (let day = range.from; day <= range.to && days.length < 14; day = addDays(day, 1)) {
    const index = WEEKDAYS.indexOf(weekdayOf(day));
    if (index < 5 && index !== excluded) days.push(day);
  }
  return days;
}

/** A stretch of days takes only the times of its own sentence: what follows is a wish, not the offer. */
function isSameSentence(text: string, from: number, to: number): boolean {
  return !/[.?!](?:\s|$)|\n/.test(text.slice(from, to));
}

/**
 * @param duration stated length in minutes, or null
 * @param spokenZone a zone said once for all times, or null
 */
export function buildWindows(
  text: string,
  moments: readonly Moment[],
  duration: number | null,
  spokenZone: ZoneId | null,
  zone: ZoneId,
): Built {
  const windows: BuiltWindow[] = [];
  const bareDays: DayMoment[] = [];
  const used: Moment[] = [];
  let days: DayMoment[] = [];
  let clocks: ClockMoment[] = [];
  let range: RangeMoment | null = null;
  let orphans: ClockMoment[] = [];
  let lastClocks: ClockMoment[] = [];
  const ranges: RangeMoment[] = [];

  const flush = (): void => {
    const chosen =
      clocks.length > 0
        ? clocks
        : days.length > 0 &&
            /same time|misma hora/i.test(
              text.slice(days.at(-1)?.end ?? 0, (days.at(-1)?.end ?? 0) + 24),
            )
          ? lastClocks
          : [];
    if (chosen.length > 0) lastClocks = chosen;
    const rangeDays =
      range === null ? [] : daysOf(range, text).map((day) => ({ day, moment: range }));
    const isSpread = range !== null && chosen.length > 0;
    const targets =
      days.length > 0
        ? days.map((moment) => ({ day: moment.day, moment }))
        : isSpread
          ? rangeDays
          : [];
    for (const target of targets) {
      for (const clock of chosen)
        windows.push(windowOf(target.day, clock, duration, spokenZone, zone));
      if (chosen.length > 0 && target.moment !== null) used.push(target.moment);
    }
    if (chosen.length > 0 && targets.length > 0) used.push(...clocks);
    if (chosen.length === 0) bareDays.push(...days);
    if (range !== null && !isSpread) ranges.push(range);
    days = [];
    clocks = [];
    range = null;
  };

  for (const moment of moments) {
    if (moment.kind === 'range') {
      flush();
      range = moment;
      if (orphans.length > 0 && moment.start - (orphans.at(-1)?.end ?? 0) < 40) {
        clocks = orphans;
        orphans = [];
      }
    } else if (moment.kind === 'day') {
      const last = days.at(-1);
      const isAgain = last?.day === moment.day && clocks.length === 0;
      const isFar = last !== undefined && clocks.length === 0 && moment.start - last.end > 160;
      if (clocks.length > 0 || range !== null || isFar) flush();
      if (!isAgain || isFar) days.push(moment);
      const orphan = orphans.at(-1);
      if (
        orphan !== undefined &&
        moment.start - orphan.end < 24 &&
        !/[.\n]/.test(text.slice(orphan.end, moment.start))
      ) {
        clocks = orphans.filter((clock) => moment.start - clock.end < 60);
        orphans = [];
      }
    } else {
      const anchor = days.at(-1) ?? range;
      const isNear =
        anchor !== null &&
        moment.start - anchor.end < NEAR &&
        (anchor.kind === 'day' || isSameSentence(text, anchor.end, moment.start));
      if (isNear) clocks.push(moment);
      else orphans.push(moment);
    }
  }
  flush();
  if (windows.length === 0 && orphans.length > 0 && bareDays.length > 0) {
    for (const bare of bareDays) {
      for (const clock of orphans)
        windows.push(windowOf(bare.day, clock, duration, spokenZone, zone));
    }
    used.push(...bareDays, ...orphans);
    return { windows, bareDays: [], ranges, used };
  }
  return { windows: withoutRepeats(windows), bareDays, ranges, used };
}

function withoutRepeats(windows: readonly BuiltWindow[]): BuiltWindow[] {
  const seen = new Set<string>();
  return windows.filter((window) => {
    const name = `${window.start} ${window.end}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
