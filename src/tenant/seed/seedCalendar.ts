// Puts the seed's calendars into the store, shifted to this week; holidays stay on their own dates.
import { Temporal } from 'temporal-polyfill';
import { createCalendarStore } from '../calendar/calendarStore';
import type { EventDoc } from '../calendar/eventDoc';
import { joinUrlFor, NEVER } from '../calendar/newEvent';
import { zoneOf } from '../calendar/expandEvents';
import type { Directory } from '../directory/people';
import { immutableIdFor } from '../graph/itemIds';
import { htmlFromText } from '../mail/plainText';
import { createChanges } from '../store/changes';
import type { Store } from '../store/openStore';
import { shiftDate, shiftInstant, shiftLocal } from '../time/shiftWeeks';
import { graphInstant } from '../time/zonedTimes';
import type { SeedEvent, SeedTenant } from './seedTenantFile';
import { steppedByWeeks } from './steppedByWeeks';

export function seedCalendars(
  store: Store,
  seed: SeedTenant,
  directory: Directory,
  weeks: number,
  now: Temporal.Instant,
): void {
  const calendar = createCalendarStore(store, createChanges());
  for (const [mailbox, events] of Object.entries(seed.calendars)) {
    const owner = directory.byKey(mailbox);
    if (owner === undefined) {
      continue;
    }
    for (const written of events) {
      const event = weeks === 0 ? written : steppedByWeeks(written, seed.meta.anchorDate);
      calendar.add({
        immutableId: immutableIdFor(`event ${event.id}`),
        mailbox,
        kind: event.type,
        seriesMaster:
          event.seriesMasterId === null ? null : immutableIdFor(`event ${event.seriesMasterId}`),
        doc: docOf(
          event,
          events,
          directory,
          owner.mail,
          event.categories.includes('Holiday') ? 0 : weeks,
          graphInstant(now),
        ),
      });
    }
  }
}

function docOf(
  event: SeedEvent,
  siblings: readonly SeedEvent[],
  directory: Directory,
  ownerMail: string,
  weeks: number,
  now: string,
): EventDoc {
  const zone = zoneOf(event.start.timeZone);
  const named = (address: string): { emailAddress: { name: string; address: string } } => ({
    emailAddress: { name: directory.find(address)?.displayName ?? address, address },
  });
  const isOrganizer = event.organizer.emailAddress.address === ownerMail;
  const exceptions = siblings.filter((sibling) => sibling.seriesMasterId === event.id);
  return {
    createdDateTime: now,
    lastModifiedDateTime: now,
    categories: event.categories,
    transactionId: null,
    iCalUId: event.iCalUId,
    reminderMinutesBeforeStart: 15,
    isReminderOn: false,
    subject: event.subject,
    importance: event.importance,
    sensitivity: event.sensitivity,
    isAllDay: event.isAllDay,
    isCancelled: event.isCancelled,
    isOrganizer,
    responseRequested: true,
    showAs: event.showAs,
    isOnlineMeeting: event.isOnlineMeeting,
    joinUrl: event.isOnlineMeeting ? joinUrlFor(event.id) : null,
    allowNewTimeProposals: true,
    hideAttendees: false,
    recurrence:
      event.recurrence === null
        ? null
        : {
            pattern: event.recurrence.pattern,
            range: {
              ...event.recurrence.range,
              startDate: shiftDate(event.recurrence.range.startDate, weeks),
              endDate:
                event.recurrence.range.type === 'endDate' &&
                event.recurrence.range.endDate !== undefined
                  ? shiftDate(event.recurrence.range.endDate, weeks)
                  : '0001-01-01',
            },
          },
    responseStatus: isOrganizer
      ? { response: 'organizer', time: NEVER }
      : { response: 'accepted', time: now },
    body: {
      contentType: 'html',
      content: event.bodyPreview === '' ? '' : htmlFromText(event.bodyPreview),
    },
    start: { dateTime: shiftLocal(event.start.dateTime, weeks), timeZone: event.start.timeZone },
    end: { dateTime: shiftLocal(event.end.dateTime, weeks), timeZone: event.end.timeZone },
    location: event.location,
    attendees: event.attendees.map((attendee) => ({
      type: attendee.type,
      status: { response: 'none', time: NEVER },
      ...named(attendee.emailAddress.address),
    })),
    organizer: named(event.organizer.emailAddress.address),
    extendedProperties: [],
    originalStart:
      event.originalStart === null
        ? null
        : graphInstant(shiftInstant(event.originalStart, zone, weeks)),
    originalDay:
      event.originalStart === null ? null : shiftDate(localDay(event.originalStart, zone), weeks),
    skippedDays: [
      ...(event.cancelledOccurrences ?? []).map((id) => shiftDate(id.slice(-10), weeks)),
      ...exceptions.flatMap((exception) =>
        exception.originalStart === null
          ? []
          : [shiftDate(localDay(exception.originalStart, zone), weeks)],
      ),
    ],
  };
}

function localDay(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}
