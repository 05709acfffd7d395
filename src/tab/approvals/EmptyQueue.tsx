// Nothing waits: what that means, and where the next proposal will come from.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import { useScreenStyles } from '../useScreenStyles';

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

export interface EmptyQueueProps {
  readonly principal: Principal;
  readonly isOwn: boolean;
  readonly decidedCount: number;
}

export function EmptyQueue({ principal, isOwn, decidedCount }: EmptyQueueProps): ReactElement {
  const screen = useScreenStyles();
  const styles = useStyles();
  return (
    <section className={styles.box}>
      <CheckmarkCircleRegular className={styles.icon} aria-hidden />
      <h2 className={screen.section}>{isOwn ? 'Nothing needs your word' : 'Nothing waits'}</h2>
      <p className={mergeClasses(screen.words, styles.words)}>
        When somebody asks for {isOwn ? 'your' : `${principal.name}’s`} time, up to three free times
        are held in the calendar and come here for a word. Teams tells{' '}
        {isOwn ? 'you' : 'the physician'} in the activity feed.
        {decidedCount > 0 ? ' What was decided lately stands below.' : ''}
      </p>
    </section>
  );
}
