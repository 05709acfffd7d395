import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeed } from '../../../src/adapters/browser/feeds/readFeed';
import type { FeedEvent, FeedReading } from '../../../src/domain/holds';
import { formatInstant, parseInstant, type Instant } from '../../../src/domain/time';

const SEED = join(process.cwd(), 'src/tenant/seed');
const instant = (text: string): Instant => parseInstant(text)!;
const HORIZON = {
  zone: 'America/Chicago',
  from: instant('2026-01-01T00:00:00Z'),
  until: instant('2028-01-01T00:00:00Z'),
};
const seed = (file: string): FeedReading =>
  readFeed(readFileSync(join(SEED, file), 'utf8'), HORIZON);
const eventsOf = (reading: FeedReading): readonly FeedEvent[] => {
  if (reading.kind === 'malformed') throw new Error(JSON.stringify(reading));
  return reading.events;
};
const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string =>
  calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Call', ...lines, 'END:VEVENT');
const times = (text: string, horizon = HORIZON): string[] =>
  eventsOf(readFeed(text, horizon)).map(
    ({ window }) => `${formatInstant(window.start)} ${formatInstant(window.end)}`,
  );

interface Expectation {
  readonly feed: 'qgenda' | 'amion';
  readonly uidPrefix: string;
  readonly count: number;
  readonly firstStartUtc?: string;
  readonly firstEndUtc?: string;
  readonly elapsedHours?: number;
}
const { feeds } = JSON.parse(readFileSync(join(SEED, 'tenant.json'), 'utf8')) as {
  feeds: { expectations: readonly Expectation[] };
};

describe('the feeds of the development set', () => {
  const read = { qgenda: eventsOf(seed('qgenda.ics')), amion: eventsOf(seed('amion.ics')) };

  test.each(feeds.expectations)('$feed lays out $uidPrefix as expected', (expected) => {
    const found = read[expected.feed].filter(({ uid }) => uid.startsWith(expected.uidPrefix));
    expect(found).toHaveLength(expected.count);
    const [first] = found;
    if (expected.firstStartUtc !== undefined)
      expect(formatInstant(first!.window.start)).toBe(expected.firstStartUtc);
    if (expected.firstEndUtc !== undefined)
      expect(formatInstant(first!.window.end)).toBe(expected.firstEndUtc);
    if (expected.elapsedHours !== undefined)
      expect((first!.window.end - first!.window.start) / 3_600_000).toBe(expected.elapsedHours);
  });

  test('every event of both files is read', () => {
    expect(new Set(read.qgenda.map(({ uid }) => uid)).size).toBe(17);
    expect(new Set(read.amion.map(({ uid }) => uid)).size).toBe(14);
  });

  test('a moved occurrence stands where it was moved to', () => {
    const moved = read.qgenda.filter(({ summary }) => summary.includes('moved'));
    expect(moved.map(({ window }) => formatInstant(window.start))).toEqual([
      '2026-09-23T12:30:00Z',
    ]);
    const old = read.qgenda.filter(
      ({ uid, window }) =>
        uid.startsWith('qg-1003') && window.start === instant('2026-09-22T12:30:00Z'),
    );
    expect(old).toEqual([]);
  });

  test('folded and escaped text is put together again', () => {
    const [summary] = read.qgenda.map((one) => one.summary);
    expect(summary).toBe('Okafor, M: OR 2 Block');
  });
});

