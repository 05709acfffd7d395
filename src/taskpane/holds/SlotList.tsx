// The suggested times with their reasons, and the refused ones with the rules that refuse them.
import { Checkbox } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Slot } from '../../domain/holds';
import type { Window, ZoneId } from '../../domain/time';
import { Disclosure } from '../../ui/Disclosure';
import { refusalWords, slotReasonWords } from '../../ui/holdWords';
import { sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Suggestion } from '../../workflows/holdTerms';
import { isSame, MOST_OPTIONS } from './useHolds';

export interface SlotListProps {
  readonly suggestion: Extract<Suggestion, { kind: 'suggested' }>;
  readonly chosen: readonly Window[];
  readonly onToggle: (window: Window) => void;
}

/** Up to three may be ticked. */
export function SlotList({ suggestion, chosen, onToggle }: SlotListProps): ReactElement {
  const styles = usePaneStyles();
  const [showsRefused, setShowsRefused] = useState(suggestion.slots.length === 0);
  const { slots, nextBest, refusals, zone } = suggestion;
  const group = { chosen, onToggle, zone };
  return (
    <div className={styles.stack}>
      {suggestion.isDurationAssumed && (
        <p className={styles.small}>
          No length was stated; {suggestion.durationMinutes} minutes are assumed.
        </p>
      )}
      {slots.length === 0 ? (
        <p className={styles.text}>Nothing fits in these times; the reasons stand below.</p>
      ) : (
        <SlotGroup {...group} title={`Choose up to ${MOST_OPTIONS}`} slots={slots} />
      )}
      {nextBest.length > 0 && <SlotGroup {...group} title="Next best" slots={nextBest} />}
      {refusals.length > 0 && (
        <Disclosure
          level={3}
          title="Refused times"
          aside={`${refusals.length}`}
          isOpen={showsRefused}
          onToggle={setShowsRefused}
        >
          <ul className={styles.list}>
            {refusals.map(({ window, rules }) => (
              <li key={`${window.start}-${window.end}`} className={styles.tight}>
                <span className={styles.text}>{sayWindow(window, zone)}</span>
                <span className={styles.small}>{rules.map(refusalWords).join('; ')}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function SlotGroup(props: {
  readonly title: string;
  readonly slots: readonly Slot[];
  readonly chosen: readonly Window[];
  readonly onToggle: (window: Window) => void;
  readonly zone: ZoneId;
}): ReactElement {
  const styles = usePaneStyles();
  const { title, slots, chosen, onToggle, zone } = props;
  const isFull = chosen.length >= MOST_OPTIONS;
  return (
    <div role="group" aria-label={title} className={styles.tight}>
      <h3 className={styles.label}>{title}</h3>
      {slots.map(({ window, reasons }) => {
        const isChosen = chosen.some((one) => isSame(one, window));
        return (
          <div key={window.start}>
            <Checkbox
              checked={isChosen}
              disabled={isFull && !isChosen}
              label={
                <span className={styles.tight}>
                  <span>{sayWindow(window, zone)}</span>
                  <span className={styles.small}>{reasons.map(slotReasonWords).join(' · ')}</span>
                </span>
              }
              onChange={() => {
                onToggle(window);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
