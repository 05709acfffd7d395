// Exchange serves four calls at a time for one app and mailbox and refuses the fifth: we keep to three.

/**
 * Lets at most so many calls run at once under one key; the rest wait in the order they came.
 * (https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits)
 */
export class Limiter {
  readonly #limitOf: (key: string) => number;
  readonly #lanes = new Map<string, { running: number; waiting: (() => void)[] }>();

  constructor(limitOf: (key: string) => number) {
    this.#limitOf = limitOf;
  }

  async run<T>(key: string, call: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(key) ?? { running: 0, waiting: [] };
    this.#lanes.set(key, lane);
    if (lane.running >= this.#limitOf(key)) {
      await new Promise<void>((resolve) => lane.waiting.push(resolve));
    } else {
      lane.running += 1;
    }
    try {
      return await call();
    } finally {
      const next = lane.waiting.shift();
      if (next !== undefined) {
        // The place passes on as it is, so that nobody slips in between.
        next();
      } else {
        lane.running -= 1;
        if (lane.running === 0) this.#lanes.delete(key);
      }
    }
  }
}
