// An urgency as color, sign and word.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  AlertUrgentRegular,
  CalendarWeekStartRegular,
  ClockRegular,
  NewsRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Urgency } from '../domain/triage';
import { urgencyWords } from './laneWords';

const ICONS: Readonly<Record<Urgency, FluentIcon>> = {
  now: AlertUrgentRegular,
  today: ClockRegular,
  week: CalendarWeekStartRegular,
  digest: NewsRegular,
};

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  icon: { flexShrink: 0, fontSize: '1.25em' },
  now: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  today: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
  },
  week: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  digest: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface UrgencyBadgeProps {
  readonly urgency: Urgency;
}

/** Shows an urgency; its due time stands beside it, not in it. */
export function UrgencyBadge({ urgency }: UrgencyBadgeProps): ReactElement {
  const styles = useStyles();
  const Icon = ICONS[urgency];
  return (
    <span className={mergeClasses(styles.badge, styles[urgency])}>
      <Icon className={styles.icon} aria-hidden />
      <span>{urgencyWords(urgency)}</span>
    </span>
  );
}
