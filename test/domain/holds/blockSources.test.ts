import {
  blocksFromEntries,
  categoriesOfHold,
  countdownTo,
  dutyOfCall,
  recoveryAfterCall,
  releaseOf,
  siteOfPlace,
  templateBlocks,
  workStreamOf,
  type Block,
  type SessionTemplate,
} from '../../../src/domain/holds';
import { formatInstant, localDateTimeAt } from '../../../src/domain/time';
import { at, block, CHICAGO, entry, on } from '../../support/holdCases';

const SITES = [
  { id: 'main', name: 'Main Campus', zone: CHICAGO, aliases: ['Main'] },
  { id: 'north-shore', name: 'North Shore Pavilion', zone: CHICAGO, aliases: ['North Shore'] },
  { id: 'nssc', name: 'North Shore Surgical Center', zone: CHICAGO },
];
const TEN_DAYS = { kind: 'or', titleWord: 'block', daysBefore: 10, at: '12:00' } as const;

describe('where and what a block is', () => {
  test.each([
    { says: 'a suite of a site is the site', place: 'Main Campus, Suite 400', site: 'main' },
    { says: 'an alias opens the place', place: 'Main OR 2', site: 'main' },
    { says: 'an alias inside another word is no site', place: 'Maintenance shed', site: null },
    { says: 'an alias further on is no site', place: 'Call the Main desk', site: null },
    { says: 'the longest name wins', place: 'North Shore Surgical Center', site: 'nssc' },
    { says: 'a short name is its own site', place: 'north shore, room 2', site: 'north-shore' },
    { says: 'a video call has no site', place: 'Microsoft Teams', site: null },
    { says: 'nothing named is no site', place: '', site: null },
  ])('$says', ({ place, site }) => {
    expect(siteOfPlace(place, SITES)).toBe(site);
  });

  test.each([
    { kind: 'or', categories: ['OR'], stream: 'clinical' },
    { kind: 'meeting', categories: ['Leadership'], stream: 'leadership' },
    { kind: 'meeting', categories: ['Philanthropy'], stream: 'philanthropy' },
    { kind: 'teaching', categories: ['Teaching'], stream: 'teaching' },
    { kind: 'clinic', categories: ['Clinic', 'Post-op'], stream: 'post-op' },
  ] as const)('$kind with $categories is $stream time', ({ kind, categories, stream }) => {
    expect(workStreamOf(kind, categories)).toBe(stream);
  });

  test('a hold carries the colour of its stream', () => {
    expect(categoriesOfHold('Hold', 'teaching', {})).toEqual(['Hold', 'Teaching']);
    expect(categoriesOfHold('Hold', 'pre-op', { 'pre-op': 'Prep' })).toEqual(['Hold', 'Prep']);
    expect(categoriesOfHold('Hold', 'leadership', {})).toEqual(['Hold', 'Leadership']);
    expect(categoriesOfHold('Hold', null, {})).toEqual(['Hold']);
  });

  test.each([
    { title: 'CTS attending call (weeknight)', duty: 'home' },
    { title: 'CTS backup call (Thanksgiving)', duty: 'backup' },
    { title: 'In-house call', duty: 'in-house' },
    { title: 'CTICU Night Attending', duty: 'in-house' },
  ])('$title is $duty', ({ title, duty }) => {
    expect(dutyOfCall(['Call'], title)).toBe(duty);
  });

  test('a block knows its site, stream, duty and release', () => {
    const [call, theatre] = blocksFromEntries(
      [
        entry(on('2026-12-01', '07:30', '16:30'), {
          categories: ['OR'],
          subject: 'OR 2 block',
          location: 'Main OR 2',
        }),
        entry(on('2026-11-30', '17:00', '23:00'), { categories: ['Call'], subject: 'Backup call' }),
      ],
      [],
      {
        ownProposalId: null,
        kinds: {},
        sites: SITES,
        release: { rules: [TEN_DAYS], zone: CHICAGO },
      },
    );
    expect(call).toMatchObject({ kind: 'call', duty: 'backup', workStream: 'clinical' });
    expect(theatre).toMatchObject({
      kind: 'or',
      siteId: 'main',
      releasesAt: at('2026-11-21 12:00'),
    });
  });
});

