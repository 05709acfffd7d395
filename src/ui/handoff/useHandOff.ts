// Handing the open mail to a channel, and following it until it is closed.
import { useCallback } from 'react';
import type { NameReason, TakenHow } from '../../domain/log';
import type { MessageReference } from '../../domain/mail';
import type { Channel } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import type { Lane, Urgency } from '../../domain/triage';
import { useAnnounce } from '../announce';
import { useDesk } from '../DeskContext';
import { useUndoStack } from '../UndoContext';
import { useWork, type Work } from '../useWork';
import { closeHandOff, type CloseHandOffOutcome } from '../../workflows/closeHandOff';
import { handOff, type HandOffOutcome } from '../../workflows/handOff';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { takeHandOff, type TakeHandOffOutcome } from '../../workflows/takeHandOff';
import { undoHandOff } from '../../workflows/undoHandOff';
import { tellHandOffMoved, useHandOffNews } from './handOffNews';
import { undoHandOffWords } from './handOffWords';

export interface HandOffQuestion {
  readonly houseRules: HouseRules;
  /** null until the mailbox is confirmed. */
  readonly reference: MessageReference | null;
  /** null when it is done beside the open mail. */
  readonly itemKey: string | null;
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  readonly onDone: () => void;
}

export interface HandOffs {
  readonly opening: Work<[Channel], HandOffOutcome>;
  readonly taking: Work<[string, string, TakenHow, NameReason | null], TakeHandOffOutcome>;
  readonly closing: Work<[string], CloseHandOffOutcome>;
}

export function useHandOff(question: HandOffQuestion): HandOffs {
  const desk = useDesk();
  const announce = useAnnounce();
  const { remember, forget } = useUndoStack();
  const { houseRules, reference, itemKey, lane, urgency, receivedAt } = question;
  const { onDone: onMoved } = question;
  useHandOffNews(desk, onMoved);
  const onDone = useCallback((): void => {
    onMoved();
    tellHandOffMoved(desk, onMoved);
  }, [desk, onMoved]);

  const opening = useWork(
    useCallback(
      async (channel: Channel) => {
        if (reference === null) return { kind: 'changed-meanwhile' as const };
        const outcome = await handOff(desk, {
          houseRules,
          reference,
          lane,
          urgency,
          receivedAt,
          channelId: channel.id,
        });
        if (outcome.kind === 'opened') {
          const { workId } = outcome.item;
          const sentence = `Handed to ${channel.name}`;
          announce(sentence);
          remember({
            key: `handoff ${workId}`,
            label: sentence,
            itemKey,
            undo: async () => {
              const undone = undoHandOffWords(await undoHandOff(desk, { houseRules, workId }));
              onDone();
              return undone;
            },
          });
        }
        onDone();
        return outcome;
      },
      [desk, houseRules, reference, lane, urgency, receivedAt, itemKey, announce, remember, onDone],
    ),
  );
  const taking = useWork(
    useCallback(
      async (workId: string, who: string, how: TakenHow, nameReason: NameReason | null) => {
        const outcome = await takeHandOff(desk, { houseRules, workId, who, how, nameReason });
        // Once somebody has it, taking it back is a call and no longer a click.
        if (outcome.kind === 'taken') forget(`handoff ${workId}`);
        onDone();
        return outcome;
      },
      [desk, houseRules, forget, onDone],
    ),
  );
  const closing = useWork(
    useCallback(
      async (workId: string) => {
        const outcome = await closeHandOff(desk, { houseRules, workId });
        onDone();
        return outcome;
      },
      [desk, houseRules, onDone],
    ),
  );
  return { opening, taking, closing };
}
