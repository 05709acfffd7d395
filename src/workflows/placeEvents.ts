// The calendar half of a placing: brings the row's tentative events into being, from wherever an earlier try stopped.
import {
  categoriesOfHold,
  TRAVEL_CATEGORY,
  transactionIdFor,
  TRIP_CATEGORY,
  type HoldOption,
  type Proposal,
  type TravelHold,
} from '../domain/holds';
import type { Window } from '../domain/time';
import { isDeskError, type Desk, type DeskErrorCode } from '../ports';
import { windowsOf, windowsTaken } from './draftProposal';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { changeProposal, rereadRow, type ProposalRow } from './proposalRows';
import { besidesReplaced, readCommitted, spanOf } from './readCommitted';
import {
  eventIdsOf,
  removeEvents,
  removeLooseTravel,
  removeStrays,
  withoutEvents,
  withoutTravel,
} from './removeEvents';

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
 * Places what is missing of a row in `placing` and writes `proposed`. What an earlier revision left is removed before.
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
        ...withEvents(proposal, known.options.map(withoutTravel)),
        state: 'clash',
        problem: 'taken',
      }));
      if (clashed === 'changed') return { kind: 'changed', row: await rereadRow(desk, row.itemId) };
      await removeLooseTravel(desk, clashed);
      return { kind: 'clash', row: clashed };
    }
    const placed = await placeMissing(desk, rules, known);
    if (by !== 'first-try') await removeStrays(desk, row, eventIdsOf(placed));
    const written = await changeProposal(desk, roster, row, (proposal) => ({
      ...withEvents(proposal, placed),
      state: 'proposed',
      problem: null,
    }));
    if (written !== 'changed') return { kind: 'placed', row: written };
    const fresh = await rereadRow(desk, row.itemId);
    await takeBack(desk, row.proposal, placed, fresh?.proposal ?? null);
    return fresh?.proposal.state === 'proposed' && fresh.proposal.revision === row.proposal.revision
      ? { kind: 'placed', row: fresh }
      : { kind: 'changed', row: fresh };
  } catch (error) {
    if (!isDeskError(error) || !REFUSALS[by].includes(error.code)) throw error;
    return giveUp(desk, houseRules, row);
  }
}

/**
 * Takes over events that an earlier try placed: by their mark, their exact time and their very title, still tentative. Each
 * is taken once: the way back from one option may be, to the minute, the way to the next.
 */
async function takeOver(desk: Desk, proposal: Proposal): Promise<Proposal> {
  if (proposal.options.length === 0) return proposal;
  const standing = await desk.calendar.findHolds(proposal.principal, proposal.id);
  const taken = new Set(eventIdsOf(proposal.options));
  const idOf = (window: Window, title: string): string | null => {
    const found = standing.find(
      (entry) =>
        !taken.has(entry.id) &&
        entry.window.start === window.start &&
        entry.window.end === window.end &&
        entry.subject === title &&
        entry.showAs === 'tentative' &&
        !entry.isCancelled,
    );
    if (found === undefined) return null;
    taken.add(found.id);
    return found.id;
  };
  const options = proposal.options.map((option) => ({
    ...option,
    eventId: option.eventId ?? idOf(option.window, eventTitle(proposal, option)),
    travel: option.travel.map((leg) => ({
      ...leg,
      eventId: leg.eventId ?? idOf(leg.window, TRAVEL_TITLE),
    })),
  }));
  return { ...proposal, options };
}

/** Somebody moved the proposal on while we placed: what we placed and nobody names must not stay behind. */
async function takeBack(
  desk: Desk,
  { principal, options: known }: Proposal,
  placed: readonly HoldOption[],
  fresh: Proposal | null,
): Promise<void> {
  const named = [...eventIdsOf(known), ...eventIdsOf(fresh?.options ?? [])];
  for (const eventId of eventIdsOf(placed)) {
    if (!named.includes(eventId)) await desk.calendar.removeHold(principal, eventId);
  }
}

async function isInTheWay(desk: Desk, rules: PrincipalRules, proposal: Proposal): Promise<boolean> {
  const missing = proposal.options.filter(({ eventId }) => eventId === null);
  if (missing.length === 0) return false;
  const span = spanOf(windowsOf({ options: missing }));
  const committed = await readCommitted(desk, rules, span, proposal.id);
  if (committed.kind === 'unknown') return true;
  const blocks = besidesReplaced(proposal, committed.blocks);
  return windowsTaken({ ...proposal, options: missing }, blocks).length > 0;
}

/** One after the other: a refusal stops the rest, and the calls of one mailbox stay few. */
async function placeMissing(
  desk: Desk,
  rules: PrincipalRules,
  proposal: Proposal,
): Promise<readonly HoldOption[]> {
  const { principal, id, revision } = proposal;
  const place = async (
    window: Window,
    title: string,
    categories: readonly string[],
    name: string,
    attempt: number,
  ): Promise<string> => {
    const placed = await desk.calendar.placeHold(principal, {
      title,
      window,
      zone: rules.slots.zone,
      categories,
      proposalId: id,
      transactionId: transactionIdFor(id, revision, name, attempt),
    });
    return placed.eventId;
  };
  const options: HoldOption[] = [];
  for (const option of proposal.options) {
    const { window, attempt } = option;
    const categories =
      proposal.kind === 'trip'
        ? [TRIP_CATEGORY]
        : categoriesOfHold(rules.holds.category, proposal.stream, rules.holds.streams ?? {});
    const eventId =
      option.eventId ??
      (await place(window, eventTitle(proposal, option), categories, option.id, attempt));
    const travel: TravelHold[] = [];
    for (const [index, leg] of option.travel.entries()) {
      const name = `${option.id}|travel ${String(index + 1)}`;
      const legId =
        leg.eventId ?? (await place(leg.window, TRAVEL_TITLE, [TRAVEL_CATEGORY], name, attempt));
      travel.push({ ...leg, eventId: legId });
    }
    options.push({ ...option, eventId, travel });
  }
  return options;
}

const TRAVEL_TITLE = 'HOLD travel';

/** In a batch each meeting has a title of its own. */
function eventTitle({ title }: Proposal, { label }: HoldOption): string {
  return label ?? title;
}

function withEvents(proposal: Proposal, options: readonly HoldOption[]): Proposal {
  const byId = new Map(options.map((option) => [option.id, option]));
  return { ...proposal, options: proposal.options.map((one) => byId.get(one.id) ?? one) };
}

async function giveUp(desk: Desk, houseRules: HouseRules, row: ProposalRow): Promise<PlacedEvents> {
  await removeEvents(desk, row.proposal);
  const failed = await changeProposal(desk, houseRules.roster, row, (proposal) => ({
    ...proposal,
    options: proposal.options.map(withoutEvents),
    state: 'failed',
    problem: 'refused',
  }));
  return failed === 'changed'
    ? { kind: 'changed', row: await rereadRow(desk, row.itemId) }
    : { kind: 'failed', row: failed };
}
