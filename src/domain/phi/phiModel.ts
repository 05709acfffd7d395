// The weights by which the evidence around a name, a date or a number is judged, and how they are added up.
import stored from './phiModel.json';

/** Signs are put in slots: what is looked at, and what stood there. */
export type Put = (slot: string, value: string) => void;

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

export interface LinearPart {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly slots: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
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
  return {
    classes,
    bias,
    slots: new Map(
      Object.entries(slots).map(([slot, values]) => [slot, new Map(Object.entries(values))]),
    ),
  };
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

/** The probability of each class, in the order of the part's classes. */
export function judge(part: LinearPart, unit: number, write: (put: Put) => void): number[] {
  const scores = [...part.bias];
  write((slot, value) => {
    const row = part.slots.get(slot)?.get(value);
    if (row === undefined) return;
    for (let one = 0; one < scores.length; one += 1)
      scores[one] = (scores[one] ?? 0) + (row[one] ?? 0);
  });
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
