// Weights by counting alone, as multinomial naive Bayes has them: what every term says of every class by itself.
import type { SparseRows } from './softmaxRegression';

export interface CountedRows {
  readonly rows: SparseRows;
  /** Class of each row. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Author of each row: any numbers that tell authors apart. */
  readonly authors: Int32Array;
}

/** A term that a class never had counts as seen this often. */
const SMOOTHING = 0.1;

function countsOf(
  { rows, labels, classes }: CountedRows,
  isCounted: (row: number) => boolean,
): Float64Array {
  const counts = new Float64Array(rows.width * classes);
  for (let row = 0; row < labels.length; row += 1) {
    if (!isCounted(row)) continue;
    const label = labels[row] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const place = (rows.columns[at] ?? 0) * classes + label;
      counts[place] = (counts[place] ?? 0) + (rows.values[at] ?? 0);
    }
  }
  return counts;
}

/** Logarithms of the terms' shares in each class, less their mean over the classes. */
function weightsOf(counts: Float64Array, classes: number): Float64Array {
  const totals = new Float64Array(classes);
  counts.forEach((count, place) => {
    const one = place % classes;
    totals[one] = (totals[one] ?? 0) + count + SMOOTHING;
  });
  const weights = new Float64Array(counts.length);
  for (let base = 0; base < counts.length; base += classes) {
    let sum = 0;
    for (let one = 0; one < classes; one += 1) {
      const share = ((counts[base + one] ?? 0) + SMOOTHING) / (totals[one] ?? 1);
      weights[base + one] = Math.log(share);
      sum += Math.log(share);
    }
    for (let one = 0; one < classes; one += 1)
      weights[base + one] = (weights[base + one] ?? 0) - sum / classes;
  }
  return weights;
}

/** One row of `classes` weights for each column, from all rows. */
export function countedWeights(counted: CountedRows): Float64Array {
  return weightsOf(
    countsOf(counted, () => true),
    counted.classes,
  );
}

/**
 * Scores of every row by the weights of all authors but its own, row by row.
 *
 * What is learnt on top of them learns to mend what counting gets wrong of strangers, which is what it will meet.
 */
export function scoresByOthers(counted: CountedRows): Float64Array {
  const { rows, labels, classes, authors } = counted;
  const all = countsOf(counted, () => true);
  const scores = new Float64Array(labels.length * classes);
  for (const author of new Set(authors)) {
    const own = countsOf(counted, (row) => authors[row] === author);
    const weights = weightsOf(
      all.map((count, place) => count - (own[place] ?? 0)),
      classes,
    );
    for (let row = 0; row < labels.length; row += 1) {
      if (authors[row] !== author) continue;
      for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
        const base = (rows.columns[at] ?? 0) * classes;
        const value = rows.values[at] ?? 0;
        for (let one = 0; one < classes; one += 1) {
          const place = row * classes + one;
          scores[place] = (scores[place] ?? 0) + value * (weights[base + one] ?? 0);
        }
      }
    }
  }
  return scores;
}
