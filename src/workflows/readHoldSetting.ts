// What a search for times needs besides the calendar, read once before anybody asks: then the search is one round trip.
import type { Block, FeedFreshness, Privilege, StandingWord } from '../domain/holds';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { principalRules } from './principalRules';
import { readEntitlement } from './proposalRows';

export interface HoldSetting {
  /** The physician's own grants and absences. */
  readonly words: readonly StandingWord[];
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
  if (rules === null) return { words: [], provisional: [] };
  const { address } = rules.principal;
  const entitlement = await readEntitlement(desk, houseRules.roster, address);
  return { words: entitlement.words, provisional: [] };
}
