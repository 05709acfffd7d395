// Makes HTML mail plain without a DOM: one pass, each character looked at a bounded number of times.
import { isLetter } from './ascii';
import { decodeEntities } from './entities';
import { plainSpaces } from './plainSpaces';
import { readHiddenClasses } from './hiddenClasses';
import { isHiddenStyle } from './hiddenStyle';

export interface PlainHtml {
  readonly text: string;
  /** Stretches that the mail program itself marked as quoted history. */
  readonly quotes: readonly { readonly start: number; readonly end: number }[];
  readonly links: readonly string[];
}

const DROPPED = new Set([
  'script',
  'style',
  'title',
  'template',
  'noscript',
  'xml',
  'svg',
  'object',
  'iframe',
  'select',
  'textarea',
]);
const PARAGRAPHS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'table',
  'blockquote',
  'pre',
  'hr',
]);
const LINES = new Set([
  'div',
  'li',
  'tr',
  'dt',
  'dd',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'center',
  'address',
  'form',
  'fieldset',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'body',
  'html',
  'option',
]);
const CELLS = new Set(['td', 'th']);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'source',
  'wbr',
]);
/** Elements whose end tag may be left out: a new block ends them. */
const SELF_ENDING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option']);
const MOST_LINKS = 200;

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
}

/** The end of the tag that opens at `start`, quotes respected; the length of the text when it never ends. */
function findTagEnd(html: string, start: number): number {
  let quote = 0;
  for (let at = start; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) {
      return at;
    } else if ((code === 34 || code === 39) && html.charCodeAt(at - 1) === 61) {
      quote = code;
    }
  }
  return html.length;
}

const TAG_NAME = /^[a-zA-Z][a-zA-Z0-9:-]{0,40}/;

function readTag(source: string): Tag {
  const isEnd = source.startsWith('/');
  const found = TAG_NAME.exec(isEnd ? source.slice(1, 50) : source.slice(0, 50));
  const name = (found?.[0] ?? '').toLowerCase();
  return { name, isEnd, attributes: isEnd ? '' : source.slice(name.length) };
}

/** The value of one attribute, or null; looks at the first 4,000 characters of the tag. */
function attribute(tag: Tag, name: string): string | null {
  if (tag.attributes.length === 0) return null;
  const source = ` ${tag.attributes.slice(0, 4000)}`;
  const lower = source.toLowerCase();
  let at = lower.indexOf(name);
  while (at > 0) {
    const before = lower.charCodeAt(at - 1);
    if ((before <= 32 || before === 34 || before === 39) && lower[at + name.length] === '=') {
      const rest = source.slice(at + name.length + 1);
      const quote = rest[0];
      if (quote === '"' || quote === "'") {
        const end = rest.indexOf(quote, 1);
        return rest.slice(1, end < 0 ? undefined : end);
      }
      return /^[^\s>]*/.exec(rest)?.[0] ?? '';
    }
    at = lower.indexOf(name, at + name.length);
  }
  return null;
}

const HIDDEN = /\shidden(?:\s|=|$)/i;

function isHidden(tag: Tag, hiddenClasses: ReadonlySet<string>): boolean {
  if (tag.attributes.length === 0) return false;
  if (hiddenClasses.size > 0) {
    const names = (attribute(tag, 'class') ?? '').split(/\s+/, 20);
    if (names.some((name) => hiddenClasses.has(name))) return true;
  }
  const style = attribute(tag, 'style');
  return (
    (style !== null && isHiddenStyle(style)) || HIDDEN.test(` ${tag.attributes.slice(0, 4000)}`)
  );
}

function startsQuote(tag: Tag): boolean {
  if (tag.name === 'blockquote') {
    return attribute(tag, 'type') === 'cite' || (attribute(tag, 'class') ?? '').includes('quote');
  }
  if (tag.name !== 'div') return false;
  const className = attribute(tag, 'class') ?? '';
  return (
    className.includes('gmail_quote') ||
    className.includes('yahoo_quoted') ||
    className.includes('moz-cite')
  );
}

/** Runs of white space as one space each, as a browser shows them; most stretches have none. */
function oneSpaceEach(text: string): string {
  let isSpace = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 9 || code === 10 || (code === 32 && isSpace))
      return text.replace(/[ \t\n]+/g, ' ');
    isSpace = code === 32;
  }
  return text;
}

/** Collects text line by line, with white space as a browser would show it. */
class Page {
  private readonly pieces: string[] = [];
  private length = 0;
  private pendingLines = 0;
  private pendingSpace = '';

  /** Where the next visible character would stand. */
  get position(): number {
    return (
      this.length +
      (this.length === 0 ? 0 : this.pendingLines > 0 ? this.pendingLines : this.pendingSpace.length)
    );
  }

  breakLine(lines: number): void {
    this.pendingLines = Math.max(this.pendingLines, lines);
    this.pendingSpace = '';
  }

  addLine(): void {
    this.pendingLines = Math.min(this.pendingLines + 1, 3);
    this.pendingSpace = '';
  }

  separateCell(): void {
    if (this.pendingLines === 0) this.pendingSpace = '\t';
  }

  write(raw: string): void {
    const text = oneSpaceEach(plainSpaces(decodeEntities(raw)));
    if (text.length === 0) return;
    const visible = text.trim();
    if (visible.length === 0 || text.startsWith(' ')) this.space();
    if (visible.length === 0) return;
    if (this.length > 0)
      this.append(this.pendingLines > 0 ? '\n'.repeat(this.pendingLines) : this.pendingSpace);
    this.pendingLines = 0;
    this.pendingSpace = '';
    this.append(visible);
    if (text.endsWith(' ')) this.space();
  }

