// The call and OR schedules: where each comes from, how old it is, and the place to drop its file.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Principal, RosterFeed } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import type { HouseRules } from '../../workflows/loadHouseRules';
import type { ReadFeed } from '../../workflows/readFeeds';
import { useScreenStyles } from '../useScreenStyles';
import { DropZone } from './DropZone';
import { feedLines, type FeedLine } from './feedWords';
import { useDropFeed } from './useDropFeed';
import type { HealthReading } from './useHealth';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  feed: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXS,
    alignItems: 'start',
  },
  icon: { fontSize: '16px', marginBlockStart: '2px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
});

export interface FeedPanelProps {
  readonly houseRules: HouseRules;
  readonly readings: readonly HealthReading[];
  readonly now: Instant;
  readonly zone: ZoneId;
  /** Reads every calendar again: a schedule concerns all of them. */
  readonly onKept: () => void;
}

interface FeedOfAll {
  readonly feed: RosterFeed;
  readonly reads: readonly { readonly principal: Principal; readonly read: ReadFeed }[];
}

export function FeedPanel(props: FeedPanelProps): ReactElement {
  const { houseRules, readings, now, zone } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const life = useDropFeed(houseRules, props.onKept);
  const feeds = feedsOf(houseRules, readings);
  const leadingId = leadingOf(feeds);
  const wanted = feeds.filter(({ reads }) => reads.some(({ read }) => read.source !== 'outlook'));
  const shownInZone =
    wanted.length > 0 || life.state.kind !== 'idle' ? wantedOr(wanted, feeds) : [];
  return (
    <section className={styles.panel} aria-labelledby="schedules">
      <h2 id="schedules" className={screen.section}>
        Schedules
      </h2>
      {feeds.length === 0 ? (
        <p className={screen.words}>
          The roster names no call or OR schedule, so calendars are held against none. IT adds one
          to the Anteroom roster.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Schedules">
          {feeds.map(({ feed, reads }) => (
            <li key={feed.id} className={styles.feed}>
              <span className={styles.name}>{feed.name}</span>
              {joined(reads, (one) =>
                feedLines(one.read, {
                  principalName: one.principal.name,
                  isLeading: feed.id === leadingId,
                  now,
                  zone,
                }),
              ).map((line) => (
                <Line key={line.words} line={line} />
              ))}
              {reads.length === 0 && <span className={screen.small}>Not read yet.</span>}
            </li>
          ))}
        </ul>
      )}
      {shownInZone.length > 0 ? (
        <DropZone feeds={shownInZone} life={life} now={now} zone={zone} />
      ) : (
        feeds.length > 0 && (
          <p className={screen.small}>
            If one of them is no longer shared with you in Outlook, its file can be dropped here.
          </p>
        )
      )}
    </section>
  );
}

/** What was dropped last keeps its place after its schedule is fine again. */
function wantedOr(
  wanted: readonly FeedOfAll[],
  feeds: readonly FeedOfAll[],
): readonly RosterFeed[] {
  return (wanted.length > 0 ? wanted : feeds).map(({ feed }) => feed);
}

function feedsOf({ roster }: HouseRules, readings: readonly HealthReading[]): readonly FeedOfAll[] {
  return [...(roster.feeds ?? [])]
    .sort((a, b) => a.authority - b.authority)
    .map((feed) => ({
      feed,
      reads: readings.flatMap(({ principal, health }) =>
        (health?.feeds ?? [])
          .filter((read) => read.feed.id === feed.id)
          .map((read) => ({ principal, read })),
      ),
    }))
    .filter(({ feed }) =>
      readings.some(({ principal }) => feed.people[principal.address] !== undefined),
    );
}

function leadingOf(feeds: readonly FeedOfAll[]): string | null {
  return feeds[0]?.feed.id ?? null;
}

/** What all physicians share is said once; what is true of one alone begins with the name. */
function joined(
  reads: FeedOfAll['reads'],
  linesOf: (read: FeedOfAll['reads'][number]) => readonly FeedLine[],
): readonly FeedLine[] {
  const all = reads.map((one) => ({ name: one.principal.name, lines: linesOf(one) }));
  const isShared = ({ words }: FeedLine): boolean =>
    all.every(({ lines }) => lines.some((line) => line.words === words));
  const said = all.flatMap(({ name, lines }) =>
    lines.map((line) =>
      isShared(line) || line.words.startsWith(name)
        ? line
        : { ...line, words: `${name}: ${line.words}` },
    ),
  );
  return said.filter(
    (line, index) => said.findIndex(({ words }) => words === line.words) === index,
  );
}

function Line({ line }: { readonly line: FeedLine }): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  return (
    <span className={styles.line}>
      <span className={mergeClasses(styles.icon, styles[line.tone])} aria-hidden>
        {iconOf(line.tone)}
      </span>
      <span className={screen.words}>{line.words}</span>
    </span>
  );
}

function iconOf(tone: FeedLine['tone']): ReactElement {
  switch (tone) {
    case 'good':
      return <CheckmarkCircleRegular />;
    case 'warning':
      return <WarningRegular />;
    case 'danger':
      return <ErrorCircleRegular />;
  }
}
