// Settles which finding keeps a stretch that two of them claim, and joins the pieces of one name.
import type { PhiType } from './types';

/** A stretch that is taken for PHI, before overlaps are settled. */
export interface Finding {
  readonly type: PhiType;
  readonly start: number;
  readonly end: number;
}

const LONGEST_JOINT = 4;

/** What may stand inside a name between two of its pieces: a space, a comma, quotes around a nickname. */
function isJoint(between: string): boolean {
  return between.length <= LONGEST_JOINT && /^(?:[ .]{1,2}|, |-| ["“'(]|["”')] )$/.test(between);
}

/** Findings by place without overlaps: numbers before dates before names, in the order given; name pieces joined. */
export function settlePlaces(found: readonly Finding[], text: string): Finding[] {
  const sorted = found
    .map((finding, rank) => ({ ...finding, rank }))
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
  const kept: (Finding & { rank: number })[] = [];
  for (const finding of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= finding.start) kept.push(finding);
    else if (finding.rank < last.rank) kept[kept.length - 1] = finding;
  }
  const joined: { type: PhiType; start: number; end: number }[] = [];
  for (const { type, start, end } of kept) {
    const last = joined.at(-1);
    if (last?.type === 'NAME' && type === 'NAME' && isJoint(text.slice(last.end, start)))
      last.end = end;
    else joined.push({ type, start, end });
  }
  return joined;
}
