// What the chosen text will say, what is still missing, and the button that inserts it.
import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Macro, Unfilled } from '../../domain/macros';
import type { Channel } from '../../domain/roster';
import { FailureNote } from '../../ui/FailureNote';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { insertWords, refusalWords } from './macroWords';
import { MacroText } from './MacroText';
import type { Macros } from './useMacros';

const useStyles = makeStyles({
  preview: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    '& p': { marginBlock: tokens.spacingVerticalXS },
    '& ul': {
      marginBlock: tokens.spacingVerticalXS,
      paddingInlineStart: tokens.spacingHorizontalL,
    },
  },
});

export interface MacroPreviewPanelProps {
  readonly macro: Macro;
  readonly macros: Macros;
  readonly channels: readonly Channel[];
}

/** The preview and the insertion come from the same decision. */
export function MacroPreviewPanel(props: MacroPreviewPanelProps): ReactElement {
  const pane = usePaneStyles();
  const styles = useStyles();
  const { macro, macros, channels } = props;
  const { preview, previewing, inserting } = macros;
  const filled = preview?.filled ?? null;
  const isComplete = filled !== null && filled.missing.length === 0;
  const insert = (): void => void inserting.run();
  return (
    <div className={pane.panel}>
      {macro.goesTo === 'channel' && channels.length > 1 && (
        <Field label="Channel">
          <Select
            value={macros.channelId ?? ''}
            onChange={(_event, { value }) => {
              macros.chooseChannel(value);
            }}
          >
            {channels.map((channel) => (
              <option key={channel.id} value={channel.id}>
                {channel.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {filled?.asks.map((ask) => (
        <AskField key={ask.name} ask={ask} macros={macros} />
      ))}
      {filled !== null && (
        <div className={styles.preview} role="group" aria-label="Preview">
          {preview?.kind === 'ready' && preview.insertion.kind === 'new-message' && (
            <p className={pane.strong}>{filled.subject}</p>
          )}
          <MacroText html={filled.html} />
        </div>
      )}
      {previewing.showsBusy && preview === null && <Spinner size="tiny" label="Filling in …" />}
      {previewing.state.kind === 'failed' && <FailureNote error={previewing.state.error} />}
      {preview?.kind === 'refused' && (
        <p role="alert" className={pane.text}>
          {refusalWords(preview.reason)}
        </p>
      )}
      {filled !== null && !isComplete && (
        <p className={pane.small}>
          Still needed: {filled.missing.map(({ label }) => label).join(', ')}.
        </p>
      )}
      <InsertOutcome macros={macros} onRetry={insert} />
      {preview?.kind === 'ready' && (
        <Button
          appearance="primary"
          disabledFocusable={inserting.isBusy || !isComplete}
          onClick={insert}
        >
          {inserting.showsBusy ? 'Inserting …' : insertWords(preview.insertion)}
        </Button>
      )}
    </div>
  );
}

function AskField(props: { readonly ask: Unfilled; readonly macros: Macros }): ReactElement {
  const { ask, macros } = props;
  const value = macros.typed[ask.name] ?? '';
  return (
    <Field
      label={ask.label}
      required={ask.required}
      validationMessage={ask.because === 'not-an-option' ? 'Choose one of the given answers.' : ''}
    >
      {ask.options === null ? (
        <Input
          value={value}
          onChange={(_event, data) => {
            macros.type(ask.name, data.value);
          }}
        />
      ) : (
        <Select
          value={value}
          onChange={(_event, data) => {
            macros.type(ask.name, data.value);
          }}
        >
          <option value="">Choose</option>
          {ask.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function InsertOutcome(props: {
  readonly macros: Macros;
  readonly onRetry: () => void;
}): ReactElement | null {
  const pane = usePaneStyles();
  const { state } = props.macros.inserting;
  if (state.kind === 'failed') return <FailureNote error={state.error} onRetry={props.onRetry} />;
  if (state.kind !== 'done') return null;
  switch (state.value.kind) {
    case 'inserted':
      return (
        <p role="status" className={pane.text}>
          {state.value.inserted.text === null
            ? 'It stands in a window of its own. Read it and send it yourself.'
            : 'It stands in your draft. Read it before you send.'}
        </p>
      );
    case 'incomplete':
      return (
        <p role="alert" className={pane.text}>
          Still needed: {state.value.missing.map(({ label }) => label).join(', ')}.
        </p>
      );
    case 'refused':
      return (
        <p role="alert" className={pane.text}>
          {refusalWords(state.value.reason)}
        </p>
      );
  }
}
