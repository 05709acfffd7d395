// The physician's answer: an added entry with the server's stamp, then the calendar brought in line with it.
import {
  decisionToFields,
  hashRevision,
  optionWithId,
  type Decision,
  whoMayDecide,
} from '../domain/holds';
import type { Desk } from '../ports';
import { guardFields } from './guardOutgoing';
import type { DecideProposalRequest, DecisionOutcome, ReadProposal } from './holdTerms';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { changeProposal, findProposal, projectRow, readDecisions } from './proposalRows';
import { settle } from './settle';
import { tellOf } from './tellOf';

/**
 * Records an answer and carries it out.
 *
 * The answer binds the very content that the person saw. A second click, or a repeat after a lost answer, is a no-op
 * with the first one's outcome. Nothing leads back from declined, expired or withdrawn.
 */
export async function decideProposal(
  desk: Desk,
  request: DecideProposalRequest,
): Promise<DecisionOutcome> {
  const { houseRules, proposal: seen } = request;
  const { roster } = houseRules;
  if (isObserved(houseRules, seen.principal)) return OBSERVE_ONLY;
  const account = await desk.identity.signIn(null);
  if (!whoMayDecide(roster, seen.principal).includes(account.id)) return { kind: 'not-entitled' };

  const read = await findProposal(desk, roster, seen.id);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  if (hashRevision(read.proposal) !== hashRevision(seen)) return { kind: 'revised' };

  const earlier = read.projection.decision;
  if (earlier !== null) return afterDecision(desk, request, read, earlier, account.id);
  const refusal = whyNotNow(request, read);
  if (refusal !== null) return refusal;

  const added = await addDecision(desk, request, read);
  if (added.kind === 'revised') return { kind: 'revised' };
  const { decision, state } = added.read.projection;
  // Recorded, but the server stamped it after decide-by: it came too late.
  if (decision === null) return { kind: 'closed', state: state === 'proposed' ? 'expired' : state };
  return afterDecision(desk, request, added.read, decision, account.id);
}

function whyNotNow(
  { answer, optionId }: DecideProposalRequest,
  { proposal, projection }: ReadProposal,
): DecisionOutcome | null {
  const isOpen =
    projection.state === 'proposed' ||
    (answer === 'decline' && (projection.state === 'clash' || projection.state === 'failed'));
  if (!isOpen) return { kind: 'closed', state: projection.state };
  if (answer !== 'only') return null;
  const option = optionWithId(proposal, optionId);
  return option?.eventId == null ? { kind: 'option-gone' } : null;
}

/**
 * Adds the decision. A key taken by an entry that does not count (another person's, another content's) must not shut
 * the physician out: the proposal gets a new revision with the same options, and the answer binds that one.
 */
async function addDecision(
  desk: Desk,
  request: DecideProposalRequest,
  read: ReadProposal,
): Promise<{ readonly kind: 'added'; readonly read: ReadProposal } | { readonly kind: 'revised' }> {
  const { roster } = request.houseRules;
  const first = await tryToAdd(desk, request, read);
  if (first !== 'taken') return { kind: 'added', read: first };
  const raised = await changeProposal(desk, roster, read, (proposal) => ({
    ...proposal,
    revision: proposal.revision + 1,
  }));
  if (raised === 'changed') return { kind: 'revised' };
  const again = await tryToAdd(desk, request, await projectRow(desk, roster, raised));
  return again === 'taken' ? { kind: 'revised' } : { kind: 'added', read: again };
}

async function tryToAdd(
  desk: Desk,
  { houseRules, answer, optionId }: DecideProposalRequest,
  read: ReadProposal,
): Promise<ReadProposal | 'taken'> {
  const { proposal } = read;
  const fields = decisionToFields({
    proposalId: proposal.id,
    revision: proposal.revision,
    answer,
    optionId: answer === 'only' ? optionId : null,
    revisionHash: hashRevision(proposal),
  });
  guardFields(houseRules.roster, fields);
  const added = await desk.lists.add('AnteroomDecisions', fields);
  const projected = await projectRow(desk, houseRules.roster, read);
  if (added !== 'duplicate') return projected;
  if (projected.projection.decision !== null) return projected;
  const decisions = await readDecisions(desk, proposal.id);
  return decisions.some(({ revision }) => revision === proposal.revision) ? 'taken' : projected;
}

async function afterDecision(
  desk: Desk,
  request: DecideProposalRequest,
  read: ReadProposal,
  decision: Decision,
  myId: string,
): Promise<DecisionOutcome> {
  const isMine = decision.decidedById === myId;
  const isSameAnswer =
    decision.answer === request.answer &&
    (decision.answer !== 'only' || decision.optionId === request.optionId);
  if (!isMine || !isSameAnswer) return { kind: 'already-decided', decision, isMine };
  const isFirst = read.projection.step.kind !== 'none';
  const outcome = await settle(desk, request.houseRules, read);
  await logHold(desk, request.houseRules, read.proposal, 'hold.decided', {
    answer: decision.answer,
    option: decision.optionId,
    outcome: outcome.kind,
  });
  if (isFirst) await tellOf(desk, 'proposalDecided', read.proposal.proposedBy, read.proposal);
  return outcome;
}
