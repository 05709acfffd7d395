// Multinomial logistic regression with an L2 prior on sparse rows, by L-BFGS: the same rows always give the same weights.

/** Rows of sparse features; `columns` and `values` of row i lie between `starts[i]` and `starts[i + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface Fit {
  /** One row of `classes` numbers for each column. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface FitRequest {
  readonly rows: SparseRows;
  /** Class of each row. */
  readonly labels: Int32Array;
  /** How much each row counts. */
  readonly costs: Float64Array;
  readonly classes: number;
  /** Strength of the prior that pulls weights towards nothing. */
  readonly prior: number;
  readonly rounds: number;
  /** What every row scores in every class before anything is learnt, row by row. */
  readonly offsets?: Float64Array;
}

const MEMORY = 5;
const HALVINGS = 30;
const SUFFICIENT = 1e-4;
const CLOSE_ENOUGH = 1e-5;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Writes `a` less `b`. */
function subtract(a: Float64Array, b: Float64Array, into: Float64Array): void {
  for (let at = 0; at < a.length; at += 1) into[at] = (a[at] ?? 0) - (b[at] ?? 0);
}

/** Adds `share` times what is in `from`. */
function addShare(into: Float64Array, share: number, from: Float64Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) + share * (from[at] ?? 0);
}

/**
 * Adds to each class what the features of one row say, four classes at a time: so many sums stay in the processor while
 * the row is walked, and each class still adds its features up in their order.
 */
function addRow(
  { starts, columns, values }: SparseRows,
  row: number,
  point: Float64Array,
  classes: number,
  into: Float64Array,
): void {
  const from = starts[row] ?? 0;
  const past = starts[row + 1] ?? 0;
  let one = 0;
  for (; one + 4 <= classes; one += 4) {
    let a = into[one] ?? 0;
    let b = into[one + 1] ?? 0;
    let c = into[one + 2] ?? 0;
    let d = into[one + 3] ?? 0;
    for (let at = from; at < past; at += 1) {
      const value = values[at] ?? 0;
      const place = (columns[at] ?? 0) * classes + one;
      a += value * (point[place] ?? 0);
      b += value * (point[place + 1] ?? 0);
      c += value * (point[place + 2] ?? 0);
      d += value * (point[place + 3] ?? 0);
    }
    into[one] = a;
    into[one + 1] = b;
    into[one + 2] = c;
    into[one + 3] = d;
  }
  for (; one + 2 <= classes; one += 2) {
    let a = into[one] ?? 0;
    let b = into[one + 1] ?? 0;
    for (let at = from; at < past; at += 1) {
      const value = values[at] ?? 0;
      const place = (columns[at] ?? 0) * classes + one;
      a += value * (point[place] ?? 0);
      b += value * (point[place + 1] ?? 0);
    }
    into[one] = a;
    into[one + 1] = b;
  }
  if (one === classes) return;
  let last = into[one] ?? 0;
  for (let at = from; at < past; at += 1)
    last += (values[at] ?? 0) * (point[(columns[at] ?? 0) * classes + one] ?? 0);
  into[one] = last;
}

/** Adds to the gradient what one row says whose classes slope so; the other way of `addRow`. */
function addSlopes(
  { starts, columns, values }: SparseRows,
  row: number,
  slopes: Float64Array,
  classes: number,
  gradient: Float64Array,
): void {
  const from = starts[row] ?? 0;
  const past = starts[row + 1] ?? 0;
  let one = 0;
  for (; one + 4 <= classes; one += 4) {
    const a = slopes[one] ?? 0;
    const b = slopes[one + 1] ?? 0;
    const c = slopes[one + 2] ?? 0;
    const d = slopes[one + 3] ?? 0;
    for (let at = from; at < past; at += 1) {
      const value = values[at] ?? 0;
      const place = (columns[at] ?? 0) * classes + one;
      gradient[place] = (gradient[place] ?? 0) + value * a;
      gradient[place + 1] = (gradient[place + 1] ?? 0) + value * b;
      gradient[place + 2] = (gradient[place + 2] ?? 0) + value * c;
      gradient[place + 3] = (gradient[place + 3] ?? 0) + value * d;
    }
  }
  for (; one + 2 <= classes; one += 2) {
    const a = slopes[one] ?? 0;
    const b = slopes[one + 1] ?? 0;
    for (let at = from; at < past; at += 1) {
      const value = values[at] ?? 0;
      const place = (columns[at] ?? 0) * classes + one;
      gradient[place] = (gradient[place] ?? 0) + value * a;
      gradient[place + 1] = (gradient[place + 1] ?? 0) + value * b;
    }
  }
  if (one === classes) return;
  const last = slopes[one] ?? 0;
  for (let at = from; at < past; at += 1) {
    const place = (columns[at] ?? 0) * classes + one;
    gradient[place] = (gradient[place] ?? 0) + (values[at] ?? 0) * last;
  }
}

/** Scores of one row in every class, written into `into`. */
function scoreRow(
  rows: SparseRows,
  row: number,
  point: Float64Array,
  classes: number,
  into: Float64Array,
): void {
  const biasAt = rows.width * classes;
  for (let one = 0; one < classes; one += 1) into[one] = point[biasAt + one] ?? 0;
  addRow(rows, row, point, classes, into);
}

