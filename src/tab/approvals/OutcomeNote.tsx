// The server's word on an answer, in the place where the question stood.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { OutcomeWords } from './outcomeWords';

/** Announced once through the live region by the card; the bar itself stays silent. */
export function OutcomeNote({ words }: { readonly words: OutcomeWords }): ReactElement {
  return (
    <MessageBar intent={words.tone} layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle>
        {words.sentence}
      </MessageBarBody>
    </MessageBar>
  );
}
