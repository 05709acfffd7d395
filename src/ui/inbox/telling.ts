// Tells of what a sweep found, from any client: mail that cannot wait, and mail on which nobody has acted in time.
import type { Desk } from '../../ports';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { tellOfEscalation } from '../../workflows/tellOfEscalation';
import { tellOfNowMail } from '../../workflows/tellOfNowMail';
import type { TellOnceOutcome } from '../../workflows/tellOnce';
import { firstLane, isActedOn, isEscalated, type InboxQueue } from './InboxQueue';

export interface Telling {
  readonly tellOfNow: (mailbox: string) => Promise<void>;
  readonly tellOfOverdue: (mailbox: string) => Promise<void>;
}

/** What was told, by this client or by another one, is not asked about again; who could not be reached is tried again. */
export function createTelling(desk: Desk, houseRules: HouseRules, queue: InboxQueue): Telling {
  const told = new Set<string>();
  const escalated = new Set<string>();
  return {
    tellOfNow: async (mailbox) => {
      for (const entry of queue.all()) {
        const { key, mail, swept } = entry;
        if (mail.reference.mailbox !== mailbox || isActedOn(entry)) continue;
        if (swept?.verdict.urgency !== 'now' || told.has(key)) continue;
        const outcome = await tellOfNowMail(desk, { houseRules, mail });
        if (isTold(outcome)) told.add(key);
      }
    },
    tellOfOverdue: async (mailbox) => {
      for (const entry of queue.all()) {
        const { key, mail, swept } = entry;
        if (mail.reference.mailbox !== mailbox || swept === null || escalated.has(key)) continue;
        if (!isEscalated(entry, desk.clock.now())) continue;
        const { urgency } = swept.verdict;
        const lane = firstLane(swept.verdict);
        const outcome = await tellOfEscalation(desk, { houseRules, mail, lane, urgency });
        if (isTold(outcome)) escalated.add(key);
      }
    },
  };
}

function isTold(outcome: TellOnceOutcome | { readonly kind: string }): boolean {
  if ('reached' in outcome) return outcome.reached === outcome.of;
  return outcome.kind === 'told-before';
}
