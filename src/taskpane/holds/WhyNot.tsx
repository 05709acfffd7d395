// "Why not Tuesday?": asks the very search that offers times about one day, and says what it found there.
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { FailureNote } from '../../ui/FailureNote';
import type { RefusalNames } from '../../ui/refusalSentences';
import { sayLocalDay } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { feedNote } from './nextSteps';
import { RefusalList } from './RefusalList';
import { SlotGroup } from './SlotGroup';
import type { Holds } from './useHolds';

export interface WhyNotProps {
  readonly holds: Pick<Holds, 'explaining' | 'chosen' | 'toggle'>;
  readonly names: RefusalNames;
  /** `YYYY-MM-DD` that stands in the field first. */
  readonly firstDay: string;
}

export function WhyNot({ holds, names, firstDay }: WhyNotProps): ReactElement {
  const styles = usePaneStyles();
  const [day, setDay] = useState(firstDay);
  const answer = useRef<HTMLDivElement>(null);
  const { explaining } = holds;
  const { state } = explaining;
  useEffect(() => {
    if (state.kind === 'done') answer.current?.focus();
  }, [state]);
  return (
    <form
      className={styles.tight}
      aria-label="Why not that day"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') void explaining.run(day);
      }}
    >
      <div className={styles.row}>
        <Field label="Why not that day?">
          <Input
            type="date"
            value={day}
            onChange={(_event, { value }) => {
              setDay(value);
            }}
          />
        </Field>
        <Button type="submit" size="small" disabledFocusable={day === '' || explaining.isBusy}>
          Say why
        </Button>
      </div>
      {explaining.showsBusy && <Spinner size="tiny" label="Reading that day …" />}
      {state.kind === 'failed' && (
        <FailureNote error={state.error} onRetry={() => void explaining.run(day)} />
      )}
      {state.kind === 'done' && (
        <div ref={answer} tabIndex={-1} role="group" aria-label="About that day">
          <DayAnswer holds={holds} names={names} {...state.value} />
        </div>
      )}
    </form>
  );
}

type Explained = Extract<Holds['explaining']['state'], { kind: 'done' }>['value'];

function DayAnswer(props: Omit<WhyNotProps, 'firstDay'> & Explained): ReactElement {
  const styles = usePaneStyles();
  const { day, found, holds, names } = props;
  if (found.kind !== 'suggested') {
    return (
      <p className={styles.text}>
        The calendar could not be read, so nothing can be said of that day: unknown is not free.
      </p>
    );
  }
  const stale = feedNote(found);
  return (
    <div className={styles.stack}>
      {found.slots.length > 0 ? (
        <SlotGroup
          title={`There is time on ${sayLocalDay(day)}`}
          slots={found.slots}
          chosen={holds.chosen}
          onToggle={holds.toggle}
          zone={names.zone}
        />
      ) : (
        <p className={styles.text}>
          <strong>Not on {sayLocalDay(day)}.</strong> {stale ?? 'These rules forbid it:'}
        </p>
      )}
      {stale === null && found.refusals.length > 0 && (
        <RefusalList refusals={found.refusals} names={names} />
      )}
    </div>
  );
}
