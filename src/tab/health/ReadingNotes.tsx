// What could not be read, by physician, with a way to try again that leaves the other calendars alone.
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { FailureNote } from '../../ui/FailureNote';
import type { HealthSource } from '../../workflows/readHealth';
import { useScreenStyles } from '../useScreenStyles';
import type { HealthReading } from './useHealth';

const useStyles = makeStyles({
  notes: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  failure: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
});

export interface ReadingNotesProps {
  readonly readings: readonly HealthReading[];
  readonly onRetry: (address: string) => void;
}

export function ReadingNotes({ readings, onRetry }: ReadingNotesProps): ReactElement | null {
  const styles = useStyles();
  const notes = readings.filter(
    ({ error, health, isSweepMissing }) =>
      error !== null ||
      isSweepMissing ||
      (health !== null && (health.unread.size > 0 || health.brokenRows.length > 0)),
  );
  if (notes.length === 0) return null;
  return (
    <div className={styles.notes}>
      {notes.map((reading) => (
        <ReadingNote key={reading.principal.address} reading={reading} onRetry={onRetry} />
      ))}
    </div>
  );
}

function ReadingNote(props: {
  readonly reading: HealthReading;
  readonly onRetry: (address: string) => void;
}): ReactElement {
  const { principal, error, health, isReading, isSweepMissing } = props.reading;
  const styles = useStyles();
  const screen = useScreenStyles();
  const retry = (): void => {
    props.onRetry(principal.address);
  };
  if (error !== null) {
    return (
      <section className={styles.failure} aria-label={`Calendar of ${principal.name}`}>
        <h2 className={screen.section}>
          {health === null
            ? `${principal.name}’s calendar was not read`
            : `${principal.name}’s calendar was not read again; what stands below is older`}
        </h2>
        <FailureNote error={error} onRetry={retry} />
      </section>
    );
  }
  const sentences = [
    ...[...(health?.unread ?? new Map<HealthSource, null>()).keys()].map(unreadWords),
    ...(isSweepMissing
      ? ['Time that mails changed could not be held against the schedules: its blocks stand.']
      : []),
    ...(health?.brokenRows ?? []).map(
      ({ list, itemId, field }) =>
        `Row ${itemId} of ${list} cannot be read (${field}); ask IT to look at it.`,
    ),
  ];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{principal.name}’s calendar is read in part</MessageBarTitle>
        {sentences.join(' ')}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={isReading} onClick={retry}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function unreadWords(source: HealthSource): string {
  switch (source) {
    case 'private-time':
      return 'Private time could not be seen: a collision with it would not stand here.';
    case 'privileges':
      return 'The credential tracker could not be read: lapsed privileges would not stand here.';
    case 'trips':
      return 'The trips could not be read: one without clearance would not stand here.';
  }
}
