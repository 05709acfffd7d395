// The small linear models that say which of the times in a mail are asked for, and whether anybody asks at all.
import type { SpellingBook } from '../mail';
import stored from './askModel.json';
import {
  KIND_NAMES,
  OF,
  type Term,
  type TermKind,
  type TermSink,
  type WriteTerms,
} from './termSink';
import type { AskWord } from './tokenWords';
import { MEETING_MODES } from './types';

/** What a part of the model judges: a kind of candidate, or the whole mail. */
export const ASK_PARTS = ['slot', 'day', 'range', 'limit', 'length', 'mail'] as const;
export type AskPart = (typeof ASK_PARTS)[number];

/** Classes of the mode part, in order; the last one is "not said". */
export const MODE_CLASSES = [...MEETING_MODES, 'none'] as const;

type StoredTerms = Readonly<Record<string, number | readonly number[]>>;

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

const NONE = -1;
const NOT_LOOKED_UP = 0;
const LOOKED_UP = 2;

/** The terms of one kind: by one word, and by two. */
class OfKind {
  private readonly wholes = new Map<string, number>();
  private readonly pairs = new Map<string, Map<string, number>>();
  /** What `wholes` and `pairs` say of the words of a book, by their numbers: a word is looked up once by its letters. */
  private book: SpellingBook | null = null;
  private ofWord = new Int32Array(0);
  private ofFirst: (ReadonlyMap<string, number> | null | undefined)[] = [];

  add(words: string, row: number): void {
    const gap = words.indexOf(' ');
    if (gap < 0) {
      this.wholes.set(words, row);
      return;
    }
    const first = words.slice(0, gap);
    const seconds = this.pairs.get(first) ?? new Map<string, number>();
    seconds.set(words.slice(gap + 1), row);
    this.pairs.set(first, seconds);
  }

  rowOfFact(name: string, second: string | undefined): number {
    return (
      (second === undefined ? this.wholes.get(name) : this.pairs.get(name)?.get(second)) ?? NONE
    );
  }

  rowOfWord({ word, number, book }: AskWord): number {
    this.makeRoom(book, number);
    const known = this.ofWord[number] ?? NOT_LOOKED_UP;
    if (known !== NOT_LOOKED_UP) return known - LOOKED_UP;
    const row = this.wholes.get(word) ?? NONE;
    this.ofWord[number] = row + LOOKED_UP;
    return row;
  }

  rowOfPair(first: AskWord, second: AskWord): number {
    const { number, book } = first;
    this.makeRoom(book, number);
    let seconds = this.ofFirst[number];
    if (seconds === undefined) {
      seconds = this.pairs.get(first.word) ?? null;
      this.ofFirst[number] = seconds;
    }
    return seconds?.get(second.word) ?? NONE;
  }

  private makeRoom(book: SpellingBook | null, number: number): void {
    if (book === this.book && number < this.ofWord.length) return;
    const wider = new Int32Array(number + ROOM);
    if (book === this.book) {
      wider.set(this.ofWord);
    } else {
      this.book = book;
      this.ofFirst = [];
    }
    this.ofWord = wider;
  }
}

const ROOM = 2048;

/** Terms with a number a class each, by kind. */
class Rows {
  readonly kinds: readonly OfKind[] = KIND_NAMES.map(() => new OfKind());
  readonly weights: number[] = [];
  /** The count in which each row was met last, so that a term counts once. */
  private readonly counted: number[] = [];
  private counting = 0;

  private readonly classes: number;

  constructor(terms: StoredTerms, classes: number) {
    this.classes = classes;
    const numbers = new Map<string, number>(KIND_NAMES.map((name, kind) => [name, kind]));
    for (const [key, stored] of Object.entries(terms)) {
      const cut = key.indexOf(':');
      const kind = this.kinds[numbers.get(key.slice(0, cut)) ?? NONE];
      if (kind === undefined) continue;
      kind.add(key.slice(cut + 1), this.counted.length);
      this.counted.push(0);
      if (typeof stored === 'number') this.weights.push(stored);
      else this.weights.push(...stored);
    }
  }

