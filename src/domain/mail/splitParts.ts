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
  type Line,
} from './lineSigns';
import type { MailPart, PartKind } from './types';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** No reader of lines looks farther than this: blank lines beyond it go with the last of them. */
const MOST_BLANK = 20;

function linesOf(text: string): Line[] {
  const lines: (Omit<Line, 'end'> & { end: number })[] = [];
  let start = 0;
  let blank = 0;
  while (start < text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop + 1;
    const line = text.slice(start, stop < 0 ? text.length : stop);
    const isBlank = line.trim() === '';
    blank = isBlank ? blank + 1 : 0;
    const last = lines.at(-1);
    if (blank > MOST_BLANK && last !== undefined) last.end = end;
    else lines.push({ text: line, start, end, isBlank });
    start = end;
  }
  return lines;
}

type Start = ReturnType<typeof historyStart>;

/** How history begins at a line; each line is looked at once, however many ask. */
function startAt(lines: readonly Line[], at: number, starts: Uint8Array): Start {
  const ready = starts[at] ?? 0;
  if (ready !== 0) return STARTS[ready - 1] ?? null;
  const start = historyStart(lines, at);
  starts[at] = STARTS.indexOf(start) + 1;
  return start;
}

/** What is kept of each line is one more than the place here; 0 where nobody has looked. */
const STARTS: readonly Start[] = [null, 'quoted', 'forwarded'];

