// Observe-only: a physician whose mail is read and counted, and in whose mailbox and calendar nothing is written.
import { principalAt } from '../domain/roster';
import type { HouseRules } from './loadHouseRules';

/** The answer of every workflow that would write; nothing was written, not even to a list. */
export interface ObserveOnly {
  readonly kind: 'observe-only';
}

export const OBSERVE_ONLY: ObserveOnly = { kind: 'observe-only' };

/** True while the roster says `observeOnly` of the physician with this address. */
export function isObserved({ roster }: HouseRules, address: string): boolean {
  return principalAt(roster, address)?.observeOnly === true;
}
