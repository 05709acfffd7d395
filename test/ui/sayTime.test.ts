// Times in words: the zone is always said, and a clock change does not move a day.
import { parseInstant, type Instant } from '../../src/domain/time';
import {
  sayCalendarDay,
  sayDistance,
  sayInstant,
  sayInstantNear,
  sayLocal,
  sayWindow,
} from '../../src/ui/sayTime';

const CHICAGO = 'America/Chicago';
const at = (text: string): Instant => parseInstant(text)!;

test.each([
  { says: 'winter time is CST', when: '2026-11-17T14:00:00Z', words: 'Tue, Nov 17, 8:00 AM CST' },
  { says: 'summer time is CDT', when: '2026-07-14T14:00:00Z', words: 'Tue, Jul 14, 9:00 AM CDT' },
  {
    says: 'late UTC is the day before',
    when: '2026-11-18T03:30:00Z',
    words: 'Tue, Nov 17, 9:30 PM CST',
  },
])('a time is said with its zone: $says', ({ when, words }) => {
  expect(sayInstant(at(when), CHICAGO)).toBe(words);
});

test('a near day is said as today, tomorrow or yesterday', () => {
  const now = at('2026-11-17T14:00:00Z');
  expect(sayInstantNear(at('2026-11-17T23:00:00Z'), now, CHICAGO)).toBe('today, 5:00 PM CST');
  expect(sayInstantNear(at('2026-11-18T14:00:00Z'), now, CHICAGO)).toBe('tomorrow, 8:00 AM CST');
  expect(sayInstantNear(at('2026-11-16T14:00:00Z'), now, CHICAGO)).toBe('yesterday, 8:00 AM CST');
  expect(sayInstantNear(at('2026-11-20T14:00:00Z'), now, CHICAGO)).toBe('Fri, Nov 20, 8:00 AM CST');
});

test('the night of the clock change is still tomorrow', () => {
  const now = at('2026-11-01T04:30:00Z');
  expect(sayInstantNear(at('2026-11-01T18:00:00Z'), now, CHICAGO)).toBe('tomorrow, 12:00 PM CST');
});

test('a stretch of one day names the day once', () => {
  const window = { start: at('2026-11-17T14:00:00Z'), end: at('2026-11-17T14:30:00Z') };
  expect(sayWindow(window, CHICAGO)).toBe('Tue, Nov 17, 8:00 AM to 8:30 AM CST');
});

test.each([
  { minutes: 0, words: 'now' },
  { minutes: 20, words: 'in 20 min' },
  { minutes: 90, words: 'in 1 h 30 min' },
  { minutes: -120, words: '2 h ago' },
  { minutes: 3 * 1440, words: 'in 3 days' },
])('a distance of $minutes minutes is said as $words', ({ minutes, words }) => {
  const now = at('2026-11-17T14:00:00Z');
  expect(sayDistance((now + minutes * 60_000) as Instant, now)).toBe(words);
});

test('a local reading is said without moving it', () => {
  expect(sayLocal('2026-11-17T08:00:00')).toBe('Tue, Nov 17, 8:00 AM');
});

test('a calendar day is said with its year', () => {
  expect(sayCalendarDay('2027-02-21')).toBe('Feb 21, 2027');
});
