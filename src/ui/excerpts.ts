// Cuts a mail's text into stretches to show: plain, deciding words, and PHI to be masked.
import type { PhiSpan, PhiType } from '../domain/phi';

export interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface Stretch {
  readonly text: string;
  /** The identifier's type when the stretch must be masked. */
  readonly phi: PhiType | null;
  readonly isMarked: boolean;
}

/**
 * Cuts `text` between `from` and `to` at every edge of a span or a mark.
 *
 * @param spans PHI, in any order; where two overlap the first in the array names the type
 * @returns stretches in order; joined they are the excerpt
 *
 * @example
 * cutStretches('Ann fell', [nameSpan(0, 3)], [], 0, 8)
 * //=> [{ text: 'Ann', phi: 'NAME', isMarked: false }, { text: ' fell', phi: null, isMarked: false }]
 */
export function cutStretches(
  text: string,
  spans: readonly PhiSpan[],
  marks: readonly Mark[],
  from: number,
  to: number,
): readonly Stretch[] {
  const start = Math.max(0, from);
  const end = Math.min(text.length, to);
  const edges = new Set([start, end]);
  for (const stretch of [...spans, ...marks]) {
    for (const edge of [stretch.start, stretch.end])
      if (edge > start && edge < end) edges.add(edge);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const [index, cut] of cuts.entries()) {
    const next = cuts[index + 1];
    if (next === undefined) break;
    stretches.push({
      text: text.slice(cut, next),
      phi: spans.find((span) => span.start <= cut && span.end >= next)?.type ?? null,
      isMarked: marks.some((mark) => mark.start <= cut && mark.end >= next),
    });
  }
  return stretches;
}

/** A readable window around a mark: at most `reach` characters each side, cut at a word or line edge. */
export function aroundMark(text: string, mark: Mark, reach: number): Mark {
  let start = Math.max(0, mark.start - reach);
  let end = Math.min(text.length, mark.end + reach);
  const lineStart = text.lastIndexOf('\n', mark.start - 1) + 1;
  if (lineStart > start) start = lineStart;
  else while (start > 0 && start < mark.start && !/\s/.test(text.charAt(start - 1))) start += 1;
  const lineEnd = text.indexOf('\n', mark.end);
  if (lineEnd !== -1 && lineEnd < end) end = lineEnd;
  else while (end < text.length && end > mark.end && !/\s/.test(text.charAt(end))) end -= 1;
  return { start, end };
}
