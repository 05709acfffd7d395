// The calendar half of a placing: brings the row's tentative events into being, from wherever an earlier try stopped.
import { blocksInTheWay, transactionIdFor, type HoldOption, type Proposal } from '../domain/holds';
import { isDeskError, type Desk, type DeskErrorCode } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { changeProposal, rereadRow, type ProposalRow } from './proposalRows';
import { readCommitted, spanOf } from './readCommitted';
import { removeEvents } from './removeEvents';

export type PlacedEvents =
  | { readonly kind: 'placed'; readonly row: ProposalRow }
  | { readonly kind: 'failed'; readonly row: ProposalRow }
  | { readonly kind: 'clash'; readonly row: ProposalRow }
  /** Somebody moved the proposal on meanwhile; `row` is what it is now, null when gone. */
  | { readonly kind: 'changed'; readonly row: ProposalRow | null };

/** Who places: the assistant for the first time or again, or a sweep that finds a placing left behind. */
export type PlacedBy = 'first-try' | 'resumed' | 'sweep';

/** Exchange's last word: trying again changes nothing. A sweep without rights leaves the row to somebody who has them. */
const REFUSALS: Readonly<Record<PlacedBy, readonly DeskErrorCode[]>> = {
  'first-try': ['graph/forbidden', 'graph/refused', 'graph/gone'],
  resumed: ['graph/forbidden', 'graph/refused', 'graph/gone'],
  sweep: ['graph/refused', 'graph/gone'],
};

/**
 * Places what is missing of a row in `placing` and writes `proposed`.
 *
 * Events of an earlier try are found by the proposal's mark and taken over; new ones carry a transaction id that the
 * service answers only once. When the calendar has moved, nothing more is placed and the row says `clash`; when Exchange
 * refuses, what stands is removed and the row says `failed`. Any other failure is thrown and leaves `placing`, which
 * may be resumed.
 *
 * @param by 'first-try' right after the row was added: there can be no events yet
 */
export async function placeEvents(
  desk: Desk,
  houseRules: HouseRules,
  row: ProposalRow,
  by: PlacedBy,
): Promise<PlacedEvents> {
  const { roster } = houseRules;
  const rules = principalRules(houseRules, row.proposal.principal);
  if (rules === null) return { kind: 'changed', row };
  try {
    const known = by === 'first-try' ? row.proposal : await takeOver(desk, row.proposal);
    if (by !== 'first-try' && (await isInTheWay(desk, rules, known))) {
      const clashed = await changeProposal(desk, roster, row, (proposal) => ({
        ...withEvents(proposal, known.options),
        state: 'clash',
        problem: 'taken',
      }));
      return clashed === 'changed'
        ? { kind: 'changed', row: await rereadRow(desk, row.itemId) }
        : { kind: 'clash', row: clashed };
    }
    const placed = await placeMissing(desk, rules, known);
    const written = await changeProposal(desk, roster, row, (proposal) => ({
      ...withEvents(proposal, placed),
      state: 'proposed',
      problem: null,
    }));
    if (written !== 'changed') return { kind: 'placed', row: written };
    const fresh = await rereadRow(desk, row.itemId);
    return fresh?.proposal.state === 'proposed' && fresh.proposal.revision === row.proposal.revision
      ? { kind: 'placed', row: fresh }
      : { kind: 'changed', row: fresh };
  } catch (error) {
    if (!isDeskError(error) || !REFUSALS[by].includes(error.code)) throw error;
    return giveUp(desk, houseRules, row);
  }
}

/** Takes over events that an earlier try placed, by their mark and exact time. */
async function takeOver(desk: Desk, proposal: Proposal): Promise<Proposal> {
  const standing = await desk.calendar.findHolds(proposal.principal, proposal.id);
  const options = proposal.options.map((option) => {
    if (option.eventId !== null) return option;
    const found = standing.find(
      ({ window }) => window.start === option.window.start && window.end === option.window.end,
    );
    return found === undefined ? option : { ...option, eventId: found.id };
  });
  return { ...proposal, options };
}

async function isInTheWay(desk: Desk, rules: PrincipalRules, proposal: Proposal): Promise<boolean> {
  const missing = proposal.options.filter(({ eventId }) => eventId === null);
  if (missing.length === 0) return false;
  const span = spanOf(missing.map(({ window }) => window));
  const committed = await readCommitted(desk, rules, span, proposal.id);
  if (committed.kind === 'unknown') return true;
  return missing.some(({ window }) => blocksInTheWay(window, committed.blocks).length > 0);
}

/** One after the other: a refusal stops the rest, and the calls of one mailbox stay few. */
async function placeMissing(
  desk: Desk,
  rules: PrincipalRules,
  proposal: Proposal,
): Promise<readonly HoldOption[]> {
  const options: HoldOption[] = [];
  for (const option of proposal.options) {
    if (option.eventId !== null) {
      options.push(option);
      continue;
    }
    const { eventId } = await desk.calendar.placeHold(proposal.principal, {
      title: proposal.title,
      window: option.window,
      zone: rules.slots.zone,
      categories: [rules.holds.category],
      proposalId: proposal.id,
      transactionId: transactionIdFor(proposal.id, proposal.revision, option.id, option.attempt),
    });
    options.push({ ...option, eventId });
  }
  return options;
}

function withEvents(proposal: Proposal, options: readonly HoldOption[]): Proposal {
  const byId = new Map(options.map((option) => [option.id, option]));
  return { ...proposal, options: proposal.options.map((one) => byId.get(one.id) ?? one) };
}

async function giveUp(desk: Desk, houseRules: HouseRules, row: ProposalRow): Promise<PlacedEvents> {
  await removeEvents(desk, row.proposal);
  const failed = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    options: proposal.options.map((option) => ({ ...option, eventId: null })),
    state: 'failed',
    problem: 'refused',
  }));
  return failed === 'changed'
    ? { kind: 'changed', row: await rereadRow(desk, row.itemId) }
    : { kind: 'failed', row: failed };
}
