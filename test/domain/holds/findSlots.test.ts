import {
  blocksInTheWay,
  findSlots,
  type SlotAnswer,
  type SlotQuestion,
} from '../../../src/domain/holds';
import { formatInstant, localDateTimeAt, type Window } from '../../../src/domain/time';
import { at, block, CHICAGO, on, PLAIN_RULES } from '../../support/holdCases';

const TUESDAY = '2026-11-17';

const ask = (differences: Partial<SlotQuestion>): SlotAnswer =>
  findSlots({
    durationMinutes: 30,
    windows: [on(TUESDAY, '08:00', '12:00')],
    blocks: [],
    rules: PLAIN_RULES,
    now: at('2026-11-16 09:00'),
    wasAsked: true,
    ...differences,
  });

const clock = (window: Window, zone = CHICAGO): string =>
  [window.start, window.end].map((end) => localDateTimeAt(end, zone).slice(5, 16)).join(' to ');
const slots = (answer: SlotAnswer): string[] => answer.slots.map(({ window }) => clock(window));
const refusals = (answer: SlotAnswer): string[] =>
  answer.refusals.map(
    ({ window, rules }) =>
      `${clock(window)}: ${rules.map(({ code, blockKind }) => (blockKind === null ? code : `${code} ${blockKind}`)).join(', ')}`,
  );

describe('finding slots', () => {
  test('a free morning offers three times apart', () => {
    const answer = ask({});
    expect(slots(answer)).toHaveLength(3);
    expect(refusals(answer)).toEqual([]);
  });

  test('a slot keeps the buffer after a clinic', () => {
    const answer = ask({ blocks: [block(on(TUESDAY, '08:00', '10:00'), 'clinic')], limit: 1 });
    expect(answer.slots[0]!.window.start).toBeGreaterThanOrEqual(at(`${TUESDAY} 10:10`));
    expect(refusals(answer)).toEqual([
      '11-17T08:00 to 11-17T10:00: block clinic',
      '11-17T10:00 to 11-17T10:10: buffer clinic',
    ]);
  });

  test('a slot keeps the buffer before an OR block', () => {
    const answer = ask({
      windows: [on(TUESDAY, '08:00', '08:40')],
      blocks: [block(on(TUESDAY, '08:40', '12:00'), 'or')],
    });
    expect(slots(answer)).toEqual(['11-17T08:00 to 11-17T08:30']);
  });

  test('a gap that the buffers eat is refused', () => {
    const answer = ask({
      windows: [on(TUESDAY, '09:00', '10:00')],
      blocks: [
        block(on(TUESDAY, '08:00', '09:10')),
        block(on(TUESDAY, '09:55', '11:00'), 'clinic'),
      ],
    });
    expect(slots(answer)).toEqual([]);
    expect(refusals(answer)).toEqual([
      '11-17T09:00 to 11-17T09:10: block meeting',
      '11-17T09:10 to 11-17T09:20: buffer meeting',
      '11-17T09:20 to 11-17T09:30: buffer clinic',
      '11-17T09:30 to 11-17T10:00: block clinic',
    ]);
  });

  test('three slots lie on three different days', () => {
    const days = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    const answer = ask({ windows: days.map((day) => on(day, '08:00', '17:00')) });
    expect(new Set(slots(answer).map((slot) => slot.slice(0, 5))).size).toBe(3);
  });

  test('a calendar that is not known refuses everything', () => {
    const answer = ask({ blocks: 'unknown' });
    expect(answer.slots).toEqual([]);
    expect(refusals(answer)).toEqual(['11-17T08:00 to 11-17T12:00: unknown-calendar']);
  });

  test.each([
    {
      says: 'a Saturday is refused as a weekend',
      windows: [on('2026-11-21', '09:00', '10:00')],
      why: ['11-21T09:00 to 11-21T10:00: weekend'],
    },
    {
      says: 'Thanksgiving is refused as a holiday',
      windows: [on('2026-11-26', '09:00', '10:00')],
      why: ['11-26T09:00 to 11-26T10:00: holiday'],
    },
    {
      says: 'an evening is refused as outside working hours',
      windows: [on(TUESDAY, '19:00', '20:00')],
      why: ['11-17T19:00 to 11-17T20:00: outside-working-hours'],
    },
    {
      says: 'a time that has gone by is past',
      windows: [on('2026-11-16', '08:00', '09:00')],
      why: ['11-16T08:00 to 11-16T09:00: past'],
    },
    {
      says: 'a window shorter than the meeting is too short',
      windows: [on(TUESDAY, '09:00', '09:20')],
      why: ['11-17T09:00 to 11-17T09:20: too-short'],
    },
  ])('$says', ({ windows, why }) => {
    const answer = ask({ windows });
    expect(answer.slots).toEqual([]);
    expect(refusals(answer)).toEqual(why);
  });

  test('the lead time cuts the start of a window', () => {
    const answer = ask({ windows: [on('2026-11-16', '09:00', '11:00')] });
    expect(refusals(answer)).toEqual(['11-16T09:00 to 11-16T10:00: too-soon']);
    expect(slots(answer)[0]).toBe('11-16T10:00 to 11-16T10:30');
  });

  test('a day with its fill of meetings takes no more', () => {
    const meetings = ['09:00', '10:30'].map((start, index) =>
      block(
        { start: at(`${TUESDAY} ${start}`), end: at(`${TUESDAY} ${start.slice(0, 3)}45`) },
        'meeting',
        `m${index}`,
      ),
    );
    const answer = ask({
      windows: [on(TUESDAY, '13:00', '14:00')],
      blocks: meetings,
      rules: { ...PLAIN_RULES, maxMeetingsPerDay: 2 },
    });
    expect(refusals(answer)).toEqual(['11-17T13:00 to 11-17T14:00: daily-limit']);
  });

  test('options of one proposal count as one meeting', () => {
    const options = ['08:00', '15:00'].map((start, index) => ({
      ...block(
        { start: at(`${TUESDAY} ${start}`), end: at(`${TUESDAY} ${start.slice(0, 3)}30`) },
        'hold',
        `h${index}`,
      ),
      proposalId: 'p',
    }));
    const answer = ask({
      windows: [on(TUESDAY, '13:00', '14:00')],
      blocks: options,
      rules: { ...PLAIN_RULES, maxMeetingsPerDay: 2 },
    });
    expect(answer.slots.length).toBeGreaterThan(0);
  });

  test('no early meeting goes before the first case', () => {
    const answer = ask({
      windows: [on(TUESDAY, '08:00', '10:00')],
      blocks: [block(on(TUESDAY, '09:30', '12:00'), 'or')],
      rules: { ...PLAIN_RULES, earlyMeetings: { from: '08:30', notBefore: ['or'] } },
    });
    expect(answer.slots).toEqual([]);
    expect(refusals(answer).slice(0, 2)).toEqual([
      '11-17T08:00 to 11-17T08:30: too-early or, too-early',
      '11-17T08:30 to 11-17T08:55: too-early or',
    ]);
  });

  test('a protected swim is refused as protected time', () => {
    const answer = ask({
      windows: [on('2026-11-20', '12:00', '13:30')],
      rules: {
        ...PLAIN_RULES,
        protectedTimes: [{ days: ['friday'], start: '12:00', end: '13:30' }],
      },
    });
    expect(refusals(answer)).toEqual(['11-20T12:00 to 11-20T13:30: protected-time']);
  });

  test('a slot says why it was chosen', () => {
    expect(ask({ limit: 1 }).slots[0]!.reasons).toEqual([
      'asked-for',
      'soonest-day',
      'buffers-clear',
      'round-start',
      'keeps-time-whole',
      'no-other-meeting',
    ]);
  });

  test('a confirmation looks at the time without its buffer', () => {
    const clinic = block(on(TUESDAY, '08:00', '10:00'), 'clinic');
    expect(blocksInTheWay(on(TUESDAY, '10:00', '10:30'), [clinic])).toEqual([]);
    expect(blocksInTheWay(on(TUESDAY, '09:59', '10:30'), [clinic])).toEqual([clinic]);
  });
});

