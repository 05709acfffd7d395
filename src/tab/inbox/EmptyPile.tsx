// A pile without mail: what that means, and what to do next.
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Pile, Piles } from '../../ui/inbox/piles';

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    rowGap: tokens.spacingVerticalS,
    flexGrow: 1,
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
  },
  icon: { fontSize: '40px', color: tokens.colorStatusSuccessForeground1 },
});

export interface EmptyPileProps {
  readonly pile: Pile;
  readonly piles: Piles;
  readonly isSweeping: boolean;
}

export function EmptyPile({ pile, piles, isSweeping }: EmptyPileProps): ReactElement {
  const styles = useStyles();
  const pane = usePaneStyles();
  const count = (name: string): number =>
    piles.piles.find((one) => one.name === name)?.entries.length ?? 0;
  const handedOff = count('handed-off');
  const unread = count('unread');
  if (pile.name !== 'all')
    return (
      <div className={styles.empty}>
        <p className={pane.text}>This pile is empty. Choose another one.</p>
      </div>
    );
  if (isSweeping || piles.beingRead > 0)
    return (
      <div className={styles.empty}>
        <p role="status" className={pane.text}>
          Mails appear here as they are read.
        </p>
      </div>
    );
  return (
    <div className={styles.empty}>
      <CheckmarkCircleRegular className={styles.icon} aria-hidden />
      <p className={pane.text}>
        <strong>Everything is sorted.</strong>
      </p>
      <p className={pane.text}>
        {handedOff > 0 && `${String(handedOff)} handed off: see who has taken them. `}
        {unread > 0 && `${String(unread)} could not be read: look at them in Outlook. `}
        While this tab is open, the inboxes are looked at every 5 minutes.
      </p>
    </div>
  );
}
