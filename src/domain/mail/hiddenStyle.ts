// Tells from the words of a style whether what carries it can be seen.

/** True when the style shows nothing: no display, no visibility, no size or no opacity. */
export function isHiddenStyle(style: string): boolean {
  const compact = style.toLowerCase().replace(/\s+/g, '');
  return (
    compact.includes('display:none') ||
    compact.includes('visibility:hidden') ||
    compact.includes('mso-hide:all') ||
    /(?:^|;)font-size:0(?:px|pt|em|%)?(?:;|!|$)/.test(compact) ||
    /(?:^|;)max-height:0(?:px|pt)?(?:;|!|$)/.test(compact) ||
    /(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)/.test(compact)
  );
}
