// Says what was done last and takes it back; stays until it is used or dismissed.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useAnnounce } from './announce';
import { FailureNote } from './FailureNote';
import { useUndoStack, type Undoable } from './UndoContext';
import { useWork } from './useWork';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  line: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  label: { flexGrow: 1, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

export interface UndoBarProps {
  /** Key of the mail that is open now. */
  readonly itemKey: string | null;
}

/** Shows the newest deed that can be taken back; nothing when there is none. */
export function UndoBar({ itemKey }: UndoBarProps): ReactElement | null {
  const { entries } = useUndoStack();
  const newest = entries.at(-1);
  if (newest === undefined) return null;
  return <UndoLine key={newest.key} entry={newest} itemKey={itemKey} more={entries.length - 1} />;
}

/** Id of the button, for the shortcut. */
export const UNDO_BUTTON_ID = 'anteroom-undo';

function UndoLine(props: {
  readonly entry: Undoable;
  readonly itemKey: string | null;
  readonly more: number;
}): ReactElement {
  const { entry, itemKey, more } = props;
  const styles = useStyles();
  const { forget } = useUndoStack();
  const announce = useAnnounce();
  const undoing = useWork(entry.undo);
  const isElsewhere = entry.itemKey !== null && entry.itemKey !== itemKey;
  const undo = (): void => {
    void undoing.run().then((sentence) => {
      if (sentence === undefined) return;
      announce(sentence);
      forget(entry.key);
    });
  };
  return (
    <section className={styles.bar} aria-label="Undo">
      {undoing.state.kind === 'failed' && (
        <FailureNote error={undoing.state.error} onRetry={undo} />
      )}
      <div className={styles.line}>
        <span className={styles.label}>
          {entry.label}
          {isElsewhere && ' (another mail)'}
          {more > 0 && ` · ${more} more before it`}
        </span>
        <Button
          id={UNDO_BUTTON_ID}
          className={styles.button}
          size="small"
          icon={<ArrowUndoRegular />}
          disabledFocusable={undoing.isBusy}
          onClick={undo}
        >
          {undoing.showsBusy ? 'Undoing …' : 'Undo'}
        </Button>
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label="Keep it and hide this line"
          onClick={() => {
            forget(entry.key);
          }}
        />
      </div>
    </section>
  );
}
