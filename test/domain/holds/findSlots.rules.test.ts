import {
  easiestOpening,
  explainTime,
  findSlots,
  grantsFor,
  type Block,
  type Refusal,
  type SlotQuestion,
  type SlotRules,
} from '../../../src/domain/holds';
import {
  addMinutes,
  formatInstant,
  localDateTimeAt,
  overlaps,
  WEEKDAYS,
  wholeDay,
  type Window,
} from '../../../src/domain/time';
import { at, block, CHICAGO, on, PLAIN_RULES } from '../../support/holdCases';

const TUESDAY = '2026-11-17';
const RULES: SlotRules = {
  ...PLAIN_RULES,
  homeSiteId: 'main',
  travelMinutes: [
    { from: 'main', to: 'north-shore', minutes: 45 },
    { from: 'north-shore', to: 'nssc', minutes: 10 },
  ],
};
const question = (differences: Partial<SlotQuestion>): SlotQuestion => ({
  durationMinutes: 30,
  windows: [on(TUESDAY, '08:00', '17:00')],
  blocks: [],
  rules: RULES,
  now: at('2026-11-16 09:00'),
  wasAsked: true,
  mode: 'in-person',
  ...differences,
});
const isFree = (asked: SlotQuestion, local: string): boolean =>
  explainTime(asked, at(local)).slots.length === 1;
const why = (asked: SlotQuestion, local: string): Refusal => {
  const [refusal] = explainTime(asked, at(local)).refusals;
  if (refusal === undefined) throw new Error(`${local} is free`);
  return refusal;
};
const codes = (asked: SlotQuestion, local: string): string[] =>
  why(asked, local).rules.map(({ code }) => code);
const grantors = (asked: SlotQuestion, local: string): string[] | null =>
  why(asked, local).relaxations?.map(({ code, grantor }) => `${code} by ${grantor}`) ?? null;
const clinicNorth: Block = {
  ...block(on(TUESDAY, '10:00', '12:00'), 'clinic', 'clinic-north'),
  siteId: 'north-shore',
};
const hours = (window: Window | null): string | null =>
  window === null
    ? null
    : [window.start, window.end]
        .map((one) => localDateTimeAt(one, CHICAGO).slice(11, 16))
        .join('-');

describe('sites and the way between them', () => {
  test('a meeting in person keeps the way on both sides', () => {
    const asked = question({ blocks: [clinicNorth] });
    expect(codes(asked, `${TUESDAY} 09:00`)).toEqual(['travel-time']);
    expect(isFree(asked, `${TUESDAY} 08:45`)).toBe(true);
    expect(isFree(asked, `${TUESDAY} 12:45`)).toBe(true);
    expect(codes(asked, `${TUESDAY} 12:40`)).toEqual(['travel-time']);
  });

  test('buffer and way run together and are not added up', () => {
    const asked = question({ blocks: [clinicNorth] });
    expect(codes(asked, `${TUESDAY} 12:05`)).toEqual(['buffer', 'travel-time']);
    expect(grantors(asked, `${TUESDAY} 12:05`)).toEqual(['block by clinic-scheduler']);
    expect(grantors(asked, `${TUESDAY} 12:20`)).toEqual(['by-video by requester']);
  });

  test('where nobody waives buffers the block alone is asked for, not the video as well', () => {
    const rules = { ...RULES, grantors: { buffer: null } };
    const asked = question({ blocks: [clinicNorth], rules });
    expect(codes(asked, `${TUESDAY} 12:05`)).toEqual(['buffer', 'travel-time']);
    expect(grantors(asked, `${TUESDAY} 12:05`)).toEqual(['block by clinic-scheduler']);
  });

  test('a video meeting needs no way', () => {
    const asked = question({ blocks: [clinicNorth], mode: 'video' });
    expect(isFree(asked, `${TUESDAY} 12:10`)).toBe(true);
  });

  test('a meeting at the same site needs no way', () => {
    const asked = question({ blocks: [clinicNorth], siteId: 'north-shore' });
    expect(isFree(asked, `${TUESDAY} 12:10`)).toBe(true);
  });

  test('a leg that nobody named takes the usual time', () => {
    const asked = question({ blocks: [clinicNorth], siteId: 'lakeside-club' });
    expect(codes(asked, `${TUESDAY} 12:55`)).toEqual(['travel-time']);
    expect(isFree(asked, `${TUESDAY} 13:00`)).toBe(true);
  });

  test('a slot brings the ways that it needs', () => {
    const asked = question({ siteId: 'north-shore', windows: [on(TUESDAY, '13:00', '13:30')] });
    const [slot] = findSlots(asked).slots;
    expect(hours(slot!.travel.before)).toBe('12:15-13:00');
    expect(hours(slot!.travel.after)).toBe('13:30-14:15');
  });

  test('a way that the calendar holds is not asked for twice', () => {
    const back = block(on(TUESDAY, '12:00', '12:45'), 'travel', 'way-back');
    const asked = question({
      blocks: [clinicNorth, back],
      windows: [on(TUESDAY, '13:00', '13:30')],
    });
    expect(findSlots(asked).slots[0]!.travel).toEqual({ before: null, after: null });
  });
});

