// The small linear models that say which of the times in a mail are asked for, and whether anybody asks at all.
import stored from './askModel.json';
import { MEETING_MODES } from './types';

/** What a part of the model judges: a kind of candidate, or the whole mail. */
export const ASK_PARTS = ['slot', 'day', 'range', 'limit', 'length', 'mail'] as const;
export type AskPart = (typeof ASK_PARTS)[number];

/** Classes of the mode part, in order; the last one is "not said". */
export const MODE_CLASSES = [...MEETING_MODES, 'none'] as const;

export interface LinearPart {
  readonly bias: number;
  readonly terms: Readonly<Record<string, number>>;
}

export interface ModePart {
  /** One number a class. */
  readonly bias: readonly number[];
  readonly terms: Readonly<Record<string, readonly number[]>>;
}

/** Weights are whole numbers of `unit`. */
export interface AskModel {
  readonly unit: number;
  readonly parts: Readonly<Record<AskPart, LinearPart>>;
  readonly mode: ModePart;
}

/** A term with how strongly it is there; 1 for a word. */
export type Term = readonly [key: string, value: number];

/** A model laid out for looking terms up fast. */
export interface ReadyAskModel {
  readonly parts: Readonly<
    Record<AskPart, { readonly bias: number; readonly terms: ReadonlyMap<string, number> }>
  >;
  readonly mode: {
    readonly bias: readonly number[];
    readonly terms: ReadonlyMap<string, readonly number[]>;
  };
  readonly unit: number;
}

/** Looks the terms up in maps, which is faster than an object of a thousand members. */
export function readyAskModel(model: AskModel): ReadyAskModel {
  const part = (name: AskPart): ReadyAskModel['parts'][AskPart] => ({
    bias: model.parts[name].bias,
    terms: new Map(Object.entries(model.parts[name].terms)),
  });
  return {
    unit: model.unit,
    parts: {
      slot: part('slot'),
      day: part('day'),
      range: part('range'),
      limit: part('limit'),
      length: part('length'),
      mail: part('mail'),
    },
    mode: { bias: model.mode.bias, terms: new Map(Object.entries(model.mode.terms)) },
  };
}

let model: ReadyAskModel | null = null;

/** The model that came with this version. */
export function askModel(): ReadyAskModel {
  model ??= readyAskModel(stored);
  return model;
}

/** Log-odds that the candidate or mail with these terms is what the part looks for. */
export function scoreAsk(ready: ReadyAskModel, part: AskPart, terms: readonly Term[]): number {
  const { bias, terms: weights } = ready.parts[part];
  let score = bias;
  for (const [key, value] of terms) score += (weights.get(key) ?? 0) * value;
  return score * ready.unit;
}

/** Without a word of how to meet, a way must be so much likelier than none. */
const PLAINLY = 1;
/** Mails of fewer terms say too little to guess from. */
const LITTLE = 20;

/** The likeliest class of the mode. */
export function likeliestMode(
  ready: ReadyAskModel,
  terms: readonly Term[],
): (typeof MODE_CLASSES)[number] {
  const scores = [...ready.mode.bias];
  let isSaid = false;
  for (const [key, value] of terms) {
    if (key.startsWith('say:') || key === 'w-has:place') isSaid = true;
    const row = ready.mode.terms.get(key);
    if (row === undefined) continue;
    for (let at = 0; at < scores.length; at += 1)
      scores[at] = (scores[at] ?? 0) + (row[at] ?? 0) * value;
  }
  const best = Math.max(...scores);
  const lead = (best - (scores.at(-1) ?? 0)) * ready.unit;
  return !isSaid && (lead < PLAINLY || terms.length < LITTLE)
    ? 'none'
    : (MODE_CLASSES[scores.indexOf(best)] ?? 'none');
}
