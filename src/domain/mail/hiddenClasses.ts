// The classes that a page's own style sheet hides, so that nobody is judged by words that a reader cannot see.
import { isHiddenStyle } from './hiddenStyle';

const LONGEST_SHEET = 20_000;
const MOST_CLASSES = 200;

/** The class of a selector that is one class and nothing more, such as `.x` or `p.x`; null otherwise. */
function classOf(selector: string): string | null {
  return /^[a-z0-9]{0,12}\.([\w-]{1,60})$/i.exec(selector.trim())?.[1] ?? null;
}

/**
 * Adds to `classes` what the sheet hides everywhere, and takes away what a later rule shows again.
 *
 * Rules inside `@media` and the like are left out: they hide on some screens only.
 */
export function readHiddenClasses(sheet: string, classes: Set<string>): void {
  const text = sheet.slice(0, LONGEST_SHEET);
  let at = 0;
  while (at < text.length && classes.size < MOST_CLASSES) {
    const open = text.indexOf('{', at);
    if (open < 0) return;
    const selectors = text.slice(at, open);
    if (selectors.includes('@')) {
      at = afterBlock(text, open);
      continue;
    }
    const close = text.indexOf('}', open);
    const end = close < 0 ? text.length : close;
    const isHiding = isHiddenStyle(text.slice(open + 1, end));
    for (const selector of selectors.split(',')) {
      const name = classOf(selector);
      if (name === null) continue;
      if (isHiding) classes.add(name);
      else classes.delete(name);
    }
    at = end + 1;
  }
}

function afterBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
