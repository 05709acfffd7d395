import {
  calendarHealth,
  healthRows,
  plannedTrips,
  type Block,
  type HealthRow,
  type Mismatch,
  type PlannedTrip,
} from '../../../../src/domain/holds';
import { at, block, CHICAGO, MAYA, on, option, proposal } from '../../../support/holdCases';

const NOW = at('2026-11-16 08:00');
const RULES = {
  zone: CHICAGO,
  homeSiteId: 'main',
  travelMinutes: [{ from: 'main', to: 'north-shore', minutes: 45 }],
};
const NO_TRIP: readonly PlannedTrip[] = [];

function rowsOf(
  blocks: readonly Block[],
  more: {
    trips?: readonly PlannedTrip[];
    mismatches?: readonly Mismatch[];
    past?: readonly Mismatch[];
  } = {},
): readonly HealthRow[] {
  const health = calendarHealth({
    blocks,
    now: NOW,
    rules: RULES,
    trips: more.trips ?? NO_TRIP,
    mismatches: more.mismatches ?? [],
    privileges: [{ siteId: 'north-shore', firstDay: null, lastDay: '2026-11-20' }],
  });
  return healthRows(health, more.past ?? [], NOW, CHICAGO);
}
const told = (rows: readonly HealthRow[]): string[] =>
  rows.map(({ tier, finding }) => `${tier} ${finding.kind}`);

function pair(day: string): readonly Block[] {
  return [
    block(on(day, '09:00', '10:00'), 'meeting', `${day} a`),
    block(on(day, '09:30', '10:30'), 'meeting', `${day} b`),
  ];
}

function mismatch(day: string): Mismatch {
  return {
    kind: 'other-person',
    principal: MAYA,
    window: on(day, '07:00', '17:00'),
    feedId: 'qgenda',
    otherFeedId: 'amion',
    summary: 'Okafor, M: CTS Call',
    instead: 'CTS Call - Sorrell',
    mends: 'schedule-owner',
  };
}

describe('the order in which a person is needed', () => {
  test('what is near stands before what is far, what is over stands last', () => {
    const blocks = [...pair('2026-12-10'), ...pair('2026-11-17'), ...pair('2026-11-23')];
    const rows = rowsOf(blocks, { past: [mismatch('2026-11-11')] });
    expect(told(rows)).toEqual(['now clash', 'soon clash', 'later clash', 'past mismatch']);
  });

  test('at the same hour a collision goes before a difference of schedules', () => {
    const seven = [
      block(on('2026-11-17', '07:00', '09:00'), 'meeting', 'a'),
      block(on('2026-11-17', '06:30', '08:00'), 'meeting', 'b'),
    ];
    const rows = rowsOf(seven, { mismatches: [mismatch('2026-11-17')] });
    expect(told(rows)).toEqual(['now clash', 'now mismatch']);
  });

  test('a booked trip without clearance cannot wait, however far it is', () => {
    const trip: PlannedTrip = {
      id: 't',
      title: 'Course',
      firstDay: '2026-12-10',
      lastDay: '2026-12-11',
      clearances: [
        { by: 'chief', isGiven: true },
        { by: 'or-scheduler', isGiven: false },
      ],
      isBooked: true,
    };
    expect(rowsOf([], { trips: [trip] })).toMatchObject([{ tier: 'now', mends: 'or-scheduler' }]);
    expect(rowsOf([], { trips: [{ ...trip, isBooked: false }] })).toMatchObject([{ tier: 'soon' }]);
  });

  test('work after privileges end is the medical staff office’s', () => {
    const cases = {
      ...block(on('2026-11-23', '13:00', '17:00'), 'or', 'cases'),
      siteId: 'north-shore',
    };
    expect(rowsOf([cases])).toMatchObject([
      { mends: 'medical-staff-office', entryId: 'cases', finding: { kind: 'privilege' } },
    ]);
  });

  test('a release counts by its own hour and not by the block’s', () => {
    const theatre = {
      ...block(on('2026-12-01', '07:30', '16:30'), 'or', 'or'),
      releasesAt: at('2026-11-17 12:00'),
    };
    expect(told(rowsOf([theatre]))).toEqual(['now release']);
  });

  test('no way is asked between two that claim the same time', () => {
    const one = { ...block(on('2026-11-17', '08:00', '12:00'), 'or', 'or'), siteId: 'main' };
    const two = {
      ...block(on('2026-11-17', '11:00', '13:00'), 'clinic', 'cl'),
      siteId: 'north-shore',
    };
    expect(told(rowsOf([one, two]))).toEqual(['now clash']);
    const later = { ...two, window: on('2026-11-17', '12:30', '13:30') };
    expect(told(rowsOf([one, later]))).toEqual(['now missing-travel']);
  });

  test('keys are the same on every reading and each row has its own', () => {
    const blocks = [...pair('2026-11-17'), ...pair('2026-11-23')];
    const keys = rowsOf(blocks).map(({ key }) => key);
    expect(rowsOf([...blocks].reverse()).map(({ key }) => key)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('trips from all who know of them', () => {
  const away: Block = {
    ...block({ start: at('2026-12-10 00:00'), end: at('2026-12-12 00:00') }, 'travel', 'montreal'),
    title: 'Course, Montreal',
  };
  const sources = { blocks: [away], proposals: [], tracked: [], zone: CHICAGO };
  const tracked: PlannedTrip = {
    id: 'PT-3407',
    title: 'Course',
    firstDay: '2026-12-09',
    lastDay: '2026-12-11',
    clearances: [],
    isBooked: true,
  };

  test('days away that nobody asked about lack both clearances', () => {
    expect(plannedTrips(sources)).toMatchObject([
      {
        firstDay: '2026-12-10',
        lastDay: '2026-12-11',
        isBooked: true,
        entryId: 'montreal',
        clearances: [{ isGiven: false }, { isGiven: false }],
      },
    ]);
  });

  test('a way across town is no trip', () => {
    const way = block(on('2026-12-10', '12:00', '13:00'), 'travel', 'way');
    expect(plannedTrips({ ...sources, blocks: [way] })).toEqual([]);
  });

  test('what the tracker knows stands for the calendar’s entry', () => {
    expect(plannedTrips({ ...sources, tracked: [tracked] })).toEqual([tracked]);
  });

  test('a proposal says who has cleared it and whether it stands', () => {
    const asked = proposal({
      kind: 'trip',
      state: 'confirmed',
      needs: ['chief', 'or-scheduler'],
      clearances: [{ office: 'chief', recordedBy: MAYA, recordedAt: NOW, message: null }],
      options: [option('1', { start: at('2026-12-10 00:00'), end: at('2026-12-12 00:00') })],
    });
    expect(plannedTrips({ ...sources, proposals: [asked] })).toMatchObject([
      {
        id: asked.id,
        isBooked: true,
        clearances: [
          { by: 'chief', isGiven: true },
          { by: 'or-scheduler', isGiven: false },
        ],
      },
    ]);
  });
});
