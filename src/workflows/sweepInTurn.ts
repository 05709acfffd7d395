// Lets one sweep of this client begin when the one before it has ended.
import type { Desk } from '../ports';
import type { Reconciliation, ReconcileRequest } from './holdTerms';
import { reconcileProposals } from './reconcileProposals';

/** The last sweep that was asked for, by physician. */
const sweeps = new WeakMap<Desk, Map<string, Promise<unknown>>>();

/**
 * `reconcileProposals`, one after the other for each physician.
 *
 * Of two at once, the one that had read the changed time before it came back could be the one that writes last, and a hold
 * in blocked time would lose its flag.
 */
export async function sweepInTurn(desk: Desk, request: ReconcileRequest): Promise<Reconciliation> {
  const { principal } = request;
  const underWay = sweeps.get(desk) ?? new Map<string, Promise<unknown>>();
  sweeps.set(desk, underWay);
  const before = underWay.get(principal);
  const own = (async () => {
    // What became of the one before is its own caller's to tell.
    await Promise.allSettled([before]);
    return reconcileProposals(desk, request);
  })();
  underWay.set(principal, own);
  try {
    return await own;
  } finally {
    if (underWay.get(principal) === own) underWay.delete(principal);
  }
}

/** Ends with the last sweep that was asked for; null when none is under way. */
export function sweepUnderWay(desk: Desk, principal: string): Promise<unknown> | null {
  return sweeps.get(desk)?.get(principal) ?? null;
}