describe('a block whose place nobody knows', () => {
  const unplaced = block(on(TUESDAY, '09:00', '10:00'), 'meeting', 'somewhere');
  const away = question({ siteId: 'north-shore', blocks: [unplaced] });

  test('the way to another site never runs through it', () => {
    expect(codes(away, `${TUESDAY} 10:30`)).toEqual(['travel-time']);
    expect(isFree(away, `${TUESDAY} 10:45`)).toBe(true);
    const { slots } = findSlots({ ...away, limit: null });
    for (const { travel } of slots)
      for (const way of [travel.before, travel.after])
        expect(way !== null && overlaps(way, unplaced.window)).toBe(false);
  });

  test('the way begins where the last work ended, though that was before midnight', () => {
    const night: Block = {
      ...block({ start: at(`${TUESDAY} 22:00`), end: at(`${TUESDAY} 23:55`) }, 'or', 'late'),
      siteId: 'north-shore',
    };
    const workingHours = { days: [...WEEKDAYS], start: '00:00', end: '24:00' };
    const [slot] = findSlots({
      ...away,
      blocks: [night],
      windows: [{ start: at('2026-11-18 00:05'), end: at('2026-11-18 00:35') }],
      rules: { ...RULES, workingHours },
    }).slots;
    expect(hours(slot!.travel.before)).toBeNull();
    expect(hours(slot!.travel.after)).toBe('00:35-01:20');
  });

  test('at home it needs no way, and a way is no place', () => {
    expect(isFree(question({ blocks: [unplaced] }), `${TUESDAY} 10:10`)).toBe(true);
    const there = block(on(TUESDAY, '12:15', '13:00'), 'travel', 'way-there');
    const rules = { ...RULES, bufferMinutes: 0 };
    expect(isFree({ ...away, blocks: [there], rules }, `${TUESDAY} 13:00`)).toBe(true);
  });
});

