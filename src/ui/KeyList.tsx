// The single keys of a screen with what each does, and the switch that turns them off on this device (WCAG 2.1.4).
import { Checkbox } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useDesk } from './DeskContext';
import { keepShortcutsOn } from './keySwitch';
import { ShortcutKey } from './ShortcutKey';
import { usePaneStyles } from './usePaneStyles';

export interface KeyListProps {
  /** The key and what it does, in the order in which they are shown. */
  readonly keys: readonly (readonly [string, string])[];
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
  /** The class of the list; a plain column unless told. */
  readonly className?: string;
}

export function KeyList({ keys, isOn, onTurn, className }: KeyListProps): ReactElement {
  const desk = useDesk();
  const styles = usePaneStyles();
  return (
    <div className={styles.stack}>
      <ul className={className ?? styles.list}>
        {keys.map(([key, words]) => (
          <li key={key} className={styles.row}>
            <ShortcutKey letter={key} />
            <span className={styles.text}>{words}</span>
          </li>
        ))}
      </ul>
      <Checkbox
        checked={isOn}
        label="Use single keys"
        onChange={(_event, { checked }) => {
          const isChecked = checked === true;
          keepShortcutsOn(desk.shelf, isChecked);
          onTurn(isChecked);
        }}
      />
    </div>
  );
}
