// Tells the sender's own new words from the history, signatures and notices around them.
import {
  historyStart,
  isBanner,
  isDeviceLine,
  isDisclaimer,
  isDivider,
  isQuoteMarked,
  isSignatureMark,
  isSignOff,
  looksLikeContact,
  looksLikeName,
} from './lineSigns';
import type { MailPart, PartKind } from './types';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** No reader of lines looks farther than this: blank lines beyond it go with the last of them. */
const MOST_BLANK = 20;

/**
 * The lines of one body at a time, a list for each thing known of them.
 *
 * A mail may have fifty thousand lines: too many for an object each, and lists of that length are dear to make.
 */
class Lines {
  count = 0;
  readonly texts: string[] = [];
  readonly starts: number[] = [];
  /** With their line ends. */
  readonly ends: number[] = [];
  readonly areBlank: boolean[] = [];
  /** What each line is taken for so far. */
  readonly kinds: PartKind[] = [];

  cut(body: string): void {
    this.count = 0;
    let start = 0;
    let blank = 0;
    while (start < body.length) {
      const stop = body.indexOf('\n', start);
      const end = stop < 0 ? body.length : stop + 1;
      const text = body.slice(start, stop < 0 ? body.length : stop);
      const isBlank = text.trim() === '';
      blank = isBlank ? blank + 1 : 0;
      if (blank > MOST_BLANK) this.ends[this.count - 1] = end;
      else this.add(text, start, end, isBlank);
      start = end;
    }
  }

  /** Nothing of a mail stays in the lists. */
  clear(): void {
    this.texts.fill('', 0, this.count);
    this.count = 0;
  }

  private add(text: string, start: number, end: number, isBlank: boolean): void {
    const at = this.count;
    this.texts[at] = text;
    this.starts[at] = start;
    this.ends[at] = end;
    this.areBlank[at] = isBlank;
    this.kinds[at] = 'newest';
    this.count = at + 1;
  }
}

const shared = new Lines();

type Start = ReturnType<typeof historyStart>;

/** How history begins at a line; each line is looked at once, however many ask. */
function startAt({ texts }: Lines, at: number, starts: Uint8Array): Start {
  const ready = starts[at] ?? 0;
  if (ready !== 0) return STARTS[ready - 1] ?? null;
  const start = historyStart(texts, at);
  starts[at] = STARTS.indexOf(start) + 1;
  return start;
}

/** What is kept of each line is one more than the place here; 0 where nobody has looked. */
const STARTS: readonly Start[] = [null, 'quoted', 'forwarded'];

/** Marks history: by the mail program's own marks, by `>`, and by header lines, which claim all that follows. */
function markHistory(lines: Lines, quotes: readonly Range[], isForward: boolean): void {
  let quoteAt = 0;
  let claimed: 'quoted' | 'forwarded' | null = null;
  let claimedByHeader = false;
  const { count, texts, kinds } = lines;
  const starts = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const from = lines.starts[at] ?? 0;
    const isBlank = lines.areBlank[at] === true;
    while (quoteAt < quotes.length && (quotes[quoteAt]?.end ?? 0) <= from) quoteAt += 1;
    const quote = quotes[quoteAt];
    const isMarked =
      quote !== undefined && quote.start < (lines.ends[at] ?? 0) && from < quote.end && !isBlank;
    const start: Start = claimed === 'forwarded' || isBlank ? null : startAt(lines, at, starts);
    if (start !== null) {
      claimed =
        start === 'quoted' && isForward && claimed === null ? 'forwarded' : (claimed ?? start);
      if (start === 'forwarded') claimed = 'forwarded';
      claimedByHeader = !isMarked && !nextIsQuoteMarked(lines, at);
      claimDivider(lines, at, claimed);
    }
    if (!isBlank && (isMarked || isQuoteMarked(texts[at] ?? '') || isWrapped(lines, at))) {
      kinds[at] = claimed ?? 'quoted';
    } else if (
      claimed !== null &&
      (claimedByHeader || start !== null || isBlank || isWroteTail(lines, at, starts))
    ) {
      kinds[at] = claimed;
    } else if (claimed !== null) {
      claimed = null;
    }
  }
}

const UNDERLINE = /^\s{0,3}_{3,60}\s*$/;

/** A line of dashes right above history belongs to it. */
function claimDivider(
  { texts, areBlank, kinds }: Lines,
  at: number,
  kind: 'quoted' | 'forwarded',
): void {
  for (let behind = at - 1; behind >= at - 2 && behind >= 0; behind -= 1) {
    const line = texts[behind] ?? '';
    if (kinds[behind] !== 'newest') return;
    if (isDivider(line) || UNDERLINE.test(line.slice(0, 64))) {
      for (let place = behind; place < at; place += 1) kinds[place] = kind;
      return;
    }
    if (areBlank[behind] !== true) return;
  }
}

const GOES_ON_SMALL = /^[\p{Ll}_]/u;

