// Logs what happened to a hold: codes, ids and times, never a word of the mail behind it.
import { entryIdForStep, type LogFacts, type LogKind } from '../domain/log';
import type { Proposal } from '../domain/holds';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { writeLog } from './writeLog';

/**
 * Writes one log entry for one step of one revision. Repeating the step, after a crash or from a second client, meets
 * its own first entry.
 *
 * @param step tells apart steps of the same kind within a revision
 */
export async function logHold(
  desk: Desk,
  houseRules: HouseRules,
  proposal: Proposal,
  kind: Extract<LogKind, `hold.${string}`>,
  facts: LogFacts,
  about: {
    readonly lane?: string | null;
    readonly urgency?: string | null;
    readonly step?: string;
  } = {},
): Promise<void> {
  const name = about.step === undefined ? kind : `${kind}|${about.step}`;
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdForStep(proposal.id, proposal.revision, name),
        kind,
        mailbox: proposal.principal,
        lane: about.lane ?? null,
        urgency: about.urgency ?? null,
        release: houseRules.release.number,
        subjectId: proposal.id,
        facts: { revision: proposal.revision, ...facts },
      },
    ],
  });
}
