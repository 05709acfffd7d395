// Everything behind the shell: the house, the open item, and the screen that fits it.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SignedInAccount } from '../ports';
import { useDesk, useMailHost } from '../ui/DeskContext';
import { FailureNote } from '../ui/FailureNote';
import { SignInContext } from '../ui/SignInContext';
import { UndoBar } from '../ui/UndoBar';
import { UndoProvider } from '../ui/UndoContext';
import { usePaneStyles } from '../ui/usePaneStyles';
import { DraftScreen } from './DraftScreen';
import { HouseNotes } from './HouseNotes';
import { MailScreen } from './MailScreen';
import { PaneHeader } from './PaneHeader';
import { PaneUntaken } from './PaneUntaken';
import { PaneWatch } from './PaneWatch';
import { PlaceHolderLines } from './Shell';
import { useHouse, type House } from './useHouse';
import { useOpenItem, type OpenItemWatch } from './useOpenItem';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', minHeight: '100vh' },
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    flexGrow: 1,
    padding: tokens.spacingHorizontalM,
  },
});

/** The deferred chunk's component. */
export function PaneWork(): ReactElement {
  const host = useMailHost();
  // The mail is asked for first: what a verdict needs is made ready while Outlook looks for it.
  const watch = useOpenItem(host);
  const house = useHouse();
  const styles = useStyles();
  const { state } = watch;
  const key = state.kind === 'open' ? state.key : null;
  const isAtWork =
    state.kind !== 'open' || state.item.kind === 'read' || state.item.kind === 'compose';
  return (
    <SignInContext.Provider value={house.signIn}>
      <UndoProvider>
        <div className={styles.pane}>
          <PaneUntaken house={house} />
          <Screen house={house} watch={watch} />
          <PaneWatch house={house} isAtWork={isAtWork} />
          <UndoBar itemKey={key} />
        </div>
      </UndoProvider>
    </SignInContext.Provider>
  );
}

interface ScreenProps {
  readonly house: House;
  readonly watch: OpenItemWatch;
}

function Screen({ house, watch }: ScreenProps): ReactElement {
  const styles = useStyles();
  const account = house.account.kind === 'done' ? house.account.value : null;
  const { state } = watch;
  const { known, forVerdict } = house;
  if (forVerdict !== null && state.kind === 'open') {
    const common = { account, itemKey: state.key, notes: <HouseNotes house={house} /> };
    const screen =
      state.item.kind === 'read' ? (
        <MailScreen
          key={state.key}
          {...common}
          rules={forVerdict}
          maySave={account !== null && known !== null}
          open={state.item}
        />
      ) : state.item.kind === 'compose' && known !== null ? (
        <DraftScreen key={state.key} {...common} rules={known} />
      ) : null;
    if (screen !== null)
      return (
        <>
          {state.isChecking && <Waiting house={house} watch={watch} account={account} />}
          {/* Hidden, not removed: if it proves to be the same mail, nothing that was typed is lost. */}
          <div className={state.isChecking ? '' : styles.page} hidden={state.isChecking}>
            {screen}
          </div>
        </>
      );
  }
  return <Waiting house={house} watch={watch} account={account} />;
}

/** No mail, or no rules yet. */
function Waiting(props: ScreenProps & { readonly account: SignedInAccount | null }): ReactElement {
  const desk = useDesk();
  const host = useMailHost();
  const styles = useStyles();
  const { house, watch, account } = props;
  return (
    <div className={styles.page}>
      <PaneHeader
        account={account}
        rules={house.known}
        principal={null}
        isConfirmed={false}
        userAddress={host.userAddress()}
        now={desk.clock.now()}
      />
      <main className={styles.main}>
        <HouseNotes house={house} />
        <ItemWords house={house} watch={watch} />
      </main>
    </div>
  );
}

function ItemWords({ house, watch }: ScreenProps): ReactElement | null {
  const styles = usePaneStyles();
  const { state } = watch;
  if (state.kind === 'failed') return <FailureNote error={state.error} onRetry={watch.readAgain} />;
  if (state.kind === 'open' && state.item.kind === 'none')
    return (
      <p role="status" className={styles.text}>
        No mail is open. Choose one in the list, and its verdict appears here.
      </p>
    );
  if (state.kind === 'open' && state.item.kind === 'unreadable')
    return (
      <p role="status" className={styles.text}>
        Outlook gives add-ins no access to this item (it is encrypted, a meeting or a delivery
        report). Work it by hand, or open another mail.
      </p>
    );
  const isStuck = house.account.kind === 'failed' || house.rules.kind === 'failed';
  if (isStuck && state.kind === 'open') return null;
  return (
    <>
      <p role="status" className={styles.small}>
        {waitingWords(house, watch)}
      </p>
      <PlaceHolderLines />
    </>
  );
}

function waitingWords(house: House, { state }: OpenItemWatch): string {
  if (state.kind === 'reading' && state.isLong)
    return 'Reading the mail. Large mails take a moment …';
  return house.takesLong ? 'Signing in and verifying the policy …' : 'Opening …';
}
