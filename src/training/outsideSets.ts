// Scores the PHI engine on two sets that other people wrote: short clinical questions, and recogniser unit cases.
import { isCovered } from './evaluateTriage';

/** A span that a set expects; two marks say that our taxonomy does not count it. */
export interface OutsideSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly providerName?: boolean | undefined;
  readonly facilityLike?: boolean | undefined;
}

export interface OutsideRecord {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly OutsideSpan[];
  /** The recogniser under test; only unit cases have one. */
  readonly entity?: string | undefined;
}

export interface FoundSpan {
  readonly start: number;
  readonly end: number;
}

export type OutsideSet = 'clinical-questions' | 'recogniser-cases';

export interface OutsideFigures {
  readonly set: OutsideSet;
  readonly n: number;
  /** Spans (questions) or cases (recognisers) that should be found, and how many were. */
  readonly wanted: number;
  readonly found: number;
  readonly recall: number | null;
  /** Texts in which nothing should be found, and how many were left alone. */
  readonly negatives: number;
  readonly leftAlone: number;
  readonly touched: number | null;
  readonly byType: Readonly<Record<string, { readonly wanted: number; readonly found: number }>>;
}

/** Recogniser cases name the recogniser under test; clinical questions do not. */
export function outsideSetOf(records: readonly OutsideRecord[]): OutsideSet {
  return records.some(({ entity }) => entity !== undefined)
    ? 'recogniser-cases'
    : 'clinical-questions';
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Number((part / whole).toFixed(4));
}

/**
 * Scores what was found in each text.
 *
 * A span counts as found when four fifths of it are covered, whatever the type. Of the questions every span counts by
 * itself, without names of providers and without facilities; of the recogniser cases the case counts, all its spans.
 *
 * @param found the spans of each text by the record's id
 */
export function scoreOutside(
  records: readonly OutsideRecord[],
  found: ReadonlyMap<string, readonly FoundSpan[]>,
): OutsideFigures {
  const set = outsideSetOf(records);
  const byType: Record<string, { wanted: number; found: number }> = {};
  let negatives = 0;
  let leftAlone = 0;
  const count = (type: string, isFound: boolean): void => {
    const row = (byType[type] ??= { wanted: 0, found: 0 });
    row.wanted += 1;
    if (isFound) row.found += 1;
  };
  for (const { id, spans, entity } of records) {
    const own = found.get(id) ?? [];
    if (spans.length === 0) {
      negatives += 1;
      if (own.length === 0) leftAlone += 1;
    } else if (set === 'recogniser-cases') {
      count(
        entity ?? '',
        spans.every((span) => isCovered(span, own)),
      );
    } else {
      for (const span of spans) {
        if (span.providerName !== true && span.facilityLike !== true)
          count(span.type, isCovered(span, own));
      }
    }
  }
  const rows = Object.values(byType);
  const wanted = rows.reduce((sum, row) => sum + row.wanted, 0);
  const hits = rows.reduce((sum, row) => sum + row.found, 0);
  return {
    set,
    n: records.length,
    wanted,
    found: hits,
    recall: shareOf(hits, wanted),
    negatives,
    leftAlone,
    touched: shareOf(negatives - leftAlone, negatives),
    byType,
  };
}
