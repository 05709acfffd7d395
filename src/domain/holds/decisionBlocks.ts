// When a physician is told of what waits: at once where it cannot wait, else once, when the next decision block begins.
import type { DecisionBlock } from '../roster';
import {
  addDays,
  localDateAt,
  weekdayOf,
  windowOnDay,
  type Instant,
  type Window,
  type ZoneId,
} from '../time';
import type { Proposal } from './types';

/** How far a block is looked for: a house that sets none within a week has none. */
const DAYS_LOOKED_AT = 7;

export interface DecisionHours {
  readonly blocks: readonly DecisionBlock[];
  readonly zone: ZoneId;
}

/**
 * The start of the decision block in which the physician hears of a proposal; null when it is to be told at once.
 *
 * At once goes what is of tier A, what would lapse before the next block is over, and what comes while a block is on.
 *
 * @example
 * tellInBlock({ tier: 'B', decideBy: friday }, wednesdayNine, { blocks: [weekdaysAtEleven40], zone }) //=> Wednesday 11:40
 */
export function tellInBlock(
  { tier, decideBy }: Pick<Proposal, 'tier' | 'decideBy'>,
  at: Instant,
  hours: DecisionHours,
): Instant | null {
  if (tier === 'A') return null;
  const next = windowsAround(at, hours).find(({ end }) => end > at);
  if (next === undefined || next.start <= at) return null;
  return decideBy !== null && decideBy <= next.end ? null : next.start;
}

/** The block that began last, over or not; null when none did within a week. */
export function blockBegun(at: Instant, hours: DecisionHours): Window | null {
  return (
    windowsAround(at, hours)
      .filter(({ start }) => start <= at)
      .at(-1) ?? null
  );
}

/** The blocks of the week before and after, in order. */
function windowsAround(at: Instant, { blocks, zone }: DecisionHours): readonly Window[] {
  const today = localDateAt(at, zone);
  const days = Array.from({ length: 2 * DAYS_LOOKED_AT + 1 }, (_one, index) =>
    addDays(today, index - DAYS_LOOKED_AT),
  );
  return days
    .flatMap((day) =>
      blocks
        .filter((block) => block.days.includes(weekdayOf(day)))
        .map(({ start, end }) => windowOnDay(day, start, end, zone)),
    )
    .sort((a, b) => a.start - b.start);
}