describe('what of a day holds on every day', () => {
  const lunch = { days: [...WEEKDAYS], start: '12:00', end: '13:00' };
  const rules = { ...RULES, lunch };

  test('a holiday that is granted still has its hours and its lunch', () => {
    const asked = question({ windows: [wholeDay('2026-11-26', CHICAGO)], rules });
    expect(codes(asked, '2026-11-26 10:00')).toEqual(['holiday']);
    expect(codes(asked, '2026-11-26 03:00')).toEqual(['holiday', 'outside-working-hours']);
    expect(codes(asked, '2026-11-26 12:10')).toEqual(['holiday', 'lunch']);
    const granted = { ...asked, grants: [{ code: 'holiday' as const }] };
    expect(isFree(granted, '2026-11-26 08:00')).toBe(true);
    expect(isFree(granted, '2026-11-26 07:30')).toBe(false);
    expect(isFree(granted, '2026-11-26 12:10')).toBe(false);
  });

  test('the easiest opening of a Saturday is not at midnight', () => {
    const asked = question({ windows: [wholeDay('2026-11-21', CHICAGO)], rules });
    const opening = easiestOpening(findSlots(asked).refusals);
    expect(hours(opening!.slot)).toBe('08:00-08:30');
    expect(opening!.relaxations.map(({ code }) => code)).toEqual(['weekend']);
  });

  test('a stretch that ends before it begins goes on the next morning', () => {
    const night = { days: ['monday', 'tuesday'], start: '22:00', end: '06:00' };
    const workingHours = { days: [...WEEKDAYS], start: '00:00', end: '24:00' };
    const asked = question({
      now: at('2026-11-15 09:00'),
      windows: [{ start: at('2026-11-16 00:00'), end: at('2026-11-18 12:00') }],
      rules: { ...RULES, workingHours, noMeetings: [night] },
    });
    expect(isFree(asked, '2026-11-16 05:00')).toBe(true);
    expect(codes(asked, '2026-11-16 23:00')).toEqual(['no-meeting']);
    expect(codes(asked, '2026-11-17 05:45')).toEqual(['no-meeting']);
    expect(isFree(asked, '2026-11-17 06:00')).toBe(true);
    expect(codes(asked, '2026-11-18 00:00')).toEqual(['no-meeting']);
    expect(isFree(asked, '2026-11-18 06:00')).toBe(true);
  });

  test('a tier of nights is open from evening to morning', () => {
    const windows = [{ days: ['tuesday'], start: '20:00', end: '02:00' }];
    const tier = { placeBy: null, windows, batch: null, mayUseProtected: true };
    const workingHours = { days: [...WEEKDAYS], start: '00:00', end: '24:00' };
    const asked = question({
      tier,
      windows: [{ start: at('2026-11-17 12:00'), end: at('2026-11-18 12:00') }],
      rules: { ...RULES, workingHours },
    });
    expect(codes(asked, '2026-11-17 19:45')).toEqual(['outside-tier']);
    expect(isFree(asked, '2026-11-17 23:45')).toBe(true);
    expect(isFree(asked, '2026-11-18 01:30')).toBe(true);
    expect(codes(asked, '2026-11-18 01:45')).toEqual(['outside-tier']);
  });
});

describe('privileges at the site', () => {
  const privileges = [{ siteId: 'nssc', firstDay: '2026-08-22', lastDay: '2026-11-20' }];
  const atNssc = question({ siteId: 'nssc', rules: { ...RULES, privileges } });

  test('no hold stands where privileges will have lapsed', () => {
    const windows = [on('2026-11-20', '13:00', '14:00'), on('2026-11-23', '13:00', '14:00')];
    const answer = findSlots({ ...atNssc, windows });
    expect(answer.slots.every(({ window }) => window.start < at('2026-11-21 00:00'))).toBe(true);
    expect(answer.refusals.map(({ rules }) => rules.map(({ code }) => code))).toEqual([
      ['credential'],
    ]);
  });

  test('the staff office can extend them, video needs none', () => {
    const monday = { ...atNssc, windows: [on('2026-11-23', '13:00', '14:00')] };
    expect(grantors(monday, '2026-11-23 13:00')).toEqual(['by-video by requester']);
    const noVideo = { ...RULES, privileges, grantors: { 'by-video': null } };
    expect(grantors({ ...monday, rules: noVideo }, '2026-11-23 13:00')).toEqual([
      'credential by medical-staff-office',
    ]);
    expect(isFree({ ...monday, mode: 'video' }, '2026-11-23 13:00')).toBe(true);
  });

  test('a renewal that follows without a gap counts', () => {
    const renewed = [...privileges, { siteId: 'nssc', firstDay: '2026-11-21', lastDay: null }];
    const asked = { ...atNssc, rules: { ...RULES, privileges: renewed } };
    expect(isFree(asked, '2026-11-23 13:00')).toBe(true);
  });
});

