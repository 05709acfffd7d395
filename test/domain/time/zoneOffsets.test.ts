import { Temporal } from 'temporal-polyfill';
import { instantAtLocal, localDateTimeAt, type Instant } from '../../../src/domain/time';
import { between, oneOf, seeded } from '../../support/seeded';

const ZONES = [
  'America/Chicago',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Tehran',
  'Antarctica/Troll',
  'Etc/UTC',
  'Pacific/Chatham',
];
const FIRST = Date.UTC(1975, 0, 1) / 1000;
const LAST = Date.UTC(2045, 0, 1) / 1000;

describe('zones as whole numbers', () => {
  test('the clock agrees with Temporal at any instant', () => {
    const random = seeded(11);
    const wrong = Array.from({ length: 1500 }, () => {
      const zone = oneOf(random, ZONES);
      const instant = (between(random, FIRST, LAST) * 1000) as Instant;
      const said = localDateTimeAt(instant, zone);
      const right = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' });
      return said === right ? null : { zone, said, right };
    }).filter((one) => one !== null);
    expect(wrong).toEqual([]);
  });

  test('the instant agrees with Temporal around every change', () => {
    const wrong: unknown[] = [];
    for (const zone of ZONES) {
      let change = Temporal.Instant.from('2009-01-01T00:00:00Z')
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition('next');
      for (let count = 0; change !== null && count < 12; count += 1) {
        const local = change.toPlainDateTime();
        for (let minutes = -150; minutes <= 150; minutes += 30) {
          const text = local.add({ minutes }).toString({ smallestUnit: 'second' });
          const right = Temporal.PlainDateTime.from(text).toZonedDateTime(zone, {
            disambiguation: 'compatible',
          }).epochMilliseconds;
          if (instantAtLocal(text, zone) !== right) wrong.push({ zone, text });
        }
        change = change.getTimeZoneTransition('next');
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(['2026-02-30T09:00:00', '2026-13-01T09:00:00', 'tomorrow'])(
    'a time that no calendar has is refused: %s',
    (text) => {
      expect(() => instantAtLocal(text, 'America/Chicago')).toThrow(RangeError);
    },
  );

  test('a zone that nobody knows is refused', () => {
    expect(() => instantAtLocal('2026-11-16T09:00:00', 'Mars/Olympus')).toThrow(RangeError);
  });
});
