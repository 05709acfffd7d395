// A hold that something came over: what of it still stands, and the next best time for what does not.
import { standsInTheWay, type HoldOption, type Proposal, type Slot } from '../domain/holds';
import { minutesBetween, overlaps, type Window } from '../domain/time';
import type { Desk } from '../ports';
import type { ReadProposal, Suggestion } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { firmBlocks, readCommitted, spanOf } from './readCommitted';
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
  /** Nothing of its length fits into the next two working weeks. */
  | { readonly kind: 'none' }
  /** Whatever came over it has gone again: there is nothing to replace. */
  | { readonly kind: 'stands' }
  | { readonly kind: 'unknown-calendar' }
  | { readonly kind: 'not-a-principal' };

/** True when a hold may be given another time: something came over it, and it is not firm. */
export function wantsNextBest({ proposal, projection }: ReadProposal): boolean {
  const { state } = projection;
  if (proposal.kind !== 'hold') return false;
  if (state === 'clash') return projection.problem !== 'unproven';
  const isOpen = state === 'proposed' || state === 'cleared' || state === 'offered';
  return isOpen && proposal.flags.length > 0;
}

/** Reads the calendar as it stands now; writes nothing. */
export async function findNextBest(
  desk: Desk,
  { houseRules, read }: FindNextBestRequest,
): Promise<NextBest> {
  const { proposal } = read;
  const rules = principalRules(houseRules, proposal.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  const kept = await readKept(desk, rules, read);
  if (kept === 'unknown') return { kind: 'unknown-calendar' };
  if (kept.length === proposal.options.length) return { kind: 'stands' };

  const asked = {
    houseRules,
    principal: proposal.principal,
    ask: null,
    mode: proposal.mode,
    manual: { durationMinutes: proposal.durationMinutes, windows: null },
  };
  // What was promised to its tier may be out of reach by now: then the soonest that the other rules allow.
  const inTier = await suggestSlots(desk, { ...asked, tier: proposal.tier });
  if (inTier.kind !== 'suggested') return { kind: inTier.kind };
  const slot = besides(proposal, inTier) ?? besides(proposal, await suggestSlots(desk, asked));
  if (slot === null) return { kind: 'none' };
  const minutes = (leg: Window | null): number =>
    leg === null ? 0 : minutesBetween(leg.start, leg.end);
  const { before, after } = slot.travel;
  return {
    kind: 'found',
    window: slot.window,
    revision: {
      houseRules,
      proposalId: proposal.id,
      seenRevision: proposal.revision,
      windows: [...kept.map(({ window }) => window), slot.window],
      travel: [...kept.map(travelOf), { before: minutes(before), after: minutes(after) }],
      durationMinutes: proposal.durationMinutes,
      mode: proposal.mode,
      tier: proposal.tier,
      decideBy: null,
    },
  };
}

/** The best slot that is none of its own times. */
function besides({ options }: Proposal, suggestion: Suggestion): Slot | null {
  if (suggestion.kind !== 'suggested') return null;
  const isOwn = (window: Window): boolean =>
    options.some((option) => overlaps(option.window, window));
  return suggestion.slots.find(({ window }) => !isOwn(window)) ?? null;
}

/** The times over which nothing has come. */
async function readKept(
  desk: Desk,
  rules: PrincipalRules,
  { proposal }: ReadProposal,
): Promise<readonly HoldOption[] | 'unknown'> {
  const now = desk.clock.now();
  const ahead = proposal.options.filter(
    ({ window, eventId }) => eventId !== null && window.start > now,
  );
  if (ahead.length === 0) return [];
  const span = spanOf(ahead.map(({ window }) => window));
  const committed = await readCommitted(desk, rules, span, proposal.id);
  if (committed.kind === 'unknown') return 'unknown';
  const blocks = firmBlocks(committed);
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
