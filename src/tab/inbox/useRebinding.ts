// A correction binds its sender at once: the other mails of that sender in the queue follow it, and those that come later.
import { useCallback } from 'react';
import { isDeskError } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import type { InboxQueue } from '../../ui/inbox/InboxQueue';
import { readSenderHistory } from '../../workflows/readSenderHistory';

/** Called with the key of a mail whose lane a person has changed or taken back. */
export function useRebinding(queue: InboxQueue): (key: string) => void {
  const desk = useDesk();
  return useCallback(
    (key) => {
      const mail = queue.find(key)?.mail;
      const sender = mail?.from?.address ?? '';
      if (mail === undefined || sender === '') return;
      // A mail that nobody has sorted is no part of the history: leaving it out changes nothing.
      const unsorted = queue.unsortedOf(mail)[0]?.mail.reference;
      const reference = unsorted ?? { ...mail.reference, immutableId: '' };
      readSenderHistory(desk, { reference, sender }).then(
        (history) => {
          queue.bind(mail, history);
        },
        // The mailbox could not tell: each mail asks again when it is opened.
        (error: unknown) => {
          if (!isDeskError(error)) throw error;
        },
      );
    },
    [desk, queue],
  );
}
