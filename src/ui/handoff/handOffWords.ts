// What became of handing off, taking and closing, in one sentence each.
import type { TakenHow } from '../../domain/log';
import { OBSERVED } from '../observeWords';
import type { CloseHandOffOutcome } from '../../workflows/closeHandOff';
import type { HandOffOutcome } from '../../workflows/handOff';
import type { TakeHandOffOutcome } from '../../workflows/takeHandOff';
import type { UndoHandOffOutcome } from '../../workflows/undoHandOff';

type Outcome = HandOffOutcome | TakeHandOffOutcome | CloseHandOffOutcome;

/** null when the card itself shows what happened. */
export function handOffWords(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'opened':
    case 'taken':
    case 'closed':
      return null;
    case 'already-taken':
      return `Already taken${outcome.item.data.taken === null ? '' : ` by ${outcome.item.data.taken.who}`}. Nothing was changed.`;
    case 'channel-not-for-lane':
      return 'The signed matrix does not send this lane there. Choose another channel.';
    case 'observe-only':
      return OBSERVED;
    case 'changed-meanwhile':
      return 'Somebody worked on it at the same moment. Nothing was overwritten; look again.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'over':
      return 'This hand-off is over already.';
    case 'gone':
      return 'This hand-off is no longer in the list.';
    case 'name-needs-reason':
      return 'This name is not in the directory. If it is nobody under care, say why it may be kept.';
    case 'words-refused':
      return 'Enter a colleague of the directory or a role, such as charge nurse.';
    case 'not-taken':
      return 'Nobody has taken it yet. Enter who took it first.';
  }
}

/** Always a sentence: it is announced. */
export function undoHandOffWords(outcome: UndoHandOffOutcome): string {
  switch (outcome.kind) {
    case 'undone':
      return 'The hand-off was taken back and its draft removed. A draft that was sent stays sent.';
    case 'already-taken':
      return 'It was taken already. Call the channel in place of undoing.';
    case 'gone':
      return 'This hand-off is no longer in the list.';
    case 'observe-only':
      return OBSERVED;
    case 'changed-meanwhile':
      return 'Somebody changed it meanwhile. Nothing was overwritten; look again.';
  }
}

export function takenHowWords(how: TakenHow): string {
  switch (how) {
    case 'queue':
      return 'from the queue';
    case 'phone':
      return 'on the phone';
    case 'in-person':
      return 'in person';
  }
}
