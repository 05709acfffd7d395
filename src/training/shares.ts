// A share with the bounds between which the true one lies: what a figure on some hundred mails is worth.

export interface Share {
  readonly hits: number;
  readonly of: number;
  /** null when there was nothing to count. */
  readonly share: number | null;
  /** Wilson's 95 % bounds. */
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.959964;

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927). */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: null, low: null, high: null };
  const p = hits / of;
  const spread = Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  const middle = p + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  return {
    hits,
    of,
    share: rounded(p),
    low: rounded(Math.max(0, (middle - spread) / scale)),
    high: rounded(Math.min(1, (middle + spread) / scale)),
  };
}

export interface ClassFigures {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
  readonly n: number;
}

/** Precision, recall and F1 of each class; `pairs` are [labelled, given], given may be of no class. */
export function classFigures<Name extends string>(
  names: readonly Name[],
  pairs: readonly (readonly [Name, Name | null])[],
): Record<Name, ClassFigures> {
  const figures = names.map((name): [Name, ClassFigures] => {
    const n = pairs.filter(([wanted]) => wanted === name).length;
    const given = pairs.filter(([, got]) => got === name).length;
    const hits = pairs.filter(([wanted, got]) => wanted === name && got === name).length;
    const f1 = n + given === 0 ? 0 : (2 * hits) / (n + given);
    return [
      name,
      {
        precision: given === 0 ? null : rounded(hits / given),
        recall: n === 0 ? null : rounded(hits / n),
        f1: rounded(f1),
        n,
      },
    ];
  });
  return Object.fromEntries(figures) as Record<Name, ClassFigures>;
}

/** The mean F1 of the classes that occur among the labels. */
export function macroF1(figures: Readonly<Record<string, ClassFigures>>): number {
  const present = Object.values(figures).filter(({ n }) => n > 0);
  if (present.length === 0) return 0;
  return rounded(present.reduce((sum, { f1 }) => sum + f1, 0) / present.length);
}
