// Counts the verdict of a mail whose physician is only observed, once its mailbox is confirmed.
import { useCallback, useEffect } from 'react';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import { observeMail } from '../../workflows/observeMail';
import type { MailDeskQuestion } from '../useMailDesk';

/** Does nothing for a physician who is worked for; counting twice counts once. */
export function useObserving({
  rules,
  principal,
  standing,
  triage,
}: MailDeskQuestion): Work<[], 'observed' | 'not-observed'> {
  const desk = useDesk();
  const { reference } = standing;
  const { verdict } = triage;
  const observing = useWork(
    useCallback(async () => {
      if (reference === null) return 'not-observed';
      return observeMail(desk, { houseRules: rules, reference, verdict });
    }, [desk, rules, reference, verdict]),
    { whenBusy: 'replace' },
  );
  const { run } = observing;
  const isWanted = principal.observeOnly === true && reference !== null;
  useEffect(() => {
    if (isWanted) void run();
  }, [isWanted, run]);
  return observing;
}
