// Whose affairs a person may see in the tab.
import { principalsOf, type Principal, type Roster } from '../domain/roster';

/** Own affairs first, then those one assists with or may decide for; empty for everybody else. */
export function principalsSeen(roster: Roster, address: string): readonly Principal[] {
  const at = address.toLowerCase();
  const seen = new Set(principalsOf(roster, at).map((one) => one.address));
  for (const one of roster.principals) {
    if (one.secondApprovers.includes(at)) seen.add(one.address);
  }
  const all = roster.principals.filter((one) => seen.has(one.address));
  return [...all].sort((a, b) => Number(b.address === at) - Number(a.address === at));
}
