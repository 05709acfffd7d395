// Takes an open hand-off back: its draft goes, its category goes, the log keeps both steps.
import type { HandOffWorkItem } from '../domain/log';
import { isDeskError, type Desk } from '../ports';
import { finishHandOffStep } from './finishHandOffStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { changeWork, findHandOff } from './workRows';

export interface UndoHandOffRequest {
  readonly houseRules: HouseRules;
  readonly workId: string;
}

export type UndoHandOffOutcome =
  | { readonly kind: 'undone'; readonly item: HandOffWorkItem; readonly isRepeat: boolean }
  /** Somebody has taken it: tell them instead. */
  | { readonly kind: 'already-taken'; readonly item: HandOffWorkItem }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

/** Undoes an open hand-off. A draft that a person has sent meanwhile stays sent: its channel has it. */
export async function undoHandOff(
  desk: Desk,
  request: UndoHandOffRequest,
): Promise<UndoHandOffOutcome> {
  const { houseRules, workId } = request;
  const row = await findHandOff(desk, workId);
  if (row === null) return { kind: 'gone' };
  const { item } = row;
  if (isObserved(houseRules, item.principal)) return OBSERVE_ONLY;
  if (item.state === 'taken' || item.state === 'closed') return { kind: 'already-taken', item };
  if (item.state === 'undone') {
    await finish(desk, houseRules, item);
    return { kind: 'undone', item, isRepeat: true };
  }
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const written = await changeWork<HandOffWorkItem>(desk, houseRules.roster, row, {
    ...item,
    state: 'undone',
    data: {
      ...item.data,
      sequence: item.data.sequence + 1,
      settledAt: now,
      undone: { by, at: now },
    },
  });
  if (written === 'changed') return { kind: 'changed-meanwhile' };
  await finish(desk, houseRules, written.item);
  return { kind: 'undone', item: written.item, isRepeat: false };
}

async function finish(desk: Desk, houseRules: HouseRules, item: HandOffWorkItem): Promise<void> {
  const draftId = item.data.draft?.draftId ?? null;
  if (draftId !== null && item.message !== null) {
    try {
      await desk.mailbox.removeDraft(item.message.mailbox, draftId);
    } catch (error) {
      // Sent by a person meanwhile: it stays, and the hand-off is taken back all the same.
      if (!isDeskError(error) || error.code !== 'graph/refused' || error.facts.name !== 'isDraft')
        throw error;
    }
  }
  await finishHandOffStep(desk, houseRules, item);
}