  /** Adds the weights of all terms that are put to the classes' sums. */
  addTo(sums: number[], write: WriteTerms): { readonly namesPlace: boolean } {
    this.counting += 1;
    const met = new Meeting(this, sums);
    write(met);
    return met;
  }

  meet(row: number, sums: number[]): void {
    if (row < 0 || this.counted[row] === this.counting) return;
    this.counted[row] = this.counting;
    const { classes } = this;
    for (let at = 0; at < classes; at += 1)
      sums[at] = (sums[at] ?? 0) + (this.weights[row * classes + at] ?? 0);
  }

  weightOf(key: string): number {
    const cut = key.indexOf(':');
    const kind = this.kinds[KIND_NAMES.findIndex((name) => name === key.slice(0, cut))];
    return this.weights[kind?.rowOfFact(key.slice(cut + 1), undefined) ?? NONE] ?? 0;
  }
}

/** One reading of what a candidate or mail shows. */
class Meeting implements TermSink {
  /** The body names a place. */
  namesPlace = false;
  private readonly rows: Rows;
  private readonly sums: number[];

  constructor(rows: Rows, sums: number[]) {
    this.rows = rows;
    this.sums = sums;
  }

  put(kind: TermKind, name: string, second?: string): void {
    if (kind === OF.conceptInBody && name === 'place') this.namesPlace = true;
    this.rows.meet(this.rows.kinds[kind]?.rowOfFact(name, second) ?? NONE, this.sums);
  }

  word(kind: TermKind, word: AskWord): void {
    this.rows.meet(this.rows.kinds[kind]?.rowOfWord(word) ?? NONE, this.sums);
  }

  pair(kind: TermKind, first: AskWord, second: AskWord): void {
    this.rows.meet(this.rows.kinds[kind]?.rowOfPair(first, second) ?? NONE, this.sums);
  }
}

/** A part of the model, with `Bias` as many numbers as it has classes. */
interface ReadyPart<Bias> {
  readonly bias: Bias;
  readonly rows: Rows;
}

/** A model laid out for looking terms up fast. */
export interface ReadyAskModel {
  readonly parts: Readonly<Record<AskPart, ReadyPart<number>>>;
  readonly mode: ReadyPart<readonly number[]>;
  readonly unit: number;
}

/** A part is laid out when the first candidate of its kind is weighed: most mails name no time at all. */
function readyPart<Bias>(
  { bias, terms }: { readonly bias: Bias; readonly terms: StoredTerms },
  classes: number,
): ReadyPart<Bias> {
  let rows: Rows | null = null;
  return {
    bias,
    get rows() {
      rows ??= new Rows(terms, classes);
      return rows;
    },
  };
}

/** Makes a stored model ready to be asked. */
export function readyAskModel(model: AskModel): ReadyAskModel {
  const { parts } = model;
  return {
    unit: model.unit,
    parts: {
      slot: readyPart(parts.slot, 1),
      day: readyPart(parts.day, 1),
      range: readyPart(parts.range, 1),
      limit: readyPart(parts.limit, 1),
      length: readyPart(parts.length, 1),
      mail: readyPart(parts.mail, 1),
    },
    mode: readyPart(model.mode, MODE_CLASSES.length),
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
  const { bias, rows } = ready.parts[part];
  const sums = [bias];
  rows.addTo(sums, write);
  let [score = 0] = sums;
  for (const [key, value] of more) score += rows.weightOf(key) * value;
  return score * ready.unit;
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
  const { bias, rows } = ready.mode;
  const scores = [...bias];
  const { namesPlace } = rows.addTo(scores, write);
  const best = Math.max(...scores);
  const lead = (best - (scores.at(-1) ?? 0)) * ready.unit;
  return !isSaid && !namesPlace && (lead < PLAINLY || size() < LITTLE)
    ? 'none'
    : (MODE_CLASSES[scores.indexOf(best)] ?? 'none');
}
