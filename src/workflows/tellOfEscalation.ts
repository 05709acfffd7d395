// Tells the people whom the signed matrix names, once for each mail, that nobody has acted on it in time; no word of the mail.
import { isSeenTo, uuidV5, workIdForMail } from '../domain/log';
import { principalAt } from '../domain/roster';
import { addMinutes } from '../domain/time';
import type { Lane, Urgency } from '../domain/triage';
import type { Desk, InboxMail } from '../ports';
import { escalationOf, peopleOf } from './escalationOf';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { NEWS_MINUTES, tellOnce, type TellOnceOutcome } from './tellOnce';

export interface TellOfEscalationRequest {
  readonly houseRules: HouseRules;
  readonly mail: InboxMail;
  readonly lane: Lane;
  readonly urgency: Urgency;
}

export type TellOfEscalationOutcome =
  | TellOnceOutcome
  /** Its time has not come, it came more than a day ago, or somebody has acted. */
  | { readonly kind: 'not-due' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

/** A threshold that names desks alone tells nobody: a person calls them. */
export async function tellOfEscalation(
  desk: Desk,
  { houseRules, mail, lane, urgency }: TellOfEscalationRequest,
): Promise<TellOfEscalationOutcome> {
  const { roster } = houseRules;
  const { reference, receivedAt, from } = mail;
  const principal = principalAt(roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  if (isSeenTo(mail.categories)) return { kind: 'not-due' };
  const escalation = escalationOf({ houseRules, principal, lane, urgency, from, receivedAt });
  const now = desk.clock.now();
  if (escalation === null || escalation.at > now) return { kind: 'not-due' };
  if (escalation.at < addMinutes(now, -NEWS_MINUTES)) return { kind: 'not-due' };
  const people = peopleOf(escalation, principal);
  if (people.length === 0) return { kind: 'not-due' };
  return tellOnce(desk, {
    roster,
    principal,
    key: uuidV5(`escalated|${principal.address}|${reference.immutableId}`),
    toldMark: receivedAt,
    people,
    activity: {
      type: 'mailEscalated',
      tab: 'inbox',
      subPage: `mail:${workIdForMail(reference)}`,
    },
  });
}
