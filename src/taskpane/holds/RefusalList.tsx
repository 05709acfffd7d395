// Refused times day by day: every rule in a sentence, and the fewest grants that would open each.
import type { ReactElement } from 'react';
import type { Refusal } from '../../domain/holds';
import { localDateAt, type Window } from '../../domain/time';
import { relaxationSentence, ruleSentence, type RefusalNames } from '../../ui/refusalSentences';
import { sayClock, sayLocalDay, sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';

export interface RefusalListProps {
  readonly refusals: readonly Refusal[];
  readonly names: RefusalNames;
}

/** In the order of time; a day's name stands once. */
export function RefusalList({ refusals, names }: RefusalListProps): ReactElement {
  const styles = usePaneStyles();
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
            {ofDay.map((refusal) => (
              <li key={refusal.window.start} className={styles.tight}>
                <span className={styles.text}>{sayStarts(refusal.window, names)}</span>
                <ul className={styles.list}>
                  {refusal.rules.map((rule) => (
                    <li
                      key={`${rule.code} ${rule.blockId ?? ''} ${rule.participant ?? ''} ${rule.window.start}`}
                      className={styles.small}
                    >
                      {ruleSentence(rule, names)}.
                    </li>
                  ))}
                </ul>
                <Relaxations refusal={refusal} names={names} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Relaxations(props: {
  readonly refusal: Refusal;
  readonly names: RefusalNames;
}): ReactElement {
  const styles = usePaneStyles();
  const { relaxations, opens } = props.refusal;
  if (relaxations === null) return <span className={styles.small}>Nobody can open it.</span>;
  const all = relaxations.map((one) => relaxationSentence(one, props.names));
  return (
    <span className={styles.small}>
      <strong>Opens if</strong> {joinAnd(all.map(lowerYou))}
      {opens === null ? '.' : `: then ${sayWindow(opens, props.names.zone)}.`}
    </span>
  );
}

/** No meeting can begin in it; where it ends the next one may. */
function sayStarts({ start, end }: Window, { zone }: RefusalNames): string {
  return `${sayClock(start, zone)} to ${sayClock(end, zone)}`;
}

function joinAnd(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** In the middle of a sentence only names keep their capital. */
function lowerYou(sentence: string): string {
  return sentence.replace(/^(?:The|You|Whoever) /, (word) => word.toLowerCase());
}
