// A patch of one of Outlook's colours, in the theme's own palette: near enough to know it again, named beside it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { CategoryColour } from '../../domain/holds';
import { useTabHost } from '../../ui/DeskContext';
import { useHostTheme } from '../../ui/useHostTheme';

const useStyles = makeStyles({
  swatch: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: tokens.fontSizeBase300,
    height: tokens.fontSizeBase300,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  red: { backgroundColor: tokens.colorPaletteRedBorderActive },
  orange: { backgroundColor: tokens.colorPalettePumpkinBorderActive },
  brown: { backgroundColor: tokens.colorPaletteBrownBorderActive },
  yellow: { backgroundColor: tokens.colorPaletteYellowBorderActive },
  green: { backgroundColor: tokens.colorPaletteGreenBorderActive },
  teal: { backgroundColor: tokens.colorPaletteTealBorderActive },
  olive: { backgroundColor: tokens.colorPaletteBrassBorderActive },
  blue: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  purple: { backgroundColor: tokens.colorPalettePurpleBorderActive },
  cranberry: { backgroundColor: tokens.colorPaletteCranberryBorderActive },
  steel: { backgroundColor: tokens.colorPaletteSteelBorderActive },
  'dark steel': { backgroundColor: tokens.colorPaletteAnchorBorderActive },
  gray: { backgroundColor: tokens.colorPalettePlatinumBorderActive },
  'dark gray': { backgroundColor: tokens.colorPaletteAnchorBorderActive },
  black: { backgroundColor: tokens.colorNeutralForeground1 },
  'dark red': { backgroundColor: tokens.colorPaletteDarkRedBorderActive },
  'dark orange': { backgroundColor: tokens.colorPaletteDarkOrangeBorderActive },
  'dark brown': { backgroundColor: tokens.colorPaletteMinkBorderActive },
  'dark yellow': { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  'dark green': { backgroundColor: tokens.colorPaletteDarkGreenBorderActive },
  'dark teal': { backgroundColor: tokens.colorPaletteLightTealBorderActive },
  'dark olive': { backgroundColor: tokens.colorPaletteBeigeBorderActive },
  'dark blue': { backgroundColor: tokens.colorPaletteNavyBorderActive },
  'dark purple': { backgroundColor: tokens.colorPaletteGrapeBorderActive },
  'dark cranberry': { backgroundColor: tokens.colorPalettePlumBorderActive },
});

/** Nothing in high contrast, where every palette is one color and only the name tells. */
export function ColourSwatch({ colour }: { readonly colour: CategoryColour }): ReactElement | null {
  const styles = useStyles();
  if (useHostTheme(useTabHost()) === 'contrast') return null;
  return <span aria-hidden className={mergeClasses(styles.swatch, styles[colour])} />;
}
