// Where a schedule's file is dropped or chosen, and what became of it.
import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons';
import { useId, useRef, useState, type ReactElement } from 'react';
import type { RosterFeed } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import { FailureNote } from '../../ui/FailureNote';
import { useScreenStyles } from '../useScreenStyles';
import { dropWords } from './feedWords';
import type { DropLife } from './useDropFeed';

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  over: {
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  choice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
  },
  bar: { width: '100%' },
  input: { display: 'none' },
});

export interface DropZoneProps {
  /** Schedules of which a file is wanted; at least one. */
  readonly feeds: readonly RosterFeed[];
  readonly life: DropLife;
  readonly now: Instant;
  readonly zone: ZoneId;
}

export function DropZone({ feeds, life, now, zone }: DropZoneProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const feed = feeds.find((one) => one.id === picked) ?? feeds[0];
  const { state } = life;
  const isBusy = state.kind === 'busy';
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined && feed !== undefined && !isBusy) life.drop(feed.id, file);
  };
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button does the same by key */}
      <div
        className={mergeClasses(styles.zone, isOver && styles.over)}
        role="group"
        aria-label="Drop a schedule file"
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => {
          setIsOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <p className={screen.words}>Drop the .ics file of a schedule here, or choose it.</p>
        <div className={styles.choice}>
          {feeds.length > 1 && (
            <>
              <label htmlFor={`${id}feed`}>Schedule</label>
              <Select
                id={`${id}feed`}
                value={feed?.id ?? ''}
                disabled={isBusy}
                onChange={(_event, { value }) => {
                  setPicked(value);
                }}
              >
                {feeds.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </Select>
            </>
          )}
          <Button
            icon={<DocumentArrowUpRegular />}
            disabledFocusable={isBusy}
            onClick={() => input.current?.click()}
          >
            Choose file for {feed?.name}
          </Button>
          <input
            ref={input}
            className={styles.input}
            type="file"
            accept=".ics,text/calendar"
            aria-label={`File of ${feed?.name ?? ''}`}
            tabIndex={-1}
            onChange={(event) => {
              take(event.target.files);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </div>
        {isBusy && (
          <div className={mergeClasses(styles.choice, styles.bar)}>
            <ProgressBar
              className={styles.bar}
              value={life.share}
              aria-label="How much of the file is read"
            />
            <span className={screen.small}>Reading, {Math.round(life.share * 100)} %</span>
            <Button size="small" onClick={life.cancel}>
              Cancel
            </Button>
          </div>
        )}
      </div>
      {state.kind === 'failed' && (
        <FailureNote error={state.error} onRetry={life.again ?? undefined} />
      )}
      {state.kind === 'done' && (
        <DropNote
          words={dropWords(state.value.outcome, {
            feedName: feeds.find((one) => one.id === state.value.feedId)?.name ?? 'The schedule',
            now,
            zone,
          })}
        />
      )}
    </>
  );
}

function DropNote({ words }: { readonly words: ReturnType<typeof dropWords> }): ReactElement {
  return (
    <MessageBar intent={words.intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle>
        {words.words}
      </MessageBarBody>
    </MessageBar>
  );
}
