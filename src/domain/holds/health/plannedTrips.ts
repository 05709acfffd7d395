// The trips of the coming weeks: those of the tracker, those asked for in Anteroom, and those that only the calendar knows.
import { localDateAt, minutesBetween, type Instant, type LocalDate, type ZoneId } from '../../time';
import type { Block, ClearingOffice, Proposal } from '../types';
import { CLEARING_OFFICES } from '../types';
import type { PlannedTrip } from './calendarHealth';

export interface TripSources {
  /** The calendar's blocks; a way across town is no trip. */
  readonly blocks: readonly Block[];
  /** Proposals of kind 'trip' that were not turned down. */
  readonly proposals: readonly Proposal[];
  /** Trips that the tracker holds, cleared elsewhere or not. */
  readonly tracked: readonly PlannedTrip[];
  readonly zone: ZoneId;
}

/** Travel of this length is a day away and not a way. */
const SHORTEST_TRIP_MINUTES = 20 * 60;

/**
 * Every trip once: what the tracker or a proposal knows stands for the calendar's own entry on the same days.
 *
 * A trip that only the calendar knows has nobody's clearance. One of the calendar counts as booked, since somebody put it
 * there.
 */
export function plannedTrips({
  blocks,
  proposals,
  tracked,
  zone,
}: TripSources): readonly PlannedTrip[] {
  const known = [...tracked, ...proposals.map((one) => tripOfProposal(one, zone)).filter(isTrip)];
  const unknown = blocks
    .filter(
      ({ kind, window, proposalId }) =>
        kind === 'travel' &&
        proposalId === null &&
        minutesBetween(window.start, window.end) >= SHORTEST_TRIP_MINUTES,
    )
    .map((block) => tripOfBlock(block, zone))
    .filter((trip) => !known.some((one) => sharesDay(one, trip)));
  return [...known, ...unknown];
}

function tripOfProposal(proposal: Proposal, zone: ZoneId): PlannedTrip | null {
  const chosen = proposal.options.filter(
    ({ id }) => proposal.chosenOptionId === null || proposal.chosenOptionId === id,
  );
  const [first] = chosen;
  if (first === undefined) return null;
  return {
    id: proposal.id,
    title: proposal.title,
    ...daysOf(first.window.start, first.window.end, zone),
    clearances: proposal.needs.map((by) => ({
      by,
      isGiven: proposal.clearances.some(({ office }) => office === by),
    })),
    isBooked: proposal.state === 'confirmed',
    entryId: first.eventId,
  };
}

function isTrip(trip: PlannedTrip | null): trip is PlannedTrip {
  return trip !== null;
}

function tripOfBlock(block: Block, zone: ZoneId): PlannedTrip {
  const missing = (by: ClearingOffice): PlannedTrip['clearances'][number] => ({
    by,
    isGiven: false,
  });
  return {
    id: block.entryIds[0] ?? `travel ${String(block.window.start)}`,
    title: block.title,
    ...daysOf(block.window.start, block.window.end, zone),
    clearances: CLEARING_OFFICES.map(missing),
    isBooked: true,
    entryId: block.entryIds[0] ?? null,
  };
}

function daysOf(
  start: Instant,
  end: Instant,
  zone: ZoneId,
): { readonly firstDay: LocalDate; readonly lastDay: LocalDate } {
  return { firstDay: localDateAt(start, zone), lastDay: localDateAt((end - 1) as Instant, zone) };
}

function sharesDay(a: PlannedTrip, b: PlannedTrip): boolean {
  return a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
}
