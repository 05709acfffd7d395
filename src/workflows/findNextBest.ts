// A hold that something came over: what of it still stands, and the next best time for what does not.
import {
  standsInTheWay,
  successorIdFor,
  type HoldOption,
  type Proposal,
  type ProposalState,
  type Slot,
} from '../domain/holds';
import { minutesBetween, overlaps, type Window } from '../domain/time';
import type { Desk } from '../ports';
import type { PlaceHoldsRequest, ReadProposal, Suggestion } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { findProposal } from './proposalRows';
import { firmBlocks, readCommitted, spanOf } from './readCommitted';
import { readHoldSetting } from './readHoldSetting';
import { readUnshown } from './readUnshown';
import type { ReviseProposalRequest } from './reviseProposal';
import { suggestSlots } from './suggestSlots';

export interface FindNextBestRequest {
  readonly houseRules: HouseRules;
  readonly read: ReadProposal;
}

export type NextBest =
  | {
      readonly kind: 'found';
      readonly window: Window;
      /** What `reviseProposal` takes: the times that still stand, and the new one. */
      readonly revision: ReviseProposalRequest;
    }
  /** It is firm: another proposal asks for the new time, and this one stays until the physician has said yes to that. */
  | {
      readonly kind: 'found-beside';
      readonly window: Window;
      /** What `placeHolds` takes. */
      readonly placing: PlaceHoldsRequest;
    }
  /** Such a proposal waits already. */
  | { readonly kind: 'asked'; readonly windows: readonly Window[] }
  /** Nothing of its length fits into the next two working weeks. */
  | { readonly kind: 'none' }
  /** The schedule that is believed is older than the release allows: nothing is offered. */
  | { readonly kind: 'stale-feed' }
  /** Whatever came over it has gone again: there is nothing to replace. */
  | { readonly kind: 'stands' }
  /** Its time has begun. */
  | { readonly kind: 'over' }
  | { readonly kind: 'unknown-calendar' }
  | { readonly kind: 'not-a-principal' };

/** True when another time may be offered for a hold: something came over it, and no invitation stands in its place. */
export function wantsNextBest({ proposal, projection }: ReadProposal): boolean {
  const { state } = projection;
  if (proposal.kind !== 'hold') return false;
  if (state === 'clash') return projection.problem !== 'unproven';
  if (state === 'confirmed') return proposal.flags.length > 0 && proposal.invitationId === null;
  const isOpen = state === 'proposed' || state === 'cleared' || state === 'offered';
  return isOpen && proposal.flags.length > 0;
}

const CLOSED: readonly ProposalState[] = ['declined', 'expired', 'withdrawn'];

