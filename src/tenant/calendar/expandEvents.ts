// Lays the stored events out in time: singles, exceptions and the occurrences of every series, as instants.
import { Temporal } from 'temporal-polyfill';
import { recurrenceDays } from '../time/expandRecurrence';
import { ianaZone } from '../time/windowsZones';
import { instantOf } from '../time/zonedTimes';
import type { EventDoc, StoredEvent } from './eventDoc';

/** One stretch of time on a calendar: a single event, an exception, a series master or one occurrence of it. */
export interface Appointment {
  readonly event: StoredEvent;
  /** The local day of the occurrence; null for everything that is stored by itself. */
  readonly occurrenceDay: string | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Everything that overlaps the window, by start. An appointment that only touches the window's edge is outside. */
export function appointmentsIn(
  events: readonly StoredEvent[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Appointment[] {
  return events
    .flatMap((event) =>
      event.kind === 'seriesMaster' ? occurrences(event, from, to) : [appointmentOf(event)],
    )
    .filter(
      (appointment) =>
        Temporal.Instant.compare(appointment.start, to) < 0 &&
        (Temporal.Instant.compare(appointment.end, from) > 0 ||
          (appointment.start.equals(appointment.end) &&
            Temporal.Instant.compare(appointment.start, from) >= 0)),
    )
    .sort((one, other) => Temporal.Instant.compare(one.start, other.start));
}

/** The event itself: for a series its first occurrence's times, as Graph shows a master. */
export function appointmentOf(event: StoredEvent): Appointment {
  return {
    event,
    occurrenceDay: null,
    start: instantOf(event.doc.start.dateTime, zoneOf(event.doc.start.timeZone)),
    end: instantOf(event.doc.end.dateTime, zoneOf(event.doc.end.timeZone)),
  };
}

/** The occurrence of a series on that local day, if the series has one and it was not cancelled. */
export function occurrenceOn(series: StoredEvent, day: string): Appointment | undefined {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: seriesZone(series.doc),
    plainTime: '12:00',
  });
  const from = noon.subtract({ days: 1 }).toInstant();
  return occurrences(series, from, noon.add({ days: 1 }).toInstant()).find(
    (appointment) => appointment.occurrenceDay === day,
  );
}

export function zoneOf(name: string): string {
  return ianaZone(name) ?? 'UTC';
}

/** The zone in which a series falls on its days; an all-day series keeps the days it was written with. */
export function seriesZone(doc: EventDoc): string {
  const zone = doc.recurrence?.range.recurrenceTimeZone ?? '';
  return zoneOf(zone === '' || doc.isAllDay ? doc.start.timeZone : zone);
}

/** Those that may reach into the window; the day before it is looked at too, for what lasts past midnight. */
function occurrences(
  series: StoredEvent,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Appointment[] {
  const { recurrence, skippedDays } = series.doc;
  if (recurrence === null) {
    return [];
  }
  const zone = seriesZone(series.doc);
  const { start, end } = appointmentOf(series);
  const first = start.toZonedDateTimeISO(zone).toPlainDateTime();
  const length = first.until(end.toZonedDateTimeISO(zone).toPlainDateTime(), {
    largestUnit: 'days',
  });
  const skipped = new Set(skippedDays);
  const earliest = from
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: length.days + 1 });
  return recurrenceDays(
    recurrence.pattern,
    recurrence.range,
    to.toZonedDateTimeISO(zone).toPlainDate(),
  )
    .filter((day) => Temporal.PlainDate.compare(day, earliest) >= 0 && !skipped.has(day.toString()))
    .map((day) => {
      const local = day.toPlainDateTime(first.toPlainTime());
      return {
        event: series,
        occurrenceDay: day.toString(),
        start: local.toZonedDateTime(zone).toInstant(),
        end: local.add(length).toZonedDateTime(zone).toInstant(),
      };
    });
}
