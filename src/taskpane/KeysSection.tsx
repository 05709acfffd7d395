// The keys of the screen, and the switch that turns them off.
import { Checkbox } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Shelf } from '../ports';
import { keepShortcutsOn } from '../ui/keySwitch';
import { ShortcutKey } from '../ui/ShortcutKey';
import { usePaneStyles } from '../ui/usePaneStyles';

const KEYS: readonly (readonly [string, string])[] = [
  ['A', 'Apply the lane'],
  ['1 …', 'Choose a lane when the verdict is not sure'],
  ['C', 'Change lane'],
  ['W', 'Why this lane'],
  ['P', 'Patient information'],
  ['R', 'Reveal or cover identifiers'],
  ['F', 'Hand off'],
  ['M', 'Approved texts'],
  ['T', 'Hold time'],
  ['B', 'Block time that this mail changes; Enter blocks it'],
  ['Q', 'Ask the physician'],
  ['I', 'Inbox piles'],
  ['U', 'Undo'],
  ['?', 'This list'],
];

export interface KeysSectionProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly shelf: Shelf;
}

export function KeysSection({ isOn, onChange, shelf }: KeysSectionProps): ReactElement {
  const styles = usePaneStyles();
  return (
    <div className={styles.stack}>
      <p className={styles.small}>They work while the focus is in this pane and not in a field.</p>
      <ul className={styles.list}>
        {KEYS.map(([key, words]) => (
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
          keepShortcutsOn(shelf, isChecked);
          onChange(isChecked);
        }}
      />
    </div>
  );
}
