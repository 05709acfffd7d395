// One linear judge: the weights of its signs in one table, and how they are added up.
import { numberOf, UNKNOWN_VALUE, valueOf, type Slot, type Value } from './signValues';

/** Signs are put in slots: what is looked at, and what stood there, in up to three parts. Only the last may hold a space. */
export type Put = (slot: Slot, value: Value, second?: Value, third?: Value) => void;

/** By slot and value a whole number for each class. */
export interface StoredPart {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly slots: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** Slot and value, second, third, and where the row begins: four numbers an entry. */
const ENTRY = 4;
const FIRST_SIZE = 256;
/** A slot's number stands above a value's. */
const SLOT_BITS = 22;
const MOST_PARTS = 4;

function placeOf(first: number, second: number, third: number, mask: number): number {
  const mixed =
    Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/**
 * Weights by sign.
 *
 * The values of a slot are laid out when the slot is first put, in as many parts as it is put in: a model is read
 * without looking at what no mail asks for.
 */
export class LinearPart {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  private readonly stored: readonly StoredPart[];
  private entries = new Int32Array(FIRST_SIZE * ENTRY);
  /** 1 for a place with an entry: most signs have none, and this list is short enough to stay at hand. */
  private taken = new Uint8Array(FIRST_SIZE);
  private mask = FIRST_SIZE - 1;
  private count = 0;
  private readonly weights: number[] = [];
  /** 1 for a slot in so many parts whose values are laid out. */
  private laidOut = new Uint8Array(0);

  /** The judges of several parts in one: a sign is looked up once for all of them. */
  constructor(...stored: readonly StoredPart[]) {
    this.stored = stored;
    this.classes = stored.flatMap(({ classes }) => classes);
    this.bias = stored.flatMap(({ bias }) => bias);
  }

  /** Adds what the part gives to a sign to the scores of its classes. */
  add(
    scores: number[],
    slot: Slot,
    value: Value,
    second: Value | undefined,
    third: Value | undefined,
  ): void {
    const parts = third !== undefined ? 3 : second !== undefined ? 2 : 1;
    const slotAt = slot.number * MOST_PARTS + parts;
    if (this.laidOut[slotAt] !== 1) this.layOut(slot, parts);
    const first = numberOf(value);
    const next = second === undefined ? 0 : numberOf(second);
    const last = third === undefined ? 0 : numberOf(third);
    if (first === UNKNOWN_VALUE || next === UNKNOWN_VALUE || last === UNKNOWN_VALUE) return;
    const key = (slot.number << SLOT_BITS) | first;
    if (this.taken[placeOf(key, next, last, this.mask)] === 0) return;
    const place = this.find(key, next, last);
    const row = this.entries[place + 3] ?? 0;
    if (row === 0) return;
    const { weights } = this;
    for (let one = 0; one < scores.length; one += 1)
      scores[one] = (scores[one] ?? 0) + (weights[row - 1 + one] ?? 0);
  }

  /** The place of the entry, or the free one where it belongs. Rows count from 1, so that 0 is free. */
  private find(first: number, second: number, third: number): number {
    const { entries, mask } = this;
    let place = placeOf(first, second, third, mask) * ENTRY;
    while (
      entries[place + 3] !== 0 &&
      (entries[place] !== first || entries[place + 1] !== second || entries[place + 2] !== third)
    )
      place = (place + ENTRY) & (mask * ENTRY + ENTRY - 1);
    return place;
  }

  private layOut(slot: Slot, parts: number): void {
    const at = slot.number * MOST_PARTS + parts;
    if (at >= this.laidOut.length) {
      const wider = new Uint8Array(2 * at);
      wider.set(this.laidOut);
      this.laidOut = wider;
    }
    this.laidOut[at] = 1;
    let classAt = 0;
    for (const { slots, bias } of this.stored) {
      for (const [text, row] of Object.entries(slots[slot.text] ?? {})) {
        const values = partsOf(text, parts);
        if (values === null) continue;
        const [value = '', second, third] = values;
        const from = this.rowFor(
          (slot.number << SLOT_BITS) | valueOf(value).number,
          second === undefined ? 0 : valueOf(second).number,
          third === undefined ? 0 : valueOf(third).number,
        );
        for (let one = 0; one < bias.length; one += 1)
          this.weights[from + classAt + one] = row[one] ?? 0;
      }
      classAt += bias.length;
    }
  }

  private rowFor(first: number, second: number, third: number): number {
    if (2 * this.count > this.mask) this.grow();
    const place = this.find(first, second, third);
    const known = this.entries[place + 3] ?? 0;
    if (known > 0) return known - 1;
    const from = this.weights.length;
    this.entries.set([first, second, third, from + 1], place);
    this.taken[place / ENTRY] = 1;
    this.count += 1;
    this.weights.push(...this.bias.map(() => 0));
    return from;
  }

  private grow(): void {
    const old = this.entries;
    this.entries = new Int32Array(2 * old.length);
    this.mask = 2 * this.mask + 1;
    this.taken = new Uint8Array(this.mask + 1);
    for (let at = 0; at < old.length; at += ENTRY) {
      if (old[at + 3] === 0) continue;
      const place = this.find(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0);
      this.entries.set(old.subarray(at, at + ENTRY), place);
      this.taken[place / ENTRY] = 1;
    }
  }
}

/** A stored value in its parts, cut at its first spaces; null when it has fewer. */
function partsOf(text: string, count: number): string[] | null {
  const parts: string[] = [];
  let from = 0;
  while (parts.length + 1 < count) {
    const space = text.indexOf(' ', from);
    if (space < 0) return null;
    parts.push(text.slice(from, space));
    from = space + 1;
  }
  return [...parts, text.slice(from)];
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
    part.add(scores, slot, value, second, third);
  });
  return chancesOf(scores, unit);
}