describe('times and zones', () => {
  test('the clock of the series holds when the offset changes', () => {
    expect(
      times(
        event(
          'DTSTART;TZID=America/Chicago:20261030T170000',
          'DTEND;TZID=America/Chicago:20261030T180000',
          'RRULE:FREQ=DAILY;COUNT=4',
        ),
      ),
    ).toEqual([
      '2026-10-30T22:00:00Z 2026-10-30T23:00:00Z',
      '2026-10-31T22:00:00Z 2026-10-31T23:00:00Z',
      '2026-11-01T23:00:00Z 2026-11-02T00:00:00Z',
      '2026-11-02T23:00:00Z 2026-11-03T00:00:00Z',
    ]);
  });

  test('an overnight pair keeps its length through the change', () => {
    expect(
      times(
        event(
          'DTSTART;TZID=America/Chicago:20261030T190000',
          'DTEND;TZID=America/Chicago:20261031T070000',
          'RRULE:FREQ=DAILY;COUNT=2',
        ),
      ),
    ).toEqual([
      '2026-10-31T00:00:00Z 2026-10-31T12:00:00Z',
      '2026-11-01T00:00:00Z 2026-11-01T12:00:00Z',
    ]);
  });

  test('a day of a DURATION is a day of the calendar, its hours are exact', () => {
    const start = 'DTSTART;TZID=America/Chicago:20261031T190000';
    expect(times(event(start, 'DURATION:P1D'))).toEqual([
      '2026-11-01T00:00:00Z 2026-11-02T01:00:00Z',
    ]);
    expect(times(event(start, 'DURATION:PT24H'))).toEqual([
      '2026-11-01T00:00:00Z 2026-11-02T00:00:00Z',
    ]);
  });

  test('a zone of Windows and one of the file are both known', () => {
    expect(
      times(event('DTSTART;TZID=Central Standard Time:20261116T080000', 'DURATION:PT1H')),
    ).toEqual(['2026-11-16T14:00:00Z 2026-11-16T15:00:00Z']);
    const own = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:House Time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0545',
      'TZOFFSETTO:+0545',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;TZID=House Time:20261116T080000',
      'DURATION:PT1H',
      'END:VEVENT',
    );
    expect(times(own)).toEqual(['2026-11-16T02:15:00Z 2026-11-16T03:15:00Z']);
  });

  test("a time without a zone is of the feed's zone", () => {
    const floating = [
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261116T080000',
      'DURATION:PT1H',
      'END:VEVENT',
    ];
    expect(times(calendar(...floating))).toEqual(['2026-11-16T14:00:00Z 2026-11-16T15:00:00Z']);
    expect(times(calendar('X-WR-TIMEZONE:America/New_York', ...floating))).toEqual([
      '2026-11-16T13:00:00Z 2026-11-16T14:00:00Z',
    ]);
  });

  test('a day lasts from midnight to midnight, with its change', () => {
    expect(times(event('DTSTART;VALUE=DATE:20261101'))).toEqual([
      '2026-11-01T05:00:00Z 2026-11-02T06:00:00Z',
    ]);
  });

  test.each([
    { says: 'as an instant', until: '20261118T230000Z', count: 3 },
    { says: 'as an instant just before', until: '20261118T225959Z', count: 2 },
    { says: 'as a day', until: '20261118', count: 3 },
  ])('a series ends with UNTIL $says', ({ until, count }) => {
    const text = event(
      'DTSTART;TZID=America/Chicago:20261116T170000',
      'DURATION:PT1H',
      `RRULE:FREQ=DAILY;UNTIL=${until}`,
    );
    expect(times(text)).toHaveLength(count);
  });

  test('an occurrence may be added, taken away, cancelled and moved', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261116T080000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE:20261117T080000Z',
      'RDATE:20261125T080000Z',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:1',
      'RECURRENCE-ID:20261118T080000Z',
      'DTSTART:20261118T080000Z',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:1',
      'RECURRENCE-ID:20261119T080000Z',
      'DTSTART:20261120T100000Z',
      'DURATION:PT2H',
      'SEQUENCE:2',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:1',
      'RECURRENCE-ID:20261119T080000Z',
      'DTSTART:20261121T100000Z',
      'DURATION:PT2H',
      'SEQUENCE:1',
      'END:VEVENT',
    );
    expect(times(text)).toEqual([
      '2026-11-16T08:00:00Z 2026-11-16T09:00:00Z',
      '2026-11-20T10:00:00Z 2026-11-20T12:00:00Z',
      '2026-11-25T08:00:00Z 2026-11-25T09:00:00Z',
    ]);
  });

  test('a series without end stops at the horizon', () => {
    const text = event('DTSTART:20200106T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY');
    const horizon = { ...HORIZON, until: instant('2026-02-01T00:00:00Z') };
    expect(times(text, horizon)).toHaveLength(4);
  });
});

