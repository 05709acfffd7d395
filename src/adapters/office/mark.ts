// Marks what we put into a draft, so that undo takes out that element and nothing else.

/** A class survives Outlook's rewriting with a prefix, an id with `x_`; data attributes at times do not. */
const CLASS_PREFIX = 'anteroom-';
const DATA_NAME = 'data-anteroom';

/** The HTML inside an element that carries the mark three ways. `mark` holds letters, digits and hyphens only. */
export function markedHtml(html: string, mark: string): string {
  if (!/^[\w-]{1,64}$/.test(mark)) throw new Error('A mark holds letters, digits and hyphens only');
  const page = document.implementation.createHTMLDocument('');
  const element = page.createElement('div');
  element.id = CLASS_PREFIX + mark;
  element.className = CLASS_PREFIX + mark;
  element.setAttribute(DATA_NAME, mark);
  element.innerHTML = html;
  return element.outerHTML;
}

/**
 * The draft without the marked element.
 *
 * @returns null when no element carries the mark, or more than one does: a person rewrote it then, and it is theirs
 */
export function withoutMarked(html: string, mark: string): string | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [marked, ...others] = findMarked(page, mark);
  if (marked === undefined || others.length > 0) return null;
  marked.remove();
  return page.documentElement.outerHTML;
}

function findMarked(page: Document, mark: string): Element[] {
  const own = CLASS_PREFIX + mark;
  const names = new Set([own, `x_${own}`, `x_x_${own}`]);
  const carries = (element: Element): boolean =>
    element.getAttribute(DATA_NAME) === mark ||
    names.has(element.id) ||
    [...element.classList].some((name) => names.has(name));
  const all = [...page.body.querySelectorAll('*')].filter(carries);
  // An inner element that carries the mark too is part of the outer one.
  return all.filter(
    (element) => !all.some((other) => other !== element && other.contains(element)),
  );
}

/** The text of our HTML for a draft that is plain text: blocks and breaks become line ends. */
export function plainText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const lineEnd of page.querySelectorAll('br')) lineEnd.replaceWith('\n');
  for (const block of page.querySelectorAll('p, div, li, h1, h2, h3, h4, tr')) block.append('\n');
  return page.body.textContent.replace(/\n{3,}/g, '\n\n').trim();
}

/**
 * The text draft without our text: exactly the one place where it stands, or null when it stands nowhere or twice.
 * Clients change line ends and trailing spaces, so those do not count.
 */
export function withoutText(draft: string, inserted: string): string | null {
  const lines = (text: string): string[] =>
    text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .map((line) => line.trimEnd());
  const all = lines(draft).join('\n');
  const ours = lines(inserted).join('\n');
  const start = all.indexOf(ours);
  if (ours === '' || start === -1 || all.includes(ours, start + 1)) return null;
  return all.slice(0, start) + all.slice(start + ours.length);
}
