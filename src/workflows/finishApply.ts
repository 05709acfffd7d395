// Finishes a step on a mail that broke off after the list was written: category and log entry.
import { workIdForMail } from '../domain/log';
import type { MessageReference } from '../domain/holds';
import type { Desk } from '../ports';
import { finishMailStep } from './finishMailStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { findMailWork } from './workRows';

export interface FinishApplyRequest {
  readonly houseRules: HouseRules;
  /** As `Mailbox.confirm` gave it: never a guess. */
  readonly reference: MessageReference;
}

/**
 * Brings the mail in line with its work item, whatever step made it and whoever did. May be repeated.
 *
 * @returns 'nothing-to-finish' when nobody has settled the mail
 */
export async function finishApply(
  desk: Desk,
  { houseRules, reference }: FinishApplyRequest,
): Promise<'finished' | 'nothing-to-finish' | 'observe-only'> {
  if (isObserved(houseRules, reference.mailbox)) return 'observe-only';
  const standing = await findMailWork(desk, workIdForMail(reference));
  if (standing === null || standing.item.state === 'undone') return 'nothing-to-finish';
  await finishMailStep(desk, houseRules, standing.item);
  return 'finished';
}
