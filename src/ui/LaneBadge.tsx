// A lane as color, sign and word; a lock where no reply text can be made.
import { mergeClasses } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { isLockedLane, type Lane } from '../domain/triage';
import { LANE_ICONS } from './laneIcons';
import { laneWords } from './laneWords';
import { useLaneBadgeStyles } from './useLaneBadgeStyles';

export interface LaneBadgeProps {
  readonly lane: Lane;
  readonly size?: 'small' | 'large';
  /** The policy's own title, when it differs from the usual word. */
  readonly title?: string;
}

/** Shows a lane; `large` is for the verdict, `small` for lists. */
export function LaneBadge({ lane, size = 'small', title }: LaneBadgeProps): ReactElement {
  const styles = useLaneBadgeStyles();
  const Icon = LANE_ICONS[lane];
  return (
    <span className={mergeClasses(styles.badge, size === 'large' && styles.large, styles[lane])}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.words}>{title ?? laneWords(lane).title}</span>
      {isLockedLane(lane) && <LockClosedRegular className={styles.icon} aria-label="locked" />}
    </span>
  );
}
