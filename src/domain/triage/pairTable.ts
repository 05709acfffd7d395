// Finds the row of a pair of words by their numbers, without putting the pair together.
/** Row of a term that weighs nothing. */
export const NO_ROW = -1;

export interface PairTable {
  /** `NO_ROW` for a pair that weighs nothing. */
  rowOf(opens: number, closes: number): number;
  set(opens: number, closes: number, row: number): void;
}

/** A table for at most so many pairs. */
export function pairTable(most: number): PairTable {
  let bits = 4;
  while (1 << bits < 2 * most + 2) bits += 1;
  const size = 1 << bits;
  const last = size - 1;
  const openings = new Int32Array(size).fill(NO_ROW);
  const closings = new Int32Array(size);
  const rows = new Int32Array(size);
  /** Where the pair stands, or the free place where it would. */
  const slotOf = (opens: number, closes: number): number => {
    let slot = (Math.imul(opens, 0x9e3779b1) ^ Math.imul(closes, 0x85ebca6b)) >>> (32 - bits);
    while (openings[slot] !== NO_ROW && (openings[slot] !== opens || closings[slot] !== closes))
      slot = (slot + 1) & last;
    return slot;
  };
  return {
    rowOf(opens, closes) {
      if (opens === NO_ROW || closes === NO_ROW) return NO_ROW;
      const slot = slotOf(opens, closes);
      return openings[slot] === NO_ROW ? NO_ROW : (rows[slot] ?? NO_ROW);
    },
    set(opens, closes, row) {
      const slot = slotOf(opens, closes);
      openings[slot] = opens;
      closings[slot] = closes;
      rows[slot] = row;
    },
  };
}
