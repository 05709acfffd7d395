/** The colours that Office hands to an add-in in each look of the host. */
import type { Theme } from '../../themes.client';
import type { ThemeColours } from '../conversation';

/** Office's four colours for each look. */
export const COLOURS: Readonly<Record<Theme, ThemeColours>> = {
  light: {
    bodyBackgroundColor: '#ffffff',
    bodyForegroundColor: '#242424',
    controlBackgroundColor: '#ffffff',
    controlForegroundColor: '#242424',
  },
  dark: {
    bodyBackgroundColor: '#1f1f1f',
    bodyForegroundColor: '#ffffff',
    controlBackgroundColor: '#292929',
    controlForegroundColor: '#ffffff',
  },
  contrast: {
    bodyBackgroundColor: '#000000',
    bodyForegroundColor: '#ffffff',
    controlBackgroundColor: '#000000',
    controlForegroundColor: '#ffff00',
  },
};
