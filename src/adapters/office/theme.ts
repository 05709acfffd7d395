// Outlook tells four colours and no name; light, dark and contrast are read from them.
import type { HostTheme } from '../../ports';

/**
 * The theme whose background this is. High contrast is what the browser reports as forced colours, or a background of
 * pure black: Outlook's own dark themes are greys.
 *
 * @param background `#rrggbb`, `#rgb` or nothing where the client has no theme
 *
 * @example
 * themeOf('#1f1f1f', false) //=> 'dark'
 */
export function themeOf(background: string | undefined, isForcedColours: boolean): HostTheme {
  if (isForcedColours) return 'contrast';
  const luminance = luminanceOf(background);
  if (luminance === 0) return 'contrast';
  return luminance !== null && luminance < 0.35 ? 'dark' : 'light';
}

/** Relative luminance from 0 to 1 (WCAG 2.2), or null for what is no colour. */
function luminanceOf(colour: string | undefined): number | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(colour ?? '')?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const [red, green, blue] = [0, 2, 4].map((start) =>
    linear(parseInt(full.slice(start, start + 2), 16) / 255),
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
