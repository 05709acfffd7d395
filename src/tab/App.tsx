// The tab from its first paint: Teams, then sign-in, then the house rules, then the screen that Teams asked for.
import { useEffect, useRef, type ReactElement } from 'react';
import type { SignedInAccount } from '../ports';
import { DeskProvider } from '../ui/DeskContext';
import { DeskFrame } from '../ui/DeskFrame';
import { FailureNote } from '../ui/FailureNote';
import { useHostTheme } from '../ui/useHostTheme';
import { useWork } from '../ui/useWork';
import { loadHouseRules, type HouseRules } from '../workflows/loadHouseRules';
import { screenOf } from './route';
import { Screens } from './Screens';
import { Shell } from './Shell';
import type { OpenTab, Tab } from './Tab';

export interface AppProps {
  readonly tab: Tab;
}

/** The whole tab. */
export function App({ tab }: AppProps): ReactElement {
  const opening = useWork(tab.open, { whenBusy: 'replace' });
  const { run, state } = opening;
  useEffect(() => {
    void run();
  }, [run]);
  const failed = state.kind === 'failed';
  useEffect(() => {
    if (failed) tab.tellFailed();
  }, [failed, tab]);
  const theme = useHostTheme(state.kind === 'done' ? state.value.tabHost : null);
  return (
    <DeskFrame theme={theme}>
      {state.kind === 'done' ? (
        <DeskProvider value={state.value.surroundings}>
          <Entrance open={state.value} />
        </DeskProvider>
      ) : (
        <Shell
          words={opening.takesLong ? 'Opening Anteroom. Waiting for Teams …' : 'Opening …'}
          note={failed ? <FailureNote error={state.error} onRetry={() => void run()} /> : null}
        />
      )}
    </DeskFrame>
  );
}

interface Entered {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
}

/** Signs in and reads the house rules; Teams is told as soon as there is something to see. */
function Entrance({ open }: { readonly open: OpenTab }): ReactElement {
  const { tabHost, place, surroundings } = open;
  const { desk } = surroundings;
  const entering = useWork(
    async (how: 'silently' | 'with-window'): Promise<Entered> => {
      const account =
        how === 'silently'
          ? await desk.identity.signIn(place.loginHint)
          : await desk.identity.signInWithWindow(place.loginHint);
      // An answer is given on a phone between two cases: nothing that it does not need comes before it.
      const wanted = screenOf(place.tab) === 'approvals' ? 'model-later' : 'whole';
      return { account, houseRules: await loadHouseRules(desk, wanted) };
    },
    { whenBusy: 'replace' },
  );
  const { run, state } = entering;
  useEffect(() => {
    void run('silently');
  }, [run]);

  const told = useRef(false);
  const stands = state.kind === 'done' || state.kind === 'failed';
  useEffect(() => {
    if (!stands || told.current) return;
    told.current = true;
    tabHost.tellLoaded();
  }, [stands, tabHost]);

  if (state.kind === 'done') {
    return (
      <Screens place={place} account={state.value.account} houseRules={state.value.houseRules} />
    );
  }
  return (
    <Shell
      words={entering.takesLong ? 'Signing you in and reading the house rules …' : 'Opening …'}
      note={
        state.kind === 'failed' ? (
          <FailureNote
            error={state.error}
            onRetry={() => void run('silently')}
            onSignIn={() => void run('with-window')}
          />
        ) : null
      }
    />
  );
}
