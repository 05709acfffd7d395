// Whether the signed release keeps the desk out of the open mail: asked before anything of it is read for a verdict.
import { useCallback, useEffect } from 'react';
import { excludesFolders, exclusionOf, mailRulesOf, type Exclusion } from '../domain/policy';
import type { OpenMail } from '../ports';
import { useDesk } from '../ui/DeskContext';
import { useWork } from '../ui/useWork';
import type { HouseRules } from '../workflows/loadHouseRules';
import type { MailStanding } from './useMailWork';

export type ExclusionState =
  /** Its folder is being asked for. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'excluded'; readonly exclusion: Exclusion }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void };

/**
 * By sender at once; by folder when the mailbox is confirmed, and only where the release names folders of one that it
 * may be. While nobody knows the mailbox, an exclusion of any of the candidates keeps the mail unread.
 */
export function useExclusion(
  open: OpenMail,
  rules: HouseRules,
  candidates: readonly string[],
  standing: Pick<MailStanding, 'confirming' | 'reference' | 'confirmAgain'>,
): ExclusionState {
  const desk = useDesk();
  const mailRules = mailRulesOf(rules.release);
  const { reference, confirming } = standing;
  const sender = open.mail.from?.address ?? null;
  const mailboxes = reference === null ? candidates : [reference.mailbox];
  const bySender = mailboxes.map((mailbox) => exclusionOf(mailRules, { mailbox, sender }));
  const [found] = bySender;
  const asksFolder = mailboxes.some((mailbox) => excludesFolders(mailRules, mailbox));
  const asking = useWork(
    useCallback(async (): Promise<Exclusion | null> => {
      if (reference === null) return null;
      const place = await desk.mailbox.readWhereabouts(reference);
      if (place.kind !== 'found') return null;
      const { mailbox } = reference;
      const { folders, from } = place;
      return exclusionOf(mailRules, { mailbox, sender: from?.address ?? null, folders });
    }, [desk, mailRules, reference]),
    { whenBusy: 'replace' },
  );
  const { run, state } = asking;
  useEffect(() => {
    if (asksFolder && reference !== null) void run();
  }, [asksFolder, reference, run]);

  if (found != null && bySender.every((one) => one?.id === found.id))
    return { kind: 'excluded', exclusion: found };
  if (!asksFolder && bySender.every((one) => one === null)) return { kind: 'open' };
  if (confirming.kind === 'failed')
    return { kind: 'failed', error: confirming.error, retry: standing.confirmAgain };
  // In no covered mailbox: then no exclusion speaks of it.
  if (confirming.kind === 'done' && confirming.value === null) return { kind: 'open' };
  if (state.kind === 'failed')
    return { kind: 'failed', error: state.error, retry: () => void run() };
  if (state.kind !== 'done' || reference === null) return { kind: 'asking' };
  return state.value === null ? { kind: 'open' } : { kind: 'excluded', exclusion: state.value };
}
