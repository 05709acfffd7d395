// Slots to tick, each with its reasons, the way that goes with it, and the clock of its day.
import { Checkbox } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Slot } from '../../domain/holds';
import type { Window, ZoneId } from '../../domain/time';
import { slotReasonWords } from '../../ui/holdWords';
import { travelSentence } from '../../ui/refusalSentences';
import { sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { isSame, MOST_OPTIONS } from './useSearching';

export interface SlotGroupProps {
  readonly title: string;
  readonly slots: readonly Slot[];
  readonly chosen: readonly Window[];
  readonly onToggle: (window: Window) => void;
  /** The physician's home zone. */
  readonly zone: ZoneId;
}

/** Up to three may be ticked. On a day of a trip both clocks are named. */
export function SlotGroup(props: SlotGroupProps): ReactElement {
  const styles = usePaneStyles();
  const { title, slots, chosen, onToggle, zone } = props;
  const isFull = chosen.length >= MOST_OPTIONS;
  return (
    <div role="group" aria-label={title} className={styles.tight}>
      <h3 className={styles.label}>{title}</h3>
      {slots.map((slot) => {
        const { window, reasons } = slot;
        const isChosen = chosen.some((one) => isSame(one, window));
        const travel = travelSentence(slot);
        return (
          <div key={window.start}>
            <Checkbox
              checked={isChosen}
              disabled={isFull && !isChosen}
              label={
                <span className={styles.tight}>
                  <span>{sayWindow(window, slot.zone)}</span>
                  {slot.zone !== zone && (
                    <span className={styles.small}>
                      On the trip; at home it is {sayWindow(window, zone)}
                    </span>
                  )}
                  {travel !== null && <span className={styles.small}>{travel}</span>}
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
