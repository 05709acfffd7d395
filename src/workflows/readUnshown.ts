// Time that no entry of the calendar shows and that is not free: what mails changed, and duties of the believed schedule.
import { unshownDuties, type Block } from '../domain/holds';
import type { Window } from '../domain/time';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { dutiesIn, readLeadingFeed } from './readFeeds';
import { readProvisional } from './scheduleChanges';

/** Reads both at once; what comes back takes the calendar's own blocks, since what these show is not said twice. */
export async function readUnshown(
  desk: Desk,
  houseRules: HouseRules,
  principal: string,
  window: Window,
): Promise<(shown: readonly Block[]) => readonly Block[]> {
  const [provisional, feed] = await Promise.all([
    readProvisional(desk, principal),
    readLeadingFeed(desk, { houseRules, principal, window }),
  ]);
  const duties = dutiesIn(feed, principal);
  return (shown) => [...provisional, ...unshownDuties(duties, shown)];
}
