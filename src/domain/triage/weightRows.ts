// The rows of an evidence model, checked and laid out one behind the other in one pass: a release is opened while somebody waits.

/** Whole numbers, a row a term: two bytes each where they fit, so that much of a model stays near the processor. */
export type Weights = Int16Array | Float64Array;

export interface WeightRows {
  /** What each row weighs, as `kind:term`. */
  readonly keys: readonly string[];
  readonly weights: Weights;
}

/** Rows that were laid out while their file was read; a plain object, so that a worker can be sent it. */
export interface WeightTable extends WeightRows {
  readonly weights: Int16Array;
  /** How many numbers a row has. */
  readonly classes: number;
}

/** True for rows that are laid out; no JSON holds such an array. */
export function isWeightTable(terms: Terms | WeightTable): terms is WeightTable {
  return 'weights' in terms && ArrayBuffer.isView(terms.weights);
}

type Terms = Readonly<Record<string, unknown>>;

const known = new WeakMap<Terms, WeightRows>();

const MOST_SHORT = 32_767;

/** Fills the weights in; returns the place of the first row that is not one whole number a class, or of one too big. */
function fill(
  terms: Terms,
  keys: readonly string[],
  weights: Weights,
  classes: number,
  most: number,
): number {
  let at = 0;
  for (let place = 0; place < keys.length; place += 1) {
    const row = terms[keys[place] ?? ''];
    if (!Array.isArray(row) || row.length !== classes || keys[place] === '') return place;
    const values = row as readonly unknown[];
    for (let one = 0; one < classes; one += 1, at += 1) {
      const weight = values[one];
      if (!Number.isInteger(weight)) return place;
      const whole = weight as number;
      if (whole > most || whole < -most) return place;
      weights[at] = whole;
    }
  }
  return keys.length;
}

/**
 * Lays the rows out; the same object is read only once.
 *
 * @returns the key of the first row that is not one whole number a class
 */
export function readWeightRows(terms: Terms | WeightTable, classes: number): WeightRows | string {
  if (isWeightTable(terms))
    return terms.classes === classes && !terms.keys.includes('') ? terms : (terms.keys[0] ?? '');
  const ready = known.get(terms);
  if (ready !== undefined) return ready;
  const keys = Object.keys(terms);
  let weights: Weights = new Int16Array(keys.length * classes);
  let stopped = fill(terms, keys, weights, classes, MOST_SHORT);
  if (stopped < keys.length) {
    weights = new Float64Array(keys.length * classes);
    stopped = fill(terms, keys, weights, classes, Infinity);
    if (stopped < keys.length) return keys[stopped] ?? '';
  }
  const rows = { keys, weights };
  known.set(terms, rows);
  return rows;
}
