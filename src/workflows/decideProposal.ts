// The physician's answer: an added entry with the server's stamp, then the calendar brought in line with it.
import {
  decisionToFields,
  hashRevision,
  isAsking,
  isHersAlone,
  isKnownAnswer,
  optionWithId,
  standingOf,
  type Decision,
} from '../domain/holds';
import type { Desk } from '../ports';
import { guardFields } from './guardOutgoing';
import type { DecideProposalRequest, DecisionOutcome, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import {
  changeProposal,
  entitlements,
  findProposal,
  projectRow,
  readDecisions,
} from './proposalRows';
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
  const entitlementOf = entitlements(desk, roster);
  // Side by side: she waits for this on her phone.
  const [read, entitlement] = await Promise.all([
    findProposal(desk, roster, seen.id, entitlementOf),
    entitlementOf(seen.principal),
  ]);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const earlier = read.projection.decision;
  const isMineAlready = earlier?.decidedById === account.id;
  const now = desk.clock.now();
  const standing = standingOf(entitlement, read.proposal, account.id, now, request.answer);
  if (standing === null && !isMineAlready) {
    const isSecond = entitlement.secondApproverIds.includes(account.id);
    const from = isSecond && !isHersAlone(seen) ? read.proposal.secondFrom : null;
    return { kind: 'not-entitled', from };
  }
  if (hashRevision(read.proposal) !== hashRevision(seen)) return { kind: 'revised' };
  if (earlier !== null) return afterDecision(desk, request, read, earlier, account.id);
  const refusal = whyNotNow(request, read);
  if (refusal !== null) return refusal;

  const added = await addDecision(desk, request, read);
  if (added.kind !== 'added') return added;
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
    projection.isOnWord ||
    (answer === 'decline' && (projection.state === 'clash' || projection.state === 'failed'));
  if (!isOpen) return { kind: 'closed', state: projection.state };
  if (!isKnownAnswer(proposal, { answer, optionId })) return { kind: 'option-gone' };
  if (answer !== 'only' || isAsking(proposal)) return null;
  return optionWithId(proposal, optionId)?.eventId == null ? { kind: 'option-gone' } : null;
}

type Added =
  | { readonly kind: 'added'; readonly read: ReadProposal }
  | Extract<DecisionOutcome, { kind: 'revised' | 'overtaken' | 'gone' }>;

/**
 * Adds the decision. A key taken by an entry that does not count (another person's, another content's) must not shut
 * the physician out: the proposal gets a new revision with the same options, and the answer binds that one.
 */
async function addDecision(
  desk: Desk,
  request: DecideProposalRequest,
  read: ReadProposal,
): Promise<Added> {
  const { roster } = request.houseRules;
  const first = await tryToAdd(desk, request, read);
  if (first !== 'taken') return first;
  const raised = await changeProposal(desk, roster, read, (proposal) => ({
    ...proposal,
    revision: proposal.revision + 1,
  }));
  if (raised === 'changed') return { kind: 'revised' };
  const again = await tryToAdd(desk, request, await projectRow(desk, roster, raised));
  return again === 'taken' ? { kind: 'revised' } : again;
}

async function tryToAdd(
  desk: Desk,
  { houseRules, answer, optionId }: DecideProposalRequest,
  { proposal }: ReadProposal,
): Promise<Added | 'taken'> {
  const fields = decisionToFields({
    proposalId: proposal.id,
    revision: proposal.revision,
    answer,
    optionId: answer === 'only' ? optionId : null,
    revisionHash: hashRevision(proposal),
  });
  guardFields(houseRules.roster, fields);
  const added = await desk.lists.add('AnteroomDecisions', fields);
  // The row as it is now: an assistant may have edited it in the very moment of the answer.
  const fresh = await findProposal(desk, houseRules.roster, proposal.id);
  if (fresh?.kind !== 'read') return { kind: 'gone' };
  if (fresh.proposal.revision !== proposal.revision) {
    const revision = fresh.proposal.revision;
    return { kind: 'overtaken', answered: proposal.revision, revision };
  }
  if (added !== 'duplicate' || fresh.projection.decision !== null) {
    return { kind: 'added', read: fresh };
  }
  const decisions = await readDecisions(desk, proposal.id);
  return decisions.some(({ revision }) => revision === proposal.revision)
    ? 'taken'
    : { kind: 'added', read: fresh };
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
  const outcome = await carryOutAnswer(desk, request.houseRules, read);
  await logHold(desk, request.houseRules, read.proposal, 'hold.decided', {
    answer: decision.answer,
    option: decision.optionId,
    outcome: outcome.kind,
    standing: read.projection.standing,
  });
  if (isFirst) await tellOf(desk, 'proposalDecided', read.proposal.proposedBy, read.proposal);
  return outcome;
}

/** Carries the answer out; a revision that was written in the same moment is told apart from any other change. */
async function carryOutAnswer(
  desk: Desk,
  houseRules: HouseRules,
  read: ReadProposal,
): Promise<DecisionOutcome> {
  const outcome = await settle(desk, houseRules, read);
  if (outcome.kind !== 'changed') return outcome;
  const answered = read.proposal.revision;
  const fresh = await findProposal(desk, houseRules.roster, read.proposal.id);
  if (fresh?.kind !== 'read' || fresh.proposal.revision === answered) return outcome;
  return { kind: 'overtaken', answered, revision: fresh.proposal.revision };
}
