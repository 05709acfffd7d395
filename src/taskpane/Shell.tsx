// The empty pane: the header's place and the verdict's place, so that nothing jumps when they come.
import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  lines: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  words: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface ShellProps {
  readonly isSlow: boolean;
  /** Stands in the place of the skeleton when opening failed. */
  readonly note: ReactNode;
}

/** The first paint. */
export function Shell({ isSlow, note }: ShellProps): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.title}>Anteroom</h1>
      </header>
      <main>
        {note ?? (
          <>
            <p role="status" className={styles.words}>
              {isSlow ? 'Opening Anteroom. Waiting for Outlook and your settings …' : 'Opening …'}
            </p>
            <PlaceHolderLines />
          </>
        )}
      </main>
    </div>
  );
}

/** Lines in the shape of a verdict. */
export function PlaceHolderLines(): ReactElement {
  const styles = useStyles();
  return (
    <Skeleton aria-hidden className={styles.lines}>
      <SkeletonItem size={32} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
      <SkeletonItem size={48} />
    </Skeleton>
  );
}
