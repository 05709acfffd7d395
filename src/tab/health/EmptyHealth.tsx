// Nothing was found: said only where everything could be read.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useScreenStyles } from '../useScreenStyles';
import type { HealthReading } from './useHealth';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalXXXL,
    paddingInline: tokens.spacingHorizontalL,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '40px', color: tokens.colorStatusSuccessForeground1 },
  words: { maxWidth: '46ch' },
});

export interface EmptyHealthProps {
  readonly readings: readonly HealthReading[];
  /** `the next four weeks`. */
  readonly horizon: string;
}

export function EmptyHealth({ readings, horizon }: EmptyHealthProps): ReactElement | null {
  const screen = useScreenStyles();
  const styles = useStyles();
  const isWhole = readings.every(isWholeReading);
  if (readings.some(({ isReading }) => isReading)) return null;
  return (
    <section className={styles.box}>
      {isWhole && <CheckmarkCircleRegular className={styles.icon} aria-hidden />}
      <h2 className={screen.section}>
        {isWhole ? `Nothing collides in ${horizon}` : 'Nothing found in what could be read'}
      </h2>
      <p className={mergeClasses(screen.words, styles.words)}>
        {isWhole
          ? 'Ways, trips, privileges and schedules are in order too. Look again after a change of call or OR time; this page reads whenever it is opened.'
          : 'Some of it could not be read, and may hide a collision. What is missing is named on this page; try it again before you count on it.'}
      </p>
    </section>
  );
}

/** True when every source of this calendar was read. */
export function isWholeReading({ health, error }: HealthReading): boolean {
  return (
    health !== null &&
    error === null &&
    health.unread.size === 0 &&
    health.brokenRows.length === 0 &&
    health.feeds.every(({ events, isStale }) => events !== null && !isStale)
  );
}
