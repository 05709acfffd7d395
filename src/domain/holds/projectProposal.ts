// Decides what a stored proposal and the stamped decisions amount to. The stored state alone never proves a decision.
import type { Instant } from '../time';
import { hashRevision } from './proposalIdentity';
import type { IgnoredBecause, Projection, ProposalStep } from './projection';
import { stateAfter, type ProposalEvent } from './transitions';
import type {
  Decision,
  DecisionAnswer,
  HoldOption,
  Proposal,
  ProposalProblem,
  ProposalState,
} from './types';

const EVENT_OF_ANSWER: Readonly<Record<DecisionAnswer, ProposalEvent>> = {
  any: 'clear',
  only: 'pick',
  decline: 'decline',
};

/**
 * What a proposal really is, and what is left to carry out.
 *
 * A decision counts only when the server's stamp is an entitled person's, it was made before `decideBy`, and its
 * revision and hash are those of the proposal as it stands; of several the earliest counts. A stored state that claims
 * a decision without one reads as `clash`, problem 'unproven': nothing is confirmed and nothing removed on its word.
 * Declined, expired and withdrawn are final. Pure; the order of decisions does not matter.
 *
 * @param entitled Entra object ids whose decision counts
 */
export function projectProposal(
  proposal: Proposal,
  decisions: readonly Decision[],
  now: Instant,
  entitled: readonly string[],
): Projection {
  const { decision, ignored } = siftDecisions(proposal, decisions, entitled);
  const claim = claimOf(proposal, decision, now);
  return { ...claim, decision, ignored, step: stepFor(proposal, claim) };
}

interface Claim {
  readonly state: ProposalState;
  readonly problem: ProposalProblem | null;
  readonly chosenOptionId: string | null;
}

function claimOf(proposal: Proposal, decision: Decision | null, now: Instant): Claim {
  const stored: Claim = {
    state: proposal.state,
    problem: proposal.problem,
    chosenOptionId: proposal.chosenOptionId,
  };
  const after = (event: ProposalEvent, chosenOptionId: string | null = null): Claim => ({
    state: stateAfter(proposal.state, event) ?? proposal.state,
    problem: null,
    chosenOptionId,
  });
  const hasPassed = proposal.options.every(({ window }) => window.start <= now);
  const isOverdue = proposal.decideBy !== null && proposal.decideBy <= now;

  switch (proposal.state) {
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return stored;
    case 'placing':
      return hasPassed || isOverdue ? after('lapse') : stored;
    case 'proposed':
      if (decision === null) return hasPassed || isOverdue ? after('lapse') : stored;
      if (decision.answer === 'any' && hasPassed) return after('lapse');
      return after(EVENT_OF_ANSWER[decision.answer], decision.optionId);
    case 'cleared':
    case 'offered':
      if (decision === null) return unproven(stored);
      if (decision.answer === 'decline') return overruled(stored);
      if (decision.answer === 'only') return after('pick', decision.optionId);
      return hasPassed ? after('lapse') : stored;
    case 'picked':
    case 'confirmed':
      if (decision?.answer === 'decline') return overruled(stored);
      return isChoiceProven(proposal, decision) ? stored : unproven(stored);
    case 'clash':
    case 'failed':
      if (decision?.answer === 'decline') return after('decline');
      return hasPassed ? after('lapse') : stored;
  }
}

/** The chosen option is one of the options, and the decision covers it. */
function isChoiceProven(proposal: Proposal, decision: Decision | null): boolean {
  const chosen = proposal.chosenOptionId;
  if (decision === null || optionWithId(proposal, chosen) === null) return false;
  return decision.answer === 'any' || (decision.answer === 'only' && decision.optionId === chosen);
}

function unproven(stored: Claim): Claim {
  return { ...stored, state: 'clash', problem: 'unproven' };
}

/** The list says yes, the physician said no: her word stands. */
function overruled(stored: Claim): Claim {
  return { ...stored, state: 'declined', problem: null };
}

function stepFor(proposal: Proposal, claim: Claim): ProposalStep {
  const standsSomewhere = proposal.options.some(({ eventId }) => eventId !== null);
  switch (claim.state) {
    case 'placing':
      return { kind: 'place' };
    case 'cleared':
      return proposal.state === 'cleared' ? { kind: 'none' } : { kind: 'record', state: 'cleared' };
    case 'picked':
      return claim.chosenOptionId === null
        ? { kind: 'none' }
        : { kind: 'confirm', optionId: claim.chosenOptionId };
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return proposal.state === claim.state && !standsSomewhere
        ? { kind: 'none' }
        : { kind: 'release', state: claim.state };
    case 'proposed':
    case 'offered':
    case 'confirmed':
    case 'clash':
    case 'failed':
      return { kind: 'none' };
  }
}

/** The option with this id, or null. */
export function optionWithId(proposal: Proposal, optionId: string | null): HoldOption | null {
  return proposal.options.find(({ id }) => id === optionId) ?? null;
}

function siftDecisions(
  proposal: Proposal,
  decisions: readonly Decision[],
  entitled: readonly string[],
): Pick<Projection, 'decision' | 'ignored'> {
  const hash = hashRevision(proposal);
  const ignored: { decision: Decision; why: IgnoredBecause }[] = [];
  let counted: Decision | null = null;
  const inOrder = [...decisions].sort(
    (a, b) => a.decidedAt - b.decidedAt || (a.decidedById < b.decidedById ? -1 : 1),
  );
  for (const decision of inOrder) {
    const why = counted === null ? whyIgnored(proposal, hash, decision, entitled) : 'not-first';
    if (why === null) counted = decision;
    else ignored.push({ decision, why });
  }
  return { decision: counted, ignored };
}

function whyIgnored(
  proposal: Proposal,
  hash: string,
  decision: Decision,
  entitled: readonly string[],
): IgnoredBecause | null {
  if (decision.proposalId !== proposal.id) return 'other-proposal';
  if (decision.revision !== proposal.revision) return 'other-revision';
  if (decision.revisionHash !== hash) return 'other-content';
  if (!entitled.includes(decision.decidedById)) return 'not-entitled';
  if (proposal.decideBy !== null && decision.decidedAt >= proposal.decideBy) return 'late';
  if (decision.answer === 'only' && optionWithId(proposal, decision.optionId) === null) {
    return 'unknown-option';
  }
  return null;
}
