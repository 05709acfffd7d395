import {
  findSlots,
  readQuestion,
  writeAnswer,
  type SlotQuestion,
} from '../../../../src/domain/holds';
import { formatInstant } from '../../../../src/domain/time';

const WINDOW = { start: '2026-11-17T09:00', end: '2026-11-17T12:00' };
const problems = (json: unknown): string[] => {
  const reading = readQuestion(json);
  return reading.kind === 'broken'
    ? reading.problems.map(({ path, message }) => `${path}: ${message}`)
    : [];
};
const read = (json: object): SlotQuestion => {
  const reading = readQuestion({ window: WINDOW, ...json });
  if (reading.kind === 'broken') throw new Error(JSON.stringify(reading.problems));
  return reading.question;
};
const notes = (json: object): readonly string[] => {
  const reading = readQuestion({ window: WINDOW, ...json });
  return reading.kind === 'broken' ? [] : reading.notes;
};
const times = ({ blocks }: SlotQuestion): string[] =>
  blocks === 'unknown'
    ? []
    : blocks.map(
        ({ kind, window }) => `${kind} ${formatInstant(window.start)} ${formatInstant(window.end)}`,
      );

describe('a question that is wrong', () => {
  test.each([
    { says: 'no object', json: [], path: '' },
    { says: 'no window', json: {}, path: 'windows' },
    {
      says: 'a zone of another world',
      json: { zone: 'Mars/Olympus', window: WINDOW },
      path: 'zone',
    },
    {
      says: 'a day that no month has',
      json: { window: { start: '2026-02-30T09:00', end: '2026-03-01' } },
      path: 'window.start',
    },
    {
      says: 'no time at all',
      json: { window: { start: 'soon', end: 'later' } },
      path: 'window.start',
    },
    {
      says: 'an end before its start',
      json: { windows: [{ start: WINDOW.end, end: WINDOW.start }] },
      path: 'windows.0.end',
    },
    { says: 'a missing end', json: { windows: [{ start: WINDOW.start }] }, path: 'windows.0.end' },
    {
      says: 'a length of nothing',
      json: { window: WINDOW, durationMinutes: 0 },
      path: 'durationMinutes',
    },
    {
      says: 'a length in words',
      json: { window: WINDOW, duration: 'half an hour' },
      path: 'durationMinutes',
    },
    {
      says: 'a kind that is not known',
      json: { window: WINDOW, blocks: [{ kind: 'siesta', ...WINDOW }] },
      path: 'blocks.0.kind',
    },
    {
      says: 'a block that ends before it starts',
      json: { window: WINDOW, blocks: [{ start: WINDOW.end, end: WINDOW.start }] },
      path: 'blocks.0.end',
    },
    {
      says: 'an event without a start',
      json: { window: WINDOW, events: [{ end: { dateTime: '2026-11-17T09:00' } }] },
      path: 'events.0.start',
    },
    {
      says: 'an event with a time in words',
      json: { window: WINDOW, events: [{ start: { dateTime: 'x' }, end: { dateTime: 'y' } }] },
      path: 'events.0.start',
    },
    {
      says: 'a buffer in words',
      json: { window: WINDOW, rules: { bufferMinutes: 'ten' } },
      path: 'rules.bufferMinutes',
    },
    {
      says: 'a clock that is none',
      json: { window: WINDOW, rules: { lunch: { start: '25:00', end: '13:00' } } },
      path: 'rules.lunch.start',
    },
    {
      says: 'a weekday that is none',
      json: {
        window: WINDOW,
        rules: { workingHours: { days: ['caturday'], start: '08:00', end: '17:00' } },
      },
      path: 'rules.workingHours.days.0',
    },
    {
      says: 'a day that ends before it begins',
      json: { window: WINDOW, rules: { workingHours: { start: '22:00', end: '06:00' } } },
      path: 'rules.workingHours',
    },
    {
      says: 'a stretch without length',
      json: { window: WINDOW, rules: { lunch: { start: '00:00', end: '00:00' } } },
      path: 'rules.lunch',
    },
    {
      says: 'a rest that ends before it begins',
      json: {
        window: WINDOW,
        rules: { postCall: { day: 'monday', start: '17:00', end: '07:00' } },
      },
      path: 'rules.postCall',
    },
    {
      says: 'a trip to nowhere',
      json: {
        window: WINDOW,
        rules: { trips: [{ from: '2026-11-17', until: '2026-11-18', zone: 'Nowhere' }] },
      },
      path: 'rules.trips.0.zone',
    },
    {
      says: 'a grant of nothing known',
      json: { window: WINDOW, grants: [{ code: 'magic' }] },
      path: 'grants.0.code',
    },
    {
      says: 'half a grant',
      json: { window: WINDOW, grants: [{ code: 'buffer', start: WINDOW.start }] },
      path: 'grants.0',
    },
    {
      says: 'busy time of a participant in words',
      json: { window: WINDOW, participants: [{ address: 'a', busy: 'mostly' }] },
      path: 'participants.0.busy',
    },
  ])('$says is refused at its place', ({ json, path }) => {
    const found = problems(json);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]!.split(': ')[0]).toBe(path);
    expect(found[0]!.length).toBeGreaterThan(path.length + 10);
  });
});

