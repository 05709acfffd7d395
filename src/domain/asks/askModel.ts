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

/** Puts one term, told by its kind and a word or two, so that none has to be put together: `b:free on` is b, free, on. */
export type PutTerm = (kind: string, word: string, second?: string) => void;

/** Puts all terms of a candidate or a mail; one that is put twice counts once. */
export type WriteTerms = (put: PutTerm) => void;

interface Weight {
  readonly weight: number;
  /** The count in which it was added last, so that a term counts once. */
  counted: number;
}

let counting = 0;

/** The terms of one kind: of one word, and of two by the first. */
interface OfKind<Row> {
  readonly whole: Map<string, Row>;
  readonly pairs: Map<string, Map<string, Row>>;
}

type Kinds<Row> = ReadonlyMap<string, OfKind<Row>>;

interface ReadyPart {
  readonly bias: number;
  readonly kinds: Kinds<Weight>;
}

/** A model laid out for looking terms up fast. */
export interface ReadyAskModel {
  readonly parts: Readonly<Record<AskPart, ReadyPart>>;
  readonly mode: ReadyMode;
  readonly unit: number;
}

interface ReadyMode {
  readonly bias: readonly number[];
  readonly kinds: Kinds<ModeRow>;
}

interface ModeRow {
  readonly weights: readonly number[];
  counted: number;
}

/** Terms by kind and words, laid out for looking up: maps are faster than an object of a thousand members. */
function layOut<Stored, Row>(
  terms: Readonly<Record<string, Stored>>,
  rowOf: (stored: Stored) => Row,
): Kinds<Row> {
  const kinds = new Map<string, OfKind<Row>>();
  for (const [key, stored] of Object.entries(terms)) {
    const cut = key.indexOf(':');
    const kind = key.slice(0, cut);
    const words = key.slice(cut + 1);
    let known = kinds.get(kind);
    if (known === undefined) {
      known = { whole: new Map(), pairs: new Map() };
      kinds.set(kind, known);
    }
    const gap = words.indexOf(' ');
    if (gap < 0) {
      known.whole.set(words, rowOf(stored));
      continue;
    }
    const first = words.slice(0, gap);
    const seconds = known.pairs.get(first) ?? new Map<string, Row>();
    seconds.set(words.slice(gap + 1), rowOf(stored));
    known.pairs.set(first, seconds);
  }
  return kinds;
}

function rowIn<Row>({ whole, pairs }: OfKind<Row>, word: string, second: string | undefined) {
  return second === undefined ? whole.get(word) : pairs.get(word)?.get(second);
}

/** A part is laid out when the first candidate of its kind is weighed: most mails name no time at all. */
function readyPart({ bias, terms }: LinearPart): ReadyPart {
  let kinds: Kinds<Weight> | null = null;
  return {
    bias,
    get kinds() {
      kinds ??= layOut(terms, (weight): Weight => ({ weight, counted: 0 }));
      return kinds;
    },
  };
}

function readyMode({ bias, terms }: ModePart): ReadyMode {
  let kinds: Kinds<ModeRow> | null = null;
  return {
    bias,
    get kinds() {
      kinds ??= layOut(terms, (weights): ModeRow => ({ weights, counted: 0 }));
      return kinds;
    },
  };
}

/** Makes a stored model ready to be asked. */
export function readyAskModel(model: AskModel): ReadyAskModel {
  const { parts } = model;
  return {
    unit: model.unit,
    parts: {
      slot: readyPart(parts.slot),
      day: readyPart(parts.day),
      range: readyPart(parts.range),
      limit: readyPart(parts.limit),
      length: readyPart(parts.length),
      mail: readyPart(parts.mail),
    },
    mode: readyMode(model.mode),
  };
}

let model: ReadyAskModel | null = null;

/** The model that came with this version. */
export function askModel(): ReadyAskModel {
  model ??= readyAskModel(stored);
  return model;
}

/**
 * Log-odds that the candidate or mail with these terms is what the part looks for.
 *
 * @param more terms that are there to some degree, added in this order
 */
export function scoreAsk(
  ready: ReadyAskModel,
  part: AskPart,
  write: WriteTerms,
  more: readonly Term[] = [],
): number {
  const { bias, kinds } = ready.parts[part];
  counting += 1;
  const own = counting;
  let score = bias;
  let last = '';
  let known: OfKind<Weight> | undefined;
  write((kind, word, second) => {
    if (kind !== last) {
      last = kind;
      known = kinds.get(kind);
    }
    if (known === undefined) return;
    const found = rowIn(known, word, second);
    if (found === undefined || found.counted === own) return;
    found.counted = own;
    score += found.weight;
  });
  for (const [key, value] of more) {
    const cut = key.indexOf(':');
    const found = kinds.get(key.slice(0, cut))?.whole.get(key.slice(cut + 1));
    score += (found?.weight ?? 0) * value;
  }
  return score * ready.unit;
}

/** The terms put together, each once: as training and the reading of the mode look at them. */
export function termsOf(write: WriteTerms): Term[] {
  const keys = new Set<string>();
  write((kind, word, second) => {
    keys.add(second === undefined ? `${kind}:${word}` : `${kind}:${word} ${second}`);
  });
  return [...keys].map((key): Term => [key, 1]);
}

/** Without a word of how to meet, a way must be so much likelier than none. */
const PLAINLY = 1;
/** Mails of fewer terms say too little to guess from. */
const LITTLE = 20;

/**
 * The likeliest class of the mode.
 *
 * @param isSaid the mail says in words how to meet
 * @param size how many terms the mail has; asked for only where it decides
 */
export function likeliestMode(
  ready: ReadyAskModel,
  write: WriteTerms,
  isSaid: boolean,
  size: () => number,
): (typeof MODE_CLASSES)[number] {
  const { bias, kinds } = ready.mode;
  const scores = [...bias];
  counting += 1;
  const own = counting;
  const seen = { place: false };
  let last = '';
  let known: OfKind<ModeRow> | undefined;
  write((kind, word, second) => {
    if (kind !== last) {
      last = kind;
      known = kinds.get(kind);
    }
    if (kind === 'w-has' && word === 'place') seen.place = true;
    const row = known === undefined ? undefined : rowIn(known, word, second);
    if (row === undefined || row.counted === own) return;
    row.counted = own;
    for (let at = 0; at < scores.length; at += 1)
      scores[at] = (scores[at] ?? 0) + (row.weights[at] ?? 0);
  });
  const best = Math.max(...scores);
  const lead = (best - (scores.at(-1) ?? 0)) * ready.unit;
  return !isSaid && !seen.place && (lead < PLAINLY || size() < LITTLE)
    ? 'none'
    : (MODE_CLASSES[scores.indexOf(best)] ?? 'none');
}
