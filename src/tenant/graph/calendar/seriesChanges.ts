// What becomes of a series when one of its occurrences, or its pattern, changes.
import type { Temporal } from 'temporal-polyfill';
import type { EventDoc, StoredEvent } from '../../calendar/eventDoc';
import { zoneOf } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant } from '../../time/zonedTimes';
import { newEventId } from './eventEntity';

/** The first change of an occurrence makes an exception of it. */
export function exceptionFor(
  world: TenantWorld,
  appointment: Appointment,
  day: string,
): StoredEvent {
  const { event } = appointment;
  skipOccurrence(world, event, day);
  return world.calendar.add({
    immutableId: newEventId(`${event.immutableId} ${day}`),
    mailbox: event.mailbox,
    kind: 'exception',
    seriesMaster: event.immutableId,
    doc: {
      ...event.doc,
      transactionId: null,
      recurrence: null,
      skippedDays: [],
      originalDay: day,
      originalStart: graphInstant(appointment.start),
      start: written(appointment.start, event.doc),
      end: written(appointment.end, event.doc),
    },
  });
}

/** Takes one occurrence out of its series, or the event away. */
export function removeAppointment(world: TenantWorld, appointment: Appointment): void {
  if (appointment.occurrenceDay === null) {
    world.calendar.remove(appointment.event);
  } else {
    skipOccurrence(world, appointment.event, appointment.occurrenceDay);
  }
}

/** Whether the change moves the series, so that its exceptions mean nothing any more. */
export function isNewPattern(before: EventDoc, after: EventDoc): boolean {
  const pattern = ({ recurrence, start, end, isAllDay }: EventDoc): string =>
    JSON.stringify({ recurrence, start, end, isAllDay });
  return pattern(before) !== pattern(after);
}

function skipOccurrence(world: TenantWorld, series: StoredEvent, day: string): void {
  world.calendar.change(series, {
    ...series.doc,
    skippedDays: [...series.doc.skippedDays, day],
  });
}

/** UTC, or for whole days the zone in which they are days. */
function written(instant: Temporal.Instant, doc: EventDoc): EventDoc['start'] {
  const timeZone = doc.isAllDay ? doc.start.timeZone : 'UTC';
  const zone = doc.isAllDay ? zoneOf(timeZone) : 'UTC';
  return {
    dateTime: instant
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' }),
    timeZone,
  };
}
