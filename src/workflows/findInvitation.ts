// Finds the invitation that the one who asked has sent for a held time: it takes the hold's place.
import {
  clearedName,
  holdTitle,
  type CalendarEntry,
  type HoldOption,
  type Proposal,
} from '../domain/holds';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';

const ANSWERS: readonly CalendarEntry['response'][] = [
  'none',
  'notResponded',
  'accepted',
  'tentativelyAccepted',
];

/**
 * An entry of exactly the held time whose organizer is the sender of the proposal's mail, or the colleague or stakeholder
 * whom the hold is titled for. Anybody else's entry is time that was taken.
 *
 * @returns the entry's id; null when there is none
 */
export async function findInvitation(
  desk: Desk,
  { roster, release }: HouseRules,
  proposal: Proposal,
  option: HoldOption,
  entries: readonly CalendarEntry[],
): Promise<string | null> {
  const candidates = entries.filter(
    (entry) =>
      entry.proposalId === null &&
      !entry.isCancelled &&
      !entry.isAllDay &&
      ANSWERS.includes(entry.response) &&
      entry.window.start === option.window.start &&
      entry.window.end === option.window.end,
  );
  if (candidates.length === 0) return null;
  const headline =
    proposal.message === null ? null : await desk.mailbox.readHeadline(proposal.message);
  const sender =
    headline === null || 'kind' in headline ? null : headline.senderAddress.toLowerCase();
  for (const { id } of candidates) {
    const entry = await desk.calendar.readEntry(proposal.principal, id);
    const organizer = entry?.single?.organizer ?? null;
    if (organizer === null || organizer === proposal.principal) continue;
    if (organizer === sender || isTitledFor(organizer)) return id;
  }
  return null;

  function isTitledFor(organizer: string): boolean {
    const name = clearedName(roster, organizer);
    return (
      name !== null &&
      proposal.title ===
        holdTitle({
          stakeholderName: name,
          isCleared: true,
          durationMinutes: proposal.durationMinutes,
          prefix: release.calendarRules.holds.titlePrefix,
        })
    );
  }
}
