import {
  addDays,
  formatInstant,
  ianaFromWindowsZone,
  instantAtLocal,
  minutesBetween,
  mondayOf,
  parseInstant,
  weekdayOf,
  wholeDay,
  windowOnDay,
} from '../../../src/domain/time';

const CHICAGO = 'America/Chicago';

describe('local time across clock changes', () => {
  test.each([
    { says: 'the autumn day in Chicago has twenty-five hours', day: '2026-11-01', hours: 25 },
    { says: 'the spring day in Chicago has twenty-three hours', day: '2027-03-14', hours: 23 },
    { says: 'an ordinary day in Chicago has twenty-four hours', day: '2026-11-16', hours: 24 },
  ])('$says', ({ day, hours }) => {
    const { start, end } = wholeDay(day, CHICAGO);
    expect(minutesBetween(start, end)).toBe(hours * 60);
  });

  test.each([
    {
      says: 'half past one in autumn means its first passing',
      local: '2026-11-01T01:30:00',
      instant: '2026-11-01T06:30:00Z',
    },
    {
      says: 'half past two in spring moves past the gap',
      local: '2027-03-14T02:30:00',
      instant: '2027-03-14T08:30:00Z',
    },
    {
      says: 'eight in winter is two in the afternoon UTC',
      local: '2026-11-02T08:00:00',
      instant: '2026-11-02T14:00:00Z',
    },
    {
      says: 'eight in summer is one in the afternoon UTC',
      local: '2026-10-30T08:00:00',
      instant: '2026-10-30T13:00:00Z',
    },
  ])('$says', ({ local, instant }) => {
    expect(formatInstant(instantAtLocal(local, CHICAGO))).toBe(instant);
  });

  test('a shift over the autumn night lasts an hour longer', () => {
    const { start } = windowOnDay('2026-10-31', '19:00', '23:00', CHICAGO);
    const { end } = windowOnDay('2026-11-01', '00:00', '07:00', CHICAGO);
    expect(minutesBetween(start, end)).toBe(13 * 60);
  });

  test('a week begins on its Monday, also over a year', () => {
    expect(mondayOf('2027-01-03')).toBe('2026-12-28');
    expect(weekdayOf('2026-11-16')).toBe('monday');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test.each(['2026-11-16T08:30:00', '2026-11-16', '16 Nov 2026', '', '2026-13-40T00:00:00Z'])(
    'a text without an offset is no instant: %s',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

describe('zone names of Exchange', () => {
  test.each([
    {
      says: 'Central Standard Time is the zone of Chicago',
      name: 'Central Standard Time',
      zone: CHICAGO,
    },
    {
      says: 'Arizona keeps a zone without summer time',
      name: 'US Mountain Standard Time',
      zone: 'America/Phoenix',
    },
    { says: 'UTC is a name of its own', name: 'UTC', zone: 'Etc/UTC' },
    { says: 'an IANA name is given back as it is', name: 'Europe/Berlin', zone: 'Europe/Berlin' },
    {
      says: 'a customized zone is asked about, never guessed',
      name: 'Customized Time Zone',
      zone: null,
    },
    { says: 'an empty name is no zone at all', name: '', zone: null },
  ])('$says', ({ name, zone }) => {
    expect(ianaFromWindowsZone(name)).toBe(zone);
  });
});
