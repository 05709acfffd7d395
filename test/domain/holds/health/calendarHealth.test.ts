import {
  calendarHealth,
  findClashes,
  missingTravel,
  type Block,
  type BlockKind,
} from '../../../../src/domain/holds';
import { at, block, CHICAGO, on } from '../../../support/holdCases';
import { seeded, shuffled } from '../../../support/seeded';

const DAY = '2026-11-17';
const NINE = on(DAY, '09:00', '11:00');
const TEN = on(DAY, '10:00', '12:00');
const RULES = {
  zone: CHICAGO,
  homeSiteId: 'main',
  travelMinutes: [{ from: 'main', to: 'north-shore', minutes: 45 }],
};

describe('what may not share its time', () => {
  test.each<{ a: BlockKind; b: BlockKind; kind: string | null; mends?: string }>([
    { a: 'meeting', b: 'meeting', kind: 'double-booked', mends: 'assistant' },
    { a: 'or', b: 'teaching', kind: 'double-booked', mends: 'assistant' },
    { a: 'or', b: 'clinic', kind: 'double-booked', mends: 'clinic-scheduling' },
    { a: 'travel', b: 'meeting', kind: 'meeting-in-travel-buffer', mends: 'assistant' },
    { a: 'post-call', b: 'committee', kind: 'over-post-call-recovery', mends: 'assistant' },
    { a: 'post-call', b: 'or', kind: 'over-post-call-recovery', mends: 'clinic-scheduling' },
    { a: 'research', b: 'meeting', kind: 'over-protected', mends: 'assistant' },
    { a: 'call', b: 'travel', kind: 'travel-during-call', mends: 'schedule-owner' },
    { a: 'clinic', b: 'clinic', kind: 'double-booked', mends: 'clinic-scheduling' },
    { a: 'research', b: 'clinic', kind: 'double-booked', mends: 'clinic-scheduling' },
    { a: 'call', b: 'meeting', kind: null },
    { a: 'call', b: 'clinic', kind: null },
    { a: 'hold', b: 'hold', kind: null },
    { a: 'holiday', b: 'meeting', kind: null },
    { a: 'travel', b: 'travel', kind: null },
  ])('$a and $b: $kind', ({ a, b, kind, mends }) => {
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = findClashes([block(NINE, first, 'one'), block(TEN, second, 'two')]);
      expect(found.map((one) => one.kind)).toEqual(kind === null ? [] : [kind]);
      if (kind === null) continue;
      expect(found[0]).toMatchObject({ window: on(DAY, '10:00', '11:00'), mends });
    }
  });

  test('a meeting clashes with in-house call, not with home call', () => {
    const meeting = block(TEN, 'meeting', 'm');
    const call = (duty: 'in-house' | 'home' | 'backup'): Block => ({
      ...block(NINE, 'call', 'c'),
      duty,
    });
    expect(findClashes([meeting, call('in-house')])).toMatchObject([{ kind: 'during-call' }]);
    expect(findClashes([meeting, call('home')])).toEqual([]);
    expect(findClashes([block(TEN, 'travel'), call('backup')])).toEqual([]);
  });

  test('of a hold and a meeting the hold moves', () => {
    for (const [first, second] of [
      [NINE, TEN],
      [TEN, NINE],
    ] as const) {
      const [found] = findClashes([block(first, 'hold', 'h'), block(second, 'meeting', 'm')]);
      expect(found?.moves.kind).toBe('hold');
    }
  });

  test('blocks that only touch do not clash', () => {
    expect(findClashes([block(NINE), block(on(DAY, '11:00', '12:00'))])).toEqual([]);
  });
});

describe('ways that nobody entered', () => {
  const main: Block = { ...block(on(DAY, '08:00', '10:00'), 'or', 'or'), siteId: 'main' };
  const north = (from: string): Block => ({
    ...block(on(DAY, from, '15:00'), 'clinic', 'clinic'),
    siteId: 'north-shore',
  });

  test('a change of site without a way is found', () => {
    expect(missingTravel([main, north('12:00')], RULES)).toMatchObject([
      { minutes: 45, isTooShort: false, window: on(DAY, '11:15', '12:00') },
    ]);
  });

  test('a way in between is enough, unless the gap is too short', () => {
    const way = block(on(DAY, '11:10', '12:00'), 'travel', 'way');
    expect(missingTravel([main, way, north('12:00')], RULES)).toEqual([]);
    const short = block(on(DAY, '10:00', '10:30'), 'travel', 'way');
    expect(missingTravel([main, short, north('10:30')], RULES)).toMatchObject([
      { isTooShort: true },
    ]);
  });

  test('the same site, another day or an unknown place ask for none', () => {
    const tomorrow = { ...north('12:00'), window: on('2026-11-18', '12:00', '15:00') };
    expect(missingTravel([main, { ...north('12:00'), siteId: 'main' }], RULES)).toEqual([]);
    expect(missingTravel([main, tomorrow], RULES)).toEqual([]);
    expect(missingTravel([main, { ...north('12:00'), siteId: null }], RULES)).toEqual([]);
  });
});

describe('the weeks ahead', () => {
  const theatre = (day: string, releasesAt: string): Block => ({
    ...block(on(day, '07:30', '16:30'), 'or', day),
    releasesAt: at(releasesAt),
  });
  const question = {
    blocks: [
      theatre('2026-12-03', '2026-11-23 12:00'),
      theatre('2026-11-24', '2026-11-14 12:00'),
      theatre('2026-12-01', '2026-11-21 12:00'),
      theatre('2027-02-02', '2027-01-23 12:00'),
      block(on('2027-02-03', '09:00', '10:00'), 'meeting', 'far-a'),
      block(on('2027-02-03', '09:00', '10:00'), 'meeting', 'far-b'),
    ],
    now: at('2026-11-16 08:00'),
    rules: RULES,
    trips: [
      {
        id: 'a',
        title: 'A',
        firstDay: '2026-12-10',
        lastDay: '2026-12-11',
        clearances: [{ by: 'chief', isGiven: false }],
        isBooked: true,
      },
      {
        id: 'b',
        title: 'B',
        firstDay: '2026-11-19',
        lastDay: '2026-11-21',
        clearances: [{ by: 'chief', isGiven: true }],
        isBooked: true,
      },
      {
        id: 'c',
        title: 'C',
        firstDay: '2027-06-02',
        lastDay: '2027-06-05',
        clearances: [{ by: 'chief', isGiven: false }],
        isBooked: false,
      },
    ],
    mismatches: [],
  } as const;

  test('releases to come are counted down, soonest first', () => {
    const { releases } = calendarHealth(question);
    expect(releases.map(({ countdown }) => countdown)).toEqual([
      { day: '2026-11-21', hoursLeft: 124, isReleased: false },
      { day: '2026-11-23', hoursLeft: 172, isReleased: false },
    ]);
  });

  test('only the asked weeks are looked at', () => {
    const { window, clashes, unclearedTrips } = calendarHealth(question);
    expect(window).toEqual({ start: at('2026-11-16 00:00'), end: at('2026-12-14 00:00') });
    expect(clashes).toEqual([]);
    expect(unclearedTrips.map(({ trip }) => trip.id)).toEqual(['a']);
    expect(calendarHealth({ ...question, weeks: 12 }).clashes).toHaveLength(1);
  });

  test('the order of blocks never matters', () => {
    const random = seeded(5);
    const expected = JSON.stringify(calendarHealth(question));
    for (let round = 0; round < 10; round += 1)
      expect(
        JSON.stringify(calendarHealth({ ...question, blocks: shuffled(random, question.blocks) })),
      ).toBe(expected);
  });
});
