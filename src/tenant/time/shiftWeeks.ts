// Moves the seed by whole weeks, so that its anchor Monday is the Monday of the week in which the demo is given.
import { Temporal } from 'temporal-polyfill';
import { plain } from './zonedTimes';

/** Whole weeks from the anchor's Monday to the Monday of `today`'s week. */
export function weeksToShift(anchorMonday: string, today: Temporal.PlainDate): number {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Math.round(
    Temporal.PlainDate.from(anchorMonday).until(monday, { largestUnit: 'days' }).days / 7,
  );
}

/** A date shifts as it is. @example shiftDate('2026-11-16', 2) //=> '2026-11-30' */
export function shiftDate(date: string, weeks: number): string {
  return Temporal.PlainDate.from(date).add({ weeks }).toString();
}

/** A local date-time keeps its wall-clock time; whatever offset it carried is dropped. */
export function shiftLocal(localDateTime: string, weeks: number): string {
  return plain(localDateTime).add({ weeks }).toString({ smallestUnit: 'second' });
}

/** An instant shifts as the local time it is in `zone`, so that 08:30 stays 08:30 across a clock change. */
export function shiftInstant(instant: string, zone: string, weeks: number): Temporal.Instant {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .add({ weeks })
    .toZonedDateTime(zone)
    .toInstant();
}
