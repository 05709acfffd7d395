// Graph's operations on events and the calendar view that the tenant implements.
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { EventDoc, StoredEvent } from '../../calendar/eventDoc';
import { appointmentOf, appointmentsIn } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant, readDateTime } from '../../time/zonedTimes';
import { badRequest, GraphError, itemNotFound, notImplemented } from '../graphError';
import { objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { guidFor } from '../itemIds';
import { mailboxOf } from '../mail/mailRights';
import { ordered, passes } from '../odata/evaluateFilter';
import { skipPage } from '../odata/page';
import { pathsIn } from '../odata/parseFilter';
import { checkNames } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import {
  EVENT_MEMBERS,
  EVENT_TYPE,
  eventEntity,
  eventETag,
  newEventId,
  wholeEvent,
} from './eventEntity';
import { withBody } from './eventWrites';

const LONGEST_VIEW_DAYS = 62;
const USUAL_PAGE = 10;
const NEVER = '0001-01-01T00:00:00Z';

export function eventRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: 'users/:user/calendar',
      answer: (request) => readCalendar(world, request),
    },
    ...['users/:user/calendarView', 'users/:user/calendar/calendarView'].map((path): Route => ({
      method: 'GET',
      path,
      answer: (request) => readCalendarView(world, request),
    })),
    ...['users/:user/events', 'users/:user/calendar/events'].flatMap((path): Route[] => [
      { method: 'GET', path, answer: (request) => listEvents(world, request) },
      { method: 'POST', path, answer: (request) => addEvent(world, request) },
      { method: 'GET', path: `${path}/:event`, answer: (request) => readEvent(world, request) },
      { method: 'PATCH', path: `${path}/:event`, answer: (request) => changeEvent(world, request) },
      {
        method: 'DELETE',
        path: `${path}/:event`,
        answer: (request) => deleteEvent(world, request),
      },
    ]),
  ];
}

function readCalendar(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'read');
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/calendar`)}/$entity`,
      id: `${guidFor(`calendar ${owner.key}`).replaceAll('-', '')}AAA=`,
      name: 'Calendar',
      color: 'auto',
      hexColor: '',
      isDefaultCalendar: true,
      changeKey: guidFor(`calendar key ${owner.key}`).slice(0, 24),
      canShare: owner.key === request.caller.person.key,
      canViewPrivateItems: owner.key === request.caller.person.key,
      canEdit: world.directory.calendarRight(request.caller.person.key, owner.key) === 'edit',
      allowedOnlineMeetingProviders: ['teamsForBusiness'],
      defaultOnlineMeetingProvider: 'teamsForBusiness',
      isTallyingResponses: true,
      isRemovable: false,
      owner: { name: owner.displayName, address: owner.mail },
    },
  };
}

function readCalendarView(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'read');
  const { from, to } = viewWindow(request);
  const appointments = appointmentsIn(visibleEvents(world, owner, request), from, to);
  return collection(request, appointments, `users('${param(request, 'user')}')/calendarView`);
}

function viewWindow(request: GraphRequest): {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
} {
  const start = request.query.other.get('startdatetime');
  const end = request.query.other.get('enddatetime');
  if (start === undefined || end === undefined) {
    throw badRequest(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      'ErrorInvalidParameter',
    );
  }
  // A plus sign that was not encoded arrives as a space.
  const from = readDateTime(start.replace(/ (?=\d\d:?\d\d$)/, '+'), 'UTC');
  const to = readDateTime(end.replace(/ (?=\d\d:?\d\d$)/, '+'), 'UTC');
  if (from === undefined || to === undefined) {
    throw badRequest(
      'The value of the parameter StartDateTime or EndDateTime is invalid.',
      'ErrorInvalidParameter',
    );
  }
  if (Temporal.Instant.compare(to, from) < 0) {
    throw badRequest('The end date is earlier than the start date.', 'ErrorInvalidParameter');
  }
  if (from.until(to, { largestUnit: 'hours' }).hours > LONGEST_VIEW_DAYS * 24) {
    throw badRequest(
      `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${String(LONGEST_VIEW_DAYS)}`,
      'ErrorCalendarViewRangeTooBig',
    );
  }
  return { from, to };
}

