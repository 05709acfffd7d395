// The approved texts of the lane: who approved them, what they will say, and where they go.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { LaneMacro } from '../../domain/macros';
import type { Channel } from '../../domain/roster';
import { sayCalendarDay } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { MacroPreviewPanel } from './MacroPreviewPanel';
import { unusableWords } from './macroWords';
import type { Macros } from './useMacros';

const useStyles = makeStyles({
  line: {
    justifyContent: 'flex-start',
    textAlign: 'start',
    width: '100%',
    fontWeight: tokens.fontWeightRegular,
  },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  /** In high contrast a button under the pointer changes its ground: its words must change with it. */
  note: { color: 'inherit' },
});

export interface MacroSectionProps {
  readonly macros: Macros;
  readonly channels: readonly Channel[];
  /** Shown when there is nothing to list. */
  readonly emptyWords: string;
}

/** Choosing shows; only the button in the preview inserts. */
export function MacroSection({ macros, channels, emptyWords }: MacroSectionProps): ReactElement {
  const pane = usePaneStyles();
  if (macros.macros.length === 0) return <p className={pane.text}>{emptyWords}</p>;
  return (
    <ul className={pane.list}>
      {macros.macros.map((entry) => (
        <li key={entry.macro.id} className={pane.stack}>
          <MacroLine entry={entry} macros={macros} />
          {entry.macro.id === macros.chosenId && (
            <MacroPreviewPanel macro={entry.macro} macros={macros} channels={channels} />
          )}
        </li>
      ))}
    </ul>
  );
}

function MacroLine(props: { readonly entry: LaneMacro; readonly macros: Macros }): ReactElement {
  const pane = usePaneStyles();
  const styles = useStyles();
  const { entry, macros } = props;
  const note = mergeClasses(pane.small, styles.note);
  const { macro } = entry;
  const isChosen = macro.id === macros.chosenId;
  const approval = `Approved by ${macro.approvedBy}, version ${macro.version}, until ${sayCalendarDay(macro.expiresOn)}`;
  return (
    <Button
      appearance={isChosen ? 'outline' : 'subtle'}
      className={styles.line}
      aria-expanded={isChosen}
      disabledFocusable={entry.kind === 'unusable'}
      onClick={() => {
        macros.choose(isChosen ? null : macro.id);
      }}
    >
      <span className={styles.words}>
        <span>{macro.title}</span>
        <span className={note}>{approval}</span>
        {entry.kind === 'unusable' && <span className={note}>{unusableWords(entry.because)}</span>}
        {entry.kind === 'usable' && entry.expiresSoon && (
          <span className={note}>The approval ends soon.</span>
        )}
      </span>
    </Button>
  );
}
