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

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let at = 0; at < a.length; at += 1) result[at] = (a[at] ?? 0) - (b[at] ?? 0);
  return result;
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
  for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
    const value = rows.values[at] ?? 0;
    const base = (rows.columns[at] ?? 0) * classes;
    for (let one = 0; one < classes; one += 1)
      into[one] = (into[one] ?? 0) + value * (point[base + one] ?? 0);
  }
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
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at += 1) {
      const value = rows.values[at] ?? 0;
      const base = (rows.columns[at] ?? 0) * classes;
      for (let one = 0; one < classes; one += 1)
        gradient[base + one] = (gradient[base + one] ?? 0) + value * (scores[one] ?? 0);
    }
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

/** The two-loop recursion. Source: J. Nocedal, Updating quasi-Newton matrices with limited storage (1980). */
function direction(gradient: Float64Array, memory: readonly Step[]): Float64Array {
  const way = new Float64Array(gradient.length);
  for (let at = 0; at < way.length; at += 1) way[at] = -(gradient[at] ?? 0);
  const shares: number[] = [];
  for (const step of [...memory].reverse()) {
    const share = step.inverse * dot(step.moved, way);
    shares.push(share);
    for (let at = 0; at < way.length; at += 1)
      way[at] = (way[at] ?? 0) - share * (step.turned[at] ?? 0);
  }
  const last = memory.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.turned, last.turned));
    for (let at = 0; at < way.length; at += 1) way[at] = (way[at] ?? 0) * scale;
  }
  for (const step of memory) {
    const share = (shares.pop() ?? 0) - step.inverse * dot(step.turned, way);
    for (let at = 0; at < way.length; at += 1)
      way[at] = (way[at] ?? 0) + share * (step.moved[at] ?? 0);
  }
  return way;
}

export function fitSoftmax(request: FitRequest): Fit {
  const { rows, classes, rounds } = request;
  const size = (rows.width + 1) * classes;
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossAt(request, point, gradient);
  const memory: Step[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const way = direction(gradient, memory);
    const slope = dot(way, gradient);
    let length = memory.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextLoss = loss;
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      for (let at = 0; at < size; at += 1) next[at] = (point[at] ?? 0) + length * (way[at] ?? 0);
      nextLoss = lossAt(request, next, nextGradient);
      if (nextLoss <= loss + SUFFICIENT * length * slope) break;
      length /= 2;
    }
    const moved = difference(next, point);
    const turned = difference(nextGradient, gradient);
    const curve = dot(moved, turned);
    if (curve > 1e-12) memory.push({ moved, turned, inverse: 1 / curve });
    if (memory.length > MEMORY) memory.shift();
    const gain = loss - nextLoss;
    point = next;
    gradient = nextGradient;
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
