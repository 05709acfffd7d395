// The keys of the screen, and the switch that turns them off.
import type { ReactElement } from 'react';
import { KeyList, type KeyListProps } from '../ui/KeyList';
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

export type KeysSectionProps = Pick<KeyListProps, 'isOn' | 'onTurn'>;

export function KeysSection(props: KeysSectionProps): ReactElement {
  const styles = usePaneStyles();
  return (
    <div className={styles.stack}>
      <p className={styles.small}>They work while the focus is in this pane and not in a field.</p>
      <KeyList keys={KEYS} {...props} />
    </div>
  );
}
