// Which days a Graph recurrence pattern falls on.
import { Temporal } from 'temporal-polyfill';
import type { SeedPattern, SeedRange } from '../../../src/tenant/seed/seedTenantFile';
import { recurrenceDays } from '../../../src/tenant/time/expandRecurrence';
import { shiftInstant, weeksToShift } from '../../../src/tenant/time/shiftWeeks';
import { ianaZone, windowsZone } from '../../../src/tenant/time/windowsZones';

interface Row {
  readonly says: string;
  readonly pattern: SeedPattern;
  readonly range: SeedRange;
  readonly days: readonly string[];
}

const rows: readonly Row[] = [
  {
    says: 'a daily series counts its occurrences',
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: 3 },
    days: ['2026-11-30', '2026-12-01', '2026-12-02'],
  },
  {
    says: 'every other week counts from the week it began in',
    pattern: {
      type: 'weekly',
      interval: 2,
      daysOfWeek: ['tuesday', 'friday'],
      firstDayOfWeek: 'sunday',
    },
    range: { type: 'endDate', startDate: '2026-11-19', endDate: '2026-12-06' },
    days: ['2026-11-20', '2026-12-01', '2026-12-04'],
  },
  {
    says: 'the third Monday of each month is found',
    pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'third' },
    range: { type: 'noEnd', startDate: '2026-11-01' },
    days: ['2026-11-16', '2026-12-21'],
  },
  {
    says: 'the last weekday of a month is found',
    pattern: {
      type: 'relativeMonthly',
      interval: 1,
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      index: 'last',
    },
    range: { type: 'noEnd', startDate: '2026-10-01' },
    days: ['2026-10-30', '2026-11-30', '2026-12-31'],
  },
  {
    says: 'the 31st falls on the last day of a short month',
    pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
    range: { type: 'noEnd', startDate: '2026-10-31' },
    days: ['2026-10-31', '2026-11-30', '2026-12-31'],
  },
  {
    says: 'a yearly day comes once a year',
    pattern: { type: 'absoluteYearly', interval: 1, dayOfMonth: 25, month: 12 },
    range: { type: 'noEnd', startDate: '2025-12-25' },
    days: ['2025-12-25', '2026-12-25'],
  },
];

test.each(rows)('$says', ({ pattern, range, days }) => {
  const found = recurrenceDays(pattern, range, Temporal.PlainDate.from('2026-12-31'));
  expect(found.map(String)).toEqual(days);
});

test('the demo week starts on the Monday before its day', () => {
  expect(weeksToShift('2026-11-16', Temporal.PlainDate.from('2026-11-22'))).toBe(0);
  expect(weeksToShift('2026-11-16', Temporal.PlainDate.from('2026-11-23'))).toBe(1);
  expect(weeksToShift('2026-11-16', Temporal.PlainDate.from('2026-11-15'))).toBe(-1);
});

test('a shifted mail keeps its time of day across a clock change', () => {
  expect(shiftInstant('2026-11-02T14:30:00Z', 'America/Chicago', -2).toString()).toBe(
    '2026-10-19T13:30:00Z',
  );
});

test('zones are known by both of their names', () => {
  expect(ianaZone('central standard time')).toBe('America/Chicago');
  expect(ianaZone('America/Chicago')).toBe('America/Chicago');
  expect(ianaZone('Lake Time')).toBeUndefined();
  expect(ianaZone('+05:00')).toBeUndefined();
  expect(windowsZone('America/Chicago')).toBe('Central Standard Time');
});
