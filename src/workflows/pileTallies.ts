// The piles of an inbox as the last client that read all of it counted them: numbers alone, for every other client.
import { readPileTally, uuidV5, writePileTally, type PileTally } from '../domain/log';
import { principalAt, type Principal } from '../domain/roster';
import { addMinutes, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import { findClaim, writeClaim, type Claim, type StandingClaim } from './claims';
import type { HouseRules } from './loadHouseRules';

/** An inbox is counted anew as often as it is watched. */
export const COUNT_MINUTES = 5;

/** The last count of each of these inboxes, by address; an inbox that nobody has counted yet is missing. */
export async function readTallies(
  desk: Desk,
  principals: readonly Principal[],
): Promise<ReadonlyMap<string, PileTally>> {
  const found = await Promise.all(
    principals.map(async ({ address }) => {
      const standing = await findClaim(desk, keyOf(address));
      return [address, standing === null ? null : readPileTally(standing.data)] as const;
    }),
  );
  return new Map(
    found.flatMap(([address, tally]) => (tally === null ? [] : [[address, tally] as const])),
  );
}

export interface TallyRequest {
  readonly houseRules: HouseRules;
  readonly mailbox: string;
}

/**
 * Says that this client counts now, so that no second one reads the same inbox.
 *
 * @returns 'left' when another client counts, or has counted within the last minutes; a person's own wish goes before that
 */
export async function beginCount(
  desk: Desk,
  { houseRules: { roster }, mailbox, isAsked }: TallyRequest & { readonly isAsked: boolean },
): Promise<'mine' | 'left' | 'not-a-principal'> {
  const principal = principalAt(roster, mailbox);
  if (principal === null) return 'not-a-principal';
  const now = desk.clock.now();
  const standing = await findClaim(desk, keyOf(principal.address));
  if (standing !== null && standing.claim.until > now && !isAsked) return 'left';
  const written = await writeClaim(
    desk,
    roster,
    principal.address,
    await claimFor(desk, principal, now),
    standing,
  );
  return written === 'lost' ? 'left' : 'mine';
}

/** Keeps what was counted; a count that began later stays. */
export async function noteTally(
  desk: Desk,
  { houseRules: { roster }, mailbox, ...counted }: TallyRequest & Omit<PileTally, 'by'>,
): Promise<PileTally | 'not-a-principal'> {
  const principal = principalAt(roster, mailbox);
  if (principal === null) return 'not-a-principal';
  const claim = await claimFor(desk, principal, counted.at);
  const mine: PileTally = { ...counted, by: claim.by };
  const standing = await findClaim(desk, keyOf(principal.address));
  const kept = laterThan(standing, mine.at);
  if (kept !== null) return kept;
  const data = writePileTally(mine);
  const written = await writeClaim(desk, roster, principal.address, claim, standing, data);
  if (written !== 'lost') return mine;
  // Somebody counted in the same moment: theirs is as good.
  const latest = await findClaim(desk, keyOf(principal.address));
  return (latest === null ? null : readPileTally(latest.data)) ?? mine;
}

function laterThan(standing: StandingClaim | null, at: Instant): PileTally | null {
  const kept = standing === null ? null : readPileTally(standing.data);
  return kept !== null && kept.at > at ? kept : null;
}

async function claimFor(desk: Desk, { address }: Principal, from: Instant): Promise<Claim> {
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  return { key: keyOf(address), by, until: addMinutes(from, COUNT_MINUTES) };
}

function keyOf(mailbox: string): string {
  return uuidV5(`piles|${mailbox.toLowerCase()}`);
}
