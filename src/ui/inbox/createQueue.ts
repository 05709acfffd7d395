// A queue that counts by the house rules: by when each mail wants an answer, and when it escalates.
import { principalAt } from '../../domain/roster';
import { dueOf } from '../../workflows/dueOf';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { escalationOfMail } from './escalationOfEntry';
import { firstLane, InboxQueue } from './InboxQueue';

/** Unsure mail is as pressing as the most careful of its lanes. */
export function createQueue(houseRules: HouseRules): InboxQueue {
  return new InboxQueue(
    ({ reference, receivedAt }, verdict, lane) => {
      const principal = principalAt(houseRules.roster, reference.mailbox);
      if (principal === null) return null;
      const counted = lane ?? firstLane(verdict);
      return dueOf(houseRules, principal, counted, verdict.urgency, receivedAt);
    },
    (mail, verdict) => {
      const principal = principalAt(houseRules.roster, mail.reference.mailbox);
      if (principal === null) return null;
      return escalationOfMail(mail, verdict, principal, houseRules)?.at ?? null;
    },
  );
}
