// Takes the last step on a mail back: the lane before it, or no lane.
import { workIdForMail, type MailWorkItem } from '../domain/log';
import type { MessageReference } from '../domain/holds';
import { isLockedLane } from '../domain/triage';
import type { Desk } from '../ports';
import { finishMailStep } from './finishMailStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { preservedBy } from './preservation';
import { withdrawAmendment } from './proposeAmendment';
import { changeWork, findMailWork } from './workRows';

export interface UndoApplyRequest {
  readonly houseRules: HouseRules;
  readonly reference: MessageReference;
}

export type UndoApplyOutcome =
  /** `item.state` is `undone`, or `open` with the lane that stood before. */
  | { readonly kind: 'undone'; readonly item: MailWorkItem; readonly category: string | null }
  | { readonly kind: 'nothing-to-undo' }
  /** Undoing would leave a locked lane without a reason: use `correctLane`. */
  | { readonly kind: 'leaves-locked-lane' }
  /** Mail of a legal matter, or in a thread that the release preserves, stays as it was found; null: its own lane says so. */
  | { readonly kind: 'preserved'; readonly title: string | null }
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

/** Undoes the last step. A second undo in a row finds nothing more to undo and only heals what a crash left. */
export async function undoApply(desk: Desk, request: UndoApplyRequest): Promise<UndoApplyOutcome> {
  const { houseRules, reference } = request;
  if (isObserved(houseRules, reference.mailbox)) return OBSERVE_ONLY;
  const row = await findMailWork(desk, workIdForMail(reference));
  if (row === null) return { kind: 'nothing-to-undo' };
  const { item } = row;
  if (item.data.step.kind === 'undone') {
    await finishMailStep(desk, houseRules, item);
    return { kind: 'nothing-to-undo' };
  }
  if (item.state === 'closed') return { kind: 'nothing-to-undo' };
  if (item.lane === 'legal-compliance') return { kind: 'preserved', title: null };
  const preserved = await preservedBy(desk, houseRules, reference);
  if (preserved !== null) return preserved;

  const { previous } = item.data;
  const leaves = item.lane !== null && isLockedLane(item.lane) && previous !== null;
  if (leaves && previous.lane !== item.lane) return { kind: 'leaves-locked-lane' };

  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const data = {
    ...item.data,
    sequence: item.data.sequence + 1,
    step: { kind: 'undone' as const, by, at: now },
    previous: null,
  };
  const next: MailWorkItem =
    previous === null
      ? { ...item, state: 'undone', due: null, data: { ...data, settledAt: now } }
      : {
          ...item,
          lane: previous.lane,
          urgency: previous.urgency,
          due: previous.due,
          data: { ...data, correction: previous.correction },
        };
  const written = await changeWork(desk, houseRules.roster, row, next);
  if (written === 'changed') return { kind: 'changed-meanwhile' };
  const category = await finishMailStep(desk, houseRules, written.item);
  if (item.data.step.kind === 'corrected') {
    await withdrawAmendment(desk, houseRules, item.workId, item.data.sequence);
  }
  return { kind: 'undone', item: written.item, category };
}
