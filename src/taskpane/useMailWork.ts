// What the lists know of the open mail, read when its mailbox is confirmed and again after every deed.
import { useCallback, useEffect, useState } from 'react';
import type { MessageReference } from '../domain/mail';
import type { OpenMail } from '../ports';
import { useDesk } from '../ui/DeskContext';
import { useWork, type Work, type WorkState } from '../ui/useWork';
import { readMailWork, type MailWork } from '../workflows/readMailWork';

export interface MailStanding {
  /** `null` when no covered mailbox holds this very mail: nothing may be written then. */
  readonly confirming: WorkState<MessageReference | null>;
  readonly reference: MessageReference | null;
  readonly reading: Work<[], MailWork | null>;
  /** The last answer, also while it is read again. */
  readonly known: MailWork | null;
  readonly confirmAgain: () => void;
  readonly readAgain: () => void;
}

/** Confirms the mailbox through Graph (never assumed) and reads the mail's work. */
export function useMailWork(
  open: OpenMail,
  candidates: readonly string[],
  isSignedIn: boolean,
): MailStanding {
  const desk = useDesk();
  const [known, setKnown] = useState<MailWork | null>(null);
  const confirming = useWork(
    useCallback(async () => {
      if (open.internetMessageId === null) return null;
      return desk.mailbox.confirm({
        candidates,
        restId: open.restId,
        internetMessageId: open.internetMessageId,
      });
    }, [desk, open, candidates]),
    { whenBusy: 'replace' },
  );
  const { run: confirm } = confirming;
  useEffect(() => {
    if (isSignedIn) void confirm();
  }, [isSignedIn, confirm]);
  const reference = confirming.state.kind === 'done' ? confirming.state.value : null;

  const reading = useWork(
    useCallback(async () => {
      if (reference === null) return null;
      const work = await readMailWork(desk, reference);
      setKnown(work);
      return work;
    }, [desk, reference]),
    { whenBusy: 'replace' },
  );
  const { run: read } = reading;
  useEffect(() => {
    if (reference !== null) void read();
  }, [reference, read]);

  const confirmAgain = useCallback(() => void confirm(), [confirm]);
  const readAgain = useCallback(() => void read(), [read]);
  return { confirming: confirming.state, reference, reading, known, confirmAgain, readAgain };
}
