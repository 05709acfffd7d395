// The way to a chosen slot and from it: stretches that go into the calendar with the hold.
import type { Window } from '../../time';
import type { Slot, SlotQuestion } from '../slots';
import type { Block } from '../types';
import { placeOfRow, type DayRow } from './dayRows';
import { ceilMinute, floorMinute, windowOfMinutes } from './minutes';
import { meetingSite, siteOfBlock, wayTo } from './rulesOfBlocks';

/** The blocks of each day, laid out once for all the slots of an answer. */
export type BlocksByDay = ReadonlyMap<DayRow, readonly Block[]>;

/**
 * Each day with the blocks that reach into it or stand no further from it than `reach` minutes, the longest way: where one
 * was just before midnight, or before the clock of a trip began, the way starts. A day without one is left out.
 */
export function blocksByDay(
  rows: readonly DayRow[],
  blocks: readonly Block[],
  reach: number,
): BlocksByDay {
  const days = new Map<DayRow, Block[]>();
  for (const block of blocks) {
    const start = floorMinute(block.window.start) - reach;
    const end = ceilMinute(block.window.end) + reach;
    for (let place = placeOfRow(rows, start); ; place += 1) {
      const row = rows[place];
      if (row === undefined || row.start >= end) break;
      const known = days.get(row);
      if (known === undefined) days.set(row, [block]);
      else known.push(block);
    }
  }
  return days;
}

/**
 * The way from where the physician was before, and to where the next block is, on the same day; from and to the home
 * site where the day names no other place. A way that a travel block of the calendar already holds is not asked for twice.
 */
export function travelAround(
  start: number,
  end: number,
  row: DayRow,
  days: BlocksByDay,
  question: SlotQuestion,
): Slot['travel'] {
  const site = meetingSite(question);
  if (site === null) return { before: null, after: null };
  const way = wayTo(site, question.rules);
  const home = question.rules.homeSiteId ?? null;
  const sameDay = days.get(row) ?? [];
  const placed = sameDay.flatMap((block) => {
    const at = siteOfBlock(block, question.rules);
    return at === null ? [] : [{ window: block.window, siteId: at }];
  });
  const earlier = placed
    .filter(({ window }) => ceilMinute(window.end) <= start)
    .sort((a, b) => b.window.end - a.window.end || compareSites(a, b))[0];
  const later = placed
    .filter(({ window }) => floorMinute(window.start) >= end)
    .sort((a, b) => a.window.start - b.window.start || compareSites(a, b))[0];
  const before = way(earlier?.siteId ?? home);
  const after = way(later?.siteId ?? home);
  const travels = sameDay.filter(({ kind }) => kind === 'travel');
  return {
    before: wayUnlessHeld(start - before, start, earlier?.window.end, undefined, travels),
    after: wayUnlessHeld(end, end + after, undefined, later?.window.start, travels),
  };
}

function compareSites(a: { readonly siteId: string }, b: { readonly siteId: string }): number {
  return a.siteId < b.siteId ? -1 : 1;
}

function wayUnlessHeld(
  start: number,
  end: number,
  since: number | undefined,
  until: number | undefined,
  travels: readonly Block[],
): Window | null {
  if (start >= end) return null;
  const way = windowOfMinutes(start, end);
  const from = since ?? way.start;
  const to = until ?? way.end;
  const isHeld = travels.some(
    ({ window }) =>
      window.start >= from &&
      window.end <= to &&
      window.end - window.start >= (end - start) * 60_000,
  );
  return isHeld ? null : way;
}
