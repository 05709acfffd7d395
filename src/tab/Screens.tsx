// Chooses the screen that Teams asked for, and the physician whose affairs it shows.
import {
  lazy,
  Suspense,
  useCallback,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { principalsOf, type Principal } from '../domain/roster';
import type { SignedInAccount, TabPlace } from '../ports';
import { useDesk } from '../ui/DeskContext';
import { FailureNote } from '../ui/FailureNote';
import { useDecisionBlocks } from '../ui/useDecisionBlocks';
import { useNow } from '../ui/useNow';
import { useWatch } from '../ui/useWatch';
import { useWork } from '../ui/useWork';
import { WatchLine } from '../ui/WatchLine';
import { loadHouseRules, type HouseRules } from '../workflows/loadHouseRules';
import { ApprovalsScreen } from './approvals/ApprovalsScreen';
import { NotCovered } from './NotCovered';
import { principalsSeen } from './principalsSeen';
import { mailOf, pileOfLink, proposalOf, screenOf, type ScreenName } from './route';
import { Shell } from './Shell';
import { useScreenStyles } from './useScreenStyles';

/** A chunk of its own: the physician's phone, which opens Approvals, does not load it. */
const InboxScreen = lazy(async () => {
  const { InboxScreen: screen } = await import(
    /* webpackChunkName: "inbox" */ './inbox/InboxScreen'
  );
  return { default: screen };
});

/** Also a chunk of its own. */
const HealthScreen = lazy(async () => {
  const { HealthScreen: screen } = await import(
    /* webpackChunkName: "health" */ './health/HealthScreen'
  );
  return { default: screen };
});

/** And so is this: it comes once a week. */
const StandUpScreen = lazy(async () => {
  const { StandUpScreen: screen } = await import(
    /* webpackChunkName: "standup" */ './standup/StandUpScreen'
  );
  return { default: screen };
});

export interface ScreensProps {
  readonly place: TabPlace;
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
}

interface Shown {
  readonly screen: ScreenName;
  readonly proposalId: string | null;
  /** True when the person came from the stand-up and can go back to it. */
  readonly cameFromStandUp: boolean;
}

export function Screens(props: ScreensProps): ReactElement {
  const { place, account, houseRules } = props;
  const principals = principalsSeen(houseRules.roster, account.address);
  const [shown, setShown] = useState<Shown>(() => ({
    screen: screenOf(place.tab),
    proposalId: proposalOf(place.subPage),
    cameFromStandUp: false,
  }));
  const [picked, setPicked] = useState<string | null>(null);
  const covered = useMemo(
    () => principalsOf(houseRules.roster, account.address),
    [houseRules, account],
  );
  useDecisionBlocks(houseRules, covered);
  const whole = useWholeRules(houseRules);
  const principal = principals.find((one) => one.address === picked) ?? principals[0];
  if (principal === undefined) return <NotCovered account={account} />;
  const shared = { account, houseRules, principals, principal, onPick: setPicked };
  switch (shown.screen) {
    case 'inbox':
      return covered.length === 0 ? (
        <NotCovered account={account} />
      ) : (
        <Suspense fallback={<Shell words="Opening the inbox …" note={null} />}>
          <InboxScreen
            account={account}
            houseRules={houseRules}
            principals={covered}
            mailWorkId={mailOf(place.subPage)}
            firstPile={pileOfLink(place.subPage) ?? 'all'}
          />
        </Suspense>
      );
    case 'approvals':
      return (
        <Watched account={account} houseRules={whole.rules} principals={covered} note={whole.note}>
          <ApprovalsScreen
            key={principal.address}
            {...shared}
            onRest={whole.load}
            proposalId={shown.proposalId}
            {...(shown.cameFromStandUp
              ? {
                  onBack: () => {
                    setShown({ screen: 'standup', proposalId: null, cameFromStandUp: false });
                  },
                }
              : {})}
          />
        </Watched>
      );
    case 'health':
      return covered.length === 0 ? (
        <NotCovered account={account} />
      ) : (
        <Watched account={account} houseRules={houseRules} principals={covered}>
          <Suspense fallback={<Shell words="Opening calendar health …" note={null} />}>
            <HealthScreen account={account} houseRules={houseRules} principals={covered} />
          </Suspense>
        </Watched>
      );
    case 'standup':
      return (
        <Watched account={account} houseRules={houseRules} principals={covered}>
          <Suspense fallback={<Shell words="Opening the stand-up …" note={null} />}>
            <StandUpScreen
              key={principal.address}
              {...shared}
              onShowProposal={(proposalId) => {
                setShown({ screen: 'approvals', proposalId, cameFromStandUp: true });
              }}
            />
          </Suspense>
        </Watched>
      );
  }
}

/** A screen that shows no inbox watches the inboxes all the same, and says below when anybody last did. */
function Watched(props: {
  readonly account: SignedInAccount;
  /** Null until they can judge a mail; what is on the screen does not wait for that. */
  readonly houseRules: HouseRules | null;
  readonly principals: readonly Principal[];
  readonly children: ReactNode;
  /** Why there are none yet. */
  readonly note?: ReactElement | null;
}): ReactElement {
  const { houseRules, principals, children, account, note = null } = props;
  const screen = useScreenStyles();
  return (
    <>
      {children}
      {houseRules !== null && <WatchFoot {...{ houseRules, principals, account }} />}
      {note !== null && <footer className={screen.foot}>{note}</footer>}
    </>
  );
}

function WatchFoot(props: {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
}): ReactElement | null {
  const { houseRules, principals } = props;
  const screen = useScreenStyles();
  const desk = useDesk();
  const now = useNow(desk.clock);
  const { watches } = useWatch(houseRules, principals, props.account.address);
  if (watches === null) return null;
  return (
    <footer className={screen.foot}>
      <WatchLine {...{ houseRules, principals, watches, now }} />
    </footer>
  );
}

/** The rules with their model: as they came where they had it, else once `load` has brought it. */
function useWholeRules(houseRules: HouseRules): {
  readonly rules: HouseRules | null;
  readonly load: () => void;
  readonly note: ReactElement | null;
} {
  const desk = useDesk();
  const { state, run } = useWork(async () => loadHouseRules(desk));
  const isNeeded = houseRules.lacksModel === true && state.kind !== 'done';
  const load = useCallback((): void => {
    if (isNeeded) void run();
  }, [isNeeded, run]);
  const loaded = state.kind === 'done' ? state.value : null;
  return {
    rules: houseRules.lacksModel === true ? loaded : houseRules,
    load,
    note: state.kind === 'failed' ? <FailureNote error={state.error} onRetry={load} /> : null,
  };
}