/** Reads the calendar as it stands now; writes nothing. */
export async function findNextBest(
  desk: Desk,
  { houseRules, read }: FindNextBestRequest,
): Promise<NextBest> {
  const { proposal, projection } = read;
  const rules = principalRules(houseRules, proposal.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  const isFirm = projection.state === 'confirmed';
  const own = isFirm
    ? proposal.options.filter(({ id }) => id === projection.chosenOptionId)
    : proposal.options;
  if (isFirm && own.every(({ window }) => window.start <= desk.clock.now()))
    return { kind: 'over' };
  const kept = await readKept(desk, houseRules, rules, proposal, own);
  if (kept === 'unknown') return { kind: 'unknown-calendar' };
  if (kept.length === own.length) return { kind: 'stands' };
  const successors = isFirm ? await readSuccessors(desk, houseRules, proposal) : NO_SUCCESSORS;
  if (successors.waiting !== null) {
    return { kind: 'asked', windows: successors.waiting.options.map(({ window }) => window) };
  }

  const used = [...own.map(({ window }) => window), ...successors.tried];
  const slot = await bestSlot(desk, houseRules, proposal, used);
  if ('kind' in slot) return slot;
  const minutes = (leg: Window | null): number =>
    leg === null ? 0 : minutesBetween(leg.start, leg.end);
  const travel = { before: minutes(slot.travel.before), after: minutes(slot.travel.after) };
  const { window } = slot;
  const same = {
    houseRules,
    durationMinutes: proposal.durationMinutes,
    mode: proposal.mode,
    tier: proposal.tier,
    decideBy: null,
  };
  if (isFirm) {
    const placing: PlaceHoldsRequest = {
      ...same,
      principal: proposal.principal,
      proposalId: successorIdFor(proposal.id, successors.nth),
      message: proposal.message,
      stakeholder: null,
      title: proposal.title,
      stream: proposal.stream,
      windows: [window],
      travel: [travel],
      lane: null,
      urgency: null,
      inPlaceOf: [proposal.id],
    };
    return { kind: 'found-beside', window, placing };
  }
  return {
    kind: 'found',
    window,
    revision: {
      ...same,
      proposalId: proposal.id,
      seenRevision: proposal.revision,
      windows: [...kept.map((one) => one.window), window],
      travel: [...kept.map(travelOf), travel],
    },
  };
}

/** The best slot that is none of the times used before, and why there is none. */
async function bestSlot(
  desk: Desk,
  houseRules: HouseRules,
  proposal: Proposal,
  used: readonly Window[],
): Promise<
  Slot | { readonly kind: 'none' | 'stale-feed' | 'unknown-calendar' | 'not-a-principal' }
> {
  const { principal } = proposal;
  const setting = await readHoldSetting(desk, { houseRules, principal });
  const asked = {
    houseRules,
    principal,
    ask: null,
    mode: proposal.mode,
    manual: { durationMinutes: proposal.durationMinutes, windows: null },
    ...setting,
    // What the physician granted was for the meeting as she saw it.
    words: [],
  };
  // What was promised to its tier may be out of reach by now: then the soonest that the other rules allow.
  const inTier = await suggestSlots(desk, { ...asked, tier: proposal.tier });
  if (inTier.kind !== 'suggested') return { kind: inTier.kind };
  if (inTier.feedAges.some(({ isStale }) => isStale)) return { kind: 'stale-feed' };
  return (
    besides(used, inTier) ?? besides(used, await suggestSlots(desk, asked)) ?? { kind: 'none' }
  );
}

function besides(used: readonly Window[], suggestion: Suggestion): Slot | null {
  if (suggestion.kind !== 'suggested') return null;
  return suggestion.slots.find(({ window }) => !used.some((one) => overlaps(one, window))) ?? null;
}

interface Successors {
  /** The one that is still open, or confirmed and about to end the firm hold. */
  readonly waiting: Proposal | null;
  /** Times to which the answer was no, or none came in time. */
  readonly tried: readonly Window[];
  /** The number of the next one. */
  readonly nth: number;
}
const NO_SUCCESSORS: Successors = { waiting: null, tried: [], nth: 1 };

async function readSuccessors(
  desk: Desk,
  { roster }: HouseRules,
  { id }: Proposal,
): Promise<Successors> {
  const tried: Window[] = [];
  for (let nth = 1; ; nth += 1) {
    const read = await findProposal(desk, roster, successorIdFor(id, nth));
    if (read === null) return { waiting: null, tried, nth };
    // A row that a person broke asks nobody: the next number does.
    if (read.kind === 'broken') continue;
    const { proposal, projection } = read;
    if (!CLOSED.includes(projection.state)) return { waiting: proposal, tried, nth };
    tried.push(...proposal.options.map(({ window }) => window));
  }
}

/** The times over which nothing has come: no entry, no changed time, and no duty of the believed schedule. */
async function readKept(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  proposal: Proposal,
  options: readonly HoldOption[],
): Promise<readonly HoldOption[] | 'unknown'> {
  const now = desk.clock.now();
  const ahead = options.filter(({ window, eventId }) => eventId !== null && window.start > now);
  if (ahead.length === 0) return [];
  const span = spanOf(ahead.map(({ window }) => window));
  const [committed, unshown] = await Promise.all([
    readCommitted(desk, rules, span, proposal.id),
    readUnshown(desk, houseRules, proposal.principal, span),
  ]);
  if (committed.kind === 'unknown') return 'unknown';
  const blocks = [...firmBlocks(committed), ...unshown(committed.blocks)];
  const calls = committed.blocks.filter(({ kind }) => kind === 'call');
  return ahead.filter(
    ({ window, wasOnCall, eventId }) =>
      committed.entries.some(({ id }) => id === eventId) &&
      standsInTheWay(proposal, window, blocks).length === 0 &&
      (wasOnCall || !calls.some((call) => overlaps(call.window, window))),
  );
}

function travelOf({ window, travel }: HoldOption): {
  readonly before: number;
  readonly after: number;
} {
  const minutesOf = (leg: Window | undefined): number =>
    leg === undefined ? 0 : minutesBetween(leg.start, leg.end);
  return {
    before: minutesOf(travel.find((leg) => leg.window.end === window.start)?.window),
    after: minutesOf(travel.find((leg) => leg.window.start === window.end)?.window),
  };
}
