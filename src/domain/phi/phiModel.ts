// The weights by which the evidence around a name, a date or a number is judged, and how they are added up.
import stored from './phiModel.json';

/** Signs are put in slots: what is looked at, and what stood there, in up to three parts. Only the last may hold a space. */
export type Put = (slot: string, value: string, second?: string, third?: string) => void;

/** One linear model: by slot and value a whole number for each class. */
export interface StoredPart {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly slots: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

export interface StoredModel {
  readonly version: string;
  /** What one whole number is worth. */
  readonly unit: number;
  /** Words that are also written small: hardly anybody's name. */
  readonly words: string;
  readonly mail: StoredPart;
  readonly names: StoredPart;
  readonly dates: StoredPart;
  readonly numbers: StoredPart;
  readonly clinical: StoredPart;
  /** How likely a stretch must be somebody's before it counts. */
  readonly thresholds: {
    readonly names: number;
    readonly dates: number;
    readonly numbers: number;
    readonly clinical: number;
  };
}

/** Where the whole numbers of a row begin in the part's weights. */
type Row = number;

/** The rows of one slot, found by the parts of a value without putting them together. */
interface SlotRows {
  readonly whole: ReadonlyMap<string, Row>;
  pairs: ReadonlyMap<string, ReadonlyMap<string, Row>> | null;
  triples: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Row>>> | null;
}

export interface LinearPart {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly slots: ReadonlyMap<string, SlotRows>;
  /** The rows one behind the other, close together. */
  readonly weights: Int32Array;
}

export interface PhiModel {
  readonly unit: number;
  readonly words: ReadonlySet<string>;
  readonly mail: LinearPart;
  readonly names: LinearPart;
  readonly dates: LinearPart;
  readonly numbers: LinearPart;
  readonly clinical: LinearPart;
  readonly thresholds: StoredModel['thresholds'];
}

function linearPart({ classes, bias, slots }: StoredPart): LinearPart {
  const weights: number[] = [];
  const table = new Map<string, SlotRows>();
  for (const [slot, values] of Object.entries(slots)) {
    const whole = new Map<string, Row>();
    for (const [value, row] of Object.entries(values)) {
      whole.set(value, weights.length);
      for (let one = 0; one < bias.length; one += 1) weights.push(row[one] ?? 0);
    }
    table.set(slot, { whole, pairs: null, triples: null });
  }
  return { classes, bias, slots: table, weights: Int32Array.from(weights) };
}

/** Values by what stands before their first space. */
function pairsOf(rows: ReadonlyMap<string, Row>): Map<string, Map<string, Row>> {
  const pairs = new Map<string, Map<string, Row>>();
  for (const [value, row] of rows) {
    const cut = value.indexOf(' ');
    if (cut < 0) continue;
    const head = value.slice(0, cut);
    const tails = pairs.get(head) ?? new Map<string, Row>();
    tails.set(value.slice(cut + 1), row);
    pairs.set(head, tails);
  }
  return pairs;
}

/** Where what the part gives to a sign begins; undefined for most. */
function rowOf(
  part: LinearPart,
  slot: string,
  value: string,
  second: string | undefined,
  third: string | undefined,
): Row | undefined {
  const rows = part.slots.get(slot);
  if (rows === undefined) return undefined;
  if (second === undefined) return rows.whole.get(value);
  rows.pairs ??= pairsOf(rows.whole);
  if (third === undefined) return rows.pairs.get(value)?.get(second);
  rows.triples ??= new Map([...rows.pairs].map(([head, tails]) => [head, pairsOf(tails)]));
  return rows.triples.get(value)?.get(second)?.get(third);
}

export function readPhiModel(model: StoredModel): PhiModel {
  return {
    unit: model.unit,
    words: new Set(model.words.split(' ')),
    mail: linearPart(model.mail),
    names: linearPart(model.names),
    dates: linearPart(model.dates),
    numbers: linearPart(model.numbers),
    clinical: linearPart(model.clinical),
    thresholds: model.thresholds,
  };
}

let shipped: PhiModel | null = null;

/** The model as it was last trained; read once. */
export function phiModel(): PhiModel {
  shipped ??= readPhiModel(stored);
  return shipped;
}

/** Adds what a part gives to a sign to the scores of its classes. */
export function addSign(
  part: LinearPart,
  scores: number[],
  slot: string,
  value: string,
  second: string | undefined,
  third: string | undefined,
): void {
  const row = rowOf(part, slot, value, second, third);
  if (row === undefined) return;
  const { weights } = part;
  for (let one = 0; one < scores.length; one += 1)
    scores[one] = (scores[one] ?? 0) + (weights[row + one] ?? 0);
}

/** Turns scores into probabilities in place. */
export function chancesOf(scores: number[], unit: number): number[] {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let one = 0; one < scores.length; one += 1) {
    const power = Math.exp(((scores[one] ?? 0) - most) * unit);
    scores[one] = power;
    sum += power;
  }
  for (let one = 0; one < scores.length; one += 1) scores[one] = (scores[one] ?? 0) / sum;
  return scores;
}

/** The probability of each class, in the order of the part's classes; `from` are scores to go on from. */
export function judge(
  part: LinearPart,
  unit: number,
  write: (put: Put) => void,
  from: readonly number[] = part.bias,
): number[] {
  const scores = [...from];
  write((slot, value, second, third) => {
    addSign(part, scores, slot, value, second, third);
  });
  return chancesOf(scores, unit);
}
