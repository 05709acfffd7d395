// Says why nothing can be saved about this mail, when that is so.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { OpenMail } from '../ports';
import { FailureNote } from '../ui/FailureNote';
import type { MailStanding } from './useMailWork';

export interface StandingNoteProps {
  readonly open: OpenMail;
  readonly standing: MailStanding;
  readonly isSignedIn: boolean;
}

/** Nothing while the mailbox is confirmed or still being asked. */
export function StandingNote(props: StandingNoteProps): ReactElement | null {
  const { open, standing, isSignedIn } = props;
  const { confirming, reading } = standing;
  if (!isSignedIn) return null;
  if (confirming.kind === 'failed')
    return <FailureNote error={confirming.error} onRetry={standing.confirmAgain} />;
  if (reading.state.kind === 'failed')
    return <FailureNote error={reading.state.error} onRetry={standing.readAgain} />;
  if (confirming.kind !== 'done' || confirming.value !== null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Nothing can be saved for this mail</MessageBarTitle>
        {open.internetMessageId === null
          ? 'Outlook gives no id for it on this device. Open it in Outlook on the web or for Windows to work it.'
          : 'It was found in no mailbox that you cover, and Anteroom never guesses. Open it from the physician’s own mailbox.'}
      </MessageBarBody>
    </MessageBar>
  );
}