/** Marks history: by the mail program's own marks, by `>`, and by header lines, which claim all that follows. */
function markHistory(
  lines: readonly Line[],
  quotes: readonly Range[],
  kinds: PartKind[],
  isForward: boolean,
): void {
  let quoteAt = 0;
  let claimed: 'quoted' | 'forwarded' | null = null;
  let claimedByHeader = false;
  const starts = new Uint8Array(lines.length);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    while (quoteAt < quotes.length && (quotes[quoteAt]?.end ?? 0) <= line.start) quoteAt += 1;
    const quote = quotes[quoteAt];
    const isMarked =
      quote !== undefined && quote.start < line.end && line.start < quote.end && !line.isBlank;
    const { isBlank } = line;
    const start: Start = claimed === 'forwarded' || isBlank ? null : startAt(lines, at, starts);
    if (start !== null) {
      claimed =
        start === 'quoted' && isForward && claimed === null ? 'forwarded' : (claimed ?? start);
      if (start === 'forwarded') claimed = 'forwarded';
      claimedByHeader = !isMarked && !nextIsQuoteMarked(lines, at);
      claimDivider(lines, at, kinds, claimed);
    }
    if (!isBlank && (isMarked || isQuoteMarked(line) || isWrapped(lines, at))) {
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

/** A line of dashes right above history belongs to it. */
function claimDivider(
  lines: readonly Line[],
  at: number,
  kinds: PartKind[],
  kind: 'quoted' | 'forwarded',
): void {
  for (let behind = at - 1; behind >= at - 2 && behind >= 0; behind -= 1) {
    const line = lines[behind];
    if (line === undefined || kinds[behind] !== 'newest') return;
    if (isDivider(line) || /^\s{0,3}_{3,60}\s*$/.test(line.text.slice(0, 64))) {
      for (let place = behind; place < at; place += 1) kinds[place] = kind;
      return;
    }
    if (!line.isBlank) return;
  }
}

const GOES_ON_SMALL = /^[\p{Ll}_]/u;

/** What a mail program wrapped out of a marked line: it stands between two marked ones. */
function isWrapped(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1];
  const line = lines[at];
  const next = lines[at + 1];
  if (before === undefined || line === undefined || next === undefined) return false;
  return (
    isQuoteMarked(before) &&
    isQuoteMarked(next) &&
    !line.isBlank &&
    (before.text.length > 60 || GOES_ON_SMALL.test(line.text))
  );
}

/** A header such as "On … wrote:" may run over several lines before the marked ones. */
function nextIsQuoteMarked(lines: readonly Line[], at: number): boolean {
  for (let ahead = 1; ahead <= 6; ahead += 1) {
    const next = lines[at + ahead];
    if (next === undefined) return false;
    if (isQuoteMarked(next)) return true;
  }
  return false;
}

function isWroteTail(lines: readonly Line[], at: number, starts: Uint8Array): boolean {
  for (let behind = 1; behind <= 3; behind += 1) {
    if (at - behind >= 0 && startAt(lines, at - behind, starts) !== null) return true;
  }
  return false;
}

function markBanner(lines: readonly Line[], kinds: PartKind[]): void {
  let seen = 0;
  for (let at = 0; at < lines.length && seen < 8; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    if (line.isBlank) continue;
    seen += 1;
    if (kinds[at] === 'newest' && isBanner(line)) kinds[at] = 'banner';
  }
}

function markDisclaimers(lines: readonly Line[], kinds: PartKind[]): void {
  let inside = false;
  lines.forEach((line, at) => {
    if (kinds[at] !== 'newest') {
      inside = false;
      return;
    }
    if (line.isBlank) inside = false;
    else if (isDisclaimer(line)) inside = true;
    if (inside) kinds[at] = 'disclaimer';
  });
}

const ASKS = /[?]\s*$/;
const POSTSCRIPT = /^p\.?\s?s\b/i;
const BLANKS = /\s+/;

/** A short line that is no sentence. */
function isSignatureLine(line: Line): boolean {
  const text = line.text.trim();
  return (
    text === '' ||
    (text.length <= 90 &&
      !ASKS.test(text) &&
      !POSTSCRIPT.test(text) &&
      text.split(BLANKS).length <= 12)
  );
}

const LONGEST_SIGNATURE = 15;

/** What else stands below is looked at only where one of these opens it. */
function mayOpenSignature(line: Line): boolean {
  return isSignatureMark(line) || isDivider(line) || isSignOff(line) || looksLikeName(line);
}

/** Marks the closing block of the newest words: after `-- `, after a sign-off, or a name over contact lines. */
function markSignature(lines: readonly Line[], kinds: PartKind[]): void {
  const own: number[] = [];
  for (let at = lines.length - 1; at >= 0 && own.length <= LONGEST_SIGNATURE; at -= 1)
    if (kinds[at] === 'newest') own.unshift(at);
  const last = own.length - 1;
  const from = Math.max(0, last - LONGEST_SIGNATURE + 1);
  for (let index = from; index <= last; index += 1) {
    const at = own[index];
    const line = at === undefined ? undefined : lines[at];
    if (line === undefined || !mayOpenSignature(line)) continue;
    const rest = own.slice(index).flatMap((place) => lines[place] ?? []);
    const written = rest.filter((next) => !next.isBlank);
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
        (written.length >= 2 || /,\s*$/.test(line.text)) &&
        rest.slice(1).every(isSignatureLine)) ||
      (index > 0 &&
        looksLikeName(line) &&
        written.length >= 2 &&
        written.length <= 7 &&
        rest.every(isSignatureLine) &&
        written.slice(1).some((next) => looksLikeContact(next) || isDeviceLine(next)));
    if (!closes) continue;
    for (const place of own.slice(index)) kinds[place] = 'signature';
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
  const lines = linesOf(body);
  const kinds: PartKind[] = lines.map(() => 'newest');
  markHistory(lines, quotes, kinds, isForward);
  markBanner(lines, kinds);
  markDisclaimers(lines, kinds);
  markSignature(lines, kinds);
  const parts: { kind: PartKind; start: number; end: number }[] = [];
  lines.forEach((line, at) => {
    const kind = kinds[at] ?? 'newest';
    const previous = parts.at(-1);
    if (previous?.kind === kind) previous.end = line.end;
    else parts.push({ kind, start: line.start, end: line.end });
  });
  return parts;
}
