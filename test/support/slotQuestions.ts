// Generated questions to the slot engine: calendars, zones, weeks in which the clock changes, rules and grants.
import fc from 'fast-check';
import {
  BLOCK_KINDS,
  type Block,
  type Grant,
  type SlotQuestion,
  type SlotRules,
} from '../../src/domain/holds';
import {
  addDays,
  addMinutes,
  instantAtLocal,
  windowOnDay,
  WEEKDAYS,
  type Window,
  type ZoneId,
} from '../../src/domain/time';
import { PLAIN_RULES } from './holdCases';

export type KnownQuestion = Omit<SlotQuestion, 'blocks'> & { readonly blocks: readonly Block[] };

const ZONES = [
  'America/Chicago',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Auckland',
];
/** Ordinary weeks, both American changes, the European ones, and those of the southern half. */
const MONDAYS = [
  '2026-11-16',
  '2026-10-26',
  '2026-11-02',
  '2027-03-08',
  '2027-03-22',
  '2027-03-29',
  '2026-09-21',
  '2026-09-28',
];
const SITES = ['main', 'north', null];

function windowIn(monday: string, zone: ZoneId, longest: number): fc.Arbitrary<Window> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: longest }),
    )
    .map(([day, minute, length]) => {
      const start = addMinutes(instantAtLocal(`${addDays(monday, day)}T00:00:00`, zone), minute);
      return { start, end: addMinutes(start, length) };
    });
}

function blockIn(monday: string, zone: ZoneId): fc.Arbitrary<Omit<Block, 'entryIds'>> {
  return fc.record({
    window: windowIn(monday, zone, 400),
    // What counts against the limits comes more often.
    kind: fc.oneof(
      fc.constantFrom(...BLOCK_KINDS),
      fc.constantFrom('meeting', 'hold', 'committee'),
    ),
    title: fc.constant(''),
    proposalId: fc.constantFrom(null, null, 'p', 'q'),
    siteId: fc.constantFrom(...SITES),
  });
}

const stretch = fc.record({
  days: fc.subarray([...WEEKDAYS]),
  start: fc.constantFrom('07:00', '11:30', '12:00', '16:15', '22:00'),
  end: fc.constantFrom('02:15', '12:30', '13:00', '17:20'),
});
const limit = (least: number, most: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: least, max: most }), { nil: null });

function rulesIn(zone: ZoneId, monday: string): fc.Arbitrary<SlotRules> {
  return fc.record({
    zone: fc.constant(zone),
    workingHours: fc.constantFrom(
      PLAIN_RULES.workingHours,
      { days: [...WEEKDAYS], start: '00:00', end: '23:45' },
      { days: ['monday', 'Sunday'], start: '01:00', end: '17:30' },
    ),
    holidays: fc.constantFrom([], [addDays(monday, 2)]),
    earlyMeetings: fc.constantFrom(
      null,
      { from: '09:00', notBefore: [] },
      { from: '07:00', notBefore: ['or', 'clinic'] as const },
    ),
    protectedTimes: fc.array(stretch, { maxLength: 1 }),
    noMeetings: fc.array(stretch, { maxLength: 1 }),
    lunch: fc.option(fc.constant({ days: [...WEEKDAYS], start: '12:00', end: '13:00' }), {
      nil: null,
    }),
    bufferMinutes: fc.constantFrom(0, 5, 10, 15),
    maxMeetingsPerDay: limit(1, 4),
    maxMeetingsPerWeek: limit(2, 9),
    maxMeetingMinutesPerDay: limit(60, 300),
    leadMinutes: fc.constantFrom(0, 60, 1440),
    stepMinutes: fc.constantFrom(5, 15, 30),
    homeSiteId: fc.constantFrom(null, 'main'),
    travelMinutes: fc.constantFrom([], [{ from: 'north', to: 'main', minutes: 35 }]),
    privileges: fc.constantFrom(
      [],
      [{ siteId: 'north', firstDay: null, lastDay: addDays(monday, 1) }],
    ),
    trips: fc.subarray([
      { firstDay: addDays(monday, 1), lastDay: addDays(monday, 3), zone: 'Asia/Tokyo' },
      { firstDay: addDays(monday, 3), lastDay: addDays(monday, 5), zone: 'Europe/Madrid' },
      { firstDay: addDays(monday, 1), lastDay: addDays(monday, 1), zone: 'America/Los_Angeles' },
    ]),
    grantors: fc.constantFrom<NonNullable<SlotRules['grantors']>>(
      {},
      { buffer: null },
      { 'by-video': null, 'block:hold': 'physician' },
      { buffer: null, 'by-video': null },
    ),
  });
}

const grant: fc.Arbitrary<Grant> = fc.record(
  {
    code: fc.constantFrom(
      'buffer',
      'block',
      'weekend',
      'past',
      'by-video',
      'lunch',
      'outside-working-hours',
    ),
    blockKind: fc.constantFrom(null, 'meeting', 'research', 'or'),
  },
  { requiredKeys: ['code'] },
);

/** A question about one week, its calendar full enough that rules meet. */
export const slotQuestions: fc.Arbitrary<KnownQuestion> = fc
  .tuple(fc.constantFrom(...ZONES), fc.constantFrom(...MONDAYS))
  .chain(([zone, monday]) =>
    fc.record({
      durationMinutes: fc.constantFrom(10, 15, 30, 45, 60),
      windows: fc.array(
        fc.oneof(
          windowIn(monday, zone, 700),
          fc
            .integer({ min: 0, max: 6 })
            .map((day) => windowOnDay(addDays(monday, day), '08:00', '17:00', zone)),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      blocks: fc.array(blockIn(monday, zone), { maxLength: 22 }).map((blocks): Block[] =>
        blocks.map((block, index) => ({
          ...block,
          entryIds: index % 5 === 4 ? [] : [`e${index}`],
        })),
      ),
      rules: rulesIn(zone, monday),
      now: fc
        .integer({ min: -2 * 1440, max: 3 * 1440 })
        .map((minutes) => addMinutes(instantAtLocal(`${monday}T10:07:00`, zone), minutes)),
      wasAsked: fc.boolean(),
      limit: fc.constant(null),
      feeds: fc.constantFrom<NonNullable<SlotQuestion['feeds']>>(
        [],
        [],
        [],
        [{ feedId: 'qgenda', readAt: null, maxAgeMinutes: 60 }],
      ),
      unread: fc.array(windowIn(monday, zone, 300), { maxLength: 1 }),
      participants: fc.array(
        fc.record({
          address: fc.constantFrom('a@lakesidehealth.example', 'b@lakesidehealth.example'),
          busy: fc.oneof(
            { weight: 9, arbitrary: fc.array(windowIn(monday, zone, 200), { maxLength: 5 }) },
            { weight: 1, arbitrary: fc.constant('unknown' as const) },
          ),
        }),
        { maxLength: 2 },
      ),
      tier: fc.option(
        fc.record({
          placeBy: fc.option(fc.constant(instantAtLocal(`${addDays(monday, 4)}T12:00:00`, zone)), {
            nil: null,
          }),
          windows: fc.option(fc.array(stretch, { minLength: 1, maxLength: 2 }), { nil: null }),
          batch: fc.constantFrom(null, { every: 1, unit: 'month', anchor: monday } as const),
          mayUseProtected: fc.boolean(),
        }),
        { nil: null },
      ),
      mode: fc.constantFrom(null, 'in-person', 'video'),
      siteId: fc.constantFrom(...SITES),
      grants: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(grant, { maxLength: 2 }) },
      ),
    }),
  );
