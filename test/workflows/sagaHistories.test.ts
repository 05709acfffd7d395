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

  test('travel stands with its hold and goes with it', async () => {
    const far: fc.Arbitrary<Fault | null> = fc.option(
      fc.record({
        nth: fc.integer({ min: 1, max: 12 }),
        when: fc.constantFrom('before', 'after'),
        how: fc.constantFrom('crash', 'lost', 'changed'),
      }),
      { nil: null, freq: 1 },
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(far, moves, async (fault, story) => {
        const history = new History([
          { before: 30, after: 45 },
          { before: 0, after: 30 },
        ]);
        await history.play({ act: 'propose', who: 'jordan', option: '1', fault });
        for (const move of story) await history.play(move);
        await history.comeToRest();
        history.check();
        seen.add(history.end());
      }),
      { ...RUNS, numRuns: 2_000 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['clash', 'confirmed', 'withdrawn']));
  }, 120_000);
});

// Written out, because a random walk meets them only now and then.
describe('histories that broke something once', () => {
  const WAYS = [
    { before: 30, after: 45 },
    { before: 0, after: 30 },
  ];
  const move = (act: Move['act'], option: Move['option'] = '1', fault: Fault | null = null) =>
    ({ act, who: 'jordan', option, fault }) as const;

  async function live(travel: typeof WAYS, ...story: readonly Move[]): Promise<string> {
    const history = new History(travel);
    for (const one of story) await history.play(one);
    await history.comeToRest();
    history.check();
    return history.end();
  }

  const crashes = [2, 3, 4].flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ nth, when })),
  );
  test.each([{ nth: 1, when: 'after' } as const, ...crashes])(
    'a placing cut off $when its write $nth is withdrawn while a sweep completes it',
    async (cut) => {
      for (const travel of [[], WAYS]) {
        const end = await live(
          travel,
          move('propose', '1', { ...cut, how: 'crash' }),
          move('hours-pass'),
          move('withdraw-while-sweeping'),
        );
        expect(end).toBe('withdrawn');
      }
    },
  );

  test.each(['hours-pass', 'days-pass'] as const)(
    'on her word for one time, the other is removed by hand, and %s until somebody looks',
    async (passing) => {
      const end = await live(
        WAYS,
        move('propose'),
        move('hear', '2'),
        move('two-sweeps'),
        move('delete-event', '1'),
        move(passing),
      );
      expect(end).toBe('picked');
    },
  );

  test('a time goes by, its hold is removed by hand, and the other still waits for an answer', async () => {
    const end = await live(
      WAYS,
      move('propose'),
      { ...move('hours-pass'), who: 'maya' },
      move('extend'),
      { ...move('hours-pass'), who: 'maya' },
      move('delete-event', '1'),
      move('hours-pass'),
    );
    expect(end).toBe('proposed');
  });
});
