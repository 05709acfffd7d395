// The chief or the OR scheduler has cleared a trip: the assistant records it with the mail that says so (F36).
import type { ClearingOffice, MessageReference } from '../domain/holds';
import type { Desk } from '../ports';
import type { PickOutcome } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { changeProposal, findProposal, projectRow } from './proposalRows';
import { settle } from './settle';

export interface RecordClearanceRequest {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
  readonly office: ClearingOffice;
  /** The mail in which the office says so, as `Mailbox.confirm` gave it. */
  readonly message: MessageReference;
}

/**
 * Records one clearance. Once none is missing and the physician has said yes, the trip is confirmed and may be booked; an
 * answer that came first waits for the clearance, never the other way round.
 *
 * @returns 'not-cleared' while the physician's answer or another clearance is missing
 */
export async function recordClearance(
  desk: Desk,
  request: RecordClearanceRequest,
): Promise<PickOutcome> {
  const { houseRules, office, message } = request;
  const read = await findProposal(desk, houseRules.roster, request.proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return OBSERVE_ONLY;
  const isOpen = projection.state === 'proposed' || projection.state === 'cleared';
  if (!isOpen || proposal.kind !== 'trip') return { kind: 'closed', state: projection.state };
  if (!proposal.needs.includes(office)) return { kind: 'option-gone' };
  const recordedBy = (await desk.identity.signIn(null)).address.toLowerCase();
  const isKnown = proposal.clearances.some((one) => one.office === office);
  const recorded = isKnown
    ? read
    : await changeProposal(desk, houseRules.roster, read, (before) => ({
        ...before,
        clearances: [
          ...before.clearances,
          { office, recordedBy, recordedAt: desk.clock.now(), message },
        ],
      }));
  if (recorded === 'changed') return { kind: 'changed' };
  await logHold(
    desk,
    houseRules,
    proposal,
    'hold.precleared',
    { office, message: message.immutableId },
    { step: office },
  );
  const fresh = await projectRow(desk, houseRules.roster, recorded);
  if (fresh.projection.step.kind !== 'confirm') return { kind: 'not-cleared' };
  return settle(desk, houseRules, fresh);
}
