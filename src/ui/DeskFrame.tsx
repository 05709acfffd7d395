// The outermost element of a front end: the host's theme and the live region for announcements.
import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { HostTheme } from '../ports';
import { AnnouncerProvider } from './announce';
import { themeFor } from './theme';

const usePageStyles = makeStaticStyles({
  body: { margin: 0 },
  // A long choice may not push its field out of a pane of 320 px.
  '.fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
  '.fui-Select, .fui-Select__select': { minWidth: 0, width: '100%' },
});

const useStyles = makeStyles({
  frame: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  // Native parts such as date fields follow.
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark' },
});

export interface DeskFrameProps {
  readonly theme: HostTheme;
  readonly children: ReactNode;
}

/** Wraps a whole front end once. */
export function DeskFrame({ theme, children }: DeskFrameProps): ReactElement {
  usePageStyles();
  const styles = useStyles();
  return (
    <FluentProvider theme={themeFor(theme)} className={mergeClasses(styles.frame, styles[theme])}>
      <AnnouncerProvider>{children}</AnnouncerProvider>
    </FluentProvider>
  );
}
