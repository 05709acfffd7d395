// Puts up to three times to the physician: the row first, then the events, then the word to her.
import { hashRevision, stateAfter, type Proposal } from '../domain/holds';
import type { Desk } from '../ports';
import {
  draftProposal,
  hasFitWords,
  isUsable,
  kindsTaken,
  windowsOf,
  windowsTaken,
  withCalendar,
} from './draftProposal';
import type { Placement, PlaceHoldsRequest } from './holdTerms';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { placeEvents, type PlacedBy } from './placeEvents';
import { principalRules } from './principalRules';
import { addProposal, changeProposal, findProposal, type ProposalRow } from './proposalRows';
import { besidesReplaced, readCommitted, spanOf } from './readCommitted';
import { removeEvents } from './removeEvents';
import { readUnshown } from './readUnshown';
import { tellPhysician } from './tellPhysician';

/**
 * Places a proposal as a saga whose one truth is the list row: `placing`, then the events, then `proposed`.
 *
 * May be repeated with the same `proposalId` after any failure or second click: the same row and the same events come
 * of it. The calendar is read again before anything is written.
 */
export async function placeHolds(desk: Desk, request: PlaceHoldsRequest): Promise<Placement> {
  const { houseRules } = request;
  const { roster } = houseRules;
  const rules = principalRules(houseRules, request.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, request.principal)) return OBSERVE_ONLY;
  if (!isUsable(request, rules)) return { kind: 'unusable' };
  if (!hasFitWords(request)) return { kind: 'unfit-words' };

  const proposedBy = (await desk.identity.signIn(null)).address;
  const wanted = draftProposal(request, rules, proposedBy, desk.clock.now());
  const standing = await findProposal(desk, roster, wanted.id);
  if (standing !== null) {
    return standing.kind === 'broken'
      ? { kind: 'closed', state: 'failed' }
      : resume(desk, request, standing, wanted);
  }

  const now = desk.clock.now();
  const span = spanOf([...windowsOf(wanted), { start: now, end: wanted.decideBy ?? now }]);
  const [committed, unshown] = await Promise.all([
    readCommitted(desk, rules, span, wanted.id),
    readUnshown(desk, houseRules, rules.principal.address, span),
  ]);
  if (committed.kind === 'unknown') return { kind: 'unknown-calendar' };
  const others = [...besidesReplaced(wanted, committed.blocks), ...unshown(committed.blocks)];
  const taken = windowsTaken(wanted, others);
  if (taken.length > 0) {
    return { kind: 'clash', windows: taken, kinds: kindsTaken(wanted, others) };
  }
  const ready = withCalendar(wanted, rules, committed.blocks, now);

  const added = await addProposal(desk, roster, ready);
  if (added !== 'duplicate') return carryOn(desk, request, added, 'first-try');
  const other = await findProposal(desk, roster, wanted.id);
  return other?.kind === 'read'
    ? resume(desk, request, other, wanted)
    : { kind: 'closed', state: 'failed' };
}

/** A second click, or the first after a crash. */
async function resume(
  desk: Desk,
  request: PlaceHoldsRequest,
  row: ProposalRow,
  wanted: Proposal,
): Promise<Placement> {
  const { proposal } = row;
  if (hashRevision(proposal) !== hashRevision(wanted)) {
    return { kind: 'closed', state: proposal.state };
  }
  switch (proposal.state) {
    case 'placing':
      return carryOn(desk, request, row, 'resumed');
    case 'proposed':
      await logProposed(desk, request, proposal);
      return { kind: 'placed', proposal, wasTold: true, tellsAt: null };
    case 'failed': {
      const retried = await changeProposal(desk, request.houseRules.roster, row, retry);
      return retried === 'changed'
        ? { kind: 'closed', state: proposal.state }
        : carryOn(desk, request, retried, 'resumed');
    }
    case 'cleared':
    case 'offered':
    case 'picked':
    case 'confirmed':
    case 'sent':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'clash':
      return { kind: 'closed', state: proposal.state };
  }
}

/** A new attempt: the service must not answer with an event that was removed since. */
function retry(proposal: Proposal): Proposal {
  return {
    ...proposal,
    state: stateAfter(proposal.state, 'retry') ?? proposal.state,
    problem: null,
    options: proposal.options.map((option) => ({ ...option, attempt: option.attempt + 1 })),
  };
}

async function carryOn(
  desk: Desk,
  request: PlaceHoldsRequest,
  row: ProposalRow,
  by: PlacedBy,
): Promise<Placement> {
  const placed = await placeEvents(desk, request.houseRules, row, by);
  switch (placed.kind) {
    case 'placed': {
      const { proposal } = placed.row;
      await logProposed(desk, request, proposal);
      const telling = await tellPhysician(desk, request.houseRules, proposal);
      return { kind: 'placed', proposal, ...telling };
    }
    case 'failed':
      return { kind: 'failed', proposal: placed.row.proposal };
    case 'clash':
      return { kind: 'closed', state: 'clash' };
    case 'changed':
      // Withdrawn while we were placing: what we placed must not stay behind.
      if (placed.row === null || isClosed(placed.row.proposal)) {
        await removeEvents(desk, placed.row?.proposal ?? row.proposal);
      }
      return { kind: 'closed', state: placed.row?.proposal.state ?? 'withdrawn' };
  }
}

function isClosed({ state }: Proposal): boolean {
  return state === 'withdrawn' || state === 'expired' || state === 'declined';
}

async function logProposed(
  desk: Desk,
  request: PlaceHoldsRequest,
  proposal: Proposal,
): Promise<void> {
  await logHold(
    desk,
    request.houseRules,
    proposal,
    'hold.proposed',
    {
      tier: proposal.tier,
      options: proposal.options.length,
      durationMinutes: proposal.durationMinutes,
    },
    { lane: request.lane, urgency: request.urgency },
  );
}
