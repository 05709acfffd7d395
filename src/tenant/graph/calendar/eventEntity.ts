// Shows an appointment as Graph's event entity, in the zone, id form and body form the caller prefers.
import type { Temporal } from 'temporal-polyfill';
import { eventChangeKey, occurrenceId } from '../../calendar/calendarStore';
import type { EventDoc, StoredEvent } from '../../calendar/eventDoc';
import { zoneOf } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import { htmlFromText, previewOf, textFromHtml, withoutActiveContent } from '../../mail/plainText';
import { ianaZone, windowsZone } from '../../time/windowsZones';
import { graphInstant, graphLocal } from '../../time/zonedTimes';
import { GraphError } from '../graphError';
import type { GraphRequest, JsonObject } from '../graphRequest';
import { immutableIdFor, restIdFor } from '../itemIds';
import { passes } from '../odata/evaluateFilter';
import { selectMembers } from '../odata/selectMembers';

export const EVENT_TYPE = 'microsoft.graph.event';

const USUAL = [
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'transactionId',
  'originalStartTimeZone',
  'originalEndTimeZone',
  'iCalUId',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'hasAttachments',
  'subject',
  'bodyPreview',
  'importance',
  'sensitivity',
  'originalStart',
  'isAllDay',
  'isCancelled',
  'isOrganizer',
  'responseRequested',
  'seriesMasterId',
  'showAs',
  'type',
  'webLink',
  'onlineMeetingUrl',
  'isOnlineMeeting',
  'onlineMeetingProvider',
  'allowNewTimeProposals',
  'isDraft',
  'hideAttendees',
  'recurrence',
  'onlineMeeting',
  'responseStatus',
  'body',
  'start',
  'end',
  'location',
  'locations',
  'attendees',
  'organizer',
];

export const EVENT_MEMBERS: readonly string[] = ['id', ...USUAL, 'singleValueExtendedProperties'];

export function eventETag(event: StoredEvent): string {
  return `W/"${eventChangeKey(event)}"`;
}

/** The id under which the caller knows the appointment. */
export function appointmentId(appointment: Appointment, request: GraphRequest): string {
  const { event, occurrenceDay } = appointment;
  const id = request.prefer.immutableIds ? event.immutableId : event.restId;
  return occurrenceDay === null ? id : occurrenceId(id, occurrenceDay);
}

/** The zone that times are answered in; Graph's refusal for a name Exchange does not know. */
export function answerZone(request: GraphRequest): {
  readonly name: string;
  readonly iana: string;
} {
  const name = request.prefer.timeZone ?? 'UTC';
  const iana = ianaZone(name);
  if (iana === undefined) {
    throw unknownZone(name);
  }
  return { name, iana };
}

export function unknownZone(name: string): GraphError {
  return new GraphError(
    400,
    'TimeZoneNotSupportedException',
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
  );
}

export function eventEntity(appointment: Appointment, request: GraphRequest): JsonObject {
  const { event, occurrenceDay } = appointment;
  const { doc } = event;
  const zone = answerZone(request);
  const isOccurrence = occurrenceDay !== null;
  const seriesId = isOccurrence ? event.immutableId : event.seriesMaster;
  const text = doc.body.contentType === 'html' ? textFromHtml(doc.body.content) : doc.body.content;
  const whole: JsonObject = {
    '@odata.etag': eventETag(event),
    id: appointmentId(appointment, request),
    createdDateTime: doc.createdDateTime,
    lastModifiedDateTime: doc.lastModifiedDateTime,
    changeKey: eventChangeKey(event),
    categories: doc.categories,
    transactionId: doc.transactionId,
    originalStartTimeZone: windowsZone(zoneOf(doc.start.timeZone)),
    originalEndTimeZone: windowsZone(zoneOf(doc.end.timeZone)),
    iCalUId: doc.iCalUId,
    reminderMinutesBeforeStart: doc.reminderMinutesBeforeStart,
    isReminderOn: doc.isReminderOn,
    hasAttachments: false,
    subject: doc.subject,
    bodyPreview: previewOf(text),
    importance: doc.importance,
    sensitivity: doc.sensitivity,
    originalStart: originalStart(appointment),
    isAllDay: doc.isAllDay,
    isCancelled: doc.isCancelled,
    isOrganizer: doc.isOrganizer,
    responseRequested: doc.responseRequested,
    seriesMasterId: seriesId === null ? null : seriesIdFor(seriesId, request),
    showAs: doc.showAs,
    type: isOccurrence ? 'occurrence' : event.kind,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.restId)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: doc.isOnlineMeeting,
    onlineMeetingProvider: doc.isOnlineMeeting ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: doc.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: doc.hideAttendees,
    recurrence: isOccurrence || event.kind !== 'seriesMaster' ? null : recurrenceOf(doc),
    onlineMeeting: doc.joinUrl === null ? null : { joinUrl: doc.joinUrl },
    responseStatus: doc.responseStatus,
    body: bodyOf(doc, text, request),
    start: when(doc, appointment.start, zone, appointment),
    end: when(doc, appointment.end, zone, appointment),
    location: locationOf(doc),
    locations: doc.location.displayName === '' ? [] : [locationOf(doc)],
    attendees: doc.attendees,
    organizer: doc.organizer,
    singleValueExtendedProperties: doc.extendedProperties,
  };
  const expand = request.query.expand.find(
    (each) => each.name.toLowerCase() === 'singlevalueextendedproperties',
  );
  const filter = expand?.filter ?? null;
  const properties =
    expand === undefined
      ? []
      : doc.extendedProperties.filter((property) => filter === null || passes(property, filter));
  return {
    ...selectMembers(whole, request.query.select ?? USUAL),
    ...(properties.length > 0 ? { singleValueExtendedProperties: properties } : {}),
  };
}

