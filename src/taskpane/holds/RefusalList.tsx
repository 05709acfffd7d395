// Refused times day by day, stretch by stretch: every rule, and the fewest grants that would open it.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Refusal } from '../../domain/holds';
import { localDateAt } from '../../domain/time';
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

/** In the order of time; a day's name stands once. No meeting can begin from the first time until the second. */
export function RefusalList({ refusals, names }: RefusalListProps): ReactElement {
  const styles = usePaneStyles();
  const own = useStyles();
  const days = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const day = localDateAt(refusal.window.start, names.zone);
    days.set(day, [...(days.get(day) ?? []), refusal]);
  }
  return (
    <div className={styles.stack}>
      {[...days].map(([day, ofDay]) => (
        <div key={day} className={styles.tight}>
          <h4 className={styles.label}>{sayLocalDay(day)}</h4>
          <ul className={styles.list}>
            {ofDay.map(({ window, rules, relaxations }) => (
              <li key={window.start} className={own.stretch}>
                <span className={styles.text}>
                  {sayClock(window.start, names.zone)} to {sayClock(window.end, names.zone)}
                </span>
                <span className={styles.small}>{ruleSentences(rules, names).join('. ')}.</span>
                <span className={styles.small}>
                  {relaxations === null ? (
                    'Nobody can open it.'
                  ) : (
                    <>
                      <strong>Opens if</strong>{' '}
                      {joinAnd(lowered(relaxationSentences(relaxations, names)))}.
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** In the middle of a sentence only names keep their capital. */
function lowered(sentences: readonly string[]): readonly string[] {
  return sentences.map((one) => one.replace(/^(?:The|You|Whoever) /, (word) => word.toLowerCase()));
}
