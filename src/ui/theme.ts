// Turns the host's look into a Fluent theme.
import {
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from '@fluentui/react-components';
import type { HostTheme } from '../ports';

/** The Fluent theme for what Outlook or Teams shows. */
export function themeFor(theme: HostTheme): Theme {
  switch (theme) {
    case 'light':
      return webLightTheme;
    case 'dark':
      return webDarkTheme;
    case 'contrast':
      return teamsHighContrastTheme;
  }
}
