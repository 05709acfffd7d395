// Thousands of generated histories: people, crashes, lost answers and hands in Outlook, each to end in one hold or none.
import fc from 'fast-check';
import { History, MOVES, type Fault, type Move } from '../support/holdHistories';

/** The seed is fixed, so that a failure today is the same failure tomorrow. */
const RUNS = { numRuns: 10_000, seed: 20_261_116, endOnFailure: true } as const;

const faults: fc.Arbitrary<Fault | null> = fc.option(
  fc.record({
    nth: fc.integer({ min: 1, max: 6 }),
    when: fc.constantFrom('before', 'after'),
    how: fc.constantFrom('crash', 'lost', 'changed'),
  }),
  { nil: null, freq: 1 },
);
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...MOVES),
    who: fc.constantFrom('jordan', 'priya', 'maya', 'grace'),
    option: fc.constantFrom('1', '2'),
    fault: faults,
  }),
  { minLength: 1, maxLength: 4 },
);

describe('ten thousand histories with faults', () => {
  test('each converges to one hold or none, proven', async () => {
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(faults, moves, async (fault, story) => {
        const first = { act: 'propose', who: 'jordan', option: '1', fault } as const;
        const history = new History();
        await history.play(first);
        for (const move of story) await history.play(move);
        await history.comeToRest();
        history.check();
        const end = history.end();
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }),
      RUNS,
    );
    // The walk is worth something only when it reaches every end.
    expect([...ends.keys()].sort()).toEqual(
      expect.arrayContaining([
        'clash',
        'confirmed',
        'declined',
        'expired',
        'proposed',
        'withdrawn',
      ]),
    );
  }, 120_000);
});
