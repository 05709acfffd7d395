// Nothing is there: what that means and what to do next, the same wherever a screen of the tab is empty.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { useScreenStyles } from './useScreenStyles';

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

export interface EmptyPanelProps {
  readonly title: string;
  /** True where nothing being there is good news. */
  readonly isGood: boolean;
  readonly children: ReactNode;
}

export function EmptyPanel({ title, isGood, children }: EmptyPanelProps): ReactElement {
  const screen = useScreenStyles();
  const styles = useStyles();
  return (
    <section className={styles.box}>
      {isGood && <CheckmarkCircleRegular className={styles.icon} aria-hidden />}
      <h2 className={screen.section}>{title}</h2>
      <p className={mergeClasses(screen.words, styles.words)}>{children}</p>
    </section>
  );
}
