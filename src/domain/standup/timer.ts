// The meeting's clock: minutes by agenda line, kept as plain values so that a reload loses nothing.
import * as v from 'valibot';
import { jsonOrNull } from '../log';
import { instantFromMilliseconds, type Instant } from '../time';
import { AGENDA_LINES, type Timer } from './types';

/** Of 25 minutes: what each line gets. The shares scale with the setting. */
const SHARES: readonly number[] = [6, 4, 3, 8, 4];
const SHARES_TOTAL = 25;
/** A clock left running longer than this was forgotten: the meeting starts anew. */
const FORGOTTEN_AFTER = 6 * 60 * 60_000;

export const MEETING_MINUTES = 25;
export const SHORTEST_MEETING = 10;
export const LONGEST_MEETING = 60;

/**
 * Shares the meeting among the five agenda lines in whole minutes; the sum is exactly `total`.
 *
 * @example
 * shareMinutes(25) //=> [6, 4, 3, 8, 4]
 */
export function shareMinutes(total: number): readonly number[] {
  const exact = SHARES.map((share) => (share * total) / SHARES_TOTAL);
  const minutes = exact.map(Math.floor);
  let left = total - minutes.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((one, index) => ({ index, remainder: one - Math.floor(one) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    minutes[index] = (minutes[index] ?? 0) + 1;
    left -= 1;
  }
  return minutes;
}

/** A clock that has not started. */
export function newTimer(totalMinutes: number): Timer {
  return {
    minutes: shareMinutes(totalMinutes),
    line: 0,
    spent: AGENDA_LINES.map(() => 0),
    runningSince: null,
    startedAt: null,
    finishedAt: null,
  };
}

/** Starts or goes on; a running or finished clock stays as it is. */
export function startTimer(timer: Timer, now: Instant): Timer {
  if (timer.runningSince !== null || timer.finishedAt !== null) return timer;
  return { ...timer, runningSince: now, startedAt: timer.startedAt ?? now };
}

export function pauseTimer(timer: Timer, now: Instant): Timer {
  return { ...bank(timer, now), runningSince: null };
}

/** Goes to another line; time runs on for that one when it ran before. */
export function goToLine(timer: Timer, line: number, now: Instant): Timer {
  if (timer.finishedAt !== null || line < 0 || line >= timer.minutes.length) return timer;
  return { ...bank(timer, now), line };
}

/** Ends the meeting; a second call changes nothing. */
export function finishTimer(timer: Timer, now: Instant): Timer {
  if (timer.finishedAt !== null || timer.startedAt === null) return timer;
  return { ...bank(timer, now), runningSince: null, finishedAt: now };
}

export interface TimerReading {
  /** Seconds by agenda line, the running stretch included. */
  readonly spentSeconds: readonly number[];
  readonly totalSeconds: number;
  readonly plannedSeconds: number;
  /** Seconds left for the present line; negative when it runs over. */
  readonly lineLeftSeconds: number;
  /** Seconds left for the meeting; negative when it runs over. */
  readonly leftSeconds: number;
}

export function readTimer(timer: Timer, now: Instant): TimerReading {
  const { spent, line, minutes } = bank(timer, now);
  const spentSeconds = spent.map((one) => Math.floor(one / 1000));
  const totalSeconds = Math.floor(spent.reduce((sum, one) => sum + one, 0) / 1000);
  const plannedSeconds = minutes.reduce((sum, one) => sum + one, 0) * 60;
  return {
    spentSeconds,
    totalSeconds,
    plannedSeconds,
    lineLeftSeconds: (minutes[line] ?? 0) * 60 - (spentSeconds[line] ?? 0),
    leftSeconds: plannedSeconds - totalSeconds,
  };
}

/** Minutes by agenda line, rounded to tenths: what the log keeps of a meeting. */
export function minutesSpent(timer: Timer): readonly number[] {
  return timer.spent.map((one) => Math.round(one / 6000) / 10);
}

const instant = v.pipe(v.number(), v.integer(), v.transform(instantFromMilliseconds));
const timerSchema = v.object({
  minutes: v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.length(AGENDA_LINES.length)),
  line: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(AGENDA_LINES.length - 1)),
  spent: v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.length(AGENDA_LINES.length)),
  runningSince: v.nullable(instant),
  startedAt: v.nullable(instant),
  finishedAt: v.nullable(instant),
});

/** A clock as it was written down; null when the text is none, was left running for hours, or comes from the future. */
export function parseTimer(text: string | null, now: Instant): Timer | null {
  if (text === null) return null;
  const parsed = v.safeParse(timerSchema, jsonOrNull(text));
  if (!parsed.success) return null;
  const { runningSince } = parsed.output;
  if (runningSince !== null && (runningSince > now || now - runningSince > FORGOTTEN_AFTER))
    return null;
  return parsed.output;
}

/** Adds the running stretch to the present line. A clock set back adds nothing. */
function bank(timer: Timer, now: Instant): Timer {
  if (timer.runningSince === null) return timer;
  const ran = Math.max(0, now - timer.runningSince);
  return {
    ...timer,
    spent: timer.spent.map((one, index) => (index === timer.line ? one + ran : one)),
    runningSince: now,
  };
}