/** What a mail program wrapped out of a marked line: it stands between two marked ones. */
function isWrapped({ texts, areBlank }: Lines, at: number): boolean {
  const before = texts[at - 1];
  const line = texts[at];
  const next = texts[at + 1];
  if (before === undefined || line === undefined || next === undefined) return false;
  return (
    isQuoteMarked(before) &&
    isQuoteMarked(next) &&
    areBlank[at] !== true &&
    (before.length > 60 || GOES_ON_SMALL.test(line))
  );
}

/** A header such as "On … wrote:" may run over several lines before the marked ones. */
function nextIsQuoteMarked({ texts }: Lines, at: number): boolean {
  for (let ahead = 1; ahead <= 6; ahead += 1) {
    const next = texts[at + ahead];
    if (next === undefined) return false;
    if (isQuoteMarked(next)) return true;
  }
  return false;
}

function isWroteTail(lines: Lines, at: number, starts: Uint8Array): boolean {
  for (let behind = 1; behind <= 3; behind += 1) {
    if (at - behind >= 0 && startAt(lines, at - behind, starts) !== null) return true;
  }
  return false;
}

function markBanner({ count, texts, areBlank, kinds }: Lines): void {
  let seen = 0;
  for (let at = 0; at < count && seen < 8; at += 1) {
    if (areBlank[at] === true) continue;
    seen += 1;
    if (kinds[at] === 'newest' && isBanner(texts[at] ?? '')) kinds[at] = 'banner';
  }
}

function markDisclaimers({ count, texts, areBlank, kinds }: Lines): void {
  let inside = false;
  for (let at = 0; at < count; at += 1) {
    if (kinds[at] !== 'newest' || areBlank[at] === true) inside = false;
    else if (isDisclaimer(texts[at] ?? '')) inside = true;
    if (inside) kinds[at] = 'disclaimer';
  }
}

const ASKS = /[?]\s*$/;
const POSTSCRIPT = /^p\.?\s?s\b/i;
const BLANKS = /\s+/;

/** A short line that is no sentence. */
function isSignatureLine(line: string): boolean {
  const text = line.trim();
  return (
    text === '' ||
    (text.length <= 90 &&
      !ASKS.test(text) &&
      !POSTSCRIPT.test(text) &&
      text.split(BLANKS).length <= 12)
  );
}

const LONGEST_SIGNATURE = 15;
const ENDS_IN_COMMA = /,\s*$/;

/** What else stands below is looked at only where one of these opens it. */
function mayOpenSignature(line: string): boolean {
  return isSignatureMark(line) || isDivider(line) || isSignOff(line) || looksLikeName(line);
}

/** Marks the closing block of the newest words: after `-- `, after a sign-off, or a name over contact lines. */
function markSignature({ count, texts, areBlank, kinds }: Lines): void {
  const own: number[] = [];
  for (let at = count - 1; at >= 0 && own.length <= LONGEST_SIGNATURE; at -= 1)
    if (kinds[at] === 'newest') own.unshift(at);
  const last = own.length - 1;
  const from = Math.max(0, last - LONGEST_SIGNATURE + 1);
  for (let index = from; index <= last; index += 1) {
    const at = own[index];
    const line = at === undefined ? undefined : texts[at];
    if (line === undefined || !mayOpenSignature(line)) continue;
    const below = own.slice(index);
    const rest = below.map((place) => texts[place] ?? '');
    const written = below
      .filter((place) => areBlank[place] !== true)
      .map((place) => texts[place] ?? '');
    const closes =
      isSignatureMark(line) ||
      (isDivider(line) &&
        index > 0 &&
        written.length >= 2 &&
        written.length <= 7 &&
        rest.slice(1).every(isSignatureLine)) ||
      (isSignOff(line) &&
        index > 0 &&
        written.length <= 9 &&
        (written.length >= 2 || ENDS_IN_COMMA.test(line)) &&
        rest.slice(1).every(isSignatureLine)) ||
      (index > 0 &&
        looksLikeName(line) &&
        written.length >= 2 &&
        written.length <= 7 &&
        rest.every(isSignatureLine) &&
        written.slice(1).some((next) => looksLikeContact(next) || isDeviceLine(next)));
    if (!closes) continue;
    for (const place of below) kinds[place] = 'signature';
    return;
  }
}

/**
 * Parts of a plain body, in order and without gaps.
 *
 * @param quotes stretches that the mail program marked as history
 * @param isForward true when the subject says that the mail was passed on
 */
export function splitParts(body: string, quotes: readonly Range[], isForward: boolean): MailPart[] {
  const lines = shared;
  lines.cut(body);
  markHistory(lines, quotes, isForward);
  markBanner(lines);
  markDisclaimers(lines);
  markSignature(lines);
  const { count, starts, ends, kinds } = lines;
  const parts: { kind: PartKind; start: number; end: number }[] = [];
  for (let at = 0; at < count; at += 1) {
    const kind = kinds[at] ?? 'newest';
    const end = ends[at] ?? 0;
    const previous = parts.at(-1);
    if (previous?.kind === kind) previous.end = end;
    else parts.push({ kind, start: starts[at] ?? 0, end });
  }
  lines.clear();
  return parts;
}
