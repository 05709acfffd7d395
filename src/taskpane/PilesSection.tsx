// The piles of the covered inboxes, small: what waits in which lane, what presses, and the way into the Inbox tab.
import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { PileCount } from '../domain/log';
import { personAt, type Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import { tabLink } from '../ports';
import { useDeskSurroundings } from '../ui/DeskContext';
import { FailureNote } from '../ui/FailureNote';
import { pileTitle, pressingWords } from '../ui/inbox/piles';
import { LaneBadge } from '../ui/LaneBadge';
import { sayDistance, sayInstantNear } from '../ui/sayTime';
import { usePaneStyles } from '../ui/usePaneStyles';
import type { WatchState } from '../ui/useWatch';
import type { HouseRules } from '../workflows/loadHouseRules';
import { isWatchLate } from '../workflows/watches';
import { pilesTogether } from './pilesSeen';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  pile: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    minHeight: '32px',
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    // No change of ground: in high contrast it would take the words with it.
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  name: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  count: {
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  more: { gridColumnStart: 1, gridColumnEnd: 3 },
  late: { color: tokens.colorPaletteRedForeground2, fontWeight: tokens.fontWeightSemibold },
});

export interface PilesSectionProps {
  readonly houseRules: HouseRules;
  /** Those whose inboxes this person covers; at least one. */
  readonly principals: readonly Principal[];
  readonly watch: WatchState;
  readonly now: Instant;
}

/** Counts that whichever client read the inboxes last has left; nothing is read for them here. */
export function PilesSection(props: PilesSectionProps): ReactElement {
  const { principals, watch, now } = props;
  const { settings } = useDeskSurroundings();
  const pane = usePaneStyles();
  const { tallies, round, failures, refresh } = watch;
  const isBusy = round.kind === 'busy';
  const uncounted = principals.filter(({ address }) => tallies?.has(address) !== true);
  const piles = tallies === null ? [] : pilesTogether(tallies, principals);
  const unread = principals.reduce(
    (sum, { address }) => sum + (tallies?.get(address)?.unread ?? 0),
    0,
  );
  const waiting = uncounted.filter(({ address }) => !failures.has(address));
  return (
    <>
      {round.kind === 'failed' && <FailureNote error={round.error} onRetry={refresh} />}
      {[...failures].map(([mailbox, error]) => (
        <div key={mailbox}>
          <p className={pane.small}>
            {nameOf(mailbox, principals)} could not be counted just now
            {tallies?.has(mailbox) === true ? ': its last count is shown.' : '.'}
          </p>
          <FailureNote error={error} onRetry={refresh} />
        </div>
      ))}
      {waiting.length > 0 && round.kind !== 'failed' && (
        <>
          <p role="status" className={pane.small}>
            {waitingWords(waiting, isBusy)}
          </p>
          {isBusy && <PlaceHolders />}
        </>
      )}
      {piles.length === 0 && uncounted.length === 0 && (
        <p className={pane.text}>Everything is sorted.</p>
      )}
      {piles.length > 0 && (
        <PileList piles={piles} now={now} linkOf={(name) => linkTo(settings.teamsAppId, name)} />
      )}
      {unread > 0 && (
        <p className={pane.small}>
          {unread} could not be read on the device that counted. Look at{' '}
          {unread === 1 ? 'it' : 'them'} in Outlook.
        </p>
      )}
      <CountedLines {...props} />
      <div className={pane.row}>
        <Link href={linkTo(settings.teamsAppId, null)} target="_blank" rel="noopener noreferrer">
          Open the Inbox in Teams
        </Link>
        <Button size="small" appearance="subtle" disabledFocusable={isBusy} onClick={refresh}>
          {isBusy ? 'Counting …' : 'Count again'}
        </Button>
      </div>
    </>
  );
}

interface PileListProps {
  readonly piles: readonly PileCount[];
  readonly now: Instant;
  readonly linkOf: (name: PileCount['name']) => string;
}

function PileList({ piles, now, linkOf }: PileListProps): ReactElement {
  const styles = useStyles();
  const pane = usePaneStyles();
  return (
    <ul className={styles.list} aria-label="Piles">
      {piles.map((pile) => {
        const pressing = pressingWords(pile);
        return (
          <li key={pile.name}>
            <a
              className={styles.pile}
              href={linkOf(pile.name)}
              target="_blank"
              rel="noopener noreferrer"
            >
              {pile.name === 'unsure' ? (
                <span className={styles.name}>{pileTitle(pile.name)}</span>
              ) : (
                <span>
                  <LaneBadge lane={pile.name} />
                </span>
              )}
              <span className={styles.count}>{pile.count}</span>
              <span className={mergeClasses(pane.small, styles.more)}>
                {pressing !== '' && (
                  <>
                    <span className={styles.late}>{pressing}</span> ·{' '}
                  </>
                )}
                oldest {sayDistance(pile.oldestAt, now)}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Who counted, and when; red once the house's time is over, because mail may have come and gone since. */
function CountedLines({ houseRules, principals, watch, now }: PilesSectionProps): ReactElement {
  const styles = useStyles();
  const pane = usePaneStyles();
  const counted = principals.flatMap((principal) => {
    const tally = watch.tallies?.get(principal.address);
    if (tally === undefined) return [];
    const { address, zone } = principal;
    const name = personAt(houseRules.roster, tally.by)?.name ?? tally.by;
    return [
      {
        whose: principals.length > 1 ? `Inbox of ${principal.name} counted` : 'Counted',
        words: `${sayInstantNear(tally.at, now, zone)} by ${name}`,
        isLate: isWatchLate({ ...tally, mailbox: address }, principal, houseRules, now),
      },
    ];
  });
  const isSame =
    new Set(counted.map(({ words, isLate }) => `${words} ${String(isLate)}`)).size === 1;
  const shown = isSame ? counted.slice(0, 1).map((one) => ({ ...one, whose: 'Counted' })) : counted;
  return (
    <>
      {shown.map(({ whose, words, isLate }) => (
        <p key={whose} className={mergeClasses(pane.small, isLate && styles.late)}>
          {whose} {words}
          {isLate && '. Mail may have come and gone since: count again.'}
        </p>
      ))}
    </>
  );
}

function PlaceHolders(): ReactElement {
  return (
    <Skeleton aria-hidden>
      <SkeletonItem size={24} />
    </Skeleton>
  );
}

function linkTo(teamsAppId: string, name: PileCount['name'] | null): string {
  return tabLink(teamsAppId, 'inbox', name === null ? null : `pile:${name}`);
}

function nameOf(mailbox: string, principals: readonly Principal[]): string {
  const principal = principals.find(({ address }) => address === mailbox);
  return principals.length > 1 && principal !== undefined
    ? `The inbox of ${principal.name}`
    : 'The inbox';
}

function waitingWords(waiting: readonly Principal[], isBusy: boolean): string {
  const names = waiting.map(({ name }) => name).join(' and ');
  const inbox = waiting.length === 1 ? 'The inbox' : 'The inboxes';
  const verb = waiting.length === 1 ? 'is' : 'are';
  return isBusy
    ? `${inbox} of ${names} ${verb} being counted …`
    : `${inbox} of ${names} ${verb} not counted yet.`;
}
