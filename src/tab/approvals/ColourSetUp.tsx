// The quiet step that gives holds and mails their colours in the physician's own Outlook; gone once they all have one.
import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { MissingColour } from '../../domain/policy';
import { Disclosure } from '../../ui/Disclosure';
import { FailureNote } from '../../ui/FailureNote';
import type { WorkState } from '../../ui/useWork';
import type { ColoursRequest, ColoursSetUp } from '../../workflows/setUpColours';
import { PHONE, useScreenStyles } from '../useScreenStyles';
import { ColourSwatch } from './ColourSwatch';
import { useColours } from './useColours';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    '& > section': { flexGrow: 1, flexBasis: '60%', minWidth: 0 },
    [PHONE]: {
      flexDirection: 'column',
      alignItems: 'stretch',
      '& > section': { flexBasis: 'auto' },
    },
  },
  button: { [PHONE]: { minHeight: '44px' } },
  lists: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  one: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
});

const ON_WORDS: Readonly<Record<MissingColour['on'], string>> = {
  holds: 'On holds in your calendar',
  mails: 'On mails in your inbox',
};

/** Render it for the physician herself only, and not while she is only observed. */
export function ColourSetUp(props: ColoursRequest): ReactElement | null {
  const styles = useStyles();
  const screen = useScreenStyles();
  const [isOpen, setIsOpen] = useState(false);
  const { reading, readAgain, missing, setting, progress, setUp } = useColours(props);
  const isBusy = setting.kind === 'busy';

  if (setting.kind === 'idle' && reading.kind === 'failed') {
    // No hindrance to an answer: it waits folded, and says what to do when somebody looks.
    return (
      <Disclosure
        title="Colors in Outlook"
        aside="could not be read"
        isOpen={isOpen}
        onToggle={setIsOpen}
      >
        <FailureNote error={reading.error} onRetry={readAgain} />
      </Disclosure>
    );
  }
  const said = saidOf(setting, missing);
  if (missing.length === 0 && !isBusy) {
    return said === null ? null : (
      <p role="status" className={screen.words}>
        {said}
      </p>
    );
  }
  return (
    <div className={styles.step}>
      <div className={styles.line}>
        <Disclosure title={titleWords(missing)} isOpen={isOpen} onToggle={setIsOpen}>
          <p className={screen.words}>
            Until a category stands in your own list, Outlook shows it without a color. Only you can
            add it. What you have colored already stays as it is.
          </p>
          {(['holds', 'mails'] as const).map((on) => (
            <ColourList key={on} title={ON_WORDS[on]} of={missing.filter((one) => one.on === on)} />
          ))}
        </Disclosure>
        <Button className={styles.button} disabledFocusable={isBusy} onClick={setUp}>
          Set them up
        </Button>
      </div>
      {isBusy && (
        <>
          <ProgressBar
            value={progress.done}
            max={Math.max(progress.of, 1)}
            aria-label="Colors set up"
          />
          <p role="status" className={screen.small}>
            {progress.done === 0
              ? 'Setting up …'
              : `${String(progress.done)} of ${String(progress.of)} set up …`}
          </p>
        </>
      )}
      {setting.kind === 'failed' && <FailureNote error={setting.error} onRetry={setUp} />}
      {said !== null && (
        <p role="status" className={screen.words}>
          {said}
        </p>
      )}
    </div>
  );
}

function ColourList(props: {
  readonly title: string;
  readonly of: readonly MissingColour[];
}): ReactElement | null {
  const styles = useStyles();
  const screen = useScreenStyles();
  if (props.of.length === 0) return null;
  return (
    <>
      <h3 className={screen.small}>{props.title}</h3>
      <ul className={styles.lists} aria-label={props.title}>
        {props.of.map(({ name, colour }) => (
          <li key={name} className={styles.one}>
            <ColourSwatch colour={colour} />
            <span>{name}</span>
            <span className={screen.small}>{colour}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the line says: how many, and where they would be seen. */
function titleWords(missing: readonly MissingColour[]): string {
  const where = new Set(missing.map(({ on }) => on));
  const kind = where.size > 1 ? '' : where.has('mails') ? 'mail ' : 'calendar ';
  return missing.length === 1
    ? `One ${kind}color is not set up yet`
    : `${String(missing.length)} ${kind}colors are not set up yet`;
}

/** After a failure the list was read again: an answer that was lost on the way may have been the last. */
function saidOf(
  setting: WorkState<ColoursSetUp>,
  missing: readonly MissingColour[],
): string | null {
  if (setting.kind === 'done') return outcomeWords(setting.value);
  return setting.kind === 'failed' && missing.length === 0 ? SET_UP : null;
}

const SET_UP =
  'The colors are set up. Outlook shows them from now on; change any of them there under Categorize.';

function outcomeWords(outcome: ColoursSetUp): string {
  switch (outcome.kind) {
    case 'set-up':
      return outcome.missing.length === 0
        ? SET_UP
        : 'Outlook changed the list in the same moment, and some are still missing. Set them up once more.';
    case 'not-the-owner':
      return 'Only the physician sets up these colors. Nothing was written.';
    case 'observe-only':
      return 'This mailbox is only observed. Nothing was written.';
  }
}
