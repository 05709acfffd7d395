// What became of applying, correcting and undoing a lane, in one sentence each.
import type { CorrectionReason, MailWorkItem } from '../../domain/log';
import type { RosterPerson } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import { laneWords } from '../laneWords';
import { NAME_NEEDS_REASON } from '../NameReasonField';
import { OBSERVED } from '../observeWords';
import { sayInstantNear } from '../sayTime';
import type { ApplyOutcome } from '../../workflows/applyVerdict';
import type { CorrectLaneOutcome } from '../../workflows/correctLane';
import type { UndoApplyOutcome } from '../../workflows/undoApply';

/** null when the outcome needs no sentence beside the undo bar. */
export function applyWords(outcome: ApplyOutcome): string | null {
  switch (outcome.kind) {
    case 'applied':
      return null;
    case 'already-sorted':
      return `Somebody put this mail into ${laneTitle(outcome.item)} already. Nothing was changed; use Change lane if that is wrong.`;
    case 'needs-correction':
      return 'This lane is not what the verdict says. Use Change lane and give the reason.';
    case 'changed-meanwhile':
      return 'Somebody worked on this mail at the same moment. Nothing was overwritten; look again.';
    case 'observe-only':
      return OBSERVED;
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
  }
}

/** null when the outcome needs no sentence beside the undo bar. */
export function correctWords(outcome: CorrectLaneOutcome): string | null {
  switch (outcome.kind) {
    case 'corrected':
      return null;
    case 'same-lane':
      return 'It is in this lane already.';
    case 'reason-needed':
      return 'This lane is locked. Say why the mail leaves it.';
    case 'channel-word-needed':
      return 'A fixed rule locked this lane. Call the channel first and enter who released it.';
    case 'channel-word-unusable':
      return 'Enter the person of this lane’s own channel who released it.';
    case 'name-needs-reason':
      return NAME_NEEDS_REASON;
    case 'words-refused':
      return 'The note or name may hold patient information or is too long. Say it without names, numbers and dates.';
    case 'preserved':
      return preservedWords(outcome.title);
    case 'changed-meanwhile':
      return 'Somebody worked on this mail at the same moment. Nothing was overwritten; look again.';
    case 'observe-only':
      return OBSERVED;
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
  }
}

/** `Preserved (Legal hold 2026-03): …` */
export function preservedWords(title: string): string {
  return `Preserved (${title}): this mail keeps its folder and its lane. Ask compliance if that is wrong.`;
}

/** Always a sentence: it is announced. */
export function undoWords(outcome: UndoApplyOutcome): string {
  switch (outcome.kind) {
    case 'undone':
      return outcome.category === null
        ? 'Undone: the mail carries no lane.'
        : `Undone: the mail is back in ${laneTitle(outcome.item)}.`;
    case 'nothing-to-undo':
      return 'It was undone already.';
    case 'leaves-locked-lane':
      return 'Undoing would leave a locked lane. Use Change lane and give the reason.';
    case 'observe-only':
      return OBSERVED;
    case 'preserved':
      return outcome.title === null
        ? 'A legal matter stays as it is: there is no undo in this lane.'
        : preservedWords(outcome.title);
    case 'changed-meanwhile':
      return 'Somebody changed it meanwhile. Nothing was overwritten; look again.';
  }
}

/** What stands in the list about this mail, e.g. `In Vendor since today, 9:12 AM CST, by Jordan Reyes.` */
export function standingWords(
  item: MailWorkItem | null,
  people: readonly RosterPerson[],
  now: Instant,
  zone: ZoneId,
): string | null {
  if (item === null || item.state === 'undone') return null;
  const by = people.find(({ address }) => address === item.data.step.by)?.name ?? item.data.step.by;
  return `Applied: ${laneTitle(item)}, ${sayInstantNear(item.data.step.at, now, zone)}, by ${by}.`;
}

export function laneTitle(item: MailWorkItem): string {
  return item.lane === null ? 'no lane' : laneWords(item.lane).title;
}

export function reasonWords(reason: CorrectionReason): string {
  switch (reason) {
    case 'not-about-a-patient':
      return 'It is not about a patient';
    case 'channel-answered':
      return 'The channel has answered';
    case 'sender-verified':
      return 'The sender was verified by phone';
    case 'office-took-it':
      return 'The named office took it';
    case 'matrix-is-wrong':
      return 'The matrix is wrong here';
    case 'other':
      return 'Something else (say what)';
  }
}
