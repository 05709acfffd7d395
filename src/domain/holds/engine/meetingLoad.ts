// How many meetings a day and a week already hold.
import { dayNumberAt, dayNumberOf, minutesBetween, type LocalDate, type ZoneId } from '../../time';
import type { Block, BlockKind } from '../types';

export interface Load {
  readonly count: number;
  readonly minutes: number;
}

export interface MeetingLoad {
  readonly onDay: (day: LocalDate) => Load;
  readonly inWeek: (day: LocalDate) => Load;
}

/** Blocks that count against the limits. */
const MEETINGS: readonly BlockKind[] = ['meeting', 'committee', 'hold'];
const NONE: Load = { count: 0, minutes: 0 };

interface Tally {
  count: number;
  minutes: number;
  /** Longest option of each proposal. */
  options: Map<string, number> | null;
}

/**
 * Counts meetings by the local day of their start. The options of one proposal count once in a day and once in a week,
 * with the longest of their lengths.
 */
export function meetingLoad(blocks: readonly Block[], zone: ZoneId): MeetingLoad {
  const days = new Map<number, Tally>();
  const weeks = new Map<number, Tally>();
  for (const { kind, window, proposalId } of blocks) {
    if (!MEETINGS.includes(kind)) continue;
    const day = dayNumberAt(window.start, zone);
    const minutes = minutesBetween(window.start, window.end);
    add(days, day, proposalId, minutes);
    add(weeks, weekOf(day), proposalId, minutes);
  }
  return {
    onDay: (day) => days.get(dayNumberOf(day)) ?? NONE,
    inWeek: (day) => weeks.get(weekOf(dayNumberOf(day))) ?? NONE,
  };
}

/** Weeks begin on Monday; day 0 was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function add(
  tallies: Map<number, Tally>,
  at: number,
  proposalId: string | null,
  minutes: number,
): void {
  let tally = tallies.get(at);
  if (tally === undefined) {
    tally = { count: 0, minutes: 0, options: null };
    tallies.set(at, tally);
  }
  if (proposalId === null) {
    tally.count += 1;
    tally.minutes += minutes;
    return;
  }
  tally.options ??= new Map();
  const known = tally.options.get(proposalId);
  if (known === undefined) tally.count += 1;
  tally.minutes += Math.max(0, minutes - (known ?? 0));
  tally.options.set(proposalId, Math.max(known ?? 0, minutes));
}
