// The outermost element of a front end: the host's theme and the live region for announcements.
import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { HostTheme } from '../ports';
import { AnnouncerProvider } from './announce';
import { themeFor } from './theme';

const useStyles = makeStyles({
  frame: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
});

export interface DeskFrameProps {
  readonly theme: HostTheme;
  readonly children: ReactNode;
}

/** Wraps a whole front end once. */
export function DeskFrame({ theme, children }: DeskFrameProps): ReactElement {
  const styles = useStyles();
  return (
    <FluentProvider theme={themeFor(theme)} className={styles.frame}>
      <AnnouncerProvider>{children}</AnnouncerProvider>
    </FluentProvider>
  );
}
