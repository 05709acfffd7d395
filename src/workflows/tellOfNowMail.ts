// Tells the people around a physician, once for each mail, that something in her inbox cannot wait; no word of the mail.
import { isSeenTo, uuidV5, workIdForMail } from '../domain/log';
import { principalAt } from '../domain/roster';
import { addMinutes } from '../domain/time';
import type { Desk, InboxLine } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { NEWS_MINUTES, tellOnce, type TellOnceOutcome } from './tellOnce';

export interface TellOfNowMailRequest {
  readonly houseRules: HouseRules;
  /** A mail whose verdict's urgency is `now`. */
  readonly mail: InboxLine;
}

export type TellOfNowMailOutcome =
  | TellOnceOutcome
  /** Older than a day, or somebody has sorted it: no surprise any more. */
  | { readonly kind: 'no-news' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

/** Raises one content-free activity for each of physician, assistant and backups; one for a mail, from any client. */
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
  if (receivedAt < addMinutes(now, -NEWS_MINUTES) || isSeenTo(mail.categories))
    return { kind: 'no-news' };

  return tellOnce(desk, {
    roster,
    principal,
    key: uuidV5(`now|${principal.address}|${reference.immutableId}`),
    toldMark: receivedAt,
    people: [...new Set([principal.address, ...principal.assistants])],
    activity: {
      type: 'nowMailWaiting',
      tab: 'inbox',
      subPage: `mail:${workIdForMail(reference)}`,
    },
  });
}
