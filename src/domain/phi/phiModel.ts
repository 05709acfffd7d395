// The weights by which the evidence around a name, a date or a number is judged.
import { LinearPart, type StoredPart } from './linearPart';
import stored from './phiModel.json';

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

export interface PhiModel {
  readonly unit: number;
  readonly words: ReadonlySet<string>;
  readonly mail: LinearPart;
  readonly names: LinearPart;
  readonly dates: LinearPart;
  readonly numbers: LinearPart;
  readonly clinical: LinearPart;
  /** `mail` and `clinical` in one: both judge the signs of the mail as a whole. */
  readonly whole: LinearPart;
  readonly thresholds: StoredModel['thresholds'];
}

export function readPhiModel(model: StoredModel): PhiModel {
  return {
    unit: model.unit,
    words: new Set(model.words.split(' ')),
    mail: new LinearPart(model.mail),
    names: new LinearPart(model.names),
    dates: new LinearPart(model.dates),
    numbers: new LinearPart(model.numbers),
    clinical: new LinearPart(model.clinical),
    whole: new LinearPart(model.mail, model.clinical),
    thresholds: model.thresholds,
  };
}

let shipped: PhiModel | null = null;

/** The model as it was last trained; read once. */
export function phiModel(): PhiModel {
  shipped ??= readPhiModel(stored);
  return shipped;
}
