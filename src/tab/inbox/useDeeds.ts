// One mail at a time: the deed runs behind, the next mail is there at once, and what failed comes back with its reason.
import { useCallback, useMemo, useState } from 'react';
import { principalAt } from '../../domain/roster';
import type { Lane } from '../../domain/triage';
import { useAnnounce } from '../../ui/announce';
import { useDesk } from '../../ui/DeskContext';
import { useUndoStack } from '../../ui/UndoContext';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { settleMail, undoSettled, type Settled } from '../../workflows/settleMail';
import type { SweptMail } from '../../workflows/sweepInbox';
import type { InboxQueue, QueueEntry } from '../../ui/inbox/InboxQueue';
import { settleWords, undoSettledWords } from './inboxWords';
import { deedDone } from './laneDeeds';

/** Why a deed on a mail came to nothing: a sentence, or what was thrown. */
export type Trouble =
  | { readonly kind: 'said'; readonly words: string; readonly needsCorrection: Lane | null }
  | { readonly kind: 'thrown'; readonly error: unknown; readonly again: () => void };

export interface Deeds {
  /** Starts the deed; while one is under way on that mail, another does nothing. */
  readonly settle: (entry: QueueEntry, lane: Lane, deed: BulkDeed) => void;
  /** By key of the mail. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly forgive: (key: string) => void;
  /** Mails done on this screen, undone ones taken off. */
  readonly done: number;
}

export function useDeeds(houseRules: HouseRules, queue: InboxQueue): Deeds {
  const desk = useDesk();
  const announce = useAnnounce();
  const { remember } = useUndoStack();
  const [troubles, setTroubles] = useState<ReadonlyMap<string, Trouble>>(new Map());
  const [done, setDone] = useState(0);

  const forgive = useCallback((key: string): void => {
    setTroubles((last) => {
      if (!last.has(key)) return last;
      const next = new Map(last);
      next.delete(key);
      return next;
    });
  }, []);
  const note = useCallback((key: string, trouble: Trouble): void => {
    setTroubles((last) => new Map(last).set(key, trouble));
  }, []);

  const offerUndo = useCallback(
    (swept: SweptMail, settled: Settled): void => {
      const key = swept.mail.reference.immutableId;
      remember({
        key: `settle ${key}`,
        label: deedDone(houseRules, settled.lane, settled.deed),
        itemKey: null,
        undo: async () => {
          const outcome = await undoSettled(desk, { houseRules, swept, settled });
          if (outcome === 'undone' || outcome === 'nothing-to-undo') {
            queue.restore(swept);
            setDone((last) => last - 1);
          }
          return undoSettledWords(outcome);
        },
      });
    },
    [desk, houseRules, queue, remember],
  );

  const settle = useCallback(
    (entry: QueueEntry, lane: Lane, deed: BulkDeed): void => {
      const { key, swept } = entry;
      if (swept === null || queue.find(key)?.isUnderWay !== false) return;
      const again = (): void => {
        const latest = queue.find(key);
        if (latest !== null) settle(latest, lane, deed);
      };
      forgive(key);
      queue.setUnderWay(key, true);
      settleMail(desk, { houseRules, swept, lane, deed }).then(
        (outcome) => {
          if (outcome.kind === 'settled') {
            if (deed.kind === 'file') queue.remove(key);
            else queue.settle(key, lane, deed.kind === 'hand-off' || entry.isHandedOff);
            setDone((last) => last + 1);
            announce(deedDone(houseRules, lane, deed));
            offerUndo(swept, outcome);
            return;
          }
          queue.setUnderWay(key, false);
          if (outcome.kind === 'failed') {
            note(key, { kind: 'thrown', error: outcome.error, again });
            return;
          }
          const zone = principalAt(houseRules.roster, swept.mail.reference.mailbox)?.zone ?? 'UTC';
          const words = settleWords(outcome, houseRules.roster, zone) ?? '';
          announce(words);
          note(key, {
            kind: 'said',
            words,
            needsCorrection: outcome.kind === 'needs-correction' ? lane : null,
          });
        },
        (error: unknown) => {
          queue.setUnderWay(key, false);
          note(key, { kind: 'thrown', error, again });
        },
      );
    },
    [announce, desk, forgive, houseRules, note, offerUndo, queue],
  );

  return useMemo(() => ({ settle, troubles, forgive, done }), [settle, troubles, forgive, done]);
}