describe('tiers and batches', () => {
  const tier = { placeBy: null, windows: null, batch: null, mayUseProtected: true };

  test('later than the tier promises is refused', () => {
    const asked = question({ tier: { ...tier, placeBy: at(`${TUESDAY} 12:00`) } });
    expect(isFree(asked, `${TUESDAY} 11:30`)).toBe(true);
    expect(codes(asked, `${TUESDAY} 11:35`)).toEqual(['too-late']);
  });

  test('a deferrable meeting keeps to the stretches of its tier', () => {
    const windows = [{ days: ['monday'], start: '14:15', end: '16:00' }];
    const asked = question({ tier: { ...tier, windows } });
    expect(codes(asked, `${TUESDAY} 14:30`)).toEqual(['outside-tier']);
    expect(isFree(asked, '2026-11-23 14:15')).toBe(true);
    expect(codes(asked, '2026-11-23 15:45')).toEqual(['outside-tier']);
  });

  test.each([
    { every: 2, unit: 'month', day: '2026-11-16', free: true },
    { every: 2, unit: 'month', day: '2026-12-14', free: false },
    { every: 2, unit: 'month', day: '2027-01-11', free: true },
    { every: 2, unit: 'month', day: '2027-01-18', free: false },
    { every: 3, unit: 'week', day: '2026-12-07', free: true },
    { every: 3, unit: 'week', day: '2026-11-30', free: false },
    { every: 1, unit: 'month', day: '2026-12-14', free: true },
  ] as const)('every $every $unit committees meet on $day: $free', ({ every, unit, day, free }) => {
    const batch = { every, unit, anchor: '2026-11-16' };
    const asked = question({ tier: { ...tier, batch }, now: at('2026-11-02 09:00') });
    expect(isFree(asked, `${day} 14:00`)).toBe(free);
    if (!free) expect(codes(asked, `${day} 14:00`)).toEqual(['outside-batch']);
  });

  test('a batch on the 31st falls on the last of a shorter month', () => {
    const batch = { every: 1, unit: 'month', anchor: '2026-08-31' } as const;
    const asked = question({ tier: { ...tier, batch }, now: at('2026-11-02 09:00') });
    expect(isFree(asked, '2026-11-30 14:00')).toBe(true);
    expect(isFree(asked, '2026-11-23 14:00')).toBe(false);
  });

  test('protected time is granted to urgent meetings alone', () => {
    const blocks = [block(on(TUESDAY, '09:00', '11:00'), 'research', 'research')];
    expect(grantors(question({ blocks, tier }), `${TUESDAY} 09:30`)).toEqual([
      'block by physician',
    ]);
    const deferrable = question({ blocks, tier: { ...tier, mayUseProtected: false } });
    expect(grantors(deferrable, `${TUESDAY} 09:30`)).toBeNull();
    const granted = { ...deferrable, grants: [{ code: 'block' as const }] };
    expect(isFree(granted, `${TUESDAY} 09:30`)).toBe(false);
  });
});

describe('limits of a day and a week', () => {
  const meeting = (day: string, from: string, to: string): Block =>
    block(on(day, from, to), 'meeting', `${day} ${from}`);
  const blocks = [
    meeting('2026-11-16', '08:00', '09:00'),
    meeting(TUESDAY, '08:00', '09:30'),
    meeting('2026-11-18', '08:00', '09:00'),
  ];

  test.each([
    {
      says: 'a week with its fill takes no more',
      rules: { maxMeetingsPerWeek: 3 },
      day: '2026-11-19',
      code: 'weekly-limit',
    },
    {
      says: 'the next week starts anew',
      rules: { maxMeetingsPerWeek: 3 },
      day: '2026-11-23',
      code: null,
    },
    {
      says: 'minutes of a day are counted with the new meeting',
      rules: { maxMeetingMinutesPerDay: 100 },
      day: TUESDAY,
      code: 'daily-limit',
    },
    {
      says: 'minutes that just suffice are taken',
      rules: { maxMeetingMinutesPerDay: 120 },
      day: TUESDAY,
      code: null,
    },
    {
      says: 'minutes of a week are counted too',
      rules: { maxMeetingMinutesPerWeek: 239 },
      day: '2026-11-20',
      code: 'weekly-limit',
    },
  ])('$says', ({ rules, day, code }) => {
    const asked = question({ blocks, rules: { ...RULES, ...rules } });
    if (code === null) expect(isFree(asked, `${day} 13:00`)).toBe(true);
    else expect(codes(asked, `${day} 13:00`)).toEqual([code]);
  });
});

