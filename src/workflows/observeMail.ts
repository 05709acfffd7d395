// Counts the verdict about a mail whose physician is only observed: one log entry, no words, nothing in the mailbox.
import { uuidV5 } from '../domain/log';
import type { MessageReference } from '../domain/holds';
import type { Verdict } from '../domain/triage';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { writeLog } from './writeLog';

export interface ObserveMailRequest {
  readonly houseRules: HouseRules;
  /** As `Mailbox.confirm` gave it. */
  readonly reference: MessageReference;
  readonly verdict: Verdict;
}

/**
 * Adds `mail.observed` to the log, once for each mail and release, whoever opens it and however often.
 *
 * @returns 'not-observed' for a physician who is worked for: there the deeds themselves are logged
 */
export async function observeMail(
  desk: Desk,
  { houseRules, reference, verdict }: ObserveMailRequest,
): Promise<'observed' | 'not-observed'> {
  if (!isObserved(houseRules, reference.mailbox)) return 'not-observed';
  const mailbox = reference.mailbox.toLowerCase();
  const release = houseRules.release.number;
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: uuidV5(`observed|${mailbox}|${reference.immutableId}|${release}`),
        kind: 'mail.observed',
        mailbox,
        lane: verdict.kind === 'decided' ? verdict.lane : null,
        urgency: verdict.urgency,
        release,
        subjectId: reference.immutableId,
        facts: {
          decidedBy:
            verdict.kind === 'unsure' ? 'nobody' : verdict.hardRule === null ? 'evidence' : 'rule',
          options: verdict.kind === 'unsure' ? verdict.options.length : 1,
        },
      },
    ],
  });
  return 'observed';
}
