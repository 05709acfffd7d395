// A rule by the month stays behind when the seed is moved by weeks, and days that were planted apart would meet.
import { Temporal } from 'temporal-polyfill';
import { recurrenceDays } from '../time/expandRecurrence';
import { shiftDate, shiftLocal } from '../time/shiftWeeks';
import type { SeedEvent } from './seedTenantFile';

/** The seed's calendars are made for four weeks, in which a series by the month has one day. */
const WEEKS_OF_SEED = 4;
/** " (2nd Friday)" at the end of a title, which is true of the written month alone. */
const WHICH_OF_MONTH = / \(\d(?:st|nd|rd|th) [A-Z][a-z]+day\)$/;

/**
 * The event as it was written, but a series of "fourth Fridays" steps by four weeks instead.
 * Its day within the seed's four weeks from `anchorMonday` on (`YYYY-MM-DD`) is the same, and can be moved with all else.
 */
export function steppedByWeeks(event: SeedEvent, anchorMonday: string): SeedEvent {
  if (event.recurrence?.pattern.type !== 'relativeMonthly') {
    return event;
  }
  const { pattern, range } = event.recurrence;
  const monday = Temporal.PlainDate.from(anchorMonday);
  const played = recurrenceDays(
    pattern,
    range,
    monday.add({ weeks: WEEKS_OF_SEED }).subtract({ days: 1 }),
  ).find((day) => Temporal.PlainDate.compare(day, monday) >= 0);
  if (played === undefined) {
    return event;
  }
  const before = Temporal.PlainDate.from(range.startDate).until(played, { largestUnit: 'weeks' });
  // A series begins on one of its days, at most three weeks after the day that was written.
  const later = before.weeks % WEEKS_OF_SEED;
  return {
    ...event,
    subject: event.subject.replace(WHICH_OF_MONTH, ''),
    start: { ...event.start, dateTime: shiftLocal(event.start.dateTime, later) },
    end: { ...event.end, dateTime: shiftLocal(event.end.dateTime, later) },
    recurrence: {
      pattern: {
        type: 'weekly',
        interval: WEEKS_OF_SEED,
        daysOfWeek: pattern.daysOfWeek ?? [],
        firstDayOfWeek: pattern.firstDayOfWeek ?? 'sunday',
      },
      range: { ...range, startDate: shiftDate(range.startDate, later) },
    },
  };
}
