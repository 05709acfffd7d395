// The counted piles of several inboxes as one, and in one line.
import { COUNTED_PILES, type PileCount, type PileTally } from '../domain/log';
import type { Principal } from '../domain/roster';
import { pressingWords } from '../ui/inbox/piles';

export type Tallies = ReadonlyMap<string, PileTally>;

/** The piles of all these inboxes together, in the order of the Inbox tab. */
export function pilesTogether(
  tallies: Tallies,
  principals: readonly Principal[],
): readonly PileCount[] {
  const counted = principals.flatMap(({ address }) => tallies.get(address)?.piles ?? []);
  return COUNTED_PILES.flatMap((name): readonly PileCount[] => {
    const same = counted.filter((one) => one.name === name);
    const [first] = same;
    return first === undefined ? [] : [same.slice(1).reduce(together, first)];
  });
}

function together(one: PileCount, other: PileCount): PileCount {
  return {
    name: one.name,
    count: one.count + other.count,
    now: one.now + other.now,
    late: one.late + other.late,
    escalated: one.escalated + other.escalated,
    oldestAt: one.oldestAt < other.oldestAt ? one.oldestAt : other.oldestAt,
  };
}

/** `12 to sort, 2 now, 1 escalated`; says so while an inbox is not counted. */
export function pilesSummary(tallies: Tallies | null, principals: readonly Principal[]): string {
  if (tallies === null || !principals.some(({ address }) => tallies.has(address)))
    return 'not counted yet';
  const piles = pilesTogether(tallies, principals);
  const sum = (of: (pile: PileCount) => number): number =>
    piles.reduce((total, pile) => total + of(pile), 0);
  const count = sum((pile) => pile.count);
  const pressing = pressingWords({
    now: sum((pile) => pile.now),
    escalated: sum((pile) => pile.escalated),
    late: 0,
  });
  const words = count === 0 ? 'all sorted' : `${String(count)} to sort`;
  return pressing === '' ? words : `${words}, ${pressing}`;
}