describe('a question that leaves things out', () => {
  test('a rule that is not given does not hold', () => {
    const question = read({});
    expect(question.durationMinutes).toBe(30);
    expect(findSlots(question).refusals).toEqual([]);
    expect(findSlots(question).slots).toHaveLength(31);
  });

  test('what is not known is ignored and said', () => {
    expect(
      notes({ color: 'red', rules: { buffer: 10 }, blocks: [{ ...WINDOW, note: 'x' }] }),
    ).toEqual([
      'color: not known, ignored',
      'rules.buffer: not known, ignored',
      'blocks.0.note: not known, ignored',
    ]);
  });

  test('a misspelt part of a rule is said, however deep it stands', () => {
    expect(
      notes({
        windows: [{ ...WINDOW, length: 30 }],
        tier: { placeby: '2026-11-17' },
        participants: [{ address: 'a', busy: [{ ...WINDOW, note: 'x' }] }],
        rules: {
          workingHours: { weekdays: ['monday'], start: '08:00', end: '17:00' },
          privileges: [{ site: 'main', expires: '2026-11-01' }],
          lunch: { start: '12:00', end: '13:00', title: 'x' },
        },
      }),
    ).toEqual([
      'windows.0.length: not known, ignored',
      'tier.placeby: not known, ignored',
      'participants.0.busy.0.note: not known, ignored',
      'rules.workingHours.weekdays: not known, ignored',
      'rules.privileges.0.expires: not known, ignored',
      'rules.lunch.title: not known, ignored',
    ]);
  });

  test('what an answer and Graph write is known', () => {
    const grants = [{ code: 'lunch', ...WINDOW, grantor: 'physician' }];
    const events = [{ id: 'e', '@odata.etag': 'x', isOnlineMeeting: false, ...WINDOW }];
    expect(notes({ duration: 30, grants, events })).toEqual([]);
  });

  test('kinds and weekdays are read in any case', () => {
    const question = read({
      blocks: [{ kind: 'OR', ...WINDOW }],
      rules: { workingHours: { days: ['Tue', 'FRIDAY'], start: '08:00', end: '24:00' } },
    });
    expect(times(question)[0]).toContain('or ');
    expect(question.rules.workingHours.days).toEqual(['tuesday', 'friday']);
  });

  test('an offset, a zone of Windows and a bare local time all count', () => {
    expect(
      times(
        read({
          zone: 'America/Chicago',
          blocks: [
            { start: '2026-11-17T09:00', end: '2026-11-17T10:00-06:00' },
            { start: '2026-11-17T15:00:00.0000000Z', end: '2026-11-17T16:00Z' },
            {
              start: { dateTime: '2026-11-17T07:00:00.0000000', timeZone: 'Pacific Standard Time' },
              end: { dateTime: '2026-11-17T08:00:00', timeZone: 'America/Los_Angeles' },
            },
          ],
        }),
      ),
    ).toEqual([
      'meeting 2026-11-17T15:00:00Z 2026-11-17T16:00:00Z',
      'meeting 2026-11-17T15:00:00Z 2026-11-17T16:00:00Z',
      'meeting 2026-11-17T15:00:00Z 2026-11-17T16:00:00Z',
    ]);
  });

  test('a day alone is the whole day, also as an end', () => {
    const question = read({
      zone: 'America/Chicago',
      window: '2026-11-01',
      unread: [{ start: '2026-11-02', end: '2026-11-02' }],
    });
    expect((question.windows[0]!.end - question.windows[0]!.start) / 3_600_000).toBe(25);
    expect((question.unread![0]!.end - question.unread![0]!.start) / 3_600_000).toBe(24);
  });

  test('an all-day event fills the days of the question', () => {
    const allDay = {
      isAllDay: true,
      showAs: 'oof',
      start: { dateTime: '2026-11-17T00:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-11-18T00:00:00.0000000', timeZone: 'UTC' },
    };
    expect(times(read({ zone: 'America/Chicago', events: [allDay] }))).toEqual([
      'meeting 2026-11-17T06:00:00Z 2026-11-18T06:00:00Z',
    ]);
    const tokyo = { ...allDay, originalStartTimeZone: 'Tokyo Standard Time' };
    expect(times(read({ zone: 'America/Chicago', events: [tokyo] }))).toEqual([
      'meeting 2026-11-16T15:00:00Z 2026-11-17T15:00:00Z',
    ]);
  });

  test('an occurrence gives way to its exception, a master to its occurrences', () => {
    const at = (start: string, end: string): object => ({
      start: { dateTime: `2026-11-17T${start}`, timeZone: 'UTC' },
      end: { dateTime: `2026-11-17T${end}`, timeZone: 'UTC' },
    });
    const events = [
      { id: 'm', type: 'seriesMaster', ...at('09:00', '10:00') },
      { id: 'o', type: 'occurrence', seriesMasterId: 'm', ...at('09:00', '10:00') },
      {
        id: 'x',
        type: 'exception',
        seriesMasterId: 'm',
        originalStart: '2026-11-17T09:00:00Z',
        ...at('11:00', '12:00'),
      },
    ];
    expect(times(read({ events }))).toEqual(['meeting 2026-11-17T11:00:00Z 2026-11-17T12:00:00Z']);
    expect(times(read({ events: events.slice(0, 1) }))).toHaveLength(1);
    expect(notes({ events: events.slice(0, 1) })).toHaveLength(1);
  });

  test('our own holds are known by the mark that Graph gives them', () => {
    const mark = 'String {9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10} Name Anteroom.ProposalId';
    const event = {
      ...WINDOW,
      id: 'e',
      showAs: 'tentative',
      singleValueExtendedProperties: [{ id: mark, value: 'p1' }],
    };
    expect(times(read({ events: [event] }))[0]).toContain('hold ');
    expect(times(read({ events: [event], ownProposalId: 'p1' }))).toEqual([]);
  });

  test('a whole answer of Graph is read, and one of several pages is not the calendar', () => {
    const page = { '@odata.context': 'x', value: [{ id: 'e', ...WINDOW }] };
    expect(times(read({ events: page }))).toHaveLength(1);
    const first = { ...page, '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' };
    expect(read({ events: first }).blocks).toBe('unknown');
    expect(notes({ events: first })).toEqual([
      'events: the answer has further pages, so the calendar is not known',
    ]);
  });

  test("free time that a participant's schedule names is free", () => {
    const busy = [
      { ...WINDOW, status: 'free' },
      { start: '2026-11-17T10:00', end: '2026-11-17T10:30', status: 'tentative' },
    ];
    const { participants } = read({ participants: [{ address: 'a', busy }] });
    expect(participants?.[0]?.busy).toHaveLength(1);
  });

  test('a calendar that is said to be unknown refuses everything', () => {
    expect(findSlots(read({ calendar: 'unknown' })).slots).toEqual([]);
    expect(read({ participants: [{ address: 'a' }] }).participants).toEqual([
      { address: 'a', busy: 'unknown' },
    ]);
  });

  test('rest after a call week is taken from the rules', () => {
    const nights = [16, 17, 18, 19, 20].map((day) => ({
      kind: 'call',
      start: `2026-11-${String(day)}T17:00`,
      end: `2026-11-${String(day + 1)}T07:00`,
    }));
    const question = read({
      blocks: nights,
      rules: { postCall: { day: 'monday', start: '07:00', end: '17:00' } },
    });
    expect(times(question).at(-1)).toBe('post-call 2026-11-23T07:00:00Z 2026-11-23T17:00:00Z');
  });
});

describe('the answer', () => {
  test('relaxations can be given back as grants', () => {
    const json = {
      zone: 'America/Chicago',
      window: WINDOW,
      blocks: [{ id: 'clinic', kind: 'clinic', ...WINDOW }],
    };
    const first = readQuestion(json);
    if (first.kind === 'broken') throw new Error('broken');
    const { refusals } = writeAnswer(findSlots(first.question), first.zone, first.notes);
    const [refusal] = refusals as unknown as { relaxations: object[] }[];
    const again = readQuestion({ ...json, grants: refusal!.relaxations });
    if (again.kind === 'broken') throw new Error(JSON.stringify(again.problems));
    expect(findSlots(again.question).slots).toHaveLength(31);
    expect(again.notes).toEqual([]);
  });
});
