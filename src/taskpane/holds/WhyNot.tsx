// "Why not Tuesday?": asks the very search that offers times about one day, and says what it found there.
import { Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { easiestOpening } from '../../domain/holds';
import { Disclosure } from '../../ui/Disclosure';
import { FailureNote } from '../../ui/FailureNote';
import { ruleSentences, type RefusalNames } from '../../ui/refusalSentences';
import { sayLocalDay } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { feedNote } from './nextSteps';
import { OpeningView } from './OpeningView';
import { RefusalList } from './RefusalList';
import { SlotGroup } from './SlotGroup';
import type { Holds } from './useHolds';

const useStyles = makeStyles({
  /** The button stands beside the field, not beside its label. */
  question: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
  },
});

export interface WhyNotProps {
  readonly holds: Pick<Holds, 'explaining' | 'chosen' | 'toggle'>;
  readonly names: RefusalNames;
  /** `YYYY-MM-DD` that stands in the field first. */
  readonly firstDay: string;
}

export function WhyNot({ holds, names, firstDay }: WhyNotProps): ReactElement {
  const styles = usePaneStyles();
  const own = useStyles();
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
      <div className={own.question}>
        <Field label="Why not that day?">
          <Input
            type="date"
            value={day}
            onChange={(_event, { value }) => {
              setDay(value);
            }}
          />
        </Field>
        <Button type="submit" disabledFocusable={day === '' || explaining.isBusy}>
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
  const [showsAll, setShowsAll] = useState(false);
  const { day, found, holds, names } = props;
  if (found.kind !== 'suggested') {
    return (
      <p className={styles.text}>
        The calendar could not be read, so nothing can be said of that day: unknown is not free.
      </p>
    );
  }
  const stale = feedNote(found);
  const hasTime = found.slots.length > 0;
  const rules = ruleSentences(
    found.refusals.flatMap((refusal) => refusal.rules),
    names,
  );
  return (
    <div className={styles.stack}>
      {hasTime && (
        <SlotGroup
          title={`There is time on ${sayLocalDay(day)}`}
          slots={found.slots}
          chosen={holds.chosen}
          onToggle={holds.toggle}
          zone={names.zone}
        />
      )}
      {rules.length > 0 && (
        <>
          <p className={styles.text}>
            <strong>
              {hasTime ? 'Not at other times of that day:' : `Not on ${sayLocalDay(day)}:`}
            </strong>
          </p>
          <ul className={styles.bullets}>
            {rules.map((sentence) => (
              <li key={sentence} className={styles.text}>
                {sentence}.
              </li>
            ))}
          </ul>
        </>
      )}
      {stale !== null ? (
        <p className={styles.text}>{stale}</p>
      ) : (
        !hasTime && <OpeningView opening={easiestOpening(found.refusals)} names={names} />
      )}
      {found.refusals.length > 1 && (
        <Disclosure
          level={3}
          title="That day, time by time"
          aside={`${found.refusals.length}`}
          isOpen={showsAll}
          onToggle={setShowsAll}
        >
          <RefusalList refusals={found.refusals} names={names} />
        </Disclosure>
      )}
    </div>
  );
}