describe('what a time may break all at once', () => {
  test('a refusal names every rule that forbids it', () => {
    const asked = question({
      blocks: [block(on(TUESDAY, '12:00', '14:00'), 'or', 'case')],
      rules: {
        ...RULES,
        lunch: { days: ['tuesday'], start: '12:00', end: '13:00' },
        noMeetings: [{ days: ['tuesday'], start: '11:00', end: '15:00' }],
      },
      participants: [
        { address: 'a@lakesidehealth.example', busy: [on(TUESDAY, '12:15', '12:45')] },
      ],
    });
    const refusal = why(asked, `${TUESDAY} 12:00`);
    const { rules, relaxations } = refusal;
    expect(rules.map(({ code }) => code)).toEqual([
      'lunch',
      'no-meeting',
      'block',
      'participant-busy',
    ]);
    expect(relaxations!.map(({ code, grantor }) => `${code} by ${grantor}`)).toEqual([
      'lunch by physician',
      'no-meeting by physician',
      'block by or-scheduler',
      'participant-busy by participant',
    ]);
    const granted = { ...asked, grants: grantsFor(refusal) };
    const [slot] = explainTime(granted, at(`${TUESDAY} 12:00`)).slots;
    expect(slot!.reasons).toContain('by-grant');
    expect(isFree(granted, `${TUESDAY} 12:30`)).toBe(false);
  });

  test('buffers of two neighbours are one grant', () => {
    const asked = question({
      blocks: [
        block(on(TUESDAY, '09:00', '10:00'), 'clinic', 'a'),
        block(on(TUESDAY, '10:35', '11:00'), 'or', 'b'),
      ],
    });
    expect(codes(asked, `${TUESDAY} 10:00`)).toEqual(['buffer', 'buffer']);
    expect(grantors(asked, `${TUESDAY} 10:00`)).toEqual(['buffer by physician']);
  });

  test('a granted block brings its buffer along', () => {
    const asked = question({
      blocks: [block(on(TUESDAY, '09:00', '10:00'), 'clinic', 'a')],
      grants: [{ code: 'block', blockId: 'a' }],
    });
    expect(isFree(asked, `${TUESDAY} 08:45`)).toBe(true);
    expect(isFree(asked, `${TUESDAY} 10:05`)).toBe(true);
  });

  test('what is past nobody can grant', () => {
    const asked = question({ grants: [{ code: 'past' }, { code: 'too-soon' }] });
    expect(grantors(asked, '2026-11-16 08:00')).toBeNull();
    expect(isFree(asked, '2026-11-16 09:00')).toBe(true);
    expect(isFree(asked, '2026-11-16 08:55')).toBe(false);
  });
});

