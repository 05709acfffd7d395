// The pane from its first paint: the shell until host, settings and work are there, or the reason why not.
import { useCallback, useEffect, type ComponentType, type ReactElement } from 'react';
import type { MailHost } from '../ports';
import { DeskProvider, type DeskSurroundings } from '../ui/DeskContext';
import { DeskFrame } from '../ui/DeskFrame';
import { FailureNote } from '../ui/FailureNote';
import { useHostTheme } from '../ui/useHostTheme';
import { useWork } from '../ui/useWork';
import { Shell } from './Shell';

/** What compose.ts makes. */
export interface Pane {
  readonly host: MailHost;
  /** Reads the settings and waits for the host; may be called again after a failure. */
  readonly open: () => Promise<DeskSurroundings>;
}

export interface AppProps {
  readonly pane: Pane;
  /** Brings the screens; a chunk of its own. */
  readonly loadWork: () => Promise<{ readonly PaneWork: ComponentType }>;
}

interface Opened {
  readonly surroundings: DeskSurroundings;
  readonly PaneWork: ComponentType;
}

/** The whole pane. */
export function App({ pane, loadWork }: AppProps): ReactElement {
  const open = useCallback(async (): Promise<Opened> => {
    const [surroundings, { PaneWork }] = await Promise.all([pane.open(), loadWork()]);
    return { surroundings, PaneWork };
  }, [pane, loadWork]);
  const opening = useWork(open, { whenBusy: 'replace' });
  const { run, state } = opening;
  useEffect(() => {
    void run();
  }, [run]);
  const { run: awaitHost, state: hostState } = useWork(
    useCallback(async () => pane.host.ready(), [pane]),
  );
  useEffect(() => {
    void awaitHost();
  }, [awaitHost]);
  const theme = useHostTheme(hostState.kind === 'done' ? pane.host : null);
  return (
    <DeskFrame theme={theme}>
      {state.kind === 'done' ? (
        <DeskProvider value={state.value.surroundings}>
          <state.value.PaneWork />
        </DeskProvider>
      ) : (
        <Shell
          isSlow={opening.takesLong}
          note={
            state.kind === 'failed' ? (
              <FailureNote error={state.error} onRetry={() => void run()} />
            ) : null
          }
        />
      )}
    </DeskFrame>
  );
}
