// Puts holds that wait one by one into a single batch: one decision for the physician, all of it or none.
import { isFinal, type HoldOption, type MessageReference, type Proposal } from '../domain/holds';
import type { Roster } from '../domain/roster';
import { minutesBetween, overlaps, type Instant } from '../domain/time';
import type { Desk } from '../ports';
import { answeredAlone } from './answeredAlone';
import type { AnsweredAlone, Placement, PlaceHoldsRequest, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { placeHolds } from './placeHolds';
import { changeProposal, findProposal, type ProposalRow } from './proposalRows';
import { eventIdsOf, removeStrays, withoutEvents } from './removeEvents';
import type { Telling } from './tellPhysician';
import { withdrawProposal } from './withdrawProposal';

export interface BatchMember {
  readonly proposalId: string;
  /** The revision that the person saw. */
  readonly seenRevision: number;
  /** The one of its times that goes into the batch. */
  readonly optionId: string;
}

export interface BatchProposalsRequest {
  readonly houseRules: HouseRules;
  readonly principal: string;
  /** Minted once when the form opens; a second click with the same id goes on where the first one stopped. */
  readonly batchId: string;
  readonly members: readonly BatchMember[];
  readonly message: MessageReference | null;
  readonly decideBy: Instant | null;
}

export type Batching =
  | ({
      readonly kind: 'batched';
      readonly proposal: Proposal;
      /** Members that somebody answered in the same moment: they stand by their own answers, and the batch asks for the others. */
      readonly answered: readonly string[];
    } & Telling)
  /** A member is no longer as it was shown: look again. Nothing was written. */
  | { readonly kind: 'changed' }
  /** Fewer than two, more than nine, or two at the same time. */
  | { readonly kind: 'unusable' }
  | Exclude<Placement, { kind: 'placed' | 'unusable' }>;

const FEWEST = 2;
const MOST = 9;

/**
 * Places the batch at the members' times, then withdraws the members.
 *
 * The batch names whom it replaces, so that a crash between the two leaves nothing behind that a sweep does not finish
 * (`finishBatch`). Titles of the members become its lines; no words are typed.
 */
export async function batchProposals(
  desk: Desk,
  request: BatchProposalsRequest,
): Promise<Batching> {
  const { houseRules, principal, members } = request;
  if (isObserved(houseRules, principal)) return OBSERVE_ONLY;
  const ids = new Set(members.map(({ proposalId }) => proposalId));
  if (members.length < FEWEST || members.length > MOST || ids.size !== members.length) {
    return { kind: 'unusable' };
  }
  const isResumed = (await findProposal(desk, houseRules.roster, request.batchId)) !== null;
  const times: { readonly proposal: Proposal; readonly option: HoldOption }[] = [];
  for (const member of members) {
    const read = await findProposal(desk, houseRules.roster, member.proposalId);
    if (read?.kind !== 'read' || !isAsSeen(read, member, principal, isResumed)) {
      return { kind: 'changed' };
    }
    const option = read.proposal.options.find(({ id }) => id === member.optionId);
    if (option === undefined) return { kind: 'changed' };
    times.push({ proposal: read.proposal, option });
  }
  if (haveSameTime(times.map(({ option }) => option))) return { kind: 'unusable' };

  const prefix = houseRules.release.calendarRules.holds.titlePrefix;
  const placed = await placeHolds(desk, placingOf(request, times, prefix));
  if (placed.kind !== 'placed') return placed;
  const { proposal, wasTold, tellsAt } = placed;
  const batch = await findProposal(desk, houseRules.roster, proposal.id);
  const { answered } =
    batch?.kind === 'read' ? await finishBatch(desk, houseRules, batch) : { answered: [] };
  return { kind: 'batched', proposal, wasTold, tellsAt, answered };
}

/**
 * Withdraws what a standing batch has taken the place of, and lets go of what was answered by itself meanwhile: such a
 * meeting stands by its own answer, and the batch asks for the others. Repeating it changes nothing more.
 *
 * @returns ids of those that stand by themselves and of those that this call ended; whether it let go of any
 */
export async function finishBatch(
  desk: Desk,
  houseRules: HouseRules,
  batch: ReadProposal,
): Promise<{
  readonly answered: readonly string[];
  readonly ended: readonly string[];
  readonly hasLetGo: boolean;
}> {
  const { roster } = houseRules;
  const { proposal, projection } = batch;
  const alone = await answeredAlone(desk, roster, proposal, projection.decision);
  const answered = alone.map(({ proposalId }) => proposalId);
  const hasLetGo = (await letGo(desk, roster, batch, alone)) !== null;
  const ended: string[] = [];
  for (const proposalId of proposal.inPlaceOf ?? []) {
    if (answered.includes(proposalId)) continue;
    const read = await findProposal(desk, roster, proposalId);
    if (read?.kind !== 'read' || isFinal(read.projection.state)) continue;
    const outcome = await withdrawProposal(desk, { houseRules, proposalId });
    if (outcome.kind === 'withdrawn') ended.push(proposalId);
  }
  return { answered, ended, hasLetGo };
}

/**
 * Takes the events out of the calendar that a batch holds for members that were answered by themselves. The row first, so
 * that a crash leaves only events that no row names, which any sweep removes.
 *
 * @returns null when none of them had an event
 */
async function letGo(
  desk: Desk,
  roster: Roster,
  row: ProposalRow,
  alone: readonly AnsweredAlone[],
): Promise<ProposalRow | 'changed' | null> {
  const ids = alone.map(({ optionId }) => optionId);
  const doomed = row.proposal.options.filter(({ id }) => ids.includes(id));
  if (eventIdsOf(doomed).length === 0) return null;
  const written = await changeProposal(desk, roster, row, (proposal) => ({
    ...proposal,
    options: proposal.options.map((one) => (ids.includes(one.id) ? withoutEvents(one) : one)),
  }));
  if (written !== 'changed')
    await removeStrays(desk, written, eventIdsOf(written.proposal.options));
  return written;
}

function isAsSeen(
  { proposal, projection }: ReadProposal,
  { seenRevision }: BatchMember,
  principal: string,
  isResumed: boolean,
): boolean {
  const isOpen = projection.state === 'proposed' || (isResumed && projection.state === 'withdrawn');
  return (
    isOpen &&
    proposal.kind === 'hold' &&
    proposal.principal === principal.toLowerCase() &&
    proposal.revision === seenRevision
  );
}

function haveSameTime(options: readonly HoldOption[]): boolean {
  return options.some((one, index) =>
    options.slice(index + 1).some((other) => overlaps(one.window, other.window)),
  );
}

function placingOf(
  request: BatchProposalsRequest,
  times: readonly { readonly proposal: Proposal; readonly option: HoldOption }[],
  prefix: string,
): PlaceHoldsRequest {
  const { houseRules, principal, batchId, message, decideBy } = request;
  return {
    houseRules,
    principal,
    proposalId: batchId,
    kind: 'batch',
    message,
    stakeholder: null,
    windows: times.map(({ option }) => option.window),
    labels: times.map(({ proposal }) => withoutPrefix(proposal.title, prefix)),
    travel: times.map(({ option }) => legsOf(option)),
    durationMinutes: Math.max(...times.map(({ proposal }) => proposal.durationMinutes)),
    mode: null,
    tier: 'batch',
    stream: 'committee',
    decideBy,
    lane: null,
    urgency: null,
    inPlaceOf: times.map(({ proposal }) => proposal.id),
  };
}

/** The label gets the prefix anew. */
function withoutPrefix(title: string, prefix: string): string {
  return title.startsWith(`${prefix} `) ? title.slice(prefix.length + 1) : title;
}

function legsOf({ window, travel }: HoldOption): {
  readonly before: number;
  readonly after: number;
} {
  const before = travel.find((leg) => leg.window.end === window.start)?.window;
  const after = travel.find((leg) => leg.window.start === window.end)?.window;
  return {
    before: before === undefined ? 0 : minutesBetween(before.start, before.end),
    after: after === undefined ? 0 : minutesBetween(after.start, after.end),
  };
}
