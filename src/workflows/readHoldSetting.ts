// What a search for times needs besides the calendar, read once before anybody asks: then the search is one round trip.
import {
  blocksOfChange,
  type Block,
  type FeedFreshness,
  type Privilege,
  type ScheduleChange,
  type StandingWord,
} from '../domain/holds';
import { addMinutes } from '../domain/time';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { principalRules } from './principalRules';
import { readEntitlement } from './proposalRows';
import { freshnessOfFeeds, readFeeds } from './readFeeds';
import { readPrivileges } from './readPrivileges';
import { readScheduleChanges } from './scheduleChanges';

const DAY_MINUTES = 24 * 60;

export interface HoldSetting {
  /** The physician's own grants and absences. */
  readonly words: readonly StandingWord[];
  /** Time that mails changed and no schedule shows yet, and the same as blocks. */
  readonly changes: readonly ScheduleChange[];
  readonly provisional: readonly Block[];
  /** Absent: the physician's call and OR are known from the calendar alone. */
  readonly feeds?: readonly FeedFreshness[];
  /** Absent: as the roster has them. */
  readonly privileges?: readonly Privilege[];
}

/** Reads the setting of one physician. A failed read throws: a search without it would offer what is not free. */
export async function readHoldSetting(
  desk: Desk,
  { houseRules, principal }: { readonly houseRules: HouseRules; readonly principal: string },
): Promise<HoldSetting> {
  const rules = principalRules(houseRules, principal);
  if (rules === null) return { words: [], changes: [], provisional: [] };
  const { address } = rules.principal;
  const now = desk.clock.now();
  // Whoever reads a schedule's next day knows its age.
  const window = { start: now, end: addMinutes(now, DAY_MINUTES) };
  const [feeds, { privileges }, entitlement, changes] = await Promise.all([
    readFeeds(desk, { houseRules, principal: address, window }),
    readPrivileges(desk, { houseRules, principal: address }),
    readEntitlement(desk, houseRules.roster, address),
    readScheduleChanges(desk, address),
  ]);
  return {
    words: entitlement.words,
    changes,
    provisional: changes.flatMap(blocksOfChange),
    feeds: freshnessOfFeeds(feeds),
    privileges,
  };
}
