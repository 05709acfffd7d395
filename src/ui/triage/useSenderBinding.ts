// Lets the sender's history bind the verdict once the mailbox has told it; until then the mail's own verdict stands.
import { useCallback, useEffect, useMemo } from 'react';
import type { MessageReference } from '../../domain/mail';
import { bindSender, mayBindSender, type SenderHistory, type Triage } from '../../domain/triage';
import { useDesk } from '../DeskContext';
import { useWork, type Work } from '../useWork';
import { readSenderHistory } from '../../workflows/readSenderHistory';

export interface SenderBinding {
  readonly triage: Triage;
  readonly asking: Work<[], SenderHistory | null>;
}

/** Asks only where a history could change something. */
export function useSenderBinding(
  triage: Triage,
  reference: MessageReference | null,
  sender: string | null,
): SenderBinding {
  const desk = useDesk();
  const isWanted =
    reference !== null && sender !== null && sender !== '' && mayBindSender(triage.verdict);
  const asking = useWork(
    useCallback(async () => {
      if (reference === null || sender === null) return null;
      return readSenderHistory(desk, { reference, sender });
    }, [desk, reference, sender]),
    { whenBusy: 'replace' },
  );
  const { run } = asking;
  useEffect(() => {
    if (isWanted) void run();
  }, [isWanted, run]);
  const history = isWanted && asking.state.kind === 'done' ? asking.state.value : null;
  const bound = useMemo(
    () => (history === null ? triage : { ...triage, verdict: bindSender(triage.verdict, history) }),
    [triage, history],
  );
  return { triage: bound, asking };
}
