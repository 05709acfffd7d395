// Time that a mail changed before any schedule shows it: what stands, and blocking what this mail says.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import { CHANGED_KINDS, type ScheduleChange } from '../../domain/holds';
import type { Instant, ZoneId } from '../../domain/time';
import { changedKindWords, changeTitle, sayStretch, settledWords } from '../../ui/changedTimeWords';
import { FailureNote } from '../../ui/FailureNote';
import { sayInstantNear } from '../../ui/sayTime';
import { ShortcutKey } from '../../ui/ShortcutKey';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { clearedWords, recordedWords } from './changeWords';
import type { HoldQuestion } from './useHolds';
import type { ScheduleChanges } from './useScheduleChange';

/** The key of the pane goes to this button; the next key presses it. */
export const BLOCK_BUTTON_ID = 'anteroom-block-time';

export interface ScheduleChangeSectionProps {
  readonly question: HoldQuestion;
  readonly changes: ScheduleChanges;
  readonly now: Instant;
}

/** Empty for a mail of another lane when nothing stands. */
export function ScheduleChangeSection(props: ScheduleChangeSectionProps): ReactElement | null {
  const styles = usePaneStyles();
  const { question, changes, now } = props;
  const { known, reading, clearing, recording, settled } = changes;
  const { zone } = question.principal;
  const place = useRef<HTMLElement>(null);
  const isRecorded = recording.state.kind === 'done' && recording.state.value.kind === 'recorded';
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from what stands now.
    if (isRecorded) place.current?.focus();
  }, [isRecorded]);
  const standing = known ?? [];
  const isOfThisMail = standing.some(
    ({ message }) => message.immutableId === question.reference?.immutableId,
  );
  const asks = question.lane === 'schedule-change' && !isOfThisMail;
  const ended = settled.flatMap((one) => {
    const words = settledWords(one, zone);
    return words === null ? [] : [{ words, workId: one.change.workId }];
  });
  const isEmpty = standing.length === 0 && ended.length === 0 && !asks;
  if (isEmpty && reading.state.kind !== 'failed') return null;
  return (
    <section ref={place} tabIndex={-1} className={styles.stack} aria-label="Changed time">
      {reading.state.kind === 'failed' && (
        <FailureNote error={reading.state.error} onRetry={() => void reading.run()} />
      )}
      {ended.map(({ words, workId }) => (
        <p key={workId} role="status" className={styles.text}>
          {words}
        </p>
      ))}
      {standing.length > 0 && (
        <>
          <h3 className={styles.label}>Changed by mail, not yet in any schedule</h3>
          <ul className={styles.list}>
            {standing.map((one) => (
              <Standing key={one.workId} one={one} changes={changes} zone={zone} now={now} />
            ))}
          </ul>
          <p className={styles.small}>
            Nothing is offered in this time, and holds in it are flagged, until the calendar or the
            feed shows it or you clear it.
          </p>
        </>
      )}
      {clearing.state.kind === 'failed' && <FailureNote error={clearing.state.error} />}
      {clearing.state.kind === 'done' && clearing.state.value.kind !== 'cleared' && (
        <p role="alert" className={styles.text}>
          {clearedWords(clearing.state.value, 'person')}
        </p>
      )}
      {asks && <BlockForm {...props} />}
    </section>
  );
}

function Standing(props: {
  readonly one: ScheduleChange;
  readonly changes: ScheduleChanges;
  readonly zone: ZoneId;
  readonly now: Instant;
}): ReactElement {
  const styles = usePaneStyles();
  const { one, changes, zone, now } = props;
  const { clearing } = changes;
  const words = changeTitle(one, zone);
  return (
    <li className={styles.tight}>
      <span className={styles.text}>{words}</span>
      <span className={styles.small}>Blocked {sayInstantNear(one.recordedAt, now, zone)}</span>
      <div className={styles.row}>
        <Button
          size="small"
          disabledFocusable={clearing.isBusy}
          aria-label={`Clear: ${words}`}
          onClick={() => void clearing.run(one)}
        >
          The schedules are right: clear
        </Button>
      </div>
    </li>
  );
}

const TIME_FIELDS = [
  { name: 'day', label: 'Another day', type: 'date' },
  { name: 'from', label: 'From', type: 'time' },
  { name: 'to', label: 'To', type: 'time' },
] as const;

function BlockForm({ question, changes }: ScheduleChangeSectionProps): ReactElement {
  const styles = usePaneStyles();
  const { form, change, toggle, windows, problem, recording } = changes;
  const { zone } = question.principal;
  const outcome = recording.state.kind === 'done' ? recordedWords(recording.state.value) : null;
  return (
    <div className={styles.panel}>
      <h3 className={styles.label}>This mail changes the schedule</h3>
      <Field label="What changes">
        <Select
          value={form.kind}
          onChange={(_event, { value }) => {
            const kind = CHANGED_KINDS.find((one) => one === value);
            if (kind !== undefined) change({ kind });
          }}
        >
          {CHANGED_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {changedKindWords(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <div role="group" aria-label="Times that the mail names" className={styles.tight}>
        {form.named.map(({ window, isMeant }) => (
          <Checkbox
            key={`${window.start} ${window.end}`}
            checked={isMeant}
            label={sayStretch(window, zone)}
            onChange={() => {
              toggle(window);
            }}
          />
        ))}
        {form.named.length === 0 && (
          <p className={styles.small}>The mail names no time ahead. Choose the day.</p>
        )}
      </div>
      <div className={styles.row}>
        {TIME_FIELDS.map(({ name, label, type }) => (
          <Field key={name} label={label}>
            <Input
              type={type}
              value={form[name]}
              onChange={(_event, { value }) => {
                change({ [name]: value });
              }}
            />
          </Field>
        ))}
      </div>
      {problem !== null && <p className={styles.small}>{problem}</p>}
      {recording.state.kind === 'failed' && (
        <FailureNote error={recording.state.error} onRetry={() => void recording.run()} />
      )}
      {outcome !== null && (
        <p role="alert" className={styles.text}>
          {outcome}
        </p>
      )}
      <Button
        id={BLOCK_BUTTON_ID}
        appearance="primary"
        aria-keyshortcuts="b"
        disabledFocusable={problem !== null || recording.isBusy || question.reference === null}
        onClick={() => void recording.run()}
      >
        {recording.showsBusy
          ? 'Blocking …'
          : `Block ${windows.length > 1 ? 'these times' : 'this time'} until the schedule agrees`}{' '}
        <ShortcutKey letter="B" />
      </Button>
    </div>
  );
}
