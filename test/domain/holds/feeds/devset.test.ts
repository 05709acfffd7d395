import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeed } from '../../../../src/adapters/browser/feeds/readFeed';
import {
  blocksFromEntries,
  calendarHealth,
  compareSchedules,
  findClashes,
  type Block,
  type Mismatch,
  type ScheduleFeed,
} from '../../../../src/domain/holds';
import { localDateAt } from '../../../../src/domain/time';
import { at, CHICAGO } from '../../../support/holdCases';
import { SEED_FOLDER, seedEntries, seedTenant } from '../../../support/seedCalendars';

const OWNERS = ['maya.okafor', 'samuel.brandt'] as const;
const WINDOW = { start: at('2026-11-16 00:00'), end: at('2026-12-14 00:00') };
const SITES = [
  { id: 'main', name: 'Main Campus', zone: CHICAGO, aliases: ['Main'] },
  { id: 'north-shore', name: 'North Shore Pavilion', zone: CHICAGO },
  { id: 'nssc', name: 'North Shore Surgical Center', zone: CHICAGO },
];

function blocksOf(owner: string): readonly Block[] {
  const kinds = { Speaking: 'travel' } as const;
  const release = {
    rules: [{ kind: 'or', titleWord: 'block', daysBefore: 10, at: '12:00' }],
    zone: CHICAGO,
  } as const;
  return blocksFromEntries(seedEntries(owner, '2026-12-13'), [], {
    ownProposalId: null,
    kinds,
    sites: SITES,
    release,
  }).filter(({ window }) => window.start < WINDOW.end && window.end > WINDOW.start);
}

function feed(id: string, authority: number, names: readonly [string, string]): ScheduleFeed {
  const reading = readFeed(readFileSync(join(SEED_FOLDER, `${id}.ics`), 'utf8'), {
    zone: CHICAGO,
    from: at('2026-01-01 00:00'),
    until: at('2027-12-31 00:00'),
  });
  if (reading.kind === 'malformed') throw new Error(`${id}, line ${reading.line}`);
  return {
    id,
    authority,
    people: { 'maya.okafor': names[0], 'samuel.brandt': names[1] },
    events: reading.events,
  };
}
const FEEDS = [
  feed('amion', 2, ['Okafor', 'Brandt']),
  feed('qgenda', 1, ['Okafor, M', 'Brandt, S']),
];

function mismatchesOf(owner: string, blocks = blocksOf(owner)): readonly Mismatch[] {
  return compareSchedules({
    principal: owner,
    feeds: FEEDS,
    calendar: { blocks, window: WINDOW, notes: [] },
    sessions: [],
  });
}

interface Planted {
  readonly owner: string;
  readonly a: string;
  readonly b: string;
  readonly date: string;
  readonly kind: string;
}
interface KnownMismatch {
  readonly id: string;
  readonly who: string;
  readonly date: string;
}
const planted = (seedTenant as unknown as { knownConflicts: readonly Planted[] }).knownConflicts;
const known = (seedTenant as unknown as { feeds: { knownMismatches: readonly KnownMismatch[] } })
  .feeds.knownMismatches;

