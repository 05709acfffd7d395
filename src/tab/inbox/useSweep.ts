// The sweep's life in the tab: at once, every five minutes, and when asked; each look is noted for everybody else.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Principal } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { isDeskError, type DeskError, type InboxMark } from '../../ports';
import { useDesk, useTriager } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { sweepInbox } from '../../workflows/sweepInbox';
import { noteWatch, readWatches, WATCH_MINUTES, type Watch } from '../../workflows/watches';
import { noteCount } from '../../ui/inbox/countInboxes';
import type { InboxQueue } from '../../ui/inbox/InboxQueue';
import { createTelling } from '../../ui/inbox/telling';

export interface Sweep {
  readonly work: Pick<Work<[], void>, 'state' | 'isBusy' | 'takesLong'>;
  readonly refresh: () => void;
  /** Mailboxes that could not be swept in the last round. */
  readonly failures: ReadonlyMap<string, DeskError>;
  /** When the last whole round ended; null before the first. */
  readonly sweptAt: Instant | null;
  readonly watches: ReadonlyMap<string, Watch>;
}

const MINUTE_MS = 60_000;

export function useSweep(
  houseRules: HouseRules,
  principals: readonly Principal[],
  queue: InboxQueue,
): Sweep {
  const desk = useDesk();
  const triager = useTriager();
  const [failures, setFailures] = useState<ReadonlyMap<string, DeskError>>(new Map());
  const [sweptAt, setSweptAt] = useState<Instant | null>(null);
  const [watches, setWatches] = useState<ReadonlyMap<string, Watch>>(new Map());
  const marks = useRef(new Map<string, InboxMark>());
  const stopping = useRef<AbortController | null>(null);

  const noteLook = useCallback(
    async (mailbox: string, at: Instant): Promise<void> => {
      const noted = await noteWatch(desk, { houseRules, mailbox, at });
      if (noted !== 'not-a-principal') setWatches((last) => new Map(last).set(mailbox, noted));
    },
    [desk, houseRules],
  );

  const telling = useMemo(() => createTelling(desk, houseRules, queue), [desk, houseRules, queue]);

  const work = useWork(async (): Promise<void> => {
    const stop = new AbortController();
    stopping.current = stop;
    const failed = new Map<string, DeskError>();
    const at = desk.clock.now();
    const notes: Promise<void>[] = [];
    await sweepInbox(desk, {
      houseRules,
      triager,
      principals,
      marks: marks.current,
      isKnown: (id) => queue.isKnown(id),
      again: queue.unread(),
      signal: stop.signal,
      onStep: (step) => {
        queue.take(step);
        if (step.kind === 'mailbox-failed') failed.set(step.mailbox, step.error);
        if (step.kind !== 'mailbox-done') return;
        marks.current.set(step.mailbox, step.mark);
        notes.push(
          noteLook(step.mailbox, at)
            .then(async () => telling.tellOfNow(step.mailbox))
            .then(async () => telling.tellOfOverdue(step.mailbox))
            .then(async () => noteCount(desk, houseRules, queue, step.mailbox, at)),
        );
      },
    });
    setFailures(failed);
    setSweptAt(desk.clock.now());
    // A look that could not be noted shows as a watch that grows old; the queue itself stands.
    const ends = await Promise.allSettled(notes);
    for (const end of ends)
      if (end.status === 'rejected' && !isDeskError(end.reason)) throw end.reason;
  });

  const { run } = work;
  const refresh = useCallback(() => void run(), [run]);
  useEffect(() => {
    void readWatches(desk, principals).then(setWatches, () => undefined);
  }, [desk, principals]);
  useEffect(() => {
    void run();
    const timer = setInterval(() => void run(), WATCH_MINUTES * MINUTE_MS);
    return () => {
      clearInterval(timer);
      stopping.current?.abort();
      queue.stop();
    };
  }, [run, queue]);

  return { work, refresh, failures, sweptAt, watches };
}
