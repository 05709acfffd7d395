// Chooses the screen that Teams asked for, and the physician whose affairs it shows.
import { lazy, Suspense, useMemo, useState, type ReactElement } from 'react';
import { principalsOf } from '../domain/roster';
import type { SignedInAccount, TabPlace } from '../ports';
import type { HouseRules } from '../workflows/loadHouseRules';
import { ApprovalsScreen } from './approvals/ApprovalsScreen';
import { NotCovered } from './NotCovered';
import { principalsSeen } from './principalsSeen';
import { mailOf, proposalOf, screenOf, type ScreenName } from './route';
import { Shell } from './Shell';
import { StandUpScreen } from './standup/StandUpScreen';

/** A chunk of its own: the physician's phone, which opens Approvals, does not load it. */
const InboxScreen = lazy(async () => {
  const { InboxScreen: screen } = await import(
    /* webpackChunkName: "inbox" */ './inbox/InboxScreen'
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

export function Screens({ place, account, houseRules }: ScreensProps): ReactElement {
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
          />
        </Suspense>
      );
    case 'approvals':
      return (
        <ApprovalsScreen
          key={principal.address}
          {...shared}
          proposalId={shown.proposalId}
          {...(shown.cameFromStandUp
            ? {
                onBack: () => {
                  setShown({ screen: 'standup', proposalId: null, cameFromStandUp: false });
                },
              }
            : {})}
        />
      );
    case 'standup':
      return (
        <StandUpScreen
          key={principal.address}
          {...shared}
          onShowProposal={(proposalId) => {
            setShown({ screen: 'approvals', proposalId, cameFromStandUp: true });
          }}
        />
      );
  }
}
