// Says that no reply can be made here, what to do in its place, and whom to call.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Channel } from '../../domain/roster';
import type { LanePolicy } from '../../domain/triage';
import { ChannelLine } from '../../ui/ChannelLine';
import { usePaneStyles } from '../../ui/usePaneStyles';

const useStyles = makeStyles({
  notice: {
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorStatusDangerBorder2}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
  heading: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export interface LockNoticeProps {
  readonly policy: LanePolicy;
  readonly channels: readonly Channel[];
}

/** Stands inside the verdict of a locked lane. */
export function LockNotice({ policy, channels }: LockNoticeProps): ReactElement {
  const pane = usePaneStyles();
  const styles = useStyles();
  const [first] = channels;
  return (
    <section className={mergeClasses(pane.panel, styles.notice)} aria-label="Locked lane">
      <h2 className={styles.heading}>
        <LockClosedRegular aria-hidden /> No reply can be written here
      </h2>
      <p className={pane.text}>{policy.defaultAction}</p>
      {first === undefined ? (
        <p className={pane.small}>
          The policy names no channel for this lane that is in the roster. Hand it to {policy.owner}
          .
        </p>
      ) : (
        <ChannelLine channel={first} />
      )}
    </section>
  );
}