/** Everything, for a filter that may name any member. */
export function wholeEvent(appointment: Appointment, request: GraphRequest): JsonObject {
  return eventEntity(appointment, {
    ...request,
    query: { ...request.query, select: ['*'], expand: [] },
  });
}

function when(
  doc: EventDoc,
  instant: Temporal.Instant,
  zone: { readonly name: string; readonly iana: string },
  appointment: Appointment,
): JsonObject {
  // An all-day event is on its days in every zone.
  const local = doc.isAllDay
    ? `${instant.toZonedDateTimeISO(zoneOf(appointment.event.doc.start.timeZone)).toPlainDate().toString()}T00:00:00.0000000`
    : graphLocal(instant, zone.iana);
  return { dateTime: local, timeZone: zone.name };
}

function originalStart({ event, occurrenceDay, start }: Appointment): string | null {
  return occurrenceDay === null ? event.doc.originalStart : graphInstant(start);
}

function seriesIdFor(immutableId: string, request: GraphRequest): string {
  return request.prefer.immutableIds ? immutableId : restIdFor(immutableId, 0);
}

function recurrenceOf(doc: EventDoc): JsonObject | null {
  if (doc.recurrence === null) {
    return null;
  }
  const { pattern, range } = doc.recurrence;
  return {
    pattern: {
      type: pattern.type,
      interval: pattern.interval,
      month: pattern.month ?? 0,
      dayOfMonth: pattern.dayOfMonth ?? 0,
      ...(pattern.daysOfWeek === undefined || pattern.daysOfWeek.length === 0
        ? {}
        : { daysOfWeek: pattern.daysOfWeek }),
      firstDayOfWeek: pattern.firstDayOfWeek ?? 'sunday',
      index: pattern.index ?? 'first',
    },
    range: {
      type: range.type,
      startDate: range.startDate,
      endDate: range.endDate ?? '0001-01-01',
      recurrenceTimeZone: windowsZone(zoneOf(range.recurrenceTimeZone ?? doc.start.timeZone)),
      numberOfOccurrences: range.numberOfOccurrences ?? 0,
    },
  };
}

function bodyOf(doc: EventDoc, text: string, request: GraphRequest): JsonObject {
  if (request.prefer.bodyType === 'text') {
    return { contentType: 'text', content: text };
  }
  const html =
    doc.body.contentType === 'html' || doc.body.content === ''
      ? doc.body.content
      : htmlFromText(doc.body.content);
  return { contentType: 'html', content: withoutActiveContent(html) };
}

function locationOf(doc: EventDoc): JsonObject {
  const { displayName } = doc.location;
  return displayName === ''
    ? {
        displayName: '',
        locationType: 'default',
        uniqueIdType: 'unknown',
        address: {},
        coordinates: {},
      }
    : { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' };
}

/** The immutable id of an event that is made now. */
export function newEventId(name: string): string {
  return immutableIdFor(`event ${name}`);
}
