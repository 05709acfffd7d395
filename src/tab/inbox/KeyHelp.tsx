// The keys of the Inbox: the few that matter always in sight, all of them on demand, and the switch that turns them off.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { KeyList } from '../../ui/KeyList';
import { ShortcutKey } from '../../ui/ShortcutKey';

const KEYS: readonly (readonly [string, string])[] = [
  ['J', 'Next mail'],
  ['K', 'Mail before'],
  ['E', 'Do what the lane asks for'],
  ['1 …', 'Choose the lane where the desk is not sure; choose the desk under Hand off'],
  ['L', 'Label with its lane, keep in the inbox'],
  ['F', 'File out of the inbox'],
  ['H', 'Hand off'],
  ['C', 'Change lane'],
  ['W', 'Why this lane'],
  ['R', 'Reveal or cover identifiers'],
  ['M', 'Report a safety miss'],
  ['X', 'Select or unselect this mail'],
  ['A', 'Select the whole pile; then F, L or H for all of them'],
  ['Esc', 'Clear the selection'],
  ['[ ]', 'Pile before, next pile'],
  ['U', 'Undo'],
  ['?', 'This list'],
];

const useStyles = makeStyles({
  help: {
    padding: tokens.spacingHorizontalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    maxHeight: '50vh',
    overflowY: 'auto',
  },
  keys: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(17rem, 1fr))',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: {
    margin: 0,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    '@media (hover: none)': { display: 'none' },
  },
});

export interface KeyHelpProps {
  readonly isShown: boolean;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

export function KeyHelp({ isShown, isOn, onTurn }: KeyHelpProps): ReactElement {
  const styles = useStyles();
  if (!isShown)
    return (
      <p className={styles.line}>
        {isOn ? (
          <>
            Keys: <ShortcutKey letter="J" /> <ShortcutKey letter="K" /> next, before ·{' '}
            <ShortcutKey letter="E" /> do what the lane asks · <ShortcutKey letter="A" /> select the
            pile · <ShortcutKey letter="U" /> undo · <ShortcutKey letter="?" /> all keys
          </>
        ) : (
          'Single keys are off on this device.'
        )}
      </p>
    );
  return (
    <section className={styles.help} aria-label="Keys">
      <KeyList keys={KEYS} isOn={isOn} onTurn={onTurn} className={styles.keys} />
    </section>
  );
}
