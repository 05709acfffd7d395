// Does what the state machine says is left to do: one hand for physician, assistant and the sweep.
import {
  blocksInTheWay,
  optionWithId,
  type HoldOption,
  type ProposalProblem,
} from '../domain/holds';
import type { Window } from '../domain/time';
import type { Desk } from '../ports';
import type { Closing, ReadProposal } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { changeProposal, type ProposalRow } from './proposalRows';
import { firmBlocks, readCommitted } from './readCommitted';
import { removeEvents } from './removeEvents';

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
    case 'record': {
      const written = await changeProposal(desk, houseRules.roster, read, (proposal) => ({
        ...proposal,
        state: step.state,
        problem: null,
      }));
      return written === 'changed'
        ? { kind: 'changed' }
        : { kind: 'cleared', proposal: written.proposal };
    }
    case 'release':
      return release(desk, houseRules, read, step.state);
    case 'confirm':
      return confirm(desk, houseRules, read, step.optionId);
  }
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
        }));
  if (closed === 'changed') return { kind: 'changed' };
  if (!(await removeEvents(desk, closed.proposal))) {
    return { kind: state, proposal: closed.proposal };
  }
  const emptied = await changeProposal(desk, roster, closed, (proposal) => ({
    ...proposal,
    options: proposal.options.map((option) => ({ ...option, eventId: null })),
  }));
  return { kind: state, proposal: emptied === 'changed' ? closed.proposal : emptied.proposal };
}

async function confirm(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  optionId: string,
): Promise<Closing> {
  const { roster } = houseRules;
  const option = optionWithId(row.proposal, optionId);
  const rules = principalRules(houseRules, row.proposal.principal);
  if (option === null || rules === null) return { kind: 'changed' };
  const picked =
    row.proposal.state === 'picked' && row.proposal.chosenOptionId === optionId
      ? row
      : await changeProposal(desk, roster, row, (proposal) => ({
          ...proposal,
          state: 'picked',
          chosenOptionId: optionId,
          problem: null,
        }));
  if (picked === 'changed') return { kind: 'changed' };

  const outcome = await makeFirm(desk, rules, picked.proposal.id, option);
  switch (outcome) {
    case 'firm':
      break;
    case 'changing':
      return { kind: 'changed' };
    case 'unknown-calendar':
      return { kind: 'not-yet-placed', proposal: picked.proposal };
    case 'taken':
    case 'gone':
    case 'moved':
      return markClash(desk, houseRules, picked, outcome);
  }
  await removeEvents(desk, picked.proposal, option.eventId);
  const confirmed = await changeProposal(desk, roster, picked, (proposal) => ({
    ...proposal,
    state: 'confirmed',
    options: proposal.options.map((one) => (one.id === optionId ? one : { ...one, eventId: null })),
  }));
  return confirmed === 'changed'
    ? { kind: 'changed' }
    : { kind: 'confirmed', proposal: confirmed.proposal };
}

/** Writes `clash`; the events stay tentative until the assistant proposes anew or withdraws. */
export async function markClash(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  problem: ProposalProblem,
): Promise<Closing> {
  const clashed = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    state: 'clash',
    problem,
  }));
  return clashed === 'changed'
    ? { kind: 'changed' }
    : { kind: 'clash', proposal: clashed.proposal, problem };
}

type Firmness = 'firm' | 'taken' | 'gone' | 'moved' | 'changing' | 'unknown-calendar';

/** Looks at the event and the time around it again, then makes the event busy. A busy event of ours is firm already. */
async function makeFirm(
  desk: Desk,
  rules: PrincipalRules,
  proposalId: string,
  option: HoldOption,
): Promise<Firmness> {
  const mailbox = rules.principal.address;
  const { eventId } = option;
  if (eventId === null) return 'gone';
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const entry = await desk.calendar.readEntry(mailbox, eventId);
    if (entry === null || entry.isCancelled || entry.proposalId !== proposalId) return 'gone';
    if (!isSameTime(entry.window, option.window)) return 'moved';
    if (entry.showAs === 'busy') return 'firm';
    const committed = await readCommitted(desk, rules, option.window, proposalId);
    if (committed.kind === 'unknown') return 'unknown-calendar';
    if (blocksInTheWay(option.window, firmBlocks(committed)).length > 0) return 'taken';
    const answer = await desk.calendar.confirmHold(mailbox, eventId, entry.etag);
    if (answer === 'confirmed') return 'firm';
    if (answer === 'gone') return 'gone';
  }
  return 'changing';
}

function isSameTime(a: Window, b: Window): boolean {
  return a.start === b.start && a.end === b.end;
}