describe('the development set', () => {
  test('the four planted conflicts are found, and nothing else', () => {
    const found = OWNERS.flatMap((owner) =>
      findClashes(blocksOf(owner)).map(({ kind, window, moves, stays }) => ({
        owner,
        kind,
        date: localDateAt(window.start, CHICAGO),
        between: [moves, stays].map(({ entryIds }) => entryIds[0]!.split(' ')[0]).sort(),
      })),
    );
    expect(found.sort((a, b) => (a.date + a.owner < b.date + b.owner ? -1 : 1))).toEqual(
      planted
        .map(({ owner, kind, date, a, b }) => ({ owner, kind, date, between: [a, b].sort() }))
        .sort((a, b) => (a.date + a.owner < b.date + b.owner ? -1 : 1)),
    );
  });

  test('the four feed mismatches are found, and nothing else', () => {
    const found = OWNERS.flatMap((owner) => mismatchesOf(owner));
    const told = found.map(({ principal, window }) => ({
      who: principal,
      date: localDateAt(window.start, CHICAGO),
    }));
    const expected = known.map(({ who, date }) => ({
      who,
      // What is left over of the night of the 31st is its last hour, on the 1st by the new clock.
      date: date === '2026-10-31' ? '2026-11-01' : date,
    }));
    const order = (a: { who: string; date: string }, b: { who: string; date: string }): number =>
      a.date + a.who < b.date + b.who ? -1 : 1;
    expect(told.sort(order)).toEqual(expected.sort(order));
  });

  test('each mismatch says what differs and who mends it', () => {
    const found = OWNERS.flatMap((owner) => mismatchesOf(owner));
    const told = found
      .map(({ kind, feedId, otherFeedId, instead, mends }) => ({
        kind,
        between: `${feedId ?? 'calendar'} and ${otherFeedId ?? 'calendar'}`,
        instead,
        mends,
      }))
      .sort((a, b) => (a.kind + a.instead < b.kind + b.instead ? -1 : 1));
    expect(told).toEqual([
      {
        kind: 'missing-in-calendar',
        between: 'qgenda and calendar',
        instead: '',
        mends: 'assistant',
      },
      {
        kind: 'other-length',
        between: 'qgenda and amion',
        instead: 'CTICU Night Attending - Okafor',
        mends: 'schedule-owner',
      },
      {
        kind: 'other-person',
        between: 'qgenda and amion',
        instead: 'CTS Call - Sorrell',
        mends: 'schedule-owner',
      },
      {
        kind: 'other-person',
        between: 'qgenda and amion',
        instead: 'Thoracic Call - Markov',
        mends: 'schedule-owner',
      },
    ]);
  });

  test('a call that leaves the calendar is missed there', () => {
    const blocks = blocksOf('samuel.brandt').filter(
      ({ entryIds }) => !entryIds[0]!.startsWith('call-weekend'),
    );
    const more = mismatchesOf('samuel.brandt', blocks).filter(
      ({ kind }) => kind === 'missing-in-calendar',
    );
    expect(more).toHaveLength(2);
  });

  test('a call that no feed knows is asked about', () => {
    const blocks = blocksOf('samuel.brandt');
    const [call] = blocks.filter(({ kind }) => kind === 'call');
    const extra = {
      ...call!,
      window: { start: at('2026-12-02 17:00'), end: at('2026-12-03 07:00') },
    };
    const more = mismatchesOf('samuel.brandt', [...blocks, extra]).filter(
      ({ kind }) => kind === 'missing-in-feed',
    );
    expect(more.map(({ window }) => window)).toEqual([extra.window]);
  });

  test('the health of four weeks names them all in one place', () => {
    const health = calendarHealth({
      blocks: blocksOf('maya.okafor'),
      now: at('2026-11-16 08:00'),
      rules: {
        zone: CHICAGO,
        homeSiteId: 'main',
        travelMinutes: [
          { from: 'main', to: 'north-shore', minutes: 45 },
          { from: 'main', to: 'nssc', minutes: 50 },
          { from: 'north-shore', to: 'nssc', minutes: 10 },
        ],
      },
      trips: [
        {
          id: 'thames',
          title: 'Thames Aortic Week',
          firstDay: '2026-12-02',
          lastDay: '2026-12-05',
          clearances: [
            { by: 'chief', isGiven: true },
            { by: 'or-scheduler', isGiven: false },
          ],
          isBooked: false,
        },
      ],
      mismatches: mismatchesOf('maya.okafor'),
    });
    expect(health.clashes).toHaveLength(3);
    expect(health.mismatches).toHaveLength(2);
    expect(
      health.missingTravel.map(({ from, to, minutes, isTooShort }) => ({
        from: from.siteId,
        to: to.siteId,
        minutes,
        isTooShort,
      })),
    ).toContainEqual({ from: 'north-shore', to: 'nssc', minutes: 10, isTooShort: false });
    // The block of 26 November is cancelled, that of the 24th is released already.
    expect(health.releases.map(({ countdown }) => countdown.day).slice(0, 2)).toEqual([
      '2026-11-21',
      '2026-11-23',
    ]);
    expect(health.unclearedTrips.map(({ missing }) => missing)).toEqual([['or-scheduler']]);
  });
});
