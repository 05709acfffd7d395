// The assistant edits: a new revision with other times, which needs a new answer. What was answered before stays on record.
import {
  isFinal,
  stateAfter,
  type Decision,
  type Proposal,
  type ProposalState,
} from '../domain/holds';
import { addMinutes } from '../domain/time';
import type { Desk } from '../ports';
import {
  draftProposal,
  isUsable,
  kindsTaken,
  windowsOf,
  windowsTaken,
  withCalendar,
} from './draftProposal';
import type { PlaceHoldsRequest, Placement, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { isObserved, OBSERVE_ONLY } from './observeOnly';
import { placeEvents } from './placeEvents';
import { principalRules } from './principalRules';
import { changeProposal, findProposal, readDecisions } from './proposalRows';
import { readCommitted, spanOf } from './readCommitted';
import { readUnshown } from './readUnshown';
import { tellPhysician, type Telling } from './tellPhysician';

export interface ReviseProposalRequest extends Pick<
  PlaceHoldsRequest,
  'windows' | 'durationMinutes' | 'mode' | 'tier' | 'decideBy' | 'travel'
> {
  readonly houseRules: HouseRules;
  readonly proposalId: string;
  /** The revision that the person saw: another assistant's newer one is not overwritten. */
  readonly seenRevision: number;
}

export type Revision =
  | ({
      readonly kind: 'revised';
      readonly proposal: Proposal;
      /** Answers to earlier revisions, the one that came while this was being written included: they do not count here. */
      readonly overtaken: readonly Decision[];
    } & Telling)
  /** Somebody else edited, answered or withdrew it since it was shown: look again. Nothing was written. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'broken'; readonly itemId: string }
  | Exclude<Placement, { kind: 'placed' }>;

/** Revises a hold or batch from any state that is neither final nor firm. Events at unchanged times stay where they are. */
export async function reviseProposal(
  desk: Desk,
  request: ReviseProposalRequest,
): Promise<Revision> {
  const { houseRules } = request;
  const { roster } = houseRules;
  const read = await findProposal(desk, roster, request.proposalId);
  if (read === null) return { kind: 'gone' };
  if (read.kind === 'broken') return { kind: 'broken', itemId: read.itemId };
  const { proposal, projection } = read;
  if (isObserved(houseRules, proposal.principal)) return OBSERVE_ONLY;
  const refusal = whyNot(read, request.seenRevision);
  if (refusal !== null) return refusal;
  const rules = principalRules(houseRules, proposal.principal);
  if (rules === null) return { kind: 'not-a-principal' };
  const asked: PlaceHoldsRequest = {
    ...request,
    principal: proposal.principal,
    message: proposal.message,
    stakeholder: null,
    lane: null,
    urgency: null,
    kind: proposal.kind === 'batch' ? 'batch' : 'hold',
    stream: proposal.stream,
    ...(proposal.inPlaceOf === undefined ? {} : { inPlaceOf: proposal.inPlaceOf }),
  };
  if (!isUsable(asked, rules)) return { kind: 'unusable' };

  const now = desk.clock.now();
  const fresh = draftProposal(asked, rules, proposal.proposedBy, now);
  const wanted = { ...fresh, title: retitled(proposal, request.durationMinutes) };
  const span = spanOf([
    ...windowsOf(wanted),
    { start: now, end: wanted.decideBy ?? addMinutes(now, 1) },
  ]);
  const [committed, unshown] = await Promise.all([
    readCommitted(desk, rules, span, proposal.id),
    readUnshown(desk, houseRules, proposal.principal, span),
  ]);
  if (committed.kind === 'unknown') return { kind: 'unknown-calendar' };
  const others = [...committed.blocks, ...unshown(committed.blocks)];
  const taken = windowsTaken(wanted, others);
  if (taken.length > 0) {
    return { kind: 'clash', windows: taken, kinds: kindsTaken(wanted, others) };
  }
  const ready = withCalendar(wanted, rules, committed.blocks, now);

  const revision = proposal.revision + 1;
  const written = await changeProposal(desk, roster, read, () => ({
    ...ready,
    revision,
    message: proposal.message,
    proposedAt: now,
    state: 'placing',
  }));
  if (written === 'changed') return { kind: 'changed' };
  const placed = await placeEvents(desk, houseRules, written, 'resumed');
  switch (placed.kind) {
    case 'failed':
      return { kind: 'failed', proposal: placed.row.proposal };
    case 'clash':
      return { kind: 'closed', state: 'clash' };
    case 'changed':
      return { kind: 'changed' };
    case 'placed': {
      const revised = placed.row.proposal;
      await logHold(desk, houseRules, revised, 'hold.revised', {
        from: projection.state,
        options: revised.options.length,
      });
      const telling = await tellPhysician(desk, houseRules, revised);
      const decisions = await readDecisions(desk, revised.id);
      const overtaken = decisions.filter((one) => one.revision < revised.revision);
      return { kind: 'revised', proposal: revised, ...telling, overtaken };
    }
  }
}

function whyNot(
  { proposal, projection }: ReadProposal,
  seenRevision: number,
): { kind: 'changed' } | { kind: 'closed'; state: ProposalState } | null {
  const isHold = proposal.kind === 'hold' || proposal.kind === 'batch';
  if (isFinal(projection.state) || !isHold) return { kind: 'closed', state: projection.state };
  // A row that claims what nobody decided reads as a clash; its own state says whether it may be edited.
  const mayRevise =
    stateAfter(projection.state, 'revise') !== null &&
    (projection.problem === 'unproven' || stateAfter(proposal.state, 'revise') !== null);
  if (!mayRevise) return { kind: 'closed', state: projection.state };
  return proposal.revision === seenRevision ? null : { kind: 'changed' };
}

/** The name stays, the length follows. */
function retitled({ title, durationMinutes }: Proposal, minutes: number): string {
  return title.replace(new RegExp(`\\b${String(durationMinutes)} min$`), `${String(minutes)} min`);
}
