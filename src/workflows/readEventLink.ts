// "Invite in Outlook": the link to our event, where a person adds people and presses Send. We never add anybody.
import type { Proposal } from '../domain/holds';
import type { Desk } from '../ports';

/**
 * The Outlook link of a confirmed time: of the hold, or of the invitation that took its place.
 *
 * @returns null when the event is gone or Outlook gives no link
 */
export async function readEventLink(desk: Desk, proposal: Proposal): Promise<string | null> {
  const chosen = proposal.options.find(({ id }) => id === proposal.chosenOptionId);
  const eventId = proposal.invitationId ?? chosen?.eventId ?? null;
  if (eventId === null) return null;
  const entry = await desk.calendar.readEntry(proposal.principal, eventId);
  return entry?.single?.webLink ?? null;
}
