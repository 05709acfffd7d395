// Says which rows of the proposals list cannot be read, instead of leaving them out silently.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { BrokenProposal } from '../../workflows/holdTerms';

export function BrokenNote({
  broken,
}: {
  readonly broken: readonly BrokenProposal[];
}): ReactElement | null {
  if (broken.length === 0) return null;
  const rows = broken.map((row) => `row ${row.itemId} (${row.field})`).join(', ');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {broken.length === 1 ? 'One proposal' : `${String(broken.length)} proposals`} cannot be
          read
        </MessageBarTitle>
        Somebody edited the list by hand: {rows}. Ask the assistant to propose anew, or IT to look
        at the row.
      </MessageBarBody>
    </MessageBar>
  );
}
