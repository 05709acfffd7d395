// Why a macro cannot be inserted, and what inserting it will do.
import type { Insertion, LaneMacro } from '../../domain/macros';
import { OBSERVED } from '../../ui/observeWords';
import type { MacroRefusal } from '../../workflows/insertMacro';
import type { UndoMacroOutcome } from '../../workflows/undoMacro';

/** Says what to do next. */
export function refusalWords(reason: MacroRefusal): string {
  switch (reason) {
    case 'not-in-the-release':
    case 'unknown-macro':
      return 'This text is not in the signed release. Load the pane again to get the current ones.';
    case 'expired':
      return 'Its approval has expired. Ask compliance to approve it again.';
    case 'not-yet-approved':
      return 'It is approved for a later day only.';
    case 'fails-the-check':
      return 'It fails the check for advice and mark-up. Ask compliance to correct it.';
    case 'automatic-reply-text':
      return 'This is the text of an automatic reply; the physician sets it in the Teams tab.';
    case 'not-for-this-lane':
      return 'The signed policy does not allow it in this lane.';
    case 'unsure-and-may-be-locked':
      return 'The lane is not sure and may be a locked one. Decide the lane first.';
    case 'choose-the-lane-first':
      return 'Choose the lane first.';
    case 'never-to-this-sender':
      return 'Nobody writes to this sender. Escalate to the channel.';
    case 'open-it-from-the-mail':
      return 'It goes out as a message of its own. Open the received mail and use it from there.';
    case 'not-a-principal':
      return 'You or this mailbox are not in the roster. Ask IT.';
    case 'sender-unknown':
      return 'The mail has no sender to write to.';
    case 'channel-not-for-lane':
      return 'The signed policy does not send this lane to that channel. Choose another.';
    case 'channel-without-address':
      return 'This channel takes no mail. Call it: the number stands under Hand off.';
    case 'free-words-in-a-guarded-lane':
      return 'In this lane the approved text goes out as it is: nothing may be typed into it.';
    case 'advice-in-typed-words':
      return 'What you typed reads like medical advice or a result. Leave it out.';
    case 'observe-only':
      return OBSERVED;
    case 'nothing-open':
      return 'No mail is open that a text could go into.';
  }
}

/** The words on the button. */
export function insertWords(insertion: Exclude<Insertion, { kind: 'refused' }>): string {
  switch (insertion.kind) {
    case 'reply':
      return 'Insert into a reply';
    case 'cursor':
      return 'Insert at the cursor';
    case 'new-message':
      switch (insertion.to) {
        case 'sender':
          return 'Open a new message to the sender';
        case 'channel':
          return 'Open a new message to the channel';
        case 'physician':
          return 'Open a new message to the physician';
      }
  }
}

export function unusableWords(
  because: Extract<LaneMacro, { kind: 'unusable' }>['because'],
): string {
  return refusalWords(because);
}

/** Always a sentence: it is announced. */
export function undoMacroWords(outcome: UndoMacroOutcome): string {
  switch (outcome.kind) {
    case 'removed':
      return 'The text was taken out of the draft.';
    case 'observe-only':
      return OBSERVED;
    case 'gone':
      return 'The text was rewritten or removed by hand; nothing was touched.';
    case 'close-the-window':
      return 'It stands in a window of its own. Close that window without sending.';
  }
}
