// Turns the host's look into a Fluent theme.
import {
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from '@fluentui/react-components';
import type { HostTheme } from '../ports';

// The Teams theme names another font than the web themes; one product, one face.
const contrastTheme: Theme = {
  ...teamsHighContrastTheme,
  fontFamilyBase: webLightTheme.fontFamilyBase,
};

/** The Fluent theme for what Outlook or Teams shows. */
export function themeFor(theme: HostTheme): Theme {
  switch (theme) {
    case 'light':
      return webLightTheme;
    case 'dark':
      return webDarkTheme;
    case 'contrast':
      return contrastTheme;
  }
}
