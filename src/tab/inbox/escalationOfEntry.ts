// When a mail of the queue escalates: one answer for the row, the reading pane and the look around.
import type { Principal } from '../../domain/roster';
import { escalationOf, type Escalation } from '../../workflows/escalationOf';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { firstLane, type QueueEntry } from './InboxQueue';

/** True once somebody has given it a lane or handed it off. */
export function isActedOn({ settledLane, isHandedOff }: QueueEntry): boolean {
  return settledLane !== null || isHandedOff;
}

/** null before it is read, once somebody has acted on it, and where the matrix escalates no such mail. */
export function escalationOfEntry(
  entry: QueueEntry,
  principal: Principal,
  houseRules: HouseRules,
): Escalation | null {
  const { swept, mail } = entry;
  if (swept === null || isActedOn(entry)) return null;
  const { verdict } = swept;
  return escalationOf({
    houseRules,
    principal,
    lane: firstLane(verdict),
    urgency: verdict.urgency,
    from: mail.from,
    receivedAt: mail.receivedAt,
  });
}
