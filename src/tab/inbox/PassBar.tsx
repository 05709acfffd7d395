// A bulk pass while it runs and after it: how far, what was left out and why, what failed, and the ways on and back.
import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { FailureNote } from '../../ui/FailureNote';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { passedOverWords, sayLeftOut } from './inboxWords';
import { countResults, passSummary, type PassLife, type PassState } from './usePass';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export function PassBar({ life }: { readonly life: PassLife }): ReactElement | null {
  const styles = useStyles();
  const pane = usePaneStyles();
  const { state } = life;
  if (state === null) return null;
  return (
    <section className={styles.bar} aria-label="Bulk pass">
      <div className={pane.row}>
        <strong>{headline(state)}</strong>
        <PassButtons life={life} state={state} />
      </div>
      {(state.phase === 'running' || state.phase === 'undoing') && (
        <ProgressBar value={progress(state)} max={1} aria-label={headline(state)} />
      )}
      {state.phase !== 'undone' && state.phase !== 'undoing' && <PassDetails state={state} />}
      {state.error !== null && <FailureNote error={state.error} onRetry={life.goOn} />}
    </section>
  );
}

function PassButtons(props: {
  readonly life: PassLife;
  readonly state: PassState;
}): ReactElement | null {
  const { life, state } = props;
  const { phase, pass } = state;
  if (phase === 'undoing') return null;
  if (phase === 'running')
    return (
      <Button size="small" onClick={life.stop}>
        Stop
      </Button>
    );
  const counts = countResults(pass);
  return (
    <>
      {pass.waiting.length > 0 && (
        <Button size="small" appearance="primary" onClick={life.goOn}>
          Go on with {pass.waiting.length}
        </Button>
      )}
      {counts.failed > 0 && (
        <Button size="small" onClick={life.retry}>
          Try the {counts.failed} failed again
        </Button>
      )}
      {counts.sorted + counts['handed-off'] > 0 && (
        <Button size="small" onClick={life.undo}>
          Undo the whole pass
        </Button>
      )}
      <Button size="small" appearance="subtle" onClick={life.dismiss}>
        Close
      </Button>
    </>
  );
}

function PassDetails({ state }: { readonly state: PassState }): ReactElement {
  const pane = usePaneStyles();
  const { results, unlogged } = state.pass;
  const kept = results.flatMap((one) => (one.kind === 'left-out' ? [one] : []));
  const over = new Map<string, number>();
  for (const one of results)
    if (one.kind === 'passed-over')
      over.set(passedOverWords(one.why), (over.get(passedOverWords(one.why)) ?? 0) + 1);
  const claimed = results.filter(({ kind }) => kind === 'claimed').length;
  const failure = results.find((one) => one.kind === 'failed');
  return (
    <>
      {kept.length > 0 && <p className={pane.small}>{sayLeftOut(kept)}.</p>}
      {claimed > 0 && (
        <p className={pane.small}>{claimed} passed over: somebody else is at them just now.</p>
      )}
      {[...over].map(([words, count]) => (
        <p key={words} className={pane.small}>
          {count} passed over. {words}
        </p>
      ))}
      {failure?.kind === 'failed' && state.phase !== 'running' && (
        <FailureNote error={failure.error} />
      )}
      {unlogged.length > 0 && state.phase === 'done' && (
        <p className={pane.small}>
          Done, but {unlogged.length} could not be written into the log yet.
        </p>
      )}
    </>
  );
}

function headline(state: PassState): string {
  const { phase, pass, of, undone } = state;
  const deed =
    pass.deed.kind === 'file' ? 'Filing' : pass.deed.kind === 'label' ? 'Labelling' : 'Handing off';
  switch (phase) {
    case 'running':
      return `${deed} ${String(pass.results.length)} of ${String(of)} …`;
    case 'stopped':
      return `Stopped: ${passSummary(state)}`;
    case 'done':
      return passSummary(state);
    case 'undoing':
      return `Taking back ${String(undone)} …`;
    case 'undone':
      return `The whole pass was taken back: ${String(undone)} mails.`;
  }
}

function progress({ phase, pass, of, undone }: PassState): number {
  if (phase === 'undoing') return of === 0 ? 1 : undone / of;
  return of === 0 ? 1 : pass.results.length / of;
}
