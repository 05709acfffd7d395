// OR time that goes back to the pool in the coming weeks, with what is left until then.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { HealthRow } from '../../domain/holds';
import type { Principal } from '../../domain/roster';
import { sayDay, sayDistance, sayInstant } from '../../ui/sayTime';
import type { Instant, ZoneId } from '../../domain/time';
import { useScreenStyles } from '../useScreenStyles';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  left: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
});

export interface Release {
  readonly row: HealthRow;
  readonly principal: Principal;
}

export interface ReleaseListProps {
  readonly releases: readonly Release[];
  readonly saysPrincipal: boolean;
  readonly now: Instant;
  readonly zoneOf: (principal: Principal) => ZoneId;
}

export function ReleaseList({
  releases,
  saysPrincipal,
  now,
  zoneOf,
}: ReleaseListProps): ReactElement {
  const styles = useStyles();
  const screen = useScreenStyles();
  return (
    <ul className={styles.list} aria-label="OR time that goes back">
      {releases.map(({ row, principal }) => {
        const zone = zoneOf(principal);
        const title = row.finding.kind === 'release' ? row.finding.block.title : '';
        return (
          <li key={`${principal.address} ${row.key}`} className={styles.row}>
            <span>
              {title === '' ? 'OR time' : title}, {sayDay(row.window.start, zone)}
            </span>
            <span className={styles.left}>{sayDistance(row.at, now)}</span>
            <span className={screen.small}>
              {saysPrincipal ? `${principal.name}. ` : ''}Goes back {sayInstant(row.at, zone)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
