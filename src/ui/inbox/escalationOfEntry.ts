// When a mail of the queue escalates: one answer for the row, the reading pane, the counts and the look around.
import type { Principal } from '../../domain/roster';
import type { Verdict } from '../../domain/triage';
import type { InboxMail } from '../../ports';
import { escalationOf, type Escalation } from '../../workflows/escalationOf';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { firstLane, isActedOn, type QueueEntry } from './InboxQueue';

/** null before it is read, once somebody has acted on it, and where the matrix escalates no such mail. */
export function escalationOfEntry(
  entry: QueueEntry,
  principal: Principal,
  houseRules: HouseRules,
): Escalation | null {
  const { swept, mail } = entry;
  if (swept === null || isActedOn(entry)) return null;
  return escalationOfMail(mail, swept.verdict, principal, houseRules);
}

/** The same as long as nobody acts on it. */
export function escalationOfMail(
  { from, receivedAt }: InboxMail,
  verdict: Verdict,
  principal: Principal,
  houseRules: HouseRules,
): Escalation | null {
  const lane = firstLane(verdict);
  const { urgency } = verdict;
  return escalationOf({ houseRules, principal, lane, urgency, from, receivedAt });
}
