// All covered inboxes as one queue, made for clearing a morning's mail by keyboard.
import {
  Button,
  CounterBadge,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowLeftRegular } from '@fluentui/react-icons';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactElement,
} from 'react';
import { workIdForMail } from '../../domain/log';
import { assistedBy, principalAt, type Principal } from '../../domain/roster';
import {
  isLockedLane,
  isLockedVerdict,
  leftOutOfBulk,
  type Lane,
  type Verdict,
} from '../../domain/triage';
import type { SignedInAccount } from '../../ports';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { UntakenHandOffs } from '../../ui/handoff/UntakenHandOffs';
import { ObserveNote } from '../../ui/ObserveNote';
import { UndoBar } from '../../ui/UndoBar';
import { UndoProvider } from '../../ui/UndoContext';
import { useNow } from '../../ui/useNow';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { WatchLine } from '../../ui/WatchLine';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { isObserved } from '../../workflows/observeOnly';
import { PrincipalPicker } from '../PrincipalPicker';
import { sayClock } from '../sayClock';
import { Waiting } from '../Shell';
import { useScreenStyles } from '../useScreenStyles';
import { BulkBar } from './BulkBar';
import { EmptyPile } from './EmptyPile';
import { createQueue } from '../../ui/inbox/createQueue';
import type { InboxQueue, QueueEntry } from '../../ui/inbox/InboxQueue';
import { shortName } from './inboxWords';
import { KeptOutNote } from './KeptOutNote';
import { KeyHelp } from './KeyHelp';
import { MailList } from './MailList';
import { MailRow } from './MailRow';
import { OpenMail } from './OpenMail';
import { PassBar } from './PassBar';
import { PileNav, PileSelect } from './PileNav';
import { pilesOf, type PileName } from '../../ui/inbox/piles';
import { useClaims } from './useClaims';
import { useDeeds } from './useDeeds';
import { useInboxKeys } from './useInboxKeys';
import { useMailView } from './useMailView';
import { useWidth } from './useWidth';
import { usePass } from './usePass';
import { usePlace } from './usePlace';
import { useReading, type Reading } from './useReading';
import { useRebinding } from './useRebinding';
import { useSweep, type Sweep } from './useSweep';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    height: '100vh',
    minHeight: '480px',
  },
  header: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalL,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  columns: {
    display: 'grid',
    flexGrow: 1,
    minHeight: 0,
    gridTemplateColumns: '260px minmax(300px, 5fr) minmax(340px, 7fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
  },
  two: { gridTemplateColumns: 'minmax(260px, 5fr) minmax(300px, 7fr)' },
  one: { gridTemplateColumns: 'minmax(0, 1fr)' },
  column: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    minHeight: 0,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flexGrow: 1, minHeight: 0 },
  mail: { minWidth: 0, minHeight: 0, overflowY: 'auto' },
  above: { padding: tokens.spacingHorizontalS },
  loading: { padding: tokens.spacingHorizontalL },
});

export interface InboxScreenProps {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
  /** Those whose inboxes this person covers. */
  readonly principals: readonly Principal[];
  /** Work id of the mail that a deep link named. */
  readonly mailWorkId: string | null;
  /** The pile that a deep link named; a pile that is empty shows everything. */
  readonly firstPile: PileName;
}

export function InboxScreen(props: InboxScreenProps): ReactElement {
  return (
    <UndoProvider>
      <Inbox {...props} />
    </UndoProvider>
  );
}

