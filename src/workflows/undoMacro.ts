// Takes an inserted macro out of the draft again, and nothing else of what stands there.
import type { Desk, MailHost } from '../ports';
import { logUndone, type InsertedMacro } from './insertMacro';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';

export interface UndoMacroRequest {
  readonly host: MailHost;
  readonly houseRules: HouseRules;
  readonly inserted: InsertedMacro;
}

export type UndoMacroOutcome =
  | { readonly kind: 'removed' }
  /** A person already removed or rewrote it; nothing was touched. */
  | { readonly kind: 'gone' }
  /** It stands in a window of its own: closing that window without sending is the undo. */
  | { readonly kind: 'close-the-window' }
  | ObserveOnly;

/** Removes exactly the inserted text. */
export async function undoMacro(desk: Desk, request: UndoMacroRequest): Promise<UndoMacroOutcome> {
  const { host, houseRules, inserted } = request;
  if (isObserved(houseRules, inserted.mailbox)) return OBSERVE_ONLY;
  if (inserted.text === null) return { kind: 'close-the-window' };
  const removed = await host.removeInserted(inserted.text);
  if (removed === 'gone') return { kind: 'gone' };
  await logUndone(desk, houseRules, inserted, 'person');
  return { kind: 'removed' };
}