/** Turns scores into probabilities in place; returns the logarithm of their sum of exponentials. */
export function softmax(scores: Float64Array): number {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let one = 0; one < scores.length; one += 1) {
    const power = Math.exp((scores[one] ?? 0) - most);
    scores[one] = power;
    sum += power;
  }
  for (let one = 0; one < scores.length; one += 1) scores[one] = (scores[one] ?? 0) / sum;
  return most + Math.log(sum);
}

/** Loss at a point; its gradient is written into `gradient`. */
function lossAt(request: FitRequest, point: Float64Array, gradient: Float64Array): number {
  const { rows, labels, costs, classes, prior, offsets } = request;
  const biasAt = rows.width * classes;
  gradient.fill(0);
  let loss = 0;
  const scores = new Float64Array(classes);
  for (let row = 0; row < labels.length; row += 1) {
    scoreRow(rows, row, point, classes, scores);
    if (offsets !== undefined)
      for (let one = 0; one < classes; one += 1)
        scores[one] = (scores[one] ?? 0) + (offsets[row * classes + one] ?? 0);
    const label = labels[row] ?? 0;
    const cost = costs[row] ?? 1;
    const own = scores[label] ?? 0;
    loss += cost * (softmax(scores) - own);
    scores[label] = (scores[label] ?? 0) - 1;
    for (let one = 0; one < classes; one += 1) {
      const slope = cost * (scores[one] ?? 0);
      scores[one] = slope;
      gradient[biasAt + one] = (gradient[biasAt + one] ?? 0) + slope;
    }
    addSlopes(rows, row, scores, classes, gradient);
  }
  for (let at = 0; at < biasAt; at += 1) {
    const weight = point[at] ?? 0;
    loss += (prior / 2) * weight * weight;
    gradient[at] = (gradient[at] ?? 0) + prior * weight;
  }
  return loss;
}

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly inverse: number;
}

/**
 * Writes the way to go from here by the two-loop recursion.
 * Source: J. Nocedal, Updating quasi-Newton matrices with limited storage (1980).
 */
function direct(gradient: Float64Array, memory: readonly Step[], way: Float64Array): void {
  for (let at = 0; at < way.length; at += 1) way[at] = -(gradient[at] ?? 0);
  const shares: number[] = [];
  for (const step of [...memory].reverse()) {
    const share = step.inverse * dot(step.moved, way);
    shares.push(share);
    addShare(way, -share, step.turned);
  }
  const last = memory.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.turned, last.turned));
    for (let at = 0; at < way.length; at += 1) way[at] = (way[at] ?? 0) * scale;
  }
  for (const step of memory) {
    const share = (shares.pop() ?? 0) - step.inverse * dot(step.turned, way);
    addShare(way, share, step.moved);
  }
}

export function fitSoftmax(request: FitRequest): Fit {
  const { rows, classes, rounds } = request;
  const size = (rows.width + 1) * classes;
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let next = new Float64Array(size);
  let nextGradient = new Float64Array(size);
  const way = new Float64Array(size);
  let loss = lossAt(request, point, gradient);
  const memory: Step[] = [];
  /** Room of steps that are forgotten: such arrays are dear to make. */
  const spare: Pick<Step, 'moved' | 'turned'>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    direct(gradient, memory, way);
    const slope = dot(way, gradient);
    let length = memory.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let nextLoss = loss;
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      next.set(point);
      addShare(next, length, way);
      nextLoss = lossAt(request, next, nextGradient);
      if (nextLoss <= loss + SUFFICIENT * length * slope) break;
      length /= 2;
    }
    const room = spare.pop() ?? { moved: new Float64Array(size), turned: new Float64Array(size) };
    subtract(next, point, room.moved);
    subtract(nextGradient, gradient, room.turned);
    const curve = dot(room.moved, room.turned);
    if (curve > 1e-12) memory.push({ ...room, inverse: 1 / curve });
    else spare.push(room);
    const oldest = memory.length > MEMORY ? memory.shift() : undefined;
    if (oldest !== undefined) spare.push(oldest);
    const gain = loss - nextLoss;
    [point, next] = [next, point];
    [gradient, nextGradient] = [nextGradient, gradient];
    loss = nextLoss;
    if (gain < CLOSE_ENOUGH * Math.max(1, Math.abs(loss))) break;
  }
  const biasAt = rows.width * classes;
  return { weights: point.slice(0, biasAt), bias: point.slice(biasAt) };
}

/** Scores of every row. */
export function scoresOf(fit: Fit, rows: SparseRows, classes: number): Float64Array[] {
  const point = new Float64Array(fit.weights.length + fit.bias.length);
  point.set(fit.weights);
  point.set(fit.bias, fit.weights.length);
  return Array.from({ length: rows.starts.length - 1 }, (_, row) => {
    const scores = new Float64Array(classes);
    scoreRow(rows, row, point, classes, scores);
    return scores;
  });
}