function Inbox(props: InboxScreenProps): ReactElement {
  const { account, houseRules, principals, mailWorkId, firstPile } = props;
  const desk = useDesk();
  const styles = useStyles();
  const now = useNow(desk.clock);
  const width = useWidth();
  const [queue] = useState(() => createQueue(houseRules));
  const entries = useSyncExternalStore(queue.subscribe, queue.entries);
  const [only, setOnly] = useState<string | null>(null);
  const piles = useMemo(
    () =>
      pilesOf(
        only === null ? entries : entries.filter(({ mail }) => mail.reference.mailbox === only),
        now,
      ),
    [entries, only, now],
  );
  const assisted = useMemo(
    () => assistedBy(houseRules.roster, account.address),
    [houseRules, account],
  );
  const sweep = useSweep(houseRules, principals, queue);
  const deeds = useDeeds(houseRules, queue);
  const pass = usePass(houseRules, queue);
  const place = usePlace(piles, firstPile);
  const { open, pile } = place;
  const view = useMailView(open?.key ?? null);
  const { reading, forgetOthers } = useReading(houseRules, account.address, open, place.next);
  const rebind = useRebinding(queue);
  const claims = useClaims(houseRules, principals, account.address, open);
  const [showsHelp, setShowsHelp] = useState(false);
  const [showsMail, setShowsMail] = useState(false);
  useDeepLink(mailWorkId, entries, place.pick);
  useBoundVerdict(queue, open, reading);

  const claim = open === null ? null : claims.on(open);
  const principal =
    open === null ? null : principalAt(houseRules.roster, open.mail.reference.mailbox);
  const onDeed = useCallback(
    (lane: Lane, deed: BulkDeed): void => {
      if (open === null) return;
      const { next } = place;
      const verdict = open.swept?.verdict;
      const isChoice = open.settledLane === null && verdict?.kind === 'unsure';
      // Past a lock that is possible the way leads through the reason.
      if (isChoice && isLockedVerdict(verdict) && !isLockedLane(lane)) {
        view.want(lane);
        return;
      }
      deeds.settle(open, lane, deed);
      // The next mail is there at once; what fails comes back into the pile with its reason.
      if (next !== null) place.pick(next.key);
    },
    [open, place, deeds, view],
  );
  const onBulk = useCallback(
    (deed: BulkDeed): void => {
      const mails = place.selectedEntries.flatMap(({ swept }) => (swept === null ? [] : [swept]));
      pass.start(deed, mails);
      place.clear();
    },
    [place, pass],
  );
  const question = useMemo(
    () => ({
      houseRules,
      place,
      view,
      mayAct:
        claim === null && open !== null && !isObserved(houseRules, open.mail.reference.mailbox),
      onDeed,
      onBulk,
      onHelp: () => {
        setShowsHelp((last) => !last);
      },
    }),
    [houseRules, place, view, claim, open, onDeed, onBulk],
  );
  const keys = useInboxKeys(question);
  const isLoading = entries.length === 0 && sweep.sweptAt === null;
  const isOneColumn = width === 'phone';

  return (
    <div className={styles.page}>
      <Header
        houseRules={houseRules}
        principals={principals}
        assisted={assisted}
        sweep={sweep}
        now={now}
        toSort={piles.piles[0]?.entries.length ?? 0}
        beingRead={piles.beingRead}
        known={entries.length}
        done={deeds.done}
        only={only}
        onOnly={setOnly}
      />
      {isLoading ? (
        <main className={styles.loading}>
          <Loading sweep={sweep} />
        </main>
      ) : (
        <main
          className={mergeClasses(
            styles.columns,
            width === 'middle' && styles.two,
            isOneColumn && styles.one,
          )}
        >
          {width === 'wide' && (
            <div className={styles.column}>
              <PileNav piles={piles.piles} current={pile.name} onPick={place.pickPile} />
            </div>
          )}
          {(!isOneColumn || !showsMail) && (
            <div className={styles.column}>
              {width !== 'wide' && (
                <div className={styles.above}>
                  <PileSelect piles={piles.piles} current={pile.name} onPick={place.pickPile} />
                </div>
              )}
              {place.selectedEntries.length > 0 && (
                <BulkBar
                  selected={place.selectedEntries}
                  houseRules={houseRules}
                  isBusy={pass.state?.phase === 'running' || pass.state?.phase === 'undoing'}
                  onDo={onBulk}
                  onClear={place.clear}
                />
              )}
              {pile.entries.length === 0 ? (
                <EmptyPile pile={pile} piles={piles} isSweeping={sweep.work.isBusy} />
              ) : (
                <div className={styles.list}>
                  <MailList
                    label={`${pile.title}: ${String(pile.entries.length)} mails`}
                    entries={pile.entries}
                    openKey={open?.key ?? null}
                    selected={place.selected}
                    onStep={place.step}
                    onOpen={({ key }) => {
                      place.pick(key);
                      setShowsMail(true);
                    }}
                    renderRow={(entry) => (
                      <MailRow
                        entry={entry}
                        principal={principalAt(houseRules.roster, entry.mail.reference.mailbox)}
                        houseRules={houseRules}
                        now={now}
                        isOpen={entry.key === open?.key && !isOneColumn}
                        isSelected={place.selected.has(entry.key)}
                        showsLane={!isLanePile(pile.name)}
                        showsPrincipal={principals.length > 1 && only === null}
                        claim={claims.on(entry)}
                        onSelect={() => {
                          place.select(entry.key);
                        }}
                      />
                    )}
                  />
                </div>
              )}
            </div>
          )}
          {(!isOneColumn || showsMail) && (
            <div className={styles.mail}>
              {isOneColumn && (
                <Button
                  appearance="subtle"
                  icon={<ArrowLeftRegular />}
                  onClick={() => {
                    setShowsMail(false);
                  }}
                >
                  List
                </Button>
              )}
              {open !== null && principal !== null && (
                <OpenMail
                  key={open.key}
                  entry={open}
                  reading={reading}
                  houseRules={houseRules}
                  principal={principal}
                  now={now}
                  claim={claim}
                  deeds={deeds}
                  view={view}
                  onDeed={onDeed}
                  onLaneChanged={(lane, key) => {
                    queue.settle(key, lane, queue.find(key)?.isHandedOff ?? false);
                    forgetOthers(key);
                    rebind(key);
                    place.pick(key);
                  }}
                  onHandOffChanged={(key, isHandedOff) => {
                    queue.settle(key, queue.find(key)?.settledLane ?? null, isHandedOff);
                  }}
                  onMissed={sweep.refresh}
                />
              )}
            </div>
          )}
        </main>
      )}
      <footer>
        <PassBar life={pass} />
        <UndoBar itemKey={null} />
        <KeyHelp isShown={showsHelp} isOn={keys.isOn} onTurn={keys.turn} />
      </footer>
    </div>
  );
}

