// Closes a hand-off that the channel has dealt with.
import type { HandOffWorkItem } from '../domain/log';
import type { Desk } from '../ports';
import { finishHandOffStep } from './finishHandOffStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { changeWork, findHandOff } from './workRows';

export interface CloseHandOffRequest {
  readonly houseRules: HouseRules;
  readonly workId: string;
}

export type CloseHandOffOutcome =
  | { readonly kind: 'closed'; readonly item: HandOffWorkItem; readonly isRepeat: boolean }
  /** Nobody has taken it: a hand-off closes only after somebody took it. */
  | { readonly kind: 'not-taken'; readonly item: HandOffWorkItem }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

/** Closes a taken hand-off. Closing it twice is success. */
export async function closeHandOff(
  desk: Desk,
  request: CloseHandOffRequest,
): Promise<CloseHandOffOutcome> {
  const { houseRules, workId } = request;
  const row = await findHandOff(desk, workId);
  if (row === null || row.item.state === 'undone') return { kind: 'gone' };
  const { item } = row;
  if (isObserved(houseRules, item.principal)) return OBSERVE_ONLY;
  if (item.state === 'open') return { kind: 'not-taken', item };
  if (item.state === 'closed') {
    await finishHandOffStep(desk, houseRules, item);
    return { kind: 'closed', item, isRepeat: true };
  }
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const written = await changeWork<HandOffWorkItem>(desk, houseRules.roster, row, {
    ...item,
    state: 'closed',
    data: {
      ...item.data,
      sequence: item.data.sequence + 1,
      settledAt: now,
      closed: { by, at: now },
    },
  });
  if (written === 'changed') return { kind: 'changed-meanwhile' };
  await finishHandOffStep(desk, houseRules, written.item);
  return { kind: 'closed', item: written.item, isRepeat: false };
}
