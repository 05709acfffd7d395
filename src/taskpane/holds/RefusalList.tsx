// Refused times by day and by what forbids them: every rule, and the fewest grants that would open each stretch.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Refusal } from '../../domain/holds';
import { localDateAt, type LocalDate } from '../../domain/time';
import { Disclosure } from '../../ui/Disclosure';
import {
  joinAnd,
  relaxationSentences,
  ruleSentences,
  type RefusalNames,
} from '../../ui/refusalSentences';
import { sayClock, sayLocalDay } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';

const useStyles = makeStyles({
  stretch: {
    display: 'flex',
    flexDirection: 'column',
    paddingInlineStart: tokens.spacingHorizontalS,
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
  },
});

export interface RefusalListProps {
  readonly refusals: readonly Refusal[];
  readonly names: RefusalNames;
}

/**
 * In the order of time: each day folded with its count, and in it what forbids most of it, with its stretches. No meeting
 * can begin from a stretch's first time until its second.
 */
export function RefusalList({ refusals, names }: RefusalListProps): ReactElement {
  const styles = usePaneStyles();
  const days = daysOf(refusals, names);
  return (
    <div className={styles.tight}>
      {days.map((day) => (
        <RefusedDay key={day.day} {...day} names={names} isOnly={days.length === 1} />
      ))}
    </div>
  );
}

interface DayOfRefusals {
  readonly day: LocalDate;
  readonly count: number;
  /** By the sentence of the rule that stands first. */
  readonly groups: readonly (readonly [string, readonly Refusal[]])[];
}

function daysOf(refusals: readonly Refusal[], names: RefusalNames): readonly DayOfRefusals[] {
  const days = new Map<LocalDate, Map<string, Refusal[]>>();
  for (const refusal of refusals) {
    const day = localDateAt(refusal.window.start, names.zone);
    const groups = days.get(day) ?? new Map<string, Refusal[]>();
    days.set(day, groups);
    const [first = ''] = ruleSentences(refusal.rules, names);
    groups.set(first, [...(groups.get(first) ?? []), refusal]);
  }
  return [...days].map(([day, groups]) => ({
    day,
    groups: [...groups],
    count: [...groups.values()].reduce((sum, ofGroup) => sum + ofGroup.length, 0),
  }));
}

type RefusedDayProps = DayOfRefusals & {
  readonly names: RefusalNames;
  /** A day that stands alone is what was asked about. */
  readonly isOnly: boolean;
};

function RefusedDay({ day, count, groups, names, isOnly }: RefusedDayProps): ReactElement {
  const styles = usePaneStyles();
  const [isOpen, setIsOpen] = useState(false);
  const content = groups.map(([sentence, ofGroup]) => (
    <div key={sentence} className={styles.tight}>
      <h5 className={styles.label}>
        {sentence} ({ofGroup.length})
      </h5>
      <ul className={styles.list}>
        {ofGroup.map((refusal) => (
          <Stretch key={refusal.window.start} refusal={refusal} names={names} />
        ))}
      </ul>
    </div>
  ));
  if (isOnly) {
    return (
      <>
        <h4 className={styles.label}>{sayLocalDay(day)}</h4>
        {content}
      </>
    );
  }
  return (
    <Disclosure
      title={sayLocalDay(day)}
      aside={String(count)}
      level={4}
      isOpen={isOpen}
      onToggle={setIsOpen}
    >
      {content}
    </Disclosure>
  );
}

function Stretch(props: { readonly refusal: Refusal; readonly names: RefusalNames }): ReactElement {
  const styles = usePaneStyles();
  const own = useStyles();
  const { names } = props;
  const { window, rules, relaxations } = props.refusal;
  const [, ...others] = ruleSentences(rules, names);
  return (
    <li className={own.stretch}>
      <span className={styles.text}>
        {sayClock(window.start, names.zone)} to {sayClock(window.end, names.zone)}
      </span>
      {others.length > 0 && <span className={styles.small}>Also: {others.join('. ')}.</span>}
      <span className={styles.small}>
        {relaxations === null ? (
          'Nobody can open it.'
        ) : (
          <>
            <strong>Opens if</strong> {joinAnd(lowered(relaxationSentences(relaxations, names)))}.
          </>
        )}
      </span>
    </li>
  );
}

/** In the middle of a sentence only names keep their capital. */
function lowered(sentences: readonly string[]): readonly string[] {
  return sentences.map((one) => one.replace(/^(?:The|You|Whoever) /, (word) => word.toLowerCase()));
}
