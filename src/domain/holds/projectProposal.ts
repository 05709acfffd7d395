// Decides what a stored proposal and the stamped decisions amount to. The stored state alone never proves a decision.
import type { Instant } from '../time';
import { hashRevision } from './proposalIdentity';
import type { IgnoredBecause, Projection, ProposalStep } from './projection';
import { stateAfter, type ProposalEvent } from './transitions';
import type {
  ClearingOffice,
  Decision,
  Entitlement,
  HoldOption,
  Proposal,
  ProposalProblem,
  ProposalState,
} from './types';
import { standingOf, type Standing } from './whoMayDecide';

/**
 * What a proposal really is, and what is left to carry out.
 *
 * A decision counts only when the server's stamp is an entitled person's, it was made before `decideBy`, and its
 * revision and hash are those of the proposal as it stands; of several the earliest counts. A stored state that claims
 * a decision without one reads as `clash`, problem 'unproven': nothing is confirmed and nothing removed on its word. The
 * one exception is a word that the assistant heard and recorded: it makes a time firm, and stays `picked` until the
 * physician's own entry. Declined, expired and withdrawn are final. Pure; the order of decisions does not matter.
 *
 * @param entitlement whose decision counts, as `whoMayDecide` says
 */
export function projectProposal(
  proposal: Proposal,
  decisions: readonly Decision[],
  now: Instant,
  entitlement: Entitlement,
): Projection {
  const { decision, standing, ignored } = siftDecisions(proposal, decisions, entitlement);
  const claim = claimOf(proposal, decision, now);
  const isOnWord = claim.state === 'picked' && decision === null;
  const missing = missingClearances(proposal);
  const step = stepFor(proposal, claim, isOnWord);
  return { ...claim, decision, standing, ignored, isOnWord, missing, step };
}

/** True for what is answered with words and holds no time. */
export function isAsking({ kind }: Pick<Proposal, 'kind'>): boolean {
  return kind === 'question' || kind === 'attestation' || kind === 'draft';
}

/** Offices that a trip needs and that have not been recorded yet. */
export function missingClearances(
  proposal: Pick<Proposal, 'needs' | 'clearances'>,
): readonly ClearingOffice[] {
  return proposal.needs.filter(
    (office) => !proposal.clearances.some((clearance) => clearance.office === office),
  );
}

/**
 * Ids of the firm holds that end with this one: only once it is confirmed on an entitled answer. Until then, and after a
 * no, a lapse or a clash, they stay as they are.
 */
export function endsWithIt(
  proposal: Pick<Proposal, 'kind' | 'inPlaceOf'>,
  { state, decision }: Pick<Projection, 'state' | 'decision'>,
): readonly string[] {
  if (proposal.kind !== 'hold' || state !== 'confirmed' || decision === null) return [];
  return decision.answer === 'decline' ? [] : (proposal.inPlaceOf ?? []);
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
  const { options } = proposal;
  const hasPassed = options.length > 0 && options.every(({ window }) => window.start <= now);
  const isOverdue = proposal.decideBy !== null && proposal.decideBy <= now;

  switch (proposal.state) {
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return stored;
    case 'sent':
      // Only a draft can be sent; that it was is seen in the mailbox, and no answer is claimed by it.
      return proposal.kind === 'draft' ? stored : unproven(stored);
    case 'placing':
      return hasPassed || isOverdue ? after('lapse') : stored;
    case 'proposed':
      if (decision === null) return hasPassed || isOverdue ? after('lapse') : stored;
      if (decision.answer === 'any' && hasPassed) return after('lapse');
      return afterAnswer(proposal, decision, after);
    case 'cleared':
    case 'offered':
      if (decision === null) return unproven(stored);
      if (decision.answer === 'decline') return overruled(stored);
      if (decision.answer === 'any' && hasPassed) return after('lapse');
      if (decision.answer === 'only' || proposal.kind === 'trip') {
        return afterAnswer(proposal, decision, after);
      }
      return stored;
    case 'picked':
    case 'confirmed':
      if (decision === null) return isHeard(proposal) ? stored : unproven(stored);
      if (decision.answer === 'decline') return overruled(stored);
      if (isChoiceProven(proposal, decision)) return stored;
      // Another time than the one that was heard: the physician's own entry wins.
      return isHeard(proposal) && decision.answer === 'only'
        ? { ...stored, chosenOptionId: decision.optionId }
        : unproven(stored);
    case 'clash':
    case 'failed':
      if (decision?.answer === 'decline') return after('decline');
      return hasPassed ? after('lapse') : stored;
  }
}

/** Where an entitled answer leads from an open state. */
function afterAnswer(
  proposal: Proposal,
  decision: Decision,
  after: (event: ProposalEvent, chosenOptionId?: string | null) => Claim,
): Claim {
  if (decision.answer === 'decline') return after('decline');
  switch (proposal.kind) {
    case 'question':
    case 'attestation':
    case 'draft':
      return after('pick', decision.optionId);
    case 'batch':
      return after('pick');
    case 'trip':
      return missingClearances(proposal).length > 0
        ? after('clear')
        : after('pick', proposal.options[0]?.id ?? null);
    case 'hold':
      return decision.answer === 'only' ? after('pick', decision.optionId) : after('clear');
  }
}

