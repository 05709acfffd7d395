// When an answer is needed by: while the physician is awake, at work and outside of OR and call, wherever that is possible.
import fc from 'fast-check';
import {
  answeringHours,
  NO_DEADLINE_IN,
  settleDeadlines,
  type Block,
  type DecisionHours,
} from '../../../src/domain/holds';
import { addMinutes, type Instant, type Window } from '../../../src/domain/time';
import { at, block, CHICAGO, on, PLAIN_RULES } from '../../support/holdCases';

const NOW = at('2026-11-17 16:38');
const NO_BLOCKS: DecisionHours = { blocks: [], zone: CHICAGO };
const EVENING: DecisionHours = {
  blocks: [{ days: ['tuesday'], start: '19:00', end: '19:20' }],
  zone: CHICAGO,
};
const hoursUntil = (until: Instant, own: Parameters<typeof answeringHours>[3] = NO_BLOCKS) =>
  answeringHours(NOW, until, PLAIN_RULES, own);

function decideBy(
  wanted: string,
  latest: string,
  more: { readonly blocks?: readonly Block[]; readonly own?: DecisionHours } = {},
): Instant {
  return settleDeadlines({
    wanted: at(wanted),
    latest: at(latest),
    blocks: more.blocks ?? [],
    hours: hoursUntil(at(latest), more.own),
    hasSecondApprover: false,
    now: NOW,
  }).decideBy;
}

test.each([
  { says: 'a working hour stays', wanted: '2026-11-18 10:00', is: '2026-11-18 10:00' },
  {
    says: 'the night moves to after the opening',
    wanted: '2026-11-18 04:38',
    is: '2026-11-18 09:00',
  },
  { says: 'the evening moves to the morning', wanted: '2026-11-18 21:00', is: '2026-11-19 09:00' },
  { says: 'the weekend moves to Monday', wanted: '2026-11-21 12:00', is: '2026-11-23 09:00' },
  { says: 'a holiday moves on', wanted: '2026-11-26 12:00', is: '2026-11-27 09:00' },
])('$says', ({ wanted, is }) => {
  expect(decideBy(wanted, '2026-12-01 10:00')).toBe(at(is));
});

test('before a time of the early morning it is the evening before', () => {
  expect(decideBy('2026-11-18 04:38', '2026-11-18 08:00')).toBe(at('2026-11-17 17:00'));
});

test('a decision block in the evening is an hour in which answers come', () => {
  expect(decideBy('2026-11-17 19:10', '2026-11-20 10:00', { own: EVENING })).toBe(
    at('2026-11-17 19:10'),
  );
  expect(decideBy('2026-11-17 18:00', '2026-11-20 10:00', { own: EVENING })).toBe(
    at('2026-11-17 19:20'),
  );
});

test('out of the OR it never moves into the night', () => {
  const late = block(on('2026-11-18', '13:00', '18:30'), 'or');
  expect(decideBy('2026-11-18 15:00', '2026-11-20 10:00', { blocks: [late] })).toBe(
    at('2026-11-19 09:00'),
  );
});

test('where no waking hour is left, only OR and call are kept clear', () => {
  const hours: readonly Window[] = [];
  const wanted = at('2026-11-18 04:38');
  const question = { wanted, latest: at('2026-11-18 06:00'), blocks: [], hours, now: NOW };
  expect(settleDeadlines({ ...question, hasSecondApprover: false }).decideBy).toBe(wanted);
});

const minutesAhead = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const busy: fc.Arbitrary<Block> = fc
  .record({
    from: minutesAhead(12 * 24 * 60),
    length: fc.integer({ min: 30, max: 14 * 60 }),
    kind: fc.constantFrom(...NO_DEADLINE_IN, 'meeting' as const),
  })
  .map(({ from, length, kind }) => {
    const start = addMinutes(NOW, from);
    return block({ start, end: addMinutes(start, length) }, kind);
  });

test('over two thousand generated weeks it lands in a waking hour whenever there is one', () => {
  const story = fc.record({
    wanted: minutesAhead(9 * 24 * 60),
    latest: minutesAhead(10 * 24 * 60),
    blocks: fc.array(busy, { maxLength: 6 }),
    own: fc.constantFrom(NO_BLOCKS, EVENING),
  });
  fc.assert(
    fc.property(story, ({ wanted, latest, blocks, own }) => {
      const end = addMinutes(NOW, latest);
      const hours = hoursUntil(end, own);
      const { decideBy: settled } = settleDeadlines({
        wanted: addMinutes(NOW, wanted),
        latest: end,
        blocks,
        hours,
        hasSecondApprover: false,
        now: NOW,
      });
      const taken = blocks.filter(({ kind }) => NO_DEADLINE_IN.includes(kind));
      const isFree = (minute: Instant): boolean =>
        !taken.some(({ window }) => window.start <= minute && minute < window.end);
      const isAwake = (minute: Instant): boolean =>
        hours.some((window) => window.start <= minute && minute <= window.end);
      expect(settled).toBeLessThanOrEqual(end);
      if (isFree(settled) && isAwake(settled)) return;
      // Only where nothing better is left: not before it, nor after it by the time that people need to look.
      for (let minute = addMinutes(NOW, 1); minute <= addMinutes(NOW, Math.min(wanted, latest));) {
        expect(isFree(minute) && isAwake(minute)).toBe(false);
        minute = addMinutes(minute, 1);
      }
    }),
    { numRuns: 2_000, seed: 20_261_116 },
  );
});
