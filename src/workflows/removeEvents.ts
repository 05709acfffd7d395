// Takes a proposal's events out of the calendar, those included that a crash left without a row.
import type { Proposal } from '../domain/holds';
import { isDeskError, type Desk } from '../ports';

/**
 * Removes every event of the proposal but the one to keep. An event already gone counts as removed.
 *
 * @returns false when this person has no rights on the calendar: the next client that has them removes the rest
 */
export async function removeEvents(
  desk: Desk,
  proposal: Proposal,
  keepEventId: string | null = null,
): Promise<boolean> {
  try {
    const marked = await desk.calendar.findHolds(proposal.principal, proposal.id);
    const known = proposal.options.map(({ eventId }) => eventId).filter((id) => id !== null);
    const doomed = new Set([...known, ...marked.map(({ id }) => id)]);
    for (const eventId of doomed) {
      if (eventId !== keepEventId) await desk.calendar.removeHold(proposal.principal, eventId);
    }
    return true;
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return false;
    throw error;
  }
}
