// Does what the state machine says is left to do: one hand for physician, assistant and the sweep.
import {
  endsWithIt,
  optionWithId,
  stateAfter,
  type HoldOption,
  type Proposal,
  type ProposalProblem,
  type ProposalStep,
} from '../domain/holds';
import { isDeskError, type Desk } from '../ports';
import { answeredAlone } from './answeredAlone';
import type { AnsweredAlone, Closing, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { logHold } from './logHold';
import { makeAllFirm, type Firmness } from './makeFirm';
import { principalRules, type PrincipalRules } from './principalRules';
import { changeProposal, findProposal, type ProposalRow } from './proposalRows';
import {
  eventIdsOf,
  removeEvents,
  removeLooseTravel,
  withoutEvents,
  withoutTravel,
} from './removeEvents';

/**
 * Carries out the projection's step. Every step may be repeated, by anybody with the rights.
 *
 * @returns null when nothing is left to do, or the step is a placing (`placeEvents` does that)
 */
export async function carryOut(
  desk: Desk,
  houseRules: HouseRules,
  read: ReadProposal,
): Promise<Closing | null> {
  const { step } = read.projection;
  switch (step.kind) {
    case 'none':
    case 'place':
      return null;
    case 'record':
      return record(desk, houseRules, read, step);
    case 'release':
      return release(desk, houseRules, read, step.state);
    case 'confirm':
      return confirm(desk, houseRules, read, step.optionIds);
    case 'firm':
      return firmOnWord(desk, houseRules, read, step.optionId);
  }
}

async function record(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  step: Extract<ProposalStep, { kind: 'record' }>,
): Promise<Closing> {
  const written = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    state: step.state,
    chosenOptionId: step.chosenId,
    problem: null,
  }));
  return written === 'changed'
    ? { kind: 'changed' }
    : { kind: step.state, proposal: written.proposal };
}

/** The state first, because it is final; then the events, which any client may finish removing. */
async function release(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  state: 'declined' | 'expired' | 'withdrawn',
): Promise<Closing> {
  const { roster } = houseRules;
  const closed =
    row.proposal.state === state
      ? row
      : await changeProposal(desk, roster, row, (proposal) => ({
          ...proposal,
          state,
          problem: null,
          flags: [],
        }));
  if (closed === 'changed') return { kind: 'changed' };
  const removal = await removeEvents(desk, closed.proposal);
  const stands = eventIdsOf(closed.proposal.options).length > 0;
  if (removal.kind === 'no-rights' || (!stands && removal.theirs.length === 0)) {
    return { kind: state, proposal: closed.proposal };
  }
  const emptied = await changeProposal(desk, roster, closed, (proposal) => ({
    ...proposal,
    options: proposal.options.map(withoutEvents),
    problem: removal.theirs.length > 0 ? 'invited' : null,
  }));
  return { kind: state, proposal: emptied === 'changed' ? closed.proposal : emptied.proposal };
}

/**
 * Ends the firm holds that a confirmed one has taken the place of; repeating it changes nothing more.
 *
 * @returns ids of those that this call ended
 */
export async function releaseReplaced(
  desk: Desk,
  houseRules: HouseRules,
  ids: readonly string[],
): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const id of ids) {
    const read = await findProposal(desk, houseRules.roster, id);
    if (read?.kind !== 'read' || stateAfter(read.projection.state, 'withdraw') === null) continue;
    const closing = await release(desk, houseRules, read, 'withdrawn');
    if (closing.kind !== 'withdrawn') continue;
    ended.push(id);
    const facts = { from: read.projection.state, by: 'successor' };
    await logHold(desk, houseRules, read.proposal, 'hold.withdrawn', facts);
  }
  return ended;
}

