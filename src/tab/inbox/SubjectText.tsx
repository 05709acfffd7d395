// The subject of a mail of the queue with its identifiers covered.
import type { ReactElement } from 'react';
import { cutStretches } from '../../ui/excerpts';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';
import { MaskedText } from '../../ui/MaskedText';

export interface SubjectTextProps {
  readonly entry: QueueEntry;
  readonly isRevealed: boolean;
}

export function SubjectText({ entry, isRevealed }: SubjectTextProps): ReactElement {
  const { mail, swept } = entry;
  if (mail.subject === '') return <>(no subject)</>;
  return (
    <MaskedText
      stretches={cutStretches(mail.subject, swept?.subjectPhi ?? [], [], 0, mail.subject.length)}
      isRevealed={isRevealed}
    />
  );
}
