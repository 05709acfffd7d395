// Who is at which mail just now, so that two people do not work on one.
import type { MessageReference } from '../domain/holds';
import { workIdForMail } from '../domain/log';
import { principalAt, type Roster } from '../domain/roster';
import { addMinutes, formatInstant, parseInstant, type Instant } from '../domain/time';
import { DeskError, type Desk, type Fields, type ListItem } from '../ports';
import { guardFields } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';

/** A claim ends by itself: whoever closes the tab blocks nobody for long. */
export const CLAIM_MINUTES = 15;

export interface Claim {
  /** The work item's id of the claimed mail (`workIdForMail`). */
  readonly key: string;
  readonly by: string;
  readonly until: Instant;
}

export interface ClaimRequest {
  readonly houseRules: HouseRules;
  readonly reference: MessageReference;
}

export type ClaimOutcome =
  | { readonly kind: 'mine'; readonly claim: Claim }
  /** Somebody else is at it. */
  | { readonly kind: 'taken'; readonly claim: Claim }
  | { readonly kind: 'not-a-principal' };

/** Claims a mail, prolongs one's own claim, or takes over one that has run out. */
export async function takeClaim(
  desk: Desk,
  { houseRules, reference }: ClaimRequest,
): Promise<ClaimOutcome> {
  if (principalAt(houseRules.roster, reference.mailbox) === null)
    return { kind: 'not-a-principal' };
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const mine: Claim = {
    key: workIdForMail(reference),
    by,
    until: addMinutes(now, CLAIM_MINUTES),
  };
  const standing = await findClaim(desk, mine.key);
  if (standing !== null && standing.claim.by !== by && standing.claim.until > now)
    return { kind: 'taken', claim: standing.claim };
  const written = await writeClaim(desk, houseRules.roster, reference.mailbox, mine, standing);
  if (written !== 'lost') return { kind: 'mine', claim: mine };
  // Somebody wrote in the same moment: what stands now is the truth.
  const latest = await findClaim(desk, mine.key);
  if (latest === null) throw new DeskError('graph/conflict', { name: 'AnteroomClaims' });
  return { kind: latest.claim.by === by ? 'mine' : 'taken', claim: latest.claim };
}

/** Gives one's own claim up; anybody else's stays. */
export async function releaseClaim(
  desk: Desk,
  { houseRules, reference }: ClaimRequest,
): Promise<'released' | 'not-mine'> {
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const standing = await findClaim(desk, workIdForMail(reference));
  if (standing?.claim.by !== by) return 'not-mine';
  const fields = claimFields(houseRules.roster, reference, {
    ...standing.claim,
    until: desk.clock.now(),
  });
  guardFields(houseRules.roster, fields);
  const { itemId, etag } = standing;
  const changed = await desk.lists.change('AnteroomClaims', itemId, etag, fields);
  return changed === 'changed' ? 'not-mine' : 'released';
}

/** The claims on mails of one mailbox that have not run out, one's own among them, by key. */
export async function readClaims(desk: Desk, mailbox: string): Promise<ReadonlyMap<string, Claim>> {
  const now = desk.clock.now();
  const items = await desk.lists.find('AnteroomClaims', {
    where: [
      { column: 'Mailbox', is: 'equal', value: mailbox.toLowerCase() },
      { column: 'Until', is: 'atLeast', value: formatInstant(now) },
    ],
  });
  const claims = items.map((item) => claimFrom(item).claim).filter(({ until }) => until > now);
  return new Map(claims.map((claim) => [claim.key, claim]));
}

export interface StandingClaim {
  readonly claim: Claim;
  /** What else the row keeps, as it was written; null in the row of a claim on a mail. */
  readonly data: string | null;
  readonly itemId: string;
  readonly etag: string;
}

/** The row with this key, run out or not; null when there is none. */
export async function findClaim(desk: Desk, key: string): Promise<StandingClaim | null> {
  const [found] = await desk.lists.find('AnteroomClaims', {
    where: [{ column: 'ClaimKey', is: 'equal', value: key }],
    limit: 1,
  });
  return found === undefined ? null : claimFrom(found);
}

/** Adds the row, or changes the one that stands and keeps its data; 'lost' when somebody else wrote in the same moment. */
export async function writeClaim(
  desk: Desk,
  roster: Roster,
  mailbox: string,
  claim: Claim,
  standing: Pick<StandingClaim, 'itemId' | 'etag'> | null,
  data: string | null = null,
): Promise<Pick<StandingClaim, 'itemId' | 'etag'> | 'lost'> {
  const fields = {
    ...claimFields(roster, { mailbox }, claim),
    ...(data === null ? {} : { Data: data }),
  };
  if (standing === null) {
    guardFields(roster, fields);
    const added = await desk.lists.add('AnteroomClaims', fields);
    return added === 'duplicate' ? 'lost' : { itemId: added.id, etag: added.etag };
  }
  const { itemId, etag } = standing;
  guardFields(roster, fields);
  const changed = await desk.lists.change('AnteroomClaims', itemId, etag, fields);
  return changed === 'changed' ? 'lost' : { itemId: changed.id, etag: changed.etag };
}

function claimFields(
  roster: Roster,
  { mailbox }: Pick<MessageReference, 'mailbox'>,
  claim: Claim,
): Fields {
  return {
    ClaimKey: claim.key,
    Mailbox: principalAt(roster, mailbox)?.address ?? mailbox.toLowerCase(),
    ClaimedBy: claim.by,
    Until: formatInstant(claim.until),
  };
}

/** A person may have edited the list by hand. */
function claimFrom({ id, etag, fields }: ListItem): StandingClaim {
  const { ClaimKey: key, ClaimedBy: by, Until: until, Data: data = null } = fields;
  const end = typeof until === 'string' ? parseInstant(until) : null;
  if (typeof key !== 'string' || typeof by !== 'string' || end === null)
    throw new DeskError('graph/malformed', { name: 'AnteroomClaims' });
  return {
    claim: { key, by: by.toLowerCase(), until: end },
    data: typeof data === 'string' ? data : null,
    itemId: id,
    etag,
  };
}