describe('when OR time is released', () => {
  test('a block releases ten days before at noon, across a clock change', () => {
    const start = at('2026-11-05 07:30');
    const release = releaseOf({ kind: 'or', title: 'OR 2 Block', start }, [TEN_DAYS], CHICAGO);
    expect(localDateTimeAt(release!, CHICAGO)).toBe('2026-10-26T12:00:00');
    expect(formatInstant(release!)).toBe('2026-10-26T17:00:00Z');
  });

  test('booked cases are not released', () => {
    const start = at('2026-11-23 13:00');
    expect(releaseOf({ kind: 'or', title: '2 cases', start }, [TEN_DAYS], CHICAGO)).toBeNull();
  });

  test('the countdown ends at nought', () => {
    const releasesAt = at('2026-11-21 12:00');
    expect(countdownTo(releasesAt, at('2026-11-20 10:30'), CHICAGO)).toEqual({
      day: '2026-11-21',
      hoursLeft: 25,
      isReleased: false,
    });
    expect(countdownTo(releasesAt, releasesAt, CHICAGO)).toMatchObject({
      hoursLeft: 0,
      isReleased: true,
    });
  });
});

describe('rest after a call week', () => {
  const night = (day: string, next: string): Block => ({
    ...block({ start: at(`${day} 17:00`), end: at(`${next} 07:00`) }, 'call', day),
    duty: 'home',
  });
  const week = [
    night('2026-11-16', '2026-11-17'),
    night('2026-11-17', '2026-11-18'),
    night('2026-11-18', '2026-11-19'),
    night('2026-11-19', '2026-11-20'),
    night('2026-11-20', '2026-11-21'),
    block({ start: at('2026-11-21 07:00'), end: at('2026-11-23 07:00') }, 'call', 'weekend'),
  ];
  const RULE = { day: 'monday', start: '07:00', end: '13:00' } as const;

  test('the Monday after a call week is rest', () => {
    const rest = recoveryAfterCall(week, RULE, CHICAGO);
    expect(rest).toMatchObject([
      { kind: 'post-call', window: on('2026-11-23', '07:00', '13:00'), source: 'derived' },
    ]);
  });

  test('a week of five nights rests on the next Monday', () => {
    const rest = recoveryAfterCall(week.slice(0, 5), RULE, CHICAGO);
    expect(rest.map(({ window }) => window)).toEqual([on('2026-11-23', '07:00', '13:00')]);
  });

  test('rest that the calendar already shows is not doubled', () => {
    const shown = block(on('2026-11-23', '07:00', '17:00'), 'post-call');
    expect(recoveryAfterCall([...week, shown], RULE, CHICAGO)).toEqual([]);
  });

  test('a few nights or backup give no rest', () => {
    expect(recoveryAfterCall(week.slice(0, 4), RULE, CHICAGO)).toEqual([]);
    const backup = week.map((one) => ({ ...one, duty: 'backup' as const }));
    expect(recoveryAfterCall(backup, RULE, CHICAGO)).toEqual([]);
    expect(recoveryAfterCall(week, null, CHICAGO)).toEqual([]);
  });
});

describe('the week as it is meant to be', () => {
  const clinic: SessionTemplate = {
    id: 'post-op',
    kind: 'clinic',
    title: 'Post-op clinic',
    siteId: 'main',
    days: ['friday'],
    start: '08:00',
    end: '11:00',
    firstDay: '2026-11-13',
    lastDay: '2027-01-31',
    everyWeeks: 2,
    except: ['2026-12-25'],
  };
  const days = (template: SessionTemplate): string[] =>
    templateBlocks(
      [template],
      { start: at('2026-11-01 00:00'), end: at('2027-01-31 00:00') },
      CHICAGO,
      ['2027-01-08'],
    ).map(({ window }) => localDateTimeAt(window.start, CHICAGO));

  test('every other Friday, holidays and exceptions left out', () => {
    expect(days(clinic)).toEqual([
      '2026-11-13T08:00:00',
      '2026-11-27T08:00:00',
      '2026-12-11T08:00:00',
      '2027-01-22T08:00:00',
    ]);
  });

  test('a session over midnight keeps its clock times', () => {
    const [session] = templateBlocks(
      [{ ...clinic, days: ['saturday'], start: '19:00', end: '07:00', firstDay: '2026-10-31' }],
      { start: at('2026-10-31 12:00'), end: at('2026-11-01 12:00') },
      CHICAGO,
      [],
    );
    expect(session!.window).toEqual({ start: at('2026-10-31 19:00'), end: at('2026-11-01 07:00') });
    expect((session!.window.end - session!.window.start) / 3_600_000).toBe(13);
  });
});
