// Response by lane: how many, how fast, how many in time.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { percent, spokenMinutes, type Response } from '../../domain/standup';
import type { Lane } from '../../domain/triage';
import { useScreenStyles } from '../useScreenStyles';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', fontSize: tokens.fontSizeBase300 },
  cell: {
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
  },
  heading: { fontWeight: tokens.fontWeightSemibold },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
});

export interface ResponseTableProps {
  readonly response: Response;
  readonly laneName: (lane: Lane) => string;
}

export function ResponseTable({ response, laneName }: ResponseTableProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  if (response.rows.length === 0) {
    return <p className={screen.small}>No mail was acted on this week.</p>;
  }
  const head = mergeClasses(styles.cell, styles.heading);
  const headNumber = mergeClasses(head, styles.number);
  const number = mergeClasses(styles.cell, styles.number);
  return (
    <table className={styles.table} aria-label="Response by lane">
      <thead>
        <tr>
          <th scope="col" className={head}>
            Lane
          </th>
          <th scope="col" className={headNumber}>
            Mails
          </th>
          <th scope="col" className={headNumber}>
            Median
          </th>
          <th scope="col" className={headNumber}>
            In time
          </th>
        </tr>
      </thead>
      <tbody>
        {response.rows.map((row) => (
          <tr key={row.lane}>
            <th scope="row" className={styles.cell}>
              {laneName(row.lane)}
            </th>
            <td className={number}>{row.handled}</td>
            <td className={number}>{spokenMinutes(row.medianMinutes)}</td>
            <td className={number}>
              {row.withDue === 0 ? 'no due time' : percent(row.withinSla, row.withDue)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
