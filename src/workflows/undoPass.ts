// Takes a whole bulk pass back: every mail to where it was, every hand-off withdrawn, what changed since left alone.
import type { MailWorkItem } from '../domain/log';
import { isDeskError, type Desk, type DeskError } from '../ports';
import type { Pass, PassResult } from './fileMails';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { logPass } from './passLog';
import { unsortMail, type UnsortOutcome } from './passSteps';
import { undoApply } from './undoApply';
import { undoHandOff } from './undoHandOff';

export type UndoneResult =
  | {
      readonly kind: UnsortOutcome | 'already-taken' | 'observe-only';
      readonly result: PassResult;
    }
  | { readonly kind: 'failed'; readonly result: PassResult; readonly error: DeskError };

export interface PassUndo {
  readonly results: readonly UndoneResult[];
  /** What is left of the pass: cancelled before, or failed. Undoing it again takes up there. */
  readonly left: Pass;
}

export interface UndoPassRequest {
  readonly houseRules: HouseRules;
  readonly pass: Pass;
  readonly signal?: AbortSignal;
  readonly onProgress?: (undone: number, of: number) => void;
}

/** Last done, first undone. May be cancelled and repeated; a mail that was taken back before is only checked. */
export async function undoPass(desk: Desk, request: UndoPassRequest): Promise<PassUndo> {
  const { houseRules, pass, signal, onProgress } = request;
  const deeds = pass.results.filter(({ kind }) => kind === 'sorted' || kind === 'handed-off');
  const results: UndoneResult[] = [];
  const takenBack: MailWorkItem[] = [];
  for (const result of [...deeds].reverse()) {
    if (signal?.aborted === true) break;
    const undone = await undoOne(desk, houseRules, result);
    results.push(undone);
    if (
      result.kind === 'sorted' &&
      (undone.kind === 'undone' || undone.kind === 'undone-elsewhere')
    )
      takenBack.push(result.item);
    onProgress?.(results.length, deeds.length);
  }
  const settled = new Set(results.filter(({ kind }) => kind !== 'failed').map((one) => one.result));
  await logPass(desk, houseRules, pass.passId, 'mail.swept', pass.unlogged);
  await logPass(desk, houseRules, pass.passId, 'mail.unswept', takenBack);
  return {
    results,
    left: { ...pass, unlogged: [], results: pass.results.filter((one) => !settled.has(one)) },
  };
}

async function undoOne(
  desk: Desk,
  houseRules: HouseRules,
  result: PassResult,
): Promise<UndoneResult> {
  try {
    if (result.kind === 'sorted' && isObserved(houseRules, result.item.principal))
      return { kind: 'observe-only', result };
    if (result.kind === 'sorted')
      return { kind: await unsortMail(desk, houseRules, result.item), result };
    if (result.kind !== 'handed-off') return { kind: 'gone', result };
    const { kind } = await undoHandOff(desk, { houseRules, workId: result.item.workId });
    const { reference } = result.swept.mail;
    // A lane that may not be left stays on the mail; the hand-off itself is taken back.
    if (kind === 'undone' && result.isApplied) await undoApply(desk, { houseRules, reference });
    return { kind, result };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return { kind: 'failed', result, error };
  }
}