describe('what feeds of the world write', () => {
  test('a series that began long ago is read where it stands now', () => {
    const text = event(
      'DTSTART;TZID=America/Chicago:20050101T190000',
      'DTEND;TZID=America/Chicago:20050102T070000',
      'RRULE:FREQ=DAILY',
    );
    const horizon = { ...HORIZON, until: instant('2026-01-03T00:00:00Z') };
    expect(times(text, horizon)).toEqual([
      '2026-01-01T01:00:00Z 2026-01-01T13:00:00Z',
      '2026-01-02T01:00:00Z 2026-01-02T13:00:00Z',
    ]);
  });

  test('a day that is taken away from a series of times takes its time away', () => {
    const text = event(
      'DTSTART;TZID=America/Chicago:20261110T190000',
      'DURATION:PT12H',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE;VALUE=DATE:20261111',
    );
    expect(times(text)).toEqual([
      '2026-11-11T01:00:00Z 2026-11-11T13:00:00Z',
      '2026-11-13T01:00:00Z 2026-11-13T13:00:00Z',
    ]);
  });

  test('a time that is taken away from a series of days takes its day away', () => {
    const text = event(
      'DTSTART;VALUE=DATE:20261110',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20261111T000000Z',
    );
    expect(times(text)).toEqual([
      '2026-11-10T06:00:00Z 2026-11-11T06:00:00Z',
      '2026-11-12T06:00:00Z 2026-11-13T06:00:00Z',
    ]);
  });

  test('an occurrence that is moved by its day stands once', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;TZID=America/Chicago:20261102T190000',
      'DURATION:PT12H',
      'RRULE:FREQ=DAILY;COUNT=2',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:1',
      'RECURRENCE-ID;VALUE=DATE:20261103',
      'DTSTART:20261104T030000Z',
      'DURATION:PT10H',
      'END:VEVENT',
    );
    expect(times(text)).toEqual([
      '2026-11-03T01:00:00Z 2026-11-03T13:00:00Z',
      '2026-11-04T03:00:00Z 2026-11-04T13:00:00Z',
    ]);
  });

  test('an added period has its own length', () => {
    const text = event(
      'DTSTART:20261110T190000Z',
      'DTEND:20261110T200000Z',
      'RDATE;VALUE=PERIOD:20261112T190000Z/20261113T070000Z,20261115T190000Z/PT3H',
    );
    expect(times(text)).toEqual([
      '2026-11-10T19:00:00Z 2026-11-10T20:00:00Z',
      '2026-11-12T19:00:00Z 2026-11-13T07:00:00Z',
      '2026-11-15T19:00:00Z 2026-11-15T22:00:00Z',
    ]);
  });

  test('two rules of one series both count', () => {
    const text = event(
      'DTSTART:20261102T130000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=1',
    );
    expect(times(text)).toEqual([
      '2026-11-02T13:00:00Z 2026-11-02T14:00:00Z',
      '2026-11-05T13:00:00Z 2026-11-05T14:00:00Z',
      '2026-11-09T13:00:00Z 2026-11-09T14:00:00Z',
    ]);
  });

  test('two calendars in one file are both read, each with its zone', () => {
    const one = (zone: string, day: string): string =>
      calendar(
        `X-WR-TIMEZONE:${zone}`,
        `X-WR-CALNAME:${zone}`,
        'BEGIN:VEVENT',
        `UID:${day}`,
        `DTSTART:${day}T190000`,
        'DURATION:PT1H',
        'END:VEVENT',
      );
    const text = `${one('America/Chicago', '20261110')}${one('America/New_York', '20261111')}`;
    expect(times(text)).toEqual([
      '2026-11-11T01:00:00Z 2026-11-11T02:00:00Z',
      '2026-11-12T00:00:00Z 2026-11-12T01:00:00Z',
    ]);
    expect(readFeed(text, HORIZON)).toMatchObject({ name: 'America/Chicago' });
  });

  test('of two calendars the second one tells its own line', () => {
    const text = `${event('DTSTART:20261110T190000Z')}${event('DTEND:20261110T190000Z')}`;
    expect(readFeed(text, HORIZON)).toEqual({
      kind: 'malformed',
      line: 11,
      problem: 'missing-field',
    });
  });
});

