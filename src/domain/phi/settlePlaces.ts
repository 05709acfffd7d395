// Settles which finding keeps a stretch that two of them claim, and joins the pieces of one name or address.
import type { PhiType } from './types';
import { wholeAddress } from './wholeAddress';

/** A stretch that is taken for PHI, before overlaps are settled. */
export interface Finding {
  readonly type: PhiType;
  readonly start: number;
  readonly end: number;
}

const LONGEST_JOINT = 11;

const JOINT = /^(?:[ .]{1,2}|, |-| ["“'(]|["”')] | (?:viuda|vda\.?) de )$/;

/** What may stand inside a name between two of its pieces: a space, a comma, quotes around a nickname, a widow's "viuda de". */
function isJoint(between: string): boolean {
  return between.length <= LONGEST_JOINT && JOINT.test(between);
}

const HONORIFIC = /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sra?|Srta|Don|Doña)\b\.? /;
/** "Dodd, I …" goes on with a word of one letter; "Soares, M" is how a list writes a name. */
const LONE_WORD = /, [AEIOY]$/u;
const GOES_ON = /^ \p{Ll}/u;

const PARTICLES = /(?<![\p{L}'’])(?:van(?: de[rn]?| 't)?|von(?: der)?|bin|ibn|al-|el-) ?$/u;
const LONGEST_PARTICLE = 8;
const GENERATION = /^(?:,? (?:Jr|Sr)\b\.?| (?:II|III|IV)\b)/;
const LONGEST_GENERATION = 6;

/** The bare name: no honorific before it, no word of one letter that a comma parts from it. */
function bareName(finding: Finding, text: string): Finding {
  if (finding.type !== 'NAME') return finding;
  const { type, start, end } = finding;
  const value = text.slice(start, end);
  const isLetterKept = !GOES_ON.test(text.slice(end, end + 2)) || value === value.toUpperCase();
  return {
    type,
    start: start + (HONORIFIC.exec(value)?.[0].length ?? 0),
    end: end - (isLetterKept ? 0 : (LONE_WORD.exec(value)?.[0].length ?? 0)),
  };
}

/** "van der" before a name and "Jr." behind it go with it. */
function wholeName<T extends Finding>(finding: T, text: string): T {
  if (finding.type !== 'NAME') return finding;
  const { start, end } = finding;
  const before = PARTICLES.exec(text.slice(Math.max(0, start - LONGEST_PARTICLE), start));
  const behind = GENERATION.exec(text.slice(end, end + LONGEST_GENERATION));
  return {
    ...finding,
    start: start - (before?.[0].length ?? 0),
    end: end + (behind?.[0].length ?? 0),
  };
}

/** What is left of a name before a number that claims its end: "WINTERS J" of "WINTERS J PPN 5530071". */
function nameBefore<T extends Finding>(name: T, next: Finding, text: string): T | null {
  if (name.type !== 'NAME' || next.start <= name.start) return null;
  const left = text.slice(name.start, next.start).replace(/[\s,.:;(#-]+$/, '');
  return left === '' ? null : { ...name, end: name.start + left.length };
}

/** "Raymond, Clarice and Pop" are three people, and the letters behind "Dodd, D O D D" spell the name. */
function isListed(between: string, { start, end }: Finding, text: string): boolean {
  return (
    between === ', ' &&
    (/^ (?:and|&|y|e|or) /.test(text.slice(end, end + 5)) ||
      /^\p{Lu}[ -]\p{Lu}[ -]/u.test(text.slice(start, start + 4)))
  );
}

/** Pieces of one thing: of a name, or of an address with its town and postal code. */
function belongTogether(last: Finding | undefined, next: Finding, text: string): boolean {
  if (last?.type !== next.type) return false;
  const between = text.slice(last.end, next.start);
  if (next.type === 'NAME') return isJoint(between) && !isListed(between, next, text);
  return next.type === 'ADDRESS' && /^(?:,? )$/.test(between);
}

interface Ranked extends Finding {
  readonly rank: number;
}

/** Findings by place without overlaps: numbers before dates before names, in the order given; pieces of names and addresses joined. */
export function settlePlaces(found: readonly Finding[], text: string): Finding[] {
  const sorted = found
    .map((finding, rank): Ranked => {
      const { type, start, end } =
        finding.type === 'ADDRESS' ? wholeAddress(finding, text) : wholeName(finding, text);
      return { type, start, end, rank };
    })
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
  const kept: Ranked[] = [];
  for (const finding of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= finding.start) kept.push(finding);
    else if (last.type === 'ADDRESS' && finding.type === 'ADDRESS')
      kept[kept.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
    else if (finding.rank < last.rank) {
      const left = nameBefore(last, finding, text);
      kept.splice(-1, 1, ...(left === null ? [] : [left]), finding);
    }
  }
  const joined: { type: PhiType; start: number; end: number }[] = [];
  for (const { type, start, end } of kept) {
    const last = joined.at(-1);
    if (last !== undefined && belongTogether(last, { type, start, end }, text)) last.end = end;
    else joined.push({ type, start, end });
  }
  return joined.map((finding) => bareName(finding, text)).filter(({ start, end }) => end > start);
}