describe('what is not known', () => {
  test('a stretch that could not be read is refused, the rest is not', () => {
    const asked = question({ unread: [on(TUESDAY, '08:00', '12:00')] });
    expect(codes(asked, `${TUESDAY} 11:45`)).toEqual(['unknown-calendar']);
    expect(grantors(asked, `${TUESDAY} 11:45`)).toBeNull();
    expect(isFree(asked, `${TUESDAY} 12:00`)).toBe(true);
  });

  test('a participant who cannot be seen can speak for themselves', () => {
    const asked = question({ participants: [{ address: 'b@partner.example', busy: 'unknown' }] });
    expect(codes(asked, `${TUESDAY} 09:00`)).toEqual(['unknown-calendar']);
    expect(grantors(asked, `${TUESDAY} 09:00`)).toEqual(['unknown-calendar by participant']);
    const granted = {
      ...asked,
      grants: [{ code: 'unknown-calendar' as const, participant: 'b@partner.example' }],
    };
    expect(isFree(granted, `${TUESDAY} 09:00`)).toBe(true);
  });

  test('a feed that is too old refuses everything and says its age', () => {
    const feeds = [
      { feedId: 'qgenda', readAt: at('2026-11-16 08:30'), maxAgeMinutes: 60 },
      { feedId: 'amion', readAt: at('2026-11-13 08:30'), maxAgeMinutes: 1440 },
    ];
    const answer = findSlots(question({ feeds }));
    expect(answer.slots).toEqual([]);
    expect(answer.refusals.map(({ rules }) => rules.map(({ code }) => code))).toEqual([
      ['stale-feed'],
    ]);
    expect(
      answer.feedAges.map(({ feedId, ageMinutes, isStale }) => ({ feedId, ageMinutes, isStale })),
    ).toEqual([
      { feedId: 'qgenda', ageMinutes: 30, isStale: false },
      { feedId: 'amion', ageMinutes: 4350, isStale: true },
    ]);
    expect(findSlots(question({ feeds: feeds.slice(0, 1) })).slots).not.toEqual([]);
    const never = [{ feedId: 'qgenda', readAt: null, maxAgeMinutes: 60 }];
    expect(findSlots(question({ feeds: never })).slots).toEqual([]);
  });
});

describe('trips', () => {
  test('on a trip its zone says when the day begins', () => {
    const trips = [{ firstDay: '2026-11-19', lastDay: '2026-11-21', zone: 'America/Los_Angeles' }];
    const asked = question({ rules: { ...RULES, trips }, mode: 'video' });
    expect(codes(asked, '2026-11-20 09:30')).toEqual(['outside-working-hours']);
    const [slot] = explainTime(asked, at('2026-11-20 10:00')).slots;
    expect(slot!.zone).toBe('America/Los_Angeles');
    expect(isFree(asked, '2026-11-20 18:30')).toBe(true);
    expect(isFree(asked, '2026-11-18 08:00')).toBe(true);
    expect(isFree(asked, '2026-11-23 08:00')).toBe(true);
  });

  test('the night flight east loses the hours that it loses', () => {
    const trips = [{ firstDay: '2026-11-17', lastDay: '2026-11-18', zone: 'Europe/Madrid' }];
    const rules = {
      ...RULES,
      trips,
      workingHours: { ...RULES.workingHours, start: '00:00', end: '23:59' },
    };
    const answer = findSlots(
      question({
        rules,
        mode: 'video',
        limit: null,
        windows: [{ start: at('2026-11-16 12:00'), end: at('2026-11-17 12:00') }],
      }),
    );
    const zones = new Set(answer.slots.map(({ zone }) => zone));
    expect([...zones].sort()).toEqual([CHICAGO, 'Europe/Madrid']);
    const first = answer.slots
      .filter(({ zone }) => zone === 'Europe/Madrid')
      .sort((a, b) => a.window.start - b.window.start)[0];
    expect(formatInstant(first!.window.start)).toBe('2026-11-16T23:00:00Z');
  });
});

describe('odd minutes', () => {
  test('a window off the grid offers its own start and its own end', () => {
    const start = addMinutes(at(`${TUESDAY} 09:07`), 0);
    const answer = findSlots(
      question({ windows: [{ start, end: addMinutes(start, 33) }], limit: null }),
    );
    expect(answer.slots.map(({ window }) => hours(window)).sort()).toEqual([
      '09:07-09:37',
      '09:10-09:40',
    ]);
  });

  test('seconds are rounded against the meeting', () => {
    const busy = block({
      start: at(`${TUESDAY} 09:00`),
      end: addMinutes(at(`${TUESDAY} 09:59`), 0.5),
    });
    const asked = question({ blocks: [busy], rules: { ...RULES, bufferMinutes: 0 } });
    expect(isFree(asked, `${TUESDAY} 09:59`)).toBe(false);
    expect(isFree(asked, `${TUESDAY} 10:00`)).toBe(true);
  });

  test('a meeting without length is refused', () => {
    const answer = findSlots(question({ durationMinutes: 0 }));
    expect(answer.slots).toEqual([]);
    expect(answer.refusals[0]!.rules[0]!.code).toBe('too-short');
  });
});