/** The chosen option is one of the options, and the decision covers it. */
function isChoiceProven(proposal: Proposal, decision: Decision): boolean {
  const chosen = proposal.chosenOptionId;
  switch (proposal.kind) {
    case 'question':
    case 'attestation':
    case 'draft':
      return decision.answer === 'only' && decision.optionId === chosen && chosen !== null;
    case 'batch':
      return decision.answer === 'any';
    case 'trip':
      return missingClearances(proposal).length === 0 && optionWithId(proposal, chosen) !== null;
    case 'hold':
      if (optionWithId(proposal, chosen) === null) return false;
      return decision.answer === 'any' || decision.optionId === chosen;
  }
}

/** A heard word about the very option that is picked; never for a pre-clear or an attestation. */
function isHeard({ kind, state, word, chosenOptionId, options }: Proposal): boolean {
  return (
    kind === 'hold' &&
    state === 'picked' &&
    word !== null &&
    word.optionId === chosenOptionId &&
    options.some(({ id }) => id === chosenOptionId)
  );
}

/** A word made a time firm before her entry came, whichever time she then named; what she confirmed so stays proven. */
function wasHeard({ kind, state, word }: Proposal): boolean {
  return kind === 'hold' && word !== null && (state === 'picked' || state === 'confirmed');
}

function unproven(stored: Claim): Claim {
  return { ...stored, state: 'clash', problem: 'unproven' };
}

/** The list says yes, the physician said no: her word stands. */
function overruled(stored: Claim): Claim {
  return { ...stored, state: 'declined', problem: null };
}

function stepFor(proposal: Proposal, claim: Claim, isOnWord: boolean): ProposalStep {
  const standsSomewhere = proposal.options.some(
    ({ eventId, travel }) => eventId !== null || travel.some((leg) => leg.eventId !== null),
  );
  switch (claim.state) {
    case 'placing':
      return { kind: 'place' };
    case 'cleared':
      return proposal.state === 'cleared'
        ? { kind: 'none' }
        : { kind: 'record', state: 'cleared', chosenId: null };
    case 'picked':
      return stepForPicked(proposal, claim.chosenOptionId, isOnWord);
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return proposal.state === claim.state && !standsSomewhere
        ? { kind: 'none' }
        : { kind: 'release', state: claim.state };
    case 'proposed':
    case 'offered':
    case 'confirmed':
    case 'sent':
    case 'clash':
    case 'failed':
      return { kind: 'none' };
  }
}

function stepForPicked(
  proposal: Proposal,
  chosenId: string | null,
  isOnWord: boolean,
): ProposalStep {
  if (isAsking(proposal)) return { kind: 'record', state: 'confirmed', chosenId };
  if (proposal.kind === 'batch') {
    return { kind: 'confirm', optionIds: proposal.options.map(({ id }) => id) };
  }
  if (chosenId === null) return { kind: 'none' };
  if (!isOnWord) return { kind: 'confirm', optionIds: [chosenId] };
  return proposal.word?.isFirm === true ? { kind: 'none' } : { kind: 'firm', optionId: chosenId };
}

/** The option with this id, or null. */
export function optionWithId(proposal: Proposal, optionId: string | null): HoldOption | null {
  return proposal.options.find(({ id }) => id === optionId) ?? null;
}

function siftDecisions(
  proposal: Proposal,
  decisions: readonly Decision[],
  entitlement: Entitlement,
): Pick<Projection, 'decision' | 'standing' | 'ignored'> {
  if (decisions.length === 0) return { decision: null, standing: null, ignored: [] };
  const hash = hashRevision(proposal);
  const ignored: { decision: Decision; why: IgnoredBecause }[] = [];
  let counted: Decision | null = null;
  const inOrder = [...decisions].sort(
    (a, b) => a.decidedAt - b.decidedAt || (a.decidedById < b.decidedById ? -1 : 1),
  );
  for (const decision of inOrder) {
    const why = counted === null ? whyIgnored(proposal, hash, decision, entitlement) : 'not-first';
    if (why === null) counted = decision;
    else ignored.push({ decision, why });
  }
  const standing = counted === null ? null : standingIn(entitlement, proposal, counted);
  return { decision: counted, standing, ignored };
}

function whyIgnored(
  proposal: Proposal,
  hash: string,
  decision: Decision,
  entitlement: Entitlement,
): IgnoredBecause | null {
  if (decision.proposalId !== proposal.id) return 'other-proposal';
  if (decision.revision !== proposal.revision) return 'other-revision';
  if (decision.revisionHash !== hash) return 'other-content';
  if (standingIn(entitlement, proposal, decision) === null) return 'not-entitled';
  // A countersignature may come after the deadline: the time has been firm since the word was heard.
  const isLate = proposal.decideBy !== null && decision.decidedAt >= proposal.decideBy;
  if (isLate && !wasHeard(proposal)) return 'late';
  return isKnownAnswer(proposal, decision) ? null : 'unknown-option';
}

function standingIn(
  entitlement: Entitlement,
  proposal: Proposal,
  { decidedById, decidedAt, answer }: Decision,
): Standing | null {
  return standingOf(entitlement, proposal, decidedById, decidedAt, answer);
}

/** True when the answer is one that this proposal asks for. */
export function isKnownAnswer(
  proposal: Proposal,
  { answer, optionId }: Pick<Decision, 'answer' | 'optionId'>,
): boolean {
  if (answer === 'decline') return true;
  if (isAsking(proposal)) {
    return answer === 'only' && proposal.answers.some(({ id }) => id === optionId);
  }
  if (answer === 'any') return true;
  return proposal.kind !== 'batch' && optionWithId(proposal, optionId) !== null;
}
