// Where the physician is to be at one site and then at another, and nothing in the calendar says how.
import { addMinutes, localDateAt, minutesBetween, overlaps, type Window } from '../../time';
import type { SlotRules } from '../slots';
import type { Block } from '../types';
import { wayTo } from '../engine/rulesOfBlocks';

export interface MissingTravel {
  readonly from: Block;
  readonly to: Block;
  readonly minutes: number;
  /** Where the way is to be entered: right before the second block. */
  readonly window: Window;
  /** True when the gap between the two is shorter than the way. */
  readonly isTooShort: boolean;
}

/** Each change of site on one day without a travel block of at least its length between the two, by start. */
export function missingTravel(
  blocks: readonly Block[],
  rules: Pick<SlotRules, 'zone' | 'travelMinutes' | 'usualTravelMinutes'>,
): readonly MissingTravel[] {
  const placed = blocks
    .filter(({ siteId }) => siteId != null)
    .sort((a, b) => a.window.start - b.window.start || a.window.end - b.window.end);
  const travels = blocks.filter(({ kind }) => kind === 'travel');
  const found: MissingTravel[] = [];
  placed.forEach((to, index) => {
    const from = placed[index - 1];
    if (from === undefined || from.siteId === to.siteId) return;
    if (localDateAt(from.window.start, rules.zone) !== localDateAt(to.window.start, rules.zone))
      return;
    const minutes = wayTo(from.siteId ?? null, rules)(to.siteId ?? null);
    const gap = { start: from.window.end, end: to.window.start };
    const isHeld = travels.some(
      ({ window }) =>
        gap.start < gap.end &&
        overlaps(window, gap) &&
        minutesBetween(window.start, window.end) >= minutes,
    );
    const isTooShort = minutesBetween(gap.start, gap.end) < minutes;
    if (minutes === 0 || (isHeld && !isTooShort)) return;
    found.push({
      from,
      to,
      minutes,
      window: { start: addMinutes(to.window.start, -minutes), end: to.window.start },
      isTooShort,
    });
  });
  return found;
}
