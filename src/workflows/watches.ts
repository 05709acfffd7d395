// Who looked at an inbox last, and when: kept as a claim on watching it, so that one client watches and the others know.
import { uuidV5 } from '../domain/log';
import { principalAt, type Principal } from '../domain/roster';
import { workingMinutesBetween } from '../domain/standup';
import { addMinutes, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import { findClaim, writeClaim, type Claim } from './claims';
import type { HouseRules } from './loadHouseRules';

/** While any client is open, each inbox is looked at this often. */
export const WATCH_MINUTES = 5;
/** Working minutes without a look after which every surface says so in red. */
export const WATCH_IS_LATE_MINUTES = 15;

export interface Watch {
  readonly mailbox: string;
  readonly at: Instant;
  /** Address of the person whose client looked. */
  readonly by: string;
}

/** The last look at each of these inboxes, by address; an inbox that nobody has watched yet is missing. */
export async function readWatches(
  desk: Desk,
  principals: readonly Principal[],
): Promise<ReadonlyMap<string, Watch>> {
  const found = await Promise.all(
    principals.map(async ({ address }) => {
      const standing = await findClaim(desk, keyOf(address));
      return standing === null ? null : watchFrom(address, standing.claim);
    }),
  );
  return new Map(found.flatMap((watch) => (watch === null ? [] : [[watch.mailbox, watch]])));
}

export interface NoteWatchRequest {
  readonly houseRules: HouseRules;
  readonly mailbox: string;
  /** When the look began: mail that came later was not seen. */
  readonly at: Instant;
}

/** Notes a look; a later one of somebody else stays. */
export async function noteWatch(
  desk: Desk,
  { houseRules: { roster }, mailbox, at }: NoteWatchRequest,
): Promise<Watch | 'not-a-principal'> {
  const principal = principalAt(roster, mailbox);
  if (principal === null) return 'not-a-principal';
  const { address } = principal;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const mine: Claim = { key: keyOf(address), by, until: addMinutes(at, WATCH_MINUTES) };
  const standing = await findClaim(desk, mine.key);
  if (standing !== null && standing.claim.until >= mine.until)
    return watchFrom(address, standing.claim);
  const written = await writeClaim(desk, roster, address, mine, standing);
  // Somebody noted a look in the same moment: theirs is as good.
  const latest = written === 'lost' ? await findClaim(desk, mine.key) : null;
  return watchFrom(address, latest?.claim ?? mine);
}

/** True when no client looked within the time that the house allows, counted as the principal works. */
export function isWatchLate(
  watch: Watch | null,
  principal: Principal,
  { roster }: HouseRules,
  now: Instant,
): boolean {
  if (watch === null) return true;
  const { workingHours, zone } = principal;
  const { holidays } = roster;
  const minutes = workingMinutesBetween(watch.at, now, { workingHours, holidays, zone });
  return minutes > WATCH_IS_LATE_MINUTES;
}

function keyOf(mailbox: string): string {
  return uuidV5(`watch|${mailbox.toLowerCase()}`);
}

function watchFrom(mailbox: string, claim: Claim): Watch {
  return { mailbox, at: addMinutes(claim.until, -WATCH_MINUTES), by: claim.by };
}