function listEvents(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'read');
  // Graph lists single events and series here, never occurrences or exceptions (user-list-events).
  const appointments = visibleEvents(world, owner, request)
    .filter((event) => event.kind !== 'exception')
    .map(appointmentOf);
  return collection(request, appointments, `users('${param(request, 'user')}')/events`);
}

function collection(
  request: GraphRequest,
  appointments: readonly Appointment[],
  context: string,
): GraphReply {
  const { filter, orderBy, select } = request.query;
  checkNames(select ?? [], EVENT_MEMBERS, EVENT_TYPE);
  checkExpand(request);
  for (const path of [
    ...(filter === null ? [] : pathsIn(filter)),
    ...orderBy.map((each) => each.path),
  ]) {
    const name = path[0] ?? '';
    if (!EVENT_MEMBERS.some((known) => known.toLowerCase() === name.toLowerCase())) {
      throw badRequest(`Could not find a property named '${name}' on type '${EVENT_TYPE}'.`);
    }
  }
  const rows = appointments
    .map((appointment) => ({ ...wholeEvent(appointment, request), appointment }))
    .filter((row) => filter === null || passes(row, filter));
  const page = skipPage(request, ordered(rows, orderBy), USUAL_PAGE);
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': contextOf(request, context),
      ...page.members,
      value: page.rows.map((row) => eventEntity(row.appointment, request)),
    },
  };
}

function readEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'read');
  checkNames(request.query.select ?? [], EVENT_MEMBERS, EVENT_TYPE);
  checkExpand(request);
  return eventReply(200, appointmentFor(world, owner, request), request);
}

function addEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'edit');
  const body = objectBody(request);
  if (!('start' in body) || !('end' in body)) {
    throw badRequest('An event needs a start and an end.', 'ErrorPropertyValidationFailure');
  }
  const transactionId = typeof body['transactionId'] === 'string' ? body['transactionId'] : null;
  const name = randomUUID();
  const doc = { ...withBody(emptyEvent(owner, name), body), transactionId };
  const event = world.store.together(() => {
    // A retried create is answered with the event that the first one made (event resource: transactionId).
    const before =
      transactionId === null ? undefined : world.calendar.byTransaction(owner.key, transactionId);
    if (before !== undefined) {
      return before;
    }
    const added = world.calendar.add({
      immutableId: newEventId(name),
      mailbox: owner.key,
      kind: doc.recurrence === null ? 'singleInstance' : 'seriesMaster',
      seriesMaster: null,
      doc,
    });
    invite(world, added, request);
    return added;
  });
  const reply = eventReply(201, appointmentOf(event), request);
  return {
    ...reply,
    headers: {
      ...reply.headers,
      Location: `${request.root}/users('${owner.id}')/events('${event.restId}')`,
      ETag: eventETag(event),
    },
  };
}

function changeEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'edit');
  const body = objectBody(request);
  const changed = world.store.together(() => {
    const appointment = appointmentFor(world, owner, request);
    checkETag(appointment.event, request);
    if ('transactionId' in body && body['transactionId'] !== appointment.event.doc.transactionId) {
      throw badRequest(
        'The property transactionId cannot be changed after the event was created.',
        'ErrorInvalidPropertySet',
      );
    }
    const event =
      appointment.occurrenceDay === null
        ? appointment.event
        : exceptionFor(world, appointment, appointment.occurrenceDay);
    const next = world.calendar.change(event, withBody(event.doc, body));
    if ('attendees' in body) {
      invite(world, next, request);
    }
    return next;
  });
  const reply = eventReply(200, appointmentOf(changed), request);
  return { ...reply, headers: { ...reply.headers, ETag: eventETag(changed) } };
}

function deleteEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  const owner = mailboxOf(world, request, 'Calendars', 'edit');
  world.store.together(() => {
    const { event, occurrenceDay } = appointmentFor(world, owner, request);
    checkETag(event, request);
    if (occurrenceDay === null) {
      world.calendar.remove(event);
    } else {
      world.calendar.change(event, {
        ...event.doc,
        skippedDays: [...event.doc.skippedDays, occurrenceDay],
      });
    }
  });
  return { status: 204 };
}

/** The first change of an occurrence makes an exception of it. */
function exceptionFor(world: TenantWorld, appointment: Appointment, day: string): StoredEvent {
  const { event } = appointment;
  world.calendar.change(event, { ...event.doc, skippedDays: [...event.doc.skippedDays, day] });
  const utc = (instant: Temporal.Instant): EventDoc['start'] => ({
    dateTime: instant
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' }),
    timeZone: 'UTC',
  });
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
      start: utc(appointment.start),
      end: utc(appointment.end),
    },
  });
}

/** Exchange would mail the attendees at once; the tenant keeps what would have gone out. */
function invite(world: TenantWorld, event: StoredEvent, request: GraphRequest): void {
  if (event.doc.attendees.length > 0) {
    world.calendar.recordInvitation(event, request.caller.person.key);
  }
}

function eventReply(status: number, appointment: Appointment, request: GraphRequest): GraphReply {
  return {
    status,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/events`)}/$entity`,
      ...eventEntity(appointment, request),
    },
  };
}

/** A delegate who may not view private items does not see that they exist. */
function visibleEvents(world: TenantWorld, owner: Person, request: GraphRequest): StoredEvent[] {
  return world.calendar
    .events(owner.key)
    .filter(
      (event) => owner.key === request.caller.person.key || event.doc.sensitivity !== 'private',
    );
}

function appointmentFor(world: TenantWorld, owner: Person, request: GraphRequest): Appointment {
  const appointment = world.calendar.appointment(owner.key, param(request, 'event'));
  const isHidden =
    owner.key !== request.caller.person.key && appointment?.event.doc.sensitivity === 'private';
  if (appointment === undefined || isHidden) {
    throw itemNotFound();
  }
  return appointment;
}

function checkETag(event: StoredEvent, request: GraphRequest): void {
  const asked = request.header('if-match');
  if (
    asked !== '' &&
    asked !== '*' &&
    asked.replace(/^W\//, '') !== eventETag(event).replace(/^W\//, '')
  ) {
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
  }
}

function checkExpand(request: GraphRequest): void {
  for (const expand of request.query.expand) {
    if (expand.name.toLowerCase() !== 'singlevalueextendedproperties') {
      throw notImplemented(`$expand=${expand.name} on events`);
    }
    if (expand.filter === null) {
      throw badRequest(
        'The $expand of singleValueExtendedProperties needs a $filter on id.',
        'ErrorInvalidUrlQueryFilter',
      );
    }
  }
}

function emptyEvent(owner: Person, name: string): EventDoc {
  const now = graphInstant(nowInstant());
  return {
    createdDateTime: now,
    lastModifiedDateTime: now,
    categories: [],
    transactionId: null,
    iCalUId: `040000008200E00074C5B7101A82E008${guidFor(`ical ${name}`).replaceAll('-', '').toUpperCase()}`,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    subject: '',
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    responseRequested: true,
    showAs: 'busy',
    isOnlineMeeting: false,
    allowNewTimeProposals: true,
    hideAttendees: false,
    recurrence: null,
    responseStatus: { response: 'organizer', time: NEVER },
    body: { contentType: 'html', content: '' },
    start: { dateTime: now.slice(0, 19), timeZone: 'UTC' },
    end: { dateTime: now.slice(0, 19), timeZone: 'UTC' },
    location: { displayName: '' },
    attendees: [],
    organizer: { emailAddress: { name: owner.displayName, address: owner.mail } },
    extendedProperties: [],
    originalDay: null,
    skippedDays: [],
  };
}
