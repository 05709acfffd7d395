// Says which blocks of changed time ended by themselves, because a schedule or the calendar shows them by now.
import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ZoneId } from '../domain/time';
import { settledWords } from '../ui/changedTimeWords';
import type { SettledChange } from '../workflows/holdTerms';

export interface SettledNoteProps {
  readonly settled: readonly SettledChange[];
  readonly zone: ZoneId;
  /** Named where the screen shows more than one calendar. */
  readonly principalName: string | null;
}

/** Empty when none ended, or when their time has simply passed. */
export function SettledNote(props: SettledNoteProps): ReactElement | null {
  const { settled, zone, principalName } = props;
  const sentences = settled.flatMap((one) => settledWords(one, zone) ?? []);
  if (sentences.length === 0) return null;
  const whose = principalName === null ? '' : ` of ${principalName}`;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Changed time{whose}:</MessageBarTitle>
        {sentences.join(' ')}
      </MessageBarBody>
    </MessageBar>
  );
}
