// When anybody's client last looked at an inbox, and whose: the product watches only while somebody has it open.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EyeRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { personAt, type Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import type { HouseRules } from '../workflows/loadHouseRules';
import { isWatchLate, type Watch } from '../workflows/watches';
import { sayInstantNear } from './sayTime';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  watch: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0 },
  late: { color: tokens.colorPaletteRedForeground2, fontWeight: tokens.fontWeightSemibold },
});

export interface WatchLineProps {
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
  /** By address; what is missing nobody has watched. */
  readonly watches: ReadonlyMap<string, Watch>;
  readonly now: Instant;
}

/** One sentence for each inbox; red once the house's time without a look is over. */
export function WatchLine(props: WatchLineProps): ReactElement {
  const { houseRules, principals, watches, now } = props;
  const styles = useStyles();
  return (
    <p className={styles.line}>
      {principals.map((principal) => {
        const watch = watches.get(principal.address) ?? null;
        const isLate = isWatchLate(watch, principal, houseRules, now);
        const Icon = isLate ? WarningRegular : EyeRegular;
        return (
          <span
            key={principal.address}
            className={mergeClasses(styles.watch, isLate && styles.late)}
          >
            <Icon className={styles.icon} aria-hidden />
            {watchWords(watch, principal, principals.length > 1, houseRules, now)}
          </span>
        );
      })}
    </p>
  );
}

/** `Inbox last watched today, 10:42 AM CST by Jordan Reyes`. */
export function watchWords(
  watch: Watch | null,
  principal: Principal,
  isNamed: boolean,
  { roster }: HouseRules,
  now: Instant,
): string {
  const whose = isNamed ? `Inbox of ${principal.name}` : 'Inbox';
  if (watch === null) return `${whose} not watched yet`;
  const name = personAt(roster, watch.by)?.name ?? watch.by;
  return `${whose} last watched ${sayInstantNear(watch.at, now, principal.zone)} by ${name}`;
}