describe('a feed that is malformed', () => {
  test.each([
    {
      says: 'a rule of every second',
      text: event('DTSTART:20261116T080000Z', 'RRULE:FREQ=SECONDLY'),
      line: 7,
      problem: 'unreadable-rule',
    },
    {
      says: 'a rule that leads nowhere',
      text: event('DTSTART:20261116T080000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
      line: 7,
      problem: 'unreadable-rule',
    },
    {
      says: 'a rule without a step',
      text: event('DTSTART:20261116T080000Z', 'RRULE:FREQ=DAILY;INTERVAL=0'),
      line: 7,
      problem: 'unreadable-rule',
    },
    {
      says: 'a day in the place of a time',
      text: event('DTSTART:20261116', 'DTEND:20261117'),
      line: 6,
      problem: 'unreadable-time',
    },
    {
      says: 'a page instead of a feed',
      text: '<!DOCTYPE html>\n<html>',
      line: 1,
      problem: 'not-a-calendar',
    },
    { says: 'nothing at all', text: '', line: 1, problem: 'not-a-calendar' },
    {
      says: 'a feed that breaks off',
      text: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n',
      line: 2,
      problem: 'unclosed',
    },
    {
      says: 'a line without a name',
      text: event('no colon here'),
      line: 6,
      problem: 'unreadable-line',
    },
    {
      says: 'a start that is missing',
      text: event('DTEND:20261116T080000Z'),
      line: 3,
      problem: 'missing-field',
    },
    {
      says: 'a day that no month has',
      text: event('DTSTART:20261345T080000Z'),
      line: 6,
      problem: 'unreadable-time',
    },
    {
      says: 'a zone that nobody knows',
      text: event('DTSTART;TZID=Mars/Olympus:20261116T080000', 'DURATION:PT1H'),
      line: 6,
      problem: 'unknown-zone',
    },
    {
      says: 'an end before the start',
      text: event('DTSTART:20261116T080000Z', 'DTEND:20261116T070000Z'),
      line: 7,
      problem: 'ends-before-start',
    },
    {
      says: 'a rule without a frequency',
      text: event('DTSTART:20261116T080000Z', 'RRULE:FREQ=SOMETIMES'),
      line: 7,
      problem: 'unreadable-rule',
    },
    {
      says: 'a folded line with a wrong day in it',
      text: event('DTSTART:20261116T080000Z', 'EXDATE:20261117T080000Z,', ' 20261132T080000Z'),
      line: 7,
      problem: 'unreadable-time',
    },
    {
      says: 'a rule of which a part makes no sense',
      text: event('DTSTART:20261116T080000Z', 'RRULE:FREQ=MONTHLY;BYDAY=9XX'),
      line: 3,
      problem: 'unreadable-line',
    },
    {
      says: 'a crossed END',
      text: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n',
      line: 3,
      problem: 'unclosed',
    },
  ])('$says is told with its line', ({ text, line, problem }) => {
    expect(readFeed(text, HORIZON)).toEqual({ kind: 'malformed', line, problem });
  });
});