function isLanePile(name: string): boolean {
  return !['all', 'unsure', 'unread', 'handed-off', 'sorted'].includes(name);
}

/** Opens the mail that a notification names, once it is in the queue. */
function useDeepLink(
  workId: string | null,
  entries: readonly QueueEntry[],
  pick: (key: string) => void,
): void {
  const isOpened = useRef(workId === null);
  useEffect(() => {
    if (isOpened.current) return;
    const found = entries.find(({ mail }) => workIdForMail(mail.reference) === workId);
    if (found === undefined) return;
    isOpened.current = true;
    pick(found.key);
  }, [workId, entries, pick]);
}

/** What the sender's history says of the open mail counts in the queue, too. */
function useBoundVerdict(queue: InboxQueue, open: QueueEntry | null, reading: Reading): void {
  useEffect(() => {
    if (reading.kind !== 'read' || open?.swept == null || reading.read.key !== open.key) return;
    const { triage } = reading.read;
    const { verdict } = triage;
    const before = open.swept.verdict;
    if (isBound(verdict) === isBound(before) || open.settledLane !== null) return;
    queue.restore({
      ...open.swept,
      verdict: { ...verdict, evidence: before.evidence },
      leftOut: leftOutOfBulk(triage),
    });
  }, [queue, open, reading]);
}

function isBound(verdict: Verdict): boolean {
  return verdict.kind === 'decided' && verdict.bound !== undefined;
}

interface HeaderProps {
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
  /** Those whom this person covers as an assistant. */
  readonly assisted: readonly Principal[];
  readonly sweep: Sweep;
  readonly now: ReturnType<typeof useNow>;
  readonly toSort: number;
  readonly beingRead: number;
  readonly known: number;
  readonly done: number;
  readonly only: string | null;
  readonly onOnly: (address: string | null) => void;
}

function Header(props: HeaderProps): ReactElement {
  const { houseRules, principals, sweep, now, toSort, beingRead, known } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const pane = usePaneStyles();
  const zone = principals[0]?.zone ?? 'UTC';
  return (
    <header className={styles.header}>
      <div className={screen.head}>
        <h1 className={screen.title}>
          Inbox
          <CounterBadge
            count={toSort}
            overflowCount={99_999}
            showZero
            size="large"
            color={toSort === 0 ? 'informative' : 'brand'}
            aria-label={`${String(toSort)} to sort`}
          />
        </h1>
        {props.done > 0 && <span className={pane.small}>{props.done} done on this screen</span>}
        <span className={screen.grow} />
        <PrincipalPicker
          principals={principals}
          value={props.only ?? ''}
          hasEverybody
          onPick={(address) => {
            props.onOnly(address === '' ? null : address);
          }}
        />
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          aria-label="Look again"
          onClick={sweep.refresh}
        >
          {sweep.work.isBusy
            ? 'Looking …'
            : sweep.sweptAt === null
              ? 'Look again'
              : `As of ${sayClock(sweep.sweptAt, zone)}`}
        </Button>
      </div>
      <WatchLine
        houseRules={houseRules}
        principals={principals}
        watches={sweep.watches}
        now={now}
      />
      <UntakenHandOffs houseRules={houseRules} principals={props.assisted} now={now} />
      <ObserveNote principals={principals} />
      <KeptOutNote houseRules={houseRules} principals={principals} />
      {beingRead > 0 && (
        <div>
          <p className={pane.small}>
            Reading {known - beingRead} of {known} mails on this device …
          </p>
          <ProgressBar value={known - beingRead} max={known} aria-label="Mails read" />
        </div>
      )}
      {sweep.work.state.kind === 'failed' && (
        <FailureNote error={sweep.work.state.error} onRetry={sweep.refresh} />
      )}
      {[...sweep.failures].map(([mailbox, error]) => {
        const principal = principalAt(houseRules.roster, mailbox);
        return (
          <div key={mailbox}>
            <p className={pane.small}>
              The inbox of {principal === null ? mailbox : shortName(principal)} could not be read:
              what stands below is not all of it.
            </p>
            <FailureNote error={error} onRetry={sweep.refresh} />
          </div>
        );
      })}
    </header>
  );
}

function Loading({ sweep }: { readonly sweep: Sweep }): ReactElement | null {
  const screen = useScreenStyles();
  if (sweep.work.state.kind === 'failed') return null;
  return (
    <>
      <p role="status" className={screen.words}>
        {sweep.work.takesLong ? 'Asking Exchange for the inboxes …' : 'Opening …'}
      </p>
      <Waiting />
    </>
  );
}
