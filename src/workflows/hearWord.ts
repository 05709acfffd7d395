// The physician said yes in the corridor: the assistant records who heard it and when, and the time is firm at once.
import { optionWithId, stateAfter } from '../domain/holds';
import { formatInstant, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import type { PickOutcome } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { changeProposal, findProposal, projectRow } from './proposalRows';
import { settle } from './settle';
import { tellOf } from './tellOf';

export interface HearWordRequest {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
  readonly optionId: string;
  readonly heardAt: Instant;
}

/**
 * Makes one option firm on a heard word; it waits for the physician's own entry. Only for holds: a pre-clear and an
 * attestation need the physician's hand (F36, F37). Who heard it is the signed-in person.
 */
export async function hearWord(desk: Desk, request: HearWordRequest): Promise<PickOutcome> {
  const { houseRules, optionId, heardAt } = request;
  const read = await findProposal(desk, houseRules.roster, request.proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return OBSERVE_ONLY;
  const isRepeated = projection.isOnWord && projection.chosenOptionId === optionId;
  if (!isRepeated) {
    if (proposal.kind !== 'hold' || stateAfter(projection.state, 'hear') === null) {
      return { kind: 'closed', state: projection.state };
    }
    if (optionWithId(proposal, optionId)?.eventId == null) return { kind: 'option-gone' };
  }
  const heardBy = (await desk.identity.signIn(null)).address.toLowerCase();
  const heard = isRepeated
    ? read
    : await changeProposal(desk, houseRules.roster, read, (before) => ({
        ...before,
        state: 'picked',
        chosenOptionId: optionId,
        word: { optionId, heardBy, heardAt, isFirm: false },
      }));
  if (heard === 'changed') return { kind: 'changed' };
  // The word is on record before anything in the calendar rests on it.
  await logHold(desk, houseRules, proposal, 'hold.heard', {
    option: optionId,
    heardAt: formatInstant(heardAt),
  });
  const outcome = await settle(desk, houseRules, await projectRow(desk, houseRules.roster, heard));
  // Her own entry came in the same moment and names another time: that one is firm, and it is not what was heard.
  if (outcome.kind === 'confirmed' && outcome.proposal.chosenOptionId !== optionId)
    return { kind: 'closed', state: 'confirmed' };
  if (!isRepeated) await tellOf(desk, 'proposalWaiting', proposal.principal, proposal);
  return outcome;
}
