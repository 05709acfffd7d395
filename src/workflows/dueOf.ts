// Until when a mail is to be dealt with under the house rules: what the pane shows and what the list holds are one.
import type { Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import { dueAt, type Lane, type Urgency } from '../domain/triage';
import type { HouseRules } from './loadHouseRules';

/**
 * The lane's time to first action, counted in the principal's working hours.
 *
 * @param from when the mail came, or now where nobody knows
 * @returns null where the matrix sets no time for this urgency
 */
export function dueOf(
  { release, roster }: HouseRules,
  { workingHours, zone }: Principal,
  lane: Lane,
  urgency: Urgency,
  from: Instant,
): Instant | null {
  return dueAt(urgency, lane, from, release.matrix, workingHours, roster.holidays, zone);
}
