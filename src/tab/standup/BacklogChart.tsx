// What waits by lane, this week beside last week: a bar chart whose rows are a list, and the same as a table.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactElement } from 'react';
import type { Backlog } from '../../domain/standup';
import { LANES, type Lane } from '../../domain/triage';
import { PHONE, useScreenStyles } from '../useScreenStyles';

const BAR = 12;
const GAP = 3;

const useStyles = makeStyles({
  figure: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, margin: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
  grow: { flexGrow: 1 },
  legend: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '13rem minmax(0, 1fr) 4.5rem',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    [PHONE]: { gridTemplateColumns: '8rem minmax(0, 1fr) 3.5rem' },
  },
  lane: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  count: {
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'end',
  },
  before: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bars: { display: 'block', width: '100%', overflow: 'visible' },
  now: { fill: tokens.colorCompoundBrandBackground },
  then: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: tokens.strokeWidthThin,
  },
  axis: { stroke: tokens.colorNeutralStroke1, strokeWidth: tokens.strokeWidthThin },
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase300 },
  cell: {
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  heading: { fontWeight: tokens.fontWeightSemibold },
});

export interface BacklogChartProps {
  readonly backlog: Backlog;
  /** null when last week is not known. */
  readonly before: Backlog | null;
  /** True when last week was rebuilt and not kept. */
  readonly isBeforeEstimate: boolean;
  readonly laneName: (lane: Lane | null) => string;
}

interface Row {
  readonly lane: Lane | null;
  readonly now: number;
  readonly before: number | null;
}

export function BacklogChart(props: BacklogChartProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  const rows = rowsOf(props.backlog, props.before);
  const most = Math.max(1, ...rows.flatMap((row) => [row.now, row.before ?? 0]));
  const beforeName = props.isBeforeEstimate ? 'Last week (estimate)' : 'Last week';
  return (
    <figure className={styles.figure} aria-labelledby={titleId}>
      <figcaption className={styles.head}>
        <h2 id={titleId} className={mergeClasses(screen.section, styles.grow)}>
          Backlog by lane
        </h2>
        <span className={mergeClasses(screen.small, styles.legend)}>
          <Swatch className={styles.now} /> This week
        </span>
        {props.before !== null && (
          <span className={mergeClasses(screen.small, styles.legend)}>
            <Swatch className={styles.then} /> {beforeName}
          </span>
        )}
        <Button
          size="small"
          aria-pressed={asTable}
          onClick={() => {
            setAsTable(!asTable);
          }}
        >
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </figcaption>
      {rows.length === 0 && <p className={screen.words}>Nothing waits in any lane.</p>}
      {asTable ? (
        <table className={styles.table} aria-labelledby={titleId}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.cell, styles.heading)}>
                Lane
              </th>
              <th scope="col" className={mergeClasses(styles.cell, styles.heading, styles.number)}>
                This week
              </th>
              <th scope="col" className={mergeClasses(styles.cell, styles.heading, styles.number)}>
                {beforeName}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.lane ?? 'none'}>
                <th scope="row" className={styles.cell}>
                  {props.laneName(row.lane)}
                </th>
                <td className={mergeClasses(styles.cell, styles.number)}>{row.now}</td>
                <td className={mergeClasses(styles.cell, styles.number)}>
                  {row.before ?? 'not known'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => (
            <li key={row.lane ?? 'none'} className={styles.row}>
              <span className={styles.lane}>{props.laneName(row.lane)}</span>
              <svg
                className={styles.bars}
                height={row.before === null ? BAR : 2 * BAR + GAP}
                aria-hidden
              >
                <rect
                  className={styles.now}
                  x="0"
                  y="0"
                  width={widthOf(row.now, most)}
                  height={BAR}
                  rx="2"
                />
                {row.before !== null && (
                  <rect
                    className={styles.then}
                    x="0"
                    y={BAR + GAP}
                    width={widthOf(row.before, most)}
                    height={BAR}
                    rx="2"
                  />
                )}
                <line className={styles.axis} x1="0" x2="0" y1="0" y2="100%" />
              </svg>
              <span className={styles.count}>
                {row.now}{' '}
                {row.before !== null && <span className={styles.before}>was {row.before}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function Swatch({ className }: { readonly className: string }): ReactElement {
  return (
    <svg width="12" height="12" aria-hidden>
      <rect className={className} x="1" y="1" width="10" height="10" rx="2" />
    </svg>
  );
}

function widthOf(count: number, most: number): string {
  return `${((100 * count) / most).toFixed(1)}%`;
}

/** Lanes in their fixed order that have anything on either side; mail not sorted yet last. */
function rowsOf(backlog: Backlog, before: Backlog | null): readonly Row[] {
  const countIn = (source: Backlog | null, lane: Lane | null): number =>
    source?.rows.find((row) => row.lane === lane)?.count ?? 0;
  return [...LANES, null]
    .map((lane) => ({
      lane,
      now: countIn(backlog, lane),
      before: before === null ? null : countIn(before, lane),
    }))
    .filter((row) => row.now > 0 || (row.before ?? 0) > 0);
}
