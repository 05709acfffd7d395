// What the assistant does with a proposal that waits: more time, a reminder, the word that it was offered.
import { settleDeadlines, stateAfter, type Proposal, type ProposalState } from '../domain/holds';
import { formatInstant, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import { answeringAhead } from './answeringAhead';
import { latestOf } from './draftProposal';
import type { ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { principalRules } from './principalRules';
import { changeProposal, findProposal } from './proposalRows';
import { readCommitted } from './readCommitted';
import { tellOf } from './tellOf';

export interface TendRequest {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
}

export type Tended =
  | { readonly kind: 'done'; readonly proposal: Proposal; readonly wasTold: boolean }
  /** Not in a state in which this can be done. */
  | { readonly kind: 'closed'; readonly state: ProposalState }
  /** Somebody changed it meanwhile: nothing was overwritten. */
  | { readonly kind: 'changed' }
  /** The wanted deadline is not later, or lies after the last time. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly itemId: string }
  | ObserveOnly;

/** Gives the physician more time. The calendar is read again: no deadline falls into OR, call or post-call. */
export async function extendProposal(
  desk: Desk,
  request: TendRequest & { readonly decideBy: Instant },
): Promise<Tended> {
  return tend(desk, request, async (read) => {
    const { proposal, projection } = read;
    const { houseRules } = request;
    const rules = principalRules(houseRules, proposal.principal);
    if (projection.state !== 'proposed' || rules === null) return closed(read);
    const now = desk.clock.now();
    if (proposal.decideBy !== null && request.decideBy <= proposal.decideBy) {
      return { kind: 'unusable' };
    }
    const committed = await readCommitted(
      desk,
      rules,
      { start: now, end: request.decideBy },
      proposal.id,
    );
    const latest = latestOf(proposal.options);
    const deadlines = settleDeadlines({
      wanted: request.decideBy,
      latest,
      hours: answeringAhead(rules, now, latest ?? request.decideBy),
      blocks: committed.kind === 'unknown' ? [] : committed.blocks,
      hasSecondApprover: proposal.secondFrom !== null,
      now,
    });
    if (proposal.decideBy !== null && deadlines.decideBy <= proposal.decideBy) {
      return { kind: 'unusable' };
    }
    // What a second approver may answer already stays theirs: a deadline never takes back an answer that was given.
    const isWithSecond = proposal.secondFrom !== null && proposal.secondFrom <= now;
    const written = await changeProposal(desk, houseRules.roster, read, (before) => ({
      ...before,
      decideBy: deadlines.decideBy,
      secondFrom: isWithSecond ? before.secondFrom : deadlines.secondFrom,
    }));
    if (written === 'changed') return { kind: 'changed' };
    const until = formatInstant(deadlines.decideBy);
    await logHold(desk, houseRules, proposal, 'hold.extended', { until }, { step: until });
    return { kind: 'done', proposal: written.proposal, wasTold: false };
  });
}

/** Tells whoever may answer once more that it waits. At most one entry an hour is logged. */
export async function remindPhysician(desk: Desk, request: TendRequest): Promise<Tended> {
  return tend(desk, request, async (read) => {
    const { proposal, projection } = read;
    if (projection.state !== 'proposed' && !projection.isOnWord) return closed(read);
    const wasTold = await tellOf(desk, 'proposalWaiting', proposal.principal, proposal);
    const hour = formatInstant(desk.clock.now()).slice(0, 13);
    await logHold(desk, request.houseRules, proposal, 'hold.reminded', { wasTold }, { step: hour });
    return { kind: 'done', proposal, wasTold };
  });
}

/** Notes that the cleared times went to the one who asked. Doing it twice changes nothing. */
export async function offerOptions(desk: Desk, request: TendRequest): Promise<Tended> {
  return tend(desk, request, async (read) => {
    const { proposal, projection } = read;
    if (projection.state === 'offered') return { kind: 'done', proposal, wasTold: false };
    const next = stateAfter(projection.state, 'offer');
    if (next === null || proposal.kind !== 'hold') return closed(read);
    const written = await changeProposal(desk, request.houseRules.roster, read, (before) => ({
      ...before,
      state: next,
    }));
    if (written === 'changed') return { kind: 'changed' };
    await logHold(desk, request.houseRules, proposal, 'hold.offered', {
      options: proposal.options.length,
    });
    return { kind: 'done', proposal: written.proposal, wasTold: false };
  });
}

async function tend(
  desk: Desk,
  { houseRules, proposalId }: TendRequest,
  act: (read: ReadProposal) => Promise<Tended>,
): Promise<Tended> {
  const read = await findProposal(desk, houseRules.roster, proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  return isObserved(houseRules, read.proposal.principal) ? OBSERVE_ONLY : act(read);
}

function closed({ projection }: ReadProposal): Tended {
  return { kind: 'closed', state: projection.state };
}
