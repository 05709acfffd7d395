// The empty tab: the heading's place and the queue's place, so that nothing jumps when they come.
import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useScreenStyles } from './useScreenStyles';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

export interface ShellProps {
  readonly words: string;
  /** Stands in the place of the skeleton when opening failed. */
  readonly note: ReactNode;
}

/** The first paint. */
export function Shell({ words, note }: ShellProps): ReactElement {
  const screen = useScreenStyles();
  return (
    <div className={screen.page}>
      <header>
        <h1 className={screen.title}>Anteroom</h1>
      </header>
      <main>
        {note ?? (
          <>
            <p role="status" className={screen.words}>
              {words}
            </p>
            <Waiting />
          </>
        )}
      </main>
    </div>
  );
}

/** Lines in the shape of what is coming. */
export function Waiting(): ReactElement {
  const styles = useStyles();
  return (
    <Skeleton aria-hidden className={styles.lines}>
      <SkeletonItem size={32} />
      <SkeletonItem size={128} />
      <SkeletonItem size={128} />
    </Skeleton>
  );
}
