// What people read about changed time.
import { OBSERVED } from '../../ui/observeWords';
import type { ClearedChange, RecordedChange } from '../../workflows/recordScheduleChange';

/** null when the block stands: the list shows it. */
export function recordedWords(outcome: RecordedChange): string | null {
  switch (outcome.kind) {
    case 'recorded':
      return null;
    case 'unusable':
      return 'That time is past or longer than a month. Nothing was blocked; choose another.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'changed-meanwhile':
      return 'Somebody else recorded this mail in the same moment. It is shown as it is now; look again.';
    case 'observe-only':
      return OBSERVED;
  }
}

export function clearedWords(outcome: ClearedChange, by: 'person' | 'undone'): string {
  switch (outcome.kind) {
    case 'cleared':
      return by === 'undone' ? 'The block is taken back' : 'Cleared; the time is offered again';
    case 'gone':
      return 'The block is no longer in the list.';
    case 'changed-meanwhile':
      return 'Somebody changed the block meanwhile. Look again.';
    case 'observe-only':
      return OBSERVED;
  }
}
