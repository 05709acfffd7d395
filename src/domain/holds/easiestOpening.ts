// Of all refused times the one that takes the least asking around.
import type { Window } from '../time';
import { GRANTORS, type Grantor, type Refusal, type Relaxation } from './slots';

export interface Opening {
  /** The slot that opens once everything is granted. */
  readonly slot: Window;
  readonly relaxations: readonly Relaxation[];
}

/** Whom the assistant reaches soonest; the others follow in the order of `GRANTORS`. */
const NEAREST: readonly Grantor[] = ['assistant', 'requester', 'participant', 'physician'];

/**
 * The slot that the fewest grants open: of equals the one with the nearest grantors, then the earliest.
 *
 * @returns null when nobody can open any of the times
 *
 * @example
 * easiestOpening(refusals) //=> { slot: 12:00-12:30, relaxations: [{ code: 'lunch', grantor: 'physician', … }] }
 */
export function easiestOpening(refusals: readonly Refusal[]): Opening | null {
  let best: { readonly opening: Opening; readonly cost: readonly number[] } | null = null;
  for (const { relaxations, opens } of refusals) {
    if (relaxations === null || opens === null || relaxations.length === 0) continue;
    const farthest = Math.max(...relaxations.map(({ grantor }) => distanceTo(grantor)));
    const cost = [relaxations.length, farthest, opens.start];
    if (best === null || isLess(cost, best.cost)) {
      best = { opening: { slot: opens, relaxations }, cost };
    }
  }
  return best?.opening ?? null;
}

function distanceTo(grantor: Grantor): number {
  const near = NEAREST.indexOf(grantor);
  return near >= 0 ? near : NEAREST.length + GRANTORS.indexOf(grantor);
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
