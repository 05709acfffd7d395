// The colors of the lanes, from the theme's own palette.
import { makeStyles, tokens } from '@fluentui/react-components';

export const useLaneBadgeStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    paddingBlock: tokens.spacingVerticalXXS,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  large: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  icon: { flexShrink: 0, fontSize: '1.25em' },
  /** Where the badge is given less room than its words need. */
  words: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  suspicious: {
    backgroundColor: tokens.colorPaletteRedBackground2,
    color: tokens.colorPaletteRedForeground2,
  },
  'legal-compliance': {
    backgroundColor: tokens.colorPaletteGrapeBackground2,
    color: tokens.colorPaletteGrapeForeground2,
  },
  'patient-clinical': {
    backgroundColor: tokens.colorPaletteCranberryBackground2,
    color: tokens.colorPaletteCranberryForeground2,
  },
  'patient-admin': {
    backgroundColor: tokens.colorPalettePumpkinBackground2,
    color: tokens.colorPalettePumpkinForeground2,
  },
  'referral-auth': {
    backgroundColor: tokens.colorPaletteTealBackground2,
    color: tokens.colorPaletteTealForeground2,
  },
  'schedule-change': {
    backgroundColor: tokens.colorPaletteBlueBackground2,
    color: tokens.colorPaletteBlueForeground2,
  },
  credentialing: {
    backgroundColor: tokens.colorPaletteForestBackground2,
    color: tokens.colorPaletteForestForeground2,
  },
  leadership: {
    backgroundColor: tokens.colorPaletteNavyBackground2,
    color: tokens.colorPaletteNavyForeground2,
  },
  academic: {
    backgroundColor: tokens.colorPaletteLavenderBackground2,
    color: tokens.colorPaletteLavenderForeground2,
  },
  'travel-speaking': {
    backgroundColor: tokens.colorPaletteSteelBackground2,
    color: tokens.colorPaletteSteelForeground2,
  },
  'meeting-request': {
    backgroundColor: tokens.colorPaletteDarkGreenBackground2,
    color: tokens.colorPaletteDarkGreenForeground2,
  },
  vendor: {
    backgroundColor: tokens.colorPaletteBrownBackground2,
    color: tokens.colorPaletteBrownForeground2,
  },
  digest: {
    backgroundColor: tokens.colorPalettePlatinumBackground2,
    color: tokens.colorPalettePlatinumForeground2,
  },
});
