// Applying, correcting and undoing the lane of the open mail.
import { useCallback } from 'react';
import type { MessageReference } from '../../domain/mail';
import type { Person } from '../../domain/mail';
import type { Instant } from '../../domain/time';
import type { Lane, Urgency, Verdict } from '../../domain/triage';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import { laneWords } from '../../ui/laneWords';
import { useUndoStack } from '../../ui/UndoContext';
import { useWork, type Work } from '../../ui/useWork';
import { applyVerdict, type ApplyOutcome } from '../../workflows/applyVerdict';
import { correctLane, type CorrectLaneOutcome } from '../../workflows/correctLane';
import { finishApply } from '../../workflows/finishApply';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { undoApply } from '../../workflows/undoApply';
import { undoWords } from '../../ui/triage/applyWords';
import type { CorrectionForm } from '../../ui/triage/useCorrectionForm';

export interface ApplyQuestion {
  readonly houseRules: HouseRules;
  /** null until the mailbox is confirmed: the buttons wait. */
  readonly reference: MessageReference | null;
  readonly itemKey: string;
  readonly verdict: Verdict;
  /** The verdict's lane, or the person's choice; null while nobody has chosen. */
  readonly lane: Lane | null;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  readonly sender: Person | null;
  /** Reads the mail's work again after a deed. */
  readonly onDone: () => void;
}

export interface Apply {
  readonly applying: Work<[], ApplyOutcome>;
  readonly correcting: Work<[CorrectionForm], CorrectLaneOutcome>;
  /** Puts on the mail what the list says already. */
  readonly finishing: Work<[], 'finished' | 'nothing-to-finish' | 'observe-only'>;
}

export function useApply(question: ApplyQuestion): Apply {
  const desk = useDesk();
  const announce = useAnnounce();
  const { remember } = useUndoStack();
  const { houseRules, reference, itemKey, verdict, lane, urgency, receivedAt, sender, onDone } =
    question;

  const offerUndo = useCallback(
    (at: MessageReference, label: string) => {
      remember({
        key: `lane ${at.mailbox} ${at.immutableId}`,
        label,
        itemKey,
        undo: async () => {
          const sentence = undoWords(await undoApply(desk, { houseRules, reference: at }));
          onDone();
          return sentence;
        },
      });
    },
    [remember, itemKey, desk, houseRules, onDone],
  );

  const applying = useWork(
    useCallback(async () => {
      if (reference === null || lane === null) return { kind: 'changed-meanwhile' as const };
      const outcome = await applyVerdict(desk, {
        houseRules,
        reference,
        verdict,
        lane,
        urgency,
        receivedAt,
      });
      if (outcome.kind === 'applied') {
        const sentence = `Applied: ${laneWords(lane).title}`;
        announce(sentence);
        offerUndo(reference, sentence);
      }
      onDone();
      return outcome;
    }, [
      desk,
      houseRules,
      reference,
      verdict,
      lane,
      urgency,
      receivedAt,
      announce,
      offerUndo,
      onDone,
    ]),
  );

  const correcting = useWork(
    useCallback(
      async (form: CorrectionForm) => {
        if (reference === null) return { kind: 'changed-meanwhile' as const };
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
        if (outcome.kind === 'corrected') {
          const sentence = `Moved to ${laneWords(form.to).title}`;
          announce(sentence);
          offerUndo(reference, sentence);
        }
        onDone();
        return outcome;
      },
      [desk, houseRules, reference, verdict, receivedAt, sender, announce, offerUndo, onDone],
    ),
  );

  const finishing = useWork(
    useCallback(async () => {
      if (reference === null) return 'nothing-to-finish' as const;
      const outcome = await finishApply(desk, { houseRules, reference });
      onDone();
      return outcome;
    }, [desk, houseRules, reference, onDone]),
  );

  return { applying, correcting, finishing };
}
