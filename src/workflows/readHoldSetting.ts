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
import { dutiesIn, freshnessOfFeeds, readLeadingFeed } from './readFeeds';
import { readPrivileges } from './readPrivileges';
import { readScheduleChanges } from './scheduleChanges';

/** As far as times are looked for; a day and a bit more, so that the last duty is whole. */
const HORIZON_MINUTES = 92 * 24 * 60;

export interface HoldSetting {
  /** The physician's own grants and absences. */
  readonly words: readonly StandingWord[];
  /** Time that mails changed and no schedule shows yet, and the same as blocks. */
  readonly changes: readonly ScheduleChange[];
  readonly provisional: readonly Block[];
  /** What the believed schedule says of the physician; what of it the calendar lacks blocks as well. */
  readonly duties?: readonly Block[];
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
  const window = { start: now, end: addMinutes(now, HORIZON_MINUTES) };
  const [feed, { privileges }, entitlement, changes] = await Promise.all([
    readLeadingFeed(desk, { houseRules, principal: address, window }),
    readPrivileges(desk, { houseRules, principal: address }),
    readEntitlement(desk, houseRules.roster, address),
    readScheduleChanges(desk, address),
  ]);
  return {
    words: entitlement.words,
    changes,
    provisional: changes.flatMap(blocksOfChange),
    duties: dutiesIn(feed, address),
    feeds: feed === null ? [] : freshnessOfFeeds([feed]),
    privileges,
  };
}
