// When a physician hears of a proposal: at once what cannot wait, else when the next decision block begins.
import { blockBegun, tellInBlock, type DecisionHours } from '../../../src/domain/holds';
import { formatInstant, parseInstant } from '../../../src/domain/time';

const zone = 'America/Chicago';
/** Tuesday and Thursday, twenty to four until four. */
const hours: DecisionHours = {
  blocks: [{ days: ['tuesday', 'thursday'], start: '15:40', end: '16:00' }],
  zone,
};
const at = (text: string) => parseInstant(text)!;
const WEDNESDAY_NINE = at('2026-11-18T15:00:00Z');
const FRIDAY_NOON = at('2026-11-20T18:00:00Z');

test.each([
  { says: 'waits for Thursday’s block', now: WEDNESDAY_NINE, told: '2026-11-19T21:40:00Z' },
  { says: 'of tier A is told at once', now: WEDNESDAY_NINE, tier: 'A', told: null },
  {
    says: 'that lapses before the block is over is told at once',
    now: WEDNESDAY_NINE,
    decideBy: at('2026-11-19T21:50:00Z'),
    told: null,
  },
  { says: 'made in a block is told at once', now: at('2026-11-19T21:45:00Z'), told: null },
  {
    says: 'made when a block has just ended waits for the next',
    now: at('2026-11-19T22:00:00Z'),
    decideBy: at('2026-11-27T18:00:00Z'),
    told: '2026-11-24T21:40:00Z',
  },
  {
    says: 'without a deadline waits, over the change of the clock too',
    now: at('2026-10-30T15:00:00Z'),
    decideBy: null,
    told: '2026-11-03T21:40:00Z',
  },
] as const)('a proposal $says', ({ now, told, ...more }) => {
  const proposal = { tier: 'B', decideBy: FRIDAY_NOON, ...more } as const;
  const tells = tellInBlock(proposal, now, hours);
  expect(tells === null ? null : formatInstant(tells)).toBe(told);
});

test('a house without decision blocks tells at once', () => {
  const proposal = { tier: 'B', decideBy: FRIDAY_NOON } as const;
  expect(tellInBlock(proposal, WEDNESDAY_NINE, { blocks: [], zone })).toBeNull();
  expect(blockBegun(WEDNESDAY_NINE, { blocks: [], zone })).toBeNull();
});

test('the block that began last is the one to tell of', () => {
  expect(formatInstant(blockBegun(WEDNESDAY_NINE, hours)!.start)).toBe('2026-11-17T21:40:00Z');
});
