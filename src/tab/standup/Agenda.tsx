// The five lines of the meeting with their facts, and the clock that keeps them to 25 minutes.
import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useId, useRef, type ReactElement } from 'react';
import type { AgendaLine, Timer } from '../../domain/standup';
import type { Instant, ZoneId } from '../../domain/time';
import { useAnnounce } from '../../ui/announce';
import { FailureNote } from '../../ui/FailureNote';
import { sayInstant } from '../../ui/sayTime';
import type { WorkState } from '../../ui/useWork';
import type { FinishOutcome } from '../../workflows/finishStandUp';
import { useScreenStyles } from '../useScreenStyles';
import { sayClockSeconds, type Meeting } from './useMeeting';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  clockRow: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  clock: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  over: { color: tokens.colorStatusDangerForeground1 },
  track: {
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    overflow: 'hidden',
  },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: 'width',
    transitionDuration: '1s',
    transitionTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
  },
  barOver: { backgroundColor: tokens.colorStatusDangerBackground3 },
  lines: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    borderInlineStartWidth: '6px',
  },
  lineHead: {
    display: 'flex',
    alignItems: 'baseline',
    width: '100%',
    minHeight: '32px',
    columnGap: tokens.spacingHorizontalS,
    padding: 0,
    border: 'none',
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThick,
    },
  },
  grow: { flexGrow: 1 },
  spent: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
  },
  facts: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  setting: {
    whiteSpace: 'nowrap',
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  button: { minHeight: '36px' },
});

export interface AgendaProps {
  readonly lines: readonly AgendaLine[];
  readonly meeting: Meeting;
  readonly finishing: WorkState<FinishOutcome>;
  readonly held: { readonly at: Instant; readonly by: string } | null;
  readonly zone: ZoneId;
  readonly onFinish: (timer: Timer) => void;
}

const LENGTHS: readonly number[] = [15, 20, 25, 30, 45];

