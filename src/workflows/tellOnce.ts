// Tells several people of one thing exactly once, whichever of the open clients comes first.
import type { Principal, Roster } from '../domain/roster';
import { addMinutes, type Instant } from '../domain/time';
import { isDeskError, type Activity, type Desk } from '../ports';
import { findClaim, writeClaim, type Claim } from './claims';

export interface TellOnceRequest {
  readonly roster: Roster;
  readonly principal: Principal;
  /** Unique for what is told. */
  readonly key: string;
  /** A time that has passed: a row that ends there says that it has been told. */
  readonly toldMark: Instant;
  readonly people: readonly string[];
  readonly activity: Omit<Activity, 'to'>;
}

export type TellOnceOutcome =
  /** `reached` of those who are to know; who could not be reached finds it in the tab. */
  | { readonly kind: 'told'; readonly reached: number; readonly of: number }
  /** Another client has told of it, or is telling just now. */
  | { readonly kind: 'told-before' };

/** What came longer ago is no news any more: nobody is told of it now. */
export const NEWS_MINUTES = 24 * 60;

/** A client that died while it told leaves the telling to another one after this. */
const TELLING_MINUTES = 5;

/**
 * A row with the unique key guards it: while it lasts into the future somebody is telling; when it ends at the mark, it
 * has been told. A failure of Teams leaves the row to run out, and the next look tries again.
 */
export async function tellOnce(desk: Desk, request: TellOnceRequest): Promise<TellOnceOutcome> {
  const { roster, principal, key, toldMark, people, activity } = request;
  const now = desk.clock.now();
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const claimUntil = (until: Instant): Claim => ({ key, by, until });
  const standing = await findClaim(desk, key);
  if (standing !== null && (standing.claim.until <= toldMark || standing.claim.until > now))
    return { kind: 'told-before' };
  const { address } = principal;
  const telling = claimUntil(addMinutes(now, TELLING_MINUTES));
  const mine = await writeClaim(desk, roster, address, telling, standing);
  if (mine === 'lost') return { kind: 'told-before' };

  const answers = await Promise.all(people.map(async (to) => tell(desk, { to, ...activity })));
  // What could not be asked of Teams is tried again when the row has run out.
  if (!answers.includes('failed'))
    await writeClaim(desk, roster, address, claimUntil(toldMark), mine);
  const reached = answers.filter((answer) => answer === 'told').length;
  return { kind: 'told', reached, of: people.length };
}

async function tell(desk: Desk, activity: Activity): Promise<'told' | 'undelivered' | 'failed'> {
  try {
    return await desk.activity.tell(activity);
  } catch (error) {
    if (isDeskError(error)) return 'failed';
    throw error;
  }
}
