// Whose decision counts for a physician's holds.
import type { Roster } from '../roster';

/**
 * Entra object ids whose decision counts: the physician and the second approvers whom the roster names.
 *
 * @returns empty when the address is no principal's: then no decision counts
 */
export function whoMayDecide(roster: Roster, principal: string): readonly string[] {
  const at = principal.toLowerCase();
  const physician = roster.principals.find(({ address }) => address.toLowerCase() === at);
  if (physician === undefined) return [];
  const approvers = physician.secondApprovers.map((address) => address.toLowerCase());
  return [
    physician.id,
    ...roster.colleagues
      .filter(({ address }) => approvers.includes(address.toLowerCase()))
      .map(({ id }) => id),
  ];
}
