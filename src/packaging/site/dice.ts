// Chance that falls the same way every time, so that the demonstration's history can be tested and repeated.

/** A row of throws between 0 (included) and 1, determined by the seed's words. */
export interface Dice {
  /** The next throw. */
  throw(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of them, each as likely as its weight. */
  pick<T>(choices: readonly (readonly [T, number])[]): T;
}

/** The generator is mulberry32, seeded by FNV-1a over the words. */
export function diceFor(words: string): Dice {
  let state = 2_166_136_261;
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    throw: next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new Error('Nothing to pick from');
      return last[0];
    },
  };
}