export function Agenda(props: AgendaProps): ReactElement {
  const { lines, meeting, finishing, held, zone } = props;
  const { timer, reading } = meeting;
  const styles = useStyles();
  const screen = useScreenStyles();
  const headingId = useId();
  const lengthId = useId();
  const isFinished = timer.finishedAt !== null;
  const hasStarted = timer.startedAt !== null;
  const isLast = timer.line === lines.length - 1;
  const current = lines[timer.line];
  useSparseWords(meeting, lines);
  const share = Math.min(100, (100 * reading.totalSeconds) / Math.max(1, reading.plannedSeconds));
  const lengths = LENGTHS.includes(meeting.totalMinutes)
    ? LENGTHS
    : [...LENGTHS, meeting.totalMinutes].sort((a, b) => a - b);

  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <h2 id={headingId} className={screen.section}>
        Agenda
      </h2>
      {held !== null && (
        <p className={screen.words}>
          This week&rsquo;s stand-up was held {sayInstant(held.at, zone)}.
        </p>
      )}
      <div className={styles.clockRow}>
        <span
          role="timer"
          aria-label="Time left"
          className={mergeClasses(styles.clock, reading.leftSeconds < 0 && styles.over)}
        >
          {sayClockSeconds(reading.leftSeconds)}
        </span>
        {hasStarted && !isFinished && current !== undefined && (
          <span className={mergeClasses(screen.words, reading.lineLeftSeconds < 0 && styles.over)}>
            {current.title}: {sayClockSeconds(reading.lineLeftSeconds)}
            {reading.lineLeftSeconds < 0 ? '' : ' left'}
          </span>
        )}
        {!hasStarted && (
          <span className={styles.setting}>
            <label htmlFor={lengthId} className={screen.words}>
              Length
            </label>
            <Select
              id={lengthId}
              value={String(meeting.totalMinutes)}
              onChange={(_event, { value }) => {
                meeting.setTotalMinutes(Number(value));
              }}
            >
              {lengths.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes} min
                </option>
              ))}
            </Select>
          </span>
        )}
      </div>
      <div className={styles.track} aria-hidden>
        <div
          className={mergeClasses(styles.bar, reading.leftSeconds < 0 && styles.barOver)}
          style={{ width: `${share.toFixed(1)}%` }}
        />
      </div>
      <div className={styles.clockRow}>
        {!isFinished && (
          <Button
            appearance={meeting.isRunning ? 'secondary' : 'primary'}
            className={styles.button}
            onClick={meeting.isRunning ? meeting.pause : meeting.start}
          >
            {meeting.isRunning ? 'Pause' : hasStarted ? 'Go on' : 'Start'}
          </Button>
        )}
        {hasStarted && !isFinished && !isLast && (
          <Button
            appearance={meeting.isRunning ? 'primary' : 'secondary'}
            className={styles.button}
            onClick={() => {
              meeting.goTo(timer.line + 1);
            }}
          >
            Next item
          </Button>
        )}
        {hasStarted && finishing.kind !== 'done' && (
          <Button
            appearance={isLast ? 'primary' : 'subtle'}
            className={styles.button}
            disabledFocusable={finishing.kind === 'busy'}
            onClick={() => {
              props.onFinish(meeting.finish());
            }}
          >
            Finish
          </Button>
        )}
        {finishing.kind === 'done' && (
          <Button appearance="subtle" className={styles.button} onClick={meeting.reset}>
            New clock
          </Button>
        )}
      </div>
      {finishing.kind === 'failed' && (
        <FailureNote
          error={finishing.error}
          onRetry={() => {
            props.onFinish(timer);
          }}
        />
      )}
      {finishing.kind === 'done' && (
        <p className={screen.words}>{finishWords(finishing.value, zone)}</p>
      )}
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <li
            key={line.id}
            className={mergeClasses(
              styles.line,
              hasStarted && !isFinished && index === timer.line && styles.current,
            )}
          >
            <button
              type="button"
              className={styles.lineHead}
              aria-current={hasStarted && index === timer.line ? 'step' : undefined}
              onClick={() => {
                meeting.goTo(index);
              }}
            >
              <span className={styles.grow}>
                {index + 1}. {line.title}
              </span>
              <span
                className={mergeClasses(
                  styles.spent,
                  (reading.spentSeconds[index] ?? 0) > line.minutes * 60 && styles.over,
                )}
              >
                {hasStarted ? `${sayClockSeconds(reading.spentSeconds[index] ?? 0)} of ` : ''}
                {line.minutes} min
              </span>
            </button>
            <ul className={styles.facts}>
              {line.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {isFinished && (
        <Badge appearance="tint">Finished after {sayClockSeconds(reading.totalSeconds)}</Badge>
      )}
    </section>
  );
}

function finishWords(outcome: FinishOutcome, zone: ZoneId): string {
  switch (outcome.kind) {
    case 'kept':
      return 'The stand-up is in the log with its minutes by item, and this week’s backlog is kept for next week’s comparison.';
    case 'already-held':
      return `It had been closed before, ${sayInstant(outcome.at, zone)}, by ${outcome.by}. That entry stands.`;
    case 'not-a-principal':
      return 'Nothing was written: the roster no longer names this physician.';
  }
}

/** Four sentences a meeting at most for each item: which item, one minute left, time is up. Never every second. */
function useSparseWords(meeting: Meeting, lines: readonly AgendaLine[]): void {
  const announce = useAnnounce();
  const said = useRef('');
  const { timer, reading, isRunning } = meeting;
  const title = lines[timer.line]?.title ?? '';
  const phase = !isRunning
    ? null
    : reading.leftSeconds <= 0
      ? 'The meeting is over time.'
      : reading.lineLeftSeconds <= 0
        ? `Time for ${title} is up.`
        : reading.lineLeftSeconds <= 60
          ? `One minute left for ${title}.`
          : `${title} now.`;
  useEffect(() => {
    if (phase === null || said.current === phase) return;
    said.current = phase;
    announce(phase);
  }, [announce, phase]);
}
