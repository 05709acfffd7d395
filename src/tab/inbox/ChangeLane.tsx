// The correction of one mail of the queue: the pane's form, with the queue told of it.
import { useCallback, type ReactElement } from 'react';
import { isLockedLane, type Lane } from '../../domain/triage';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import { laneWords } from '../../ui/laneWords';
import { CorrectLane } from '../../ui/triage/CorrectLane';
import type { CorrectionForm } from '../../ui/triage/useCorrectionForm';
import { undoWords } from '../../ui/triage/applyWords';
import { useUndoStack } from '../../ui/UndoContext';
import { useWork } from '../../ui/useWork';
import { correctLane } from '../../workflows/correctLane';
import type { HouseRules } from '../../workflows/loadHouseRules';
import type { SweptMail } from '../../workflows/sweepInbox';
import { undoApply } from '../../workflows/undoApply';
import { laneOfEntry, type QueueEntry } from '../../ui/inbox/InboxQueue';
import { channelsOf } from './laneDeeds';

export interface ChangeLaneProps {
  readonly entry: QueueEntry;
  readonly swept: SweptMail;
  /** A lane that was chosen and needs a reason. */
  readonly wanted: Lane | null;
  readonly houseRules: HouseRules;
  /** Also when it was taken back: then with the lane that stood before, or null. */
  readonly onCorrected: (lane: Lane, key: string) => void;
  readonly onUndone: (lane: Lane | null, key: string) => void;
}

export function ChangeLane(props: ChangeLaneProps): ReactElement {
  const { entry, swept, houseRules, onCorrected, onUndone } = props;
  const desk = useDesk();
  const announce = useAnnounce();
  const { remember } = useUndoStack();
  const { verdict, mail } = swept;
  const { reference, receivedAt, from: sender } = mail;
  const correcting = useWork(
    useCallback(
      async (form: CorrectionForm) => {
        const outcome = await correctLane(desk, {
          houseRules,
          reference,
          verdict,
          to: form.to,
          urgency: form.urgency,
          receivedAt,
          sender,
          reason: form.reason === null ? null : { code: form.reason, note: form.note.trim() },
          channelWord:
            form.channelId === '' || form.who.trim() === ''
              ? null
              : { channelId: form.channelId, who: form.who.trim(), heardAt: desk.clock.now() },
          nameReason: form.nameReason,
        });
        if (outcome.kind !== 'corrected') return outcome;
        const key = reference.immutableId;
        const label = `Moved to ${laneWords(form.to).title}`;
        announce(label);
        remember({
          key: `lane ${key}`,
          label,
          itemKey: null,
          undo: async () => {
            const undone = await undoApply(desk, { houseRules, reference });
            if (undone.kind === 'undone')
              onUndone(undone.category === null ? null : undone.item.lane, key);
            return undoWords(undone);
          },
        });
        onCorrected(form.to, key);
        return outcome;
      },
      [
        desk,
        houseRules,
        reference,
        verdict,
        receivedAt,
        sender,
        announce,
        remember,
        onCorrected,
        onUndone,
      ],
    ),
  );
  const options = verdict.kind === 'unsure' ? verdict.options : null;
  const lane = laneOfEntry(entry);
  const from = lane ?? options?.find((option) => isLockedLane(option)) ?? options?.[0] ?? 'digest';
  return (
    <CorrectLane
      from={from}
      to={props.wanted}
      urgency={verdict.urgency}
      isHardLocked={verdict.hardRule !== null}
      channels={channelsOf(houseRules, from)}
      correcting={correcting}
      isReady={!entry.isUnderWay}
    />
  );
}
