// After "any of these": the one who asked chose a time, which becomes firm while its siblings go.
import { optionWithId } from '../domain/holds';
import type { Desk } from '../ports';

import type { PickOptionRequest, PickOutcome, ReadProposal } from './holdTerms';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { findProposal } from './proposalRows';
import { settle } from './settle';

/**
 * Makes one cleared option firm. Needs a valid "any of these" of this very revision, and reads the calendar again.
 * Picking the same option twice is a no-op.
 */
export async function pickOption(desk: Desk, request: PickOptionRequest): Promise<PickOutcome> {
  const { houseRules, optionId } = request;
  const read = await findProposal(desk, houseRules.roster, request.proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return OBSERVE_ONLY;
  if (proposal.kind !== 'hold') return { kind: 'not-cleared' };
  switch (projection.state) {
    case 'placing':
    case 'proposed':
      return { kind: 'not-cleared' };
    case 'confirmed':
      return projection.chosenOptionId === optionId
        ? { kind: 'confirmed', proposal }
        : { kind: 'closed', state: 'confirmed' };
    case 'picked':
      if (projection.chosenOptionId !== optionId) return { kind: 'closed', state: 'picked' };
      // A heard word waits for the physician's own entry, whoever picks meanwhile.
      if (projection.isOnWord) return { kind: 'on-word', proposal };
      break;
    case 'cleared':
    case 'offered':
      if (optionWithId(proposal, optionId)?.eventId == null) return { kind: 'option-gone' };
      if (projection.decision?.answer !== 'any') return { kind: 'not-cleared' };
      break;
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'clash':
    case 'failed':
      return { kind: 'closed', state: projection.state };
  }
  const chosen: ReadProposal = {
    ...read,
    projection: { ...projection, step: { kind: 'confirm', optionIds: [optionId] } },
  };
  const outcome = await settle(desk, houseRules, chosen);
  if (outcome.kind !== 'changed') {
    await logHold(
      desk,
      houseRules,
      proposal,
      'hold.picked',
      { option: optionId, outcome: outcome.kind },
      { step: `${optionId}|${outcome.kind}` },
    );
  }
  return outcome;
}