async function confirm(
  desk: Desk,
  houseRules: HouseRules,
  row: ReadProposal,
  optionIds: readonly string[],
): Promise<Closing> {
  const { roster } = houseRules;
  const rules = principalRules(houseRules, row.proposal.principal);
  const options = row.proposal.options.filter(({ id }) => optionIds.includes(id));
  if (options.length === 0 || rules === null) return { kind: 'changed' };
  const chosenOptionId = row.proposal.kind === 'batch' ? null : (options[0]?.id ?? null);
  const isPicked =
    row.proposal.state === 'picked' && row.proposal.chosenOptionId === chosenOptionId;
  const picked = isPicked
    ? row
    : await changeProposal(desk, roster, row, (proposal) => ({
        ...proposal,
        state: 'picked',
        chosenOptionId,
        problem: null,
      }));
  if (picked === 'changed') return { kind: 'changed' };

  const { firmness, alone, placed } = await makeRestFirm(desk, houseRules, rules, {
    read: row,
    proposal: picked.proposal,
    options,
  });
  const refused = await closingOf(desk, houseRules, picked, firmness);
  if (refused !== null) return refused;
  const invitationId = firmness.kind === 'replaced' ? firmness.entryId : null;
  const kept = invitationId === null ? placed : [];
  const removal = await removeEvents(desk, picked.proposal, eventIdsOf(kept));
  if (removal.kind === 'no-rights') {
    return { kind: 'not-yet-placed', proposal: picked.proposal, why: 'no-rights' };
  }
  const confirmed = await changeProposal(desk, roster, picked, (proposal) => ({
    ...proposal,
    state: 'confirmed',
    invitationId,
    options: proposal.options.map((one) =>
      kept.some(({ id }) => id === one.id) ? one : withoutEvents(one),
    ),
  }));
  if (confirmed === 'changed') return { kind: 'changed' };
  if (invitationId !== null) {
    await logHold(desk, houseRules, confirmed.proposal, 'hold.replaced', { by: 'invitation' });
  }
  await endReplaced(desk, houseRules, row, confirmed.proposal);
  return {
    kind: 'confirmed',
    proposal: confirmed.proposal,
    ...(alone.length === 0 ? {} : { alone }),
  };
}

/** A member that gets its own answer while the others are looked at makes the batch look once more. */
const MOST_LOOKS = 3;

/** Makes firm what the batch has to place: all but what was answered by itself, which stands as it was answered. */
async function makeRestFirm(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  about: {
    readonly read: ReadProposal;
    readonly proposal: Proposal;
    readonly options: readonly HoldOption[];
  },
): Promise<{
  readonly firmness: Firmness;
  readonly alone: readonly AnsweredAlone[];
  readonly placed: readonly HoldOption[];
}> {
  const { read, proposal, options } = about;
  const { decision } = read.projection;
  let alone = await answeredAlone(desk, houseRules.roster, proposal, decision);
  for (let look = 1; ; look += 1) {
    const apart = alone.map(({ optionId }) => optionId);
    const placed = options.filter(({ id }) => !apart.includes(id));
    const firmness = await makeAllFirm(desk, houseRules, rules, proposal, placed);
    if (firmness.kind !== 'lost' || look === MOST_LOOKS) return { firmness, alone, placed };
    const now = await answeredAlone(desk, houseRules.roster, proposal, decision);
    if (now.length === alone.length) return { firmness, alone, placed };
    alone = now;
  }
}

/** The new time is firm already: what is out of reach now stays for the sweep, which finds it by the row. */
async function endReplaced(
  desk: Desk,
  houseRules: HouseRules,
  { projection }: ReadProposal,
  proposal: Proposal,
): Promise<void> {
  const { decision } = projection;
  try {
    await releaseReplaced(desk, houseRules, endsWithIt(proposal, { state: 'confirmed', decision }));
  } catch (error) {
    if (!isDeskError(error)) throw error;
  }
}

/** On a heard word: the time is firm, its siblings stand until the physician's own entry. */
async function firmOnWord(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  optionId: string,
): Promise<Closing> {
  const rules = principalRules(houseRules, row.proposal.principal);
  const option = optionWithId(row.proposal, optionId);
  if (option === null || rules === null) return { kind: 'changed' };
  const firmness = await makeAllFirm(desk, houseRules, rules, row.proposal, [option]);
  const refused = await closingOf(desk, houseRules, row, firmness);
  if (refused !== null) return refused;
  const firm = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    word: proposal.word === null ? null : { ...proposal.word, isFirm: true },
  }));
  return firm === 'changed' ? { kind: 'changed' } : { kind: 'on-word', proposal: firm.proposal };
}

/** null when the time is firm, or an invitation took its place. */
async function closingOf(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  firmness: Firmness,
): Promise<Closing | null> {
  switch (firmness.kind) {
    case 'firm':
    case 'replaced':
      return null;
    case 'changing':
      return { kind: 'changed' };
    case 'unknown-calendar':
      return { kind: 'not-yet-placed', proposal: row.proposal, why: 'unknown-calendar' };
    case 'lost':
      return markClash(desk, houseRules, row, firmness.problem);
  }
}

/** Writes `clash`: travel goes, the holds stay tentative until the assistant proposes anew or withdraws. */
export async function markClash(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  problem: ProposalProblem,
): Promise<Closing> {
  const clashed = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    options: proposal.options.map(withoutTravel),
    state: 'clash',
    problem,
  }));
  if (clashed === 'changed') return { kind: 'changed' };
  await removeLooseTravel(desk, clashed);
  return { kind: 'clash', proposal: clashed.proposal, problem };
}
