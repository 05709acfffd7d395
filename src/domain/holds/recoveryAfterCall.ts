// Rest after a call week: time that binds even where no calendar shows it.
import {
  addDays,
  localDateAt,
  overlaps,
  weekdayOf,
  windowOnDay,
  type Instant,
  type Weekday,
  type ZoneId,
} from '../time';
import type { Block } from './types';

export interface RecoveryRule {
  readonly day: Weekday;
  /** Clock times `HH:mm`. */
  readonly start: string;
  readonly end: string;
}

/** So many calls in a row are a call week. */
const CALLS_IN_A_WEEK = 5;
/** Calls with no more than this between them are in a row: weeknights leave the day between. */
const LONGEST_GAP = 24 * 3_600_000;

/**
 * The recovery that the rules give after each call week and that no block of the calendar covers yet.
 *
 * Backup call needs no recovery. The day is the first one of the rule's weekday on which, or before which, the last call
 * ends.
 *
 * @returns by start
 */
export function recoveryAfterCall(
  blocks: readonly Block[],
  rule: RecoveryRule | null,
  zone: ZoneId,
): readonly Block[] {
  if (rule === null) return [];
  const recoveries = blocks.filter(({ kind }) => kind === 'post-call');
  return callWeekEnds(blocks)
    .map((end) => {
      let day = localDateAt(end, zone);
      while (weekdayOf(day) !== rule.day) day = addDays(day, 1);
      return windowOnDay(day, rule.start, rule.end, zone);
    })
    .filter((window) => recoveries.every((one) => !overlaps(one.window, window)))
    .map((window) => ({
      kind: 'post-call' as const,
      window,
      entryIds: [],
      title: '',
      proposalId: null,
      workStream: 'personal' as const,
      source: 'derived' as const,
    }));
}

function callWeekEnds(blocks: readonly Block[]): readonly Instant[] {
  const calls = blocks
    .filter(({ kind, duty }) => kind === 'call' && duty !== 'backup')
    .map(({ window }) => window)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const ends: Instant[] = [];
  let count = 0;
  let last: Instant | null = null;
  const close = (): void => {
    if (last !== null && count >= CALLS_IN_A_WEEK) ends.push(last);
  };
  for (const { start, end } of calls) {
    if (last !== null && start - last <= LONGEST_GAP) {
      count += 1;
      if (end > last) last = end;
    } else {
      close();
      count = 1;
      last = end;
    }
  }
  close();
  return ends;
}