describe('weeks in which the clock changes', () => {
  test.each([
    {
      says: 'working hours hold after the autumn change',
      day: '2026-11-02',
      first: '2026-11-02T14:00:00Z',
    },
    {
      says: 'working hours hold before the autumn change',
      day: '2026-10-30',
      first: '2026-10-30T13:00:00Z',
    },
    {
      says: 'working hours hold after the spring change',
      day: '2027-03-15',
      first: '2027-03-15T13:00:00Z',
    },
    {
      says: 'working hours hold before the spring change',
      day: '2027-03-12',
      first: '2027-03-12T14:00:00Z',
    },
  ])('$says', ({ day, first }) => {
    const answer = ask({
      windows: [on(day, '06:00', '20:00')],
      now: at('2026-10-01 09:00'),
      limit: 1,
    });
    expect(formatInstant(answer.slots[0]!.window.start)).toBe(first);
  });

  test('a working Sunday loses no hour in spring', () => {
    const rules = {
      ...PLAIN_RULES,
      workingHours: { days: ['sunday'], start: '01:00', end: '05:00' },
      bufferMinutes: 0,
    };
    const answer = ask({
      windows: [on('2027-03-14', '01:00', '05:00')],
      durationMinutes: 180,
      rules,
      now: at('2026-10-01 09:00'),
    });
    expect(slots(answer)).toEqual(['03-14T01:00 to 03-14T05:00']);
  });

  test('a working Sunday has its hour twice in autumn', () => {
    const rules = {
      ...PLAIN_RULES,
      workingHours: { days: ['sunday'], start: '00:00', end: '03:00' },
      bufferMinutes: 0,
    };
    const answer = ask({
      windows: [on('2026-11-01', '00:00', '03:00')],
      durationMinutes: 240,
      rules,
      now: at('2026-10-01 09:00'),
    });
    expect(slots(answer)).toEqual(['11-01T00:00 to 11-01T03:00']);
  });
});
