// The assistant takes a proposal back: final at once, then its events leave the calendar.
import { stateAfter } from '../domain/holds';
import type { Desk } from '../ports';
import { carryOut } from './carryOut';
import type { ReadProposal, WithdrawOutcome, WithdrawProposalRequest } from './holdTerms';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { findProposal } from './proposalRows';

/** Withdraws a proposal from any state that is not final; doing it twice finishes what is left. */
export async function withdrawProposal(
  desk: Desk,
  request: WithdrawProposalRequest,
): Promise<WithdrawOutcome> {
  const { houseRules } = request;
  const read = await findProposal(desk, houseRules.roster, request.proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return OBSERVE_ONLY;
  if (projection.state !== 'withdrawn' && stateAfter(projection.state, 'withdraw') === null) {
    return { kind: 'closed', state: projection.state };
  }
  const withdrawn: ReadProposal = {
    ...read,
    projection: { ...projection, step: { kind: 'release', state: 'withdrawn' } },
  };
  const outcome = (await carryOut(desk, houseRules, withdrawn)) ?? { kind: 'changed' };
  if (outcome.kind === 'withdrawn') {
    await logHold(desk, houseRules, proposal, 'hold.withdrawn', { from: projection.state });
  }
  return outcome;
}
