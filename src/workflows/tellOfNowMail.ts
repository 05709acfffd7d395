// Tells the people around a physician, once for each mail, that something in her inbox cannot wait; no word of the mail.
import { laneOfCategories, uuidV5, workIdForMail } from '../domain/log';
import { principalAt } from '../domain/roster';
import { addMinutes, type Instant } from '../domain/time';
import { isDeskError, type Desk, type InboxLine } from '../ports';
import { findClaim, writeClaim, type Claim } from './claims';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';

export interface TellOfNowMailRequest {
  readonly houseRules: HouseRules;
  /** A mail whose verdict's urgency is `now`. */
  readonly mail: InboxLine;
}

export type TellOfNowMailOutcome =
  /** `reached` of those who are to know; who could not be reached finds it in the tab. */
  | { readonly kind: 'told'; readonly reached: number; readonly of: number }
  /** Another client has told of it, or is telling just now. */
  | { readonly kind: 'told-before' }
  /** Older than a day, or somebody has sorted it: no surprise any more. */
  | { readonly kind: 'no-news' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

const NEWS_MINUTES = 24 * 60;
/** A client that died while it told leaves the telling to another one after this. */
const TELLING_MINUTES = 5;

/**
 * Raises one content-free activity for each of physician, assistant and backups.
 *
 * A row with the mail's own unique key guards it: while it lasts into the future somebody is telling; when it ends at the
 * mail's receipt, it has been told. A failure of Teams leaves the row to run out, and the next look tries again.
 */
export async function tellOfNowMail(
  desk: Desk,
  { houseRules, mail }: TellOfNowMailRequest,
): Promise<TellOfNowMailOutcome> {
  const { roster } = houseRules;
  const { reference, receivedAt } = mail;
  const principal = principalAt(roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  const now = desk.clock.now();
  if (receivedAt < addMinutes(now, -NEWS_MINUTES) || laneOfCategories(mail.categories) !== null)
    return { kind: 'no-news' };

  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const key = uuidV5(`now|${principal.address}|${reference.immutableId}`);
  const claimUntil = (until: Instant): Claim => ({ key, by, until });
  const standing = await findClaim(desk, key);
  if (standing !== null && (standing.claim.until <= receivedAt || standing.claim.until > now))
    return { kind: 'told-before' };
  const { address } = principal;
  const telling = claimUntil(addMinutes(now, TELLING_MINUTES));
  const mine = await writeClaim(desk, roster, address, telling, standing);
  if (mine === 'lost') return { kind: 'told-before' };

  const people = [...new Set([principal.address, ...principal.assistants])];
  const answers = await Promise.all(
    people.map(async (to) => tell(desk, to, workIdForMail(reference))),
  );
  // What could not be asked of Teams is tried again when the row has run out.
  if (!answers.includes('failed'))
    await writeClaim(desk, roster, address, claimUntil(receivedAt), mine);
  return { kind: 'told', reached: countTold(answers), of: people.length };
}

type Answer = 'told' | 'undelivered' | 'failed';

async function tell(desk: Desk, to: string, workId: string): Promise<Answer> {
  try {
    return await desk.activity.tell({
      to,
      type: 'nowMailWaiting',
      tab: 'inbox',
      subPage: `mail:${workId}`,
    });
  } catch (error) {
    if (isDeskError(error)) return 'failed';
    throw error;
  }
}

function countTold(answers: readonly Answer[]): number {
  return answers.filter((answer) => answer === 'told').length;
}