  writePreformatted(raw: string): void {
    const lines = plainSpaces(decodeEntities(raw)).split('\n');
    lines.forEach((line, index) => {
      if (index > 0) this.addLine();
      this.write(line);
    });
  }

  finish(): string {
    return this.pieces.join('');
  }

  private space(): void {
    if (this.pendingSpace === '') this.pendingSpace = ' ';
  }

  private append(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }
}

/** Where a raw-text element such as script ends, or the end of the text. */
function skipElement(html: string, from: number, name: string): number {
  let at = html.indexOf('</', from);
  while (at >= 0) {
    const end = at + 2 + name.length;
    if (html.slice(at + 2, end).toLowerCase() === name && !isLetter(html.charCodeAt(end))) {
      const close = html.indexOf('>', end);
      return close < 0 ? html.length : close + 1;
    }
    at = html.indexOf('</', at + 2);
  }
  return html.length;
}

/** Where a comment, doctype or processing instruction that opens at `at` ends. */
function skipDeclaration(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return end < 0 ? html.length : end + 3;
  }
  const end = html.indexOf('>', at);
  return end < 0 ? html.length : end + 1;
}

/** An element we are inside of, counted by its own name so that sloppy nesting cannot confuse it. */
interface Inside {
  readonly name: string;
  depth: number;
  readonly start: number;
}

function step(inside: Inside, tag: Tag): boolean {
  if (tag.name === inside.name) inside.depth += tag.isEnd ? -1 : 1;
  return inside.depth > 0;
}

function endsSloppily(inside: Inside, tag: Tag): boolean {
  if (!SELF_ENDING.has(inside.name)) return false;
  if (inside.name === 'p')
    return PARAGRAPHS.has(tag.name) || LINES.has(tag.name) || CELLS.has(tag.name);
  return tag.name === inside.name
    ? !tag.isEnd
    : tag.isEnd &&
        (tag.name === 'tr' || tag.name === 'table' || tag.name === 'ul' || tag.name === 'ol');
}

/**
 * Reads HTML as a person would see it: scripts, styles, comments and hidden elements gone, blocks on lines of their
 * own, cells parted by a tab.
 *
 * Takes any text, however broken, in time linear in its length; a tag or comment that never ends swallows the rest, as
 * in a browser.
 *
 * @example
 * htmlToText('<p>Hi&nbsp;Maya,</p><p>ok<br>G</p>').text //=> 'Hi Maya,\n\nok\nG'
 */
export function htmlToText(html: string): PlainHtml {
  const page = new Page();
  const quotes: { start: number; end: number }[] = [];
  const links: string[] = [];
  const hiddenClasses = new Set<string>();
  let hidden: Inside | null = null;
  let quote: Inside | null = null;
  let preformatted = 0;
  let at = 0;

  const write = (from: number, to: number): void => {
    if (hidden !== null || to <= from) return;
    if (preformatted > 0) page.writePreformatted(html.slice(from, to));
    else page.write(html.slice(from, to));
  };

  let textStart = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    const next = html.charCodeAt(open + 1);
    if (next === 33 || next === 63) {
      write(textStart, open);
      at = skipDeclaration(html, open);
      textStart = at;
      continue;
    }
    if (!isLetter(next) && !(next === 47 && isLetter(html.charCodeAt(open + 2)))) {
      at = open + 1;
      continue;
    }
    write(textStart, open);
    const end = findTagEnd(html, open + 1);
    const tag = readTag(html.slice(open + 1, end));
    at = end + 1;
    textStart = at;
    if (DROPPED.has(tag.name)) {
      if (!tag.isEnd && !tag.attributes.endsWith('/')) {
        const inside = at;
        at = skipElement(html, at, tag.name);
        if (tag.name === 'style') readHiddenClasses(html.slice(inside, at), hiddenClasses);
        textStart = at;
      }
      continue;
    }
    if (hidden !== null) {
      if (endsSloppily(hidden, tag)) hidden = null;
      else {
        if (!step(hidden, tag)) hidden = null;
        continue;
      }
    }
    if (
      !tag.isEnd &&
      !VOID.has(tag.name) &&
      !tag.attributes.endsWith('/') &&
      isHidden(tag, hiddenClasses)
    ) {
      hidden = { name: tag.name, depth: 1, start: 0 };
      continue;
    }
    if (tag.name === 'br') page.addLine();
    else if (PARAGRAPHS.has(tag.name)) page.breakLine(2);
    else if (LINES.has(tag.name)) page.breakLine(1);
    else if (CELLS.has(tag.name)) page.separateCell();
    if (tag.name === 'pre') preformatted = Math.max(0, preformatted + (tag.isEnd ? -1 : 1));
    if (tag.name === 'a' && !tag.isEnd && links.length < MOST_LINKS) {
      const target = attribute(tag, 'href');
      if (target !== null && /^https?:/i.test(target.trimStart()))
        links.push(decodeEntities(target.trim()));
    }
    if (quote !== null) {
      if (!step(quote, tag)) {
        quotes.push({ start: quote.start, end: page.position });
        quote = null;
      }
    } else if (!tag.isEnd && startsQuote(tag)) {
      quote = { name: tag.name, depth: 1, start: page.position };
    }
  }
  write(textStart, html.length);
  if (quote !== null) quotes.push({ start: quote.start, end: page.position });
  const text = page.finish();
  return {
    text,
    quotes: quotes
      .map(({ start, end }) => ({
        start: Math.min(start, text.length),
        end: Math.min(end, text.length),
      }))
      .filter(({ start, end }) => end > start),
    links,
  };
}
