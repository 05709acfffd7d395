// Finds what belongs to a pair of numbers, without putting the pair together.

/** What a table says of a pair, and others of a term, that it does not know. */
export const NO_ROW = -1;

export interface PairTable {
  /** `NO_ROW` for a pair that the table does not know. */
  rowOf(first: number, second: number): number;
  set(first: number, second: number, row: number): void;
}

/** A table for at most so many pairs. */
export function pairTable(most: number): PairTable {
  let bits = 4;
  while (1 << bits < 2 * most + 2) bits += 1;
  const size = 1 << bits;
  const last = size - 1;
  const firsts = new Int32Array(size).fill(NO_ROW);
  const seconds = new Int32Array(size);
  const rows = new Int32Array(size);
  /** Where the pair stands, or the free place where it would. */
  const slotOf = (first: number, second: number): number => {
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - bits);
    while (firsts[slot] !== NO_ROW && (firsts[slot] !== first || seconds[slot] !== second))
      slot = (slot + 1) & last;
    return slot;
  };
  return {
    rowOf(first, second) {
      if (first === NO_ROW || second === NO_ROW) return NO_ROW;
      const slot = slotOf(first, second);
      return firsts[slot] === NO_ROW ? NO_ROW : (rows[slot] ?? NO_ROW);
    },
    set(first, second, row) {
      const slot = slotOf(first, second);
      firsts[slot] = first;
      seconds[slot] = second;
      rows[slot] = row;
    },
  };
}
