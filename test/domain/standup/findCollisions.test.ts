// Which overlaps the stand-up speaks about, and which are ordinary days.
import {
  blocksFromEntries,
  findClashes,
  type Block,
  type BlockKind,
} from '../../../src/domain/holds';
import { findCollisions } from '../../../src/domain/standup';
import { block, entry, on } from '../../support/holdCases';

const DAY = '2026-11-30';

interface Row {
  readonly says: string;
  readonly a: readonly [BlockKind, string, string];
  readonly b: readonly [BlockKind, string, string];
  readonly found: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    says: 'two meetings at the same time are double-booked',
    a: ['meeting', '09:00', '10:00'],
    b: ['committee', '09:30', '10:30'],
    found: ['double-booked'],
  },
  {
    says: 'meetings that only touch do not collide',
    a: ['meeting', '09:00', '10:00'],
    b: ['meeting', '10:00', '11:00'],
    found: [],
  },
  {
    says: 'a meeting inside the drive between sites collides',
    a: ['travel', '12:30', '13:15'],
    b: ['meeting', '12:30', '13:00'],
    found: ['in-travel'],
  },
  {
    says: 'a conference over OR time collides with the OR',
    a: ['or', '13:00', '17:30'],
    b: ['teaching', '16:00', '17:00'],
    found: ['in-or'],
  },
  {
    says: 'a tumor board over post-call recovery collides',
    a: ['post-call', '07:00', '13:00'],
    b: ['committee', '12:30', '13:30'],
    found: ['over-post-call'],
  },
  {
    says: 'a clinic over post-call recovery collides too',
    a: ['post-call', '07:00', '13:00'],
    b: ['clinic', '08:00', '12:00'],
    found: ['over-post-call'],
  },
  {
    says: 'a meeting over research time takes protected time',
    a: ['research', '08:00', '11:30'],
    b: ['meeting', '09:00', '09:30'],
    found: ['over-protected'],
  },
  {
    says: 'a flight while on call has to be swapped',
    a: ['call', '07:00', '20:00'],
    b: ['travel', '15:00', '18:00'],
    found: ['travel-during-call'],
  },
  {
    says: 'clinic and OR days under call are ordinary',
    a: ['call', '07:00', '20:00'],
    b: ['clinic', '08:00', '12:00'],
    found: [],
  },
  {
    says: 'two holds at one time are a choice',
    a: ['hold', '09:00', '10:00'],
    b: ['hold', '09:00', '10:00'],
    found: [],
  },
  {
    says: 'a hold over a clinic collides with it',
    a: ['clinic', '08:30', '12:30'],
    b: ['hold', '12:00', '13:00'],
    found: ['double-booked'],
  },
  {
    says: 'nothing collides with a holiday by itself',
    a: ['holiday', '00:00', '23:59'],
    b: ['personal', '18:00', '20:00'],
    found: [],
  },
  {
    says: 'a flight within a conference is one trip',
    a: ['travel', '00:00', '23:59'],
    b: ['travel', '13:00', '19:00'],
    found: [],
  },
  {
    says: 'opaque private time over a meeting is double-booked',
    a: ['private', '09:00', '10:00'],
    b: ['meeting', '09:30', '10:30'],
    found: ['double-booked'],
  },
];

test.each(ROWS)('$says', ({ a, b, found }) => {
  const blocks = [a, b].map(([kind, from, to], index) =>
    block(on(DAY, from, to), kind, `entry-${index}`),
  );
  expect(findCollisions(blocks).map((one) => one.kind)).toEqual(found);
  expect(findCollisions([...blocks].reverse()).map((one) => one.kind)).toEqual(found);
});

test.each([
  { says: 'a meeting during in-house call is named for a look', duty: 'in-house' },
  { says: 'a meeting during home call is an ordinary day', duty: 'home' },
] as const)('$says', ({ duty }) => {
  const call = { ...block(on(DAY, '07:00', '20:00'), 'call'), duty };
  const found = findCollisions([call, block(on(DAY, '09:00', '09:30'))]);
  expect(found.map(({ kind }) => kind)).toEqual(duty === 'home' ? [] : ['during-call']);
});

test('the stand-up and the calendar’s health name the same clashes', () => {
  const kinds: BlockKind[] = ['or', 'clinic', 'travel', 'research', 'meeting', 'hold', 'private'];
  const blocks = kinds.map((kind, index) =>
    block(on(DAY, `${String(8 + index).padStart(2, '0')}:00`, '17:00'), kind, kind),
  );
  const pairs = (all: readonly { moves: Block; stays: Block }[]): unknown[] =>
    all.map(({ moves, stays }) => [moves.kind, stays.kind]);
  expect(pairs(findCollisions(blocks))).toEqual(pairs(findClashes(blocks)));
});

test('a collision names the stretch that both claim', () => {
  const [found] = findCollisions([
    block(on(DAY, '12:30', '13:15'), 'travel', 'drive'),
    block(on(DAY, '12:45', '13:30'), 'meeting', 'preview'),
  ]);
  expect(found?.window).toEqual(on(DAY, '12:45', '13:15'));
  expect(found?.moves.entryIds).toEqual(['preview']);
  expect(found?.stays.entryIds).toEqual(['drive']);
});

test('a short block inside a long one is found behind it', () => {
  const found = findCollisions([
    block(on(DAY, '08:00', '18:00'), 'or', 'long'),
    block(on(DAY, '08:30', '08:40'), 'clinic', 'early'),
    block(on(DAY, '17:00', '17:30'), 'meeting', 'late'),
  ]);
  expect(found.map((one) => one.kind)).toEqual(['double-booked', 'in-or']);
});

test('the known conflicts of a real week are found', () => {
  const blocks = blocksFromEntries(
    [
      entry(on('2026-12-02', '07:00', '08:00'), { categories: ['Committee'] }),
      entry(on('2026-12-02', '07:00', '07:30'), { categories: ['Leadership'] }),
      entry(on('2026-12-02', '08:00', '11:30'), { categories: ['Research'] }),
      entry(on('2026-11-30', '12:30', '13:15'), { categories: ['Travel buffer'] }),
      entry(on('2026-11-30', '12:30', '13:00'), { categories: ['Leadership'] }),
      entry(on('2026-11-23', '07:00', '13:00'), {
        categories: ['Post-call recovery'],
        showAs: 'oof',
      }),
      entry(on('2026-11-23', '12:30', '13:30'), { categories: ['Teaching', 'Committee'] }),
    ],
    [],
    { ownProposalId: null, kinds: {} },
  );
  expect(findCollisions(blocks).map((one) => one.kind)).toEqual([
    'over-post-call',
    'in-travel',
    'double-booked',
  ]);
});
