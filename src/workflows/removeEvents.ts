// Takes a proposal's events out of the calendar, those included that a crash left without a row.
import type { HoldOption, Proposal } from '../domain/holds';
import { isDeskError, type Desk } from '../ports';
import { rereadRow, type ProposalRow } from './proposalRows';

export type Removal =
  /** `theirs`: events to which a person invited others; removing one would mail them, so it stays. */
  | { readonly kind: 'removed'; readonly theirs: readonly string[] }
  /** No rights on this calendar: the next client that has them removes the rest. */
  | { readonly kind: 'no-rights' };

/** Removes every event of the proposal but those to keep. An event already gone counts as removed. */
export async function removeEvents(
  desk: Desk,
  proposal: Proposal,
  keepEventIds: readonly string[] = [],
): Promise<Removal> {
  if (proposal.options.length === 0) return { kind: 'removed', theirs: [] };
  try {
    const marked = await desk.calendar.findHolds(proposal.principal, proposal.id);
    const doomed = new Set([...eventIdsOf(proposal.options), ...marked.map(({ id }) => id)]);
    const theirs: string[] = [];
    for (const eventId of doomed) {
      if (keepEventIds.includes(eventId)) continue;
      if (!(await isRemoved(desk, proposal, eventId))) theirs.push(eventId);
    }
    return { kind: 'removed', theirs };
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return { kind: 'no-rights' };
    throw error;
  }
}

/**
 * Removes events with the proposal's mark that its row does not name: an earlier revision or a crash left them.
 *
 * The calendar is read first and the row after it: while the row is unchanged, nobody has placed anything newer.
 */
export async function removeStrays(
  desk: Desk,
  row: ProposalRow,
  named: readonly string[],
): Promise<boolean> {
  const { proposal, itemId, etag } = row;
  const marked = await desk.calendar.findHolds(proposal.principal, proposal.id);
  const strays = marked.filter(({ id }) => !named.includes(id));
  if (strays.length === 0) return false;
  const fresh = await rereadRow(desk, itemId);
  if (fresh?.etag !== etag) return false;
  let removed = false;
  for (const { id } of strays) removed = (await isRemoved(desk, proposal, id)) || removed;
  return removed;
}

/** Every event that the options name, travel included. */
export function eventIdsOf(options: readonly HoldOption[]): readonly string[] {
  return options
    .flatMap(({ eventId, travel }) => [eventId, ...travel.map((leg) => leg.eventId)])
    .filter((id) => id !== null);
}

/** The option without its travel: where the hold cannot stand, nobody travels for it. */
export function withoutTravel(option: HoldOption): HoldOption {
  return { ...option, travel: option.travel.map((leg) => ({ ...leg, eventId: null })) };
}

/**
 * Removes the travel that a row in `clash` no longer names. What is left behind by a crash, or for want of rights, the next
 * sweep finds by the proposal's mark.
 */
export async function removeLooseTravel(desk: Desk, row: ProposalRow): Promise<boolean> {
  const { options } = row.proposal;
  if (options.every(({ travel }) => travel.length === 0)) return false;
  try {
    return await removeStrays(desk, row, eventIdsOf(options));
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return false;
    throw error;
  }
}

/** The option without any event. */
export function withoutEvents(option: HoldOption): HoldOption {
  return { ...withoutTravel(option), eventId: null };
}

async function isRemoved(desk: Desk, proposal: Proposal, eventId: string): Promise<boolean> {
  try {
    await desk.calendar.removeHold(proposal.principal, eventId);
    return true;
  } catch (error) {
    const isTheirs =
      isDeskError(error) && error.code === 'graph/refused' && error.facts.name === 'attendees';
    if (isTheirs) return false;
    throw error;
  }
}
