// Says that nobody has acted on a mail in time; the first badge of its row, so that a narrow list never cuts it off.
import { makeStyles, tokens } from '@fluentui/react-components';
import { PeopleErrorRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    flexShrink: 0,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusDangerBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  icon: { flexShrink: 0, fontSize: '1.25em' },
});

/** To whom it went stands beside the open mail. */
export function EscalatedBadge(): ReactElement {
  const styles = useStyles();
  return (
    <span className={styles.badge}>
      <PeopleErrorRegular className={styles.icon} aria-hidden />
      Escalated
    </span>
  );
}
