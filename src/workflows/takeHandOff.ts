// Notes that somebody of the channel has taken a hand-off: who, when, how.
import type { HandOffWorkItem, NameReason, TakenHow } from '../domain/log';
import type { Desk } from '../ports';
import { finishHandOffStep } from './finishHandOffStep';
import { judgeWords, keptReason } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { changeWork, findHandOff } from './workRows';

export interface TakeHandOffRequest {
  readonly houseRules: HouseRules;
  readonly workId: string;
  /** Who took it, as they say their name; a colleague of the directory, or a role such as `charge nurse`. */
  readonly who: string;
  readonly how: TakenHow;
  /** Why a name outside the directory may be kept; asked for where the outcome says so. */
  readonly nameReason?: NameReason | null;
}

export type TakeHandOffOutcome =
  | { readonly kind: 'taken'; readonly item: HandOffWorkItem; readonly isRepeat: boolean }
  | { readonly kind: 'already-taken'; readonly item: HandOffWorkItem }
  | { readonly kind: 'over'; readonly item: HandOffWorkItem }
  | { readonly kind: 'gone' }
  /** Only the name is in the way; a reason lets it pass and is logged without the name. */
  | { readonly kind: 'name-needs-reason' }
  /** The name may not be kept: use a colleague's name from the directory or a role. */
  | { readonly kind: 'words-refused' }
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

/** Marks a hand-off taken. Taking it twice as the same person is success. */
export async function takeHandOff(
  desk: Desk,
  request: TakeHandOffRequest,
): Promise<TakeHandOffOutcome> {
  const { houseRules, workId, how, nameReason = null } = request;
  const who = request.who.trim();
  const judged = judgeWords(houseRules.roster, [who], nameReason);
  if (who === '') return { kind: 'words-refused' };
  if (judged !== 'clean' && judged !== 'named') return { kind: judged };
  const row = await findHandOff(desk, workId);
  if (row === null) return { kind: 'gone' };
  const { item } = row;
  if (isObserved(houseRules, item.principal)) return OBSERVE_ONLY;
  if (item.state === 'closed' || item.state === 'undone') return { kind: 'over', item };
  if (item.state === 'taken') {
    if (item.data.taken?.who !== who) return { kind: 'already-taken', item };
    await finishHandOffStep(desk, houseRules, item);
    return { kind: 'taken', item, isRepeat: true };
  }
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const written = await changeWork<HandOffWorkItem>(desk, houseRules.roster, row, {
    ...item,
    state: 'taken',
    data: {
      ...item.data,
      sequence: item.data.sequence + 1,
      taken: {
        who,
        at: desk.clock.now(),
        how,
        by,
        ...keptReason(judged, nameReason),
      },
    },
  });
  if (written === 'changed') return { kind: 'changed-meanwhile' };
  await finishHandOffStep(desk, houseRules, written.item);
  return { kind: 'taken', item: written.item, isRepeat: false };
}
