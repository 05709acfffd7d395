// Graph's operations on events that the tenant implements; calendars, views and answers stand in files of their own.
import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '../../calendar/eventDoc';
import { appointmentOf, appointmentsIn } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import { newEvent } from '../../calendar/newEvent';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import { badRequest } from '../graphError';
import { objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { checkNames } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import {
  API,
  calendarOf,
  checkETag,
  eventOf,
  isVisible,
  NO_CALENDAR,
  NO_EVENT,
  NO_RIGHT,
  READ_ONLY,
  READS,
  visibleEvents,
  WRITES,
} from './calendarOf';
import { calendarRoutes } from './calendarRoutes';
import { answerRoutes } from './eventAnswers';
import { EVENT_MEMBERS, EVENT_TYPE, eventEntity, eventETag, newEventId } from './eventEntity';
import { exceptionFor, isNewPattern, removeAppointment } from './seriesChanges';
import { BAD_WINDOW, BAD_ZONE, checkExpand, eventCollection, viewWindow } from './viewWindow';
import { withBody } from './eventWrites';

const EVENT_PATHS = [
  'users/:user/events',
  'users/:user/calendar/events',
  'users/:user/calendars/:calendar/events',
];
const STALE: Refusal = {
  status: 412,
  code: 'ErrorIrresolvableConflict',
  when: 'If-Match is stale (microsoft-graph-docs 2256)',
};
const BAD_EVENT: readonly Refusal[] = [
  BAD_ZONE,
  { status: 400, code: 'RequestBodyRead', when: 'a member or a value that events do not have' },
  {
    status: 400,
    code: 'ErrorCalendarEndDateIsEarlierThanStartDate',
    when: 'the end before the start',
  },
  {
    status: 400,
    code: 'ErrorInvalidRequest',
    when: 'an all-day event that does not run from midnight to midnight',
  },
  {
    status: 400,
    code: 'ErrorPropertyValidationFailure',
    when: 'a subject over 255 characters, a recurrence that lacks what its type needs',
  },
  {
    status: 400,
    code: 'ErrorInvalidProperty',
    when: 'an extended property whose id is in no known form',
  },
];

export function eventRoutes(world: TenantWorld): Route[] {
  return [
    ...calendarRoutes(world),
    ...EVENT_PATHS.flatMap((path): Route[] => [
      {
        method: 'GET',
        path,
        source: `${API}/user-list-events`,
        needs: READS,
        refuses: [NO_RIGHT, NO_CALENDAR, BAD_ZONE],
        test: 'calendar.test.ts › a hold is found by the property it carries',
        answer: (request) => listEvents(world, request),
      },
      {
        method: 'POST',
        path,
        source: `${API}/calendar-post-events`,
        needs: WRITES,
        refuses: [READ_ONLY, NO_CALENDAR, ...BAD_EVENT],
        test: 'calendar.test.ts › a hold that is created twice exists once',
        answer: (request) => addEvent(world, request),
      },
      {
        method: 'GET',
        path: `${path}/:event`,
        source: `${API}/event-get`,
        needs: READS,
        refuses: [NO_RIGHT, NO_EVENT, BAD_ZONE],
        test: 'calendar.test.ts › a delegate does not see that a private event exists',
        answer: (request) => readEvent(world, request),
      },
      {
        method: 'PATCH',
        path: `${path}/:event`,
        source: `${API}/event-update`,
        needs: WRITES,
        refuses: [
          READ_ONLY,
          NO_EVENT,
          STALE,
          ...BAD_EVENT,
          {
            status: 400,
            code: 'ErrorInvalidPropertySet',
            when: 'another transactionId, or a recurrence on one occurrence',
          },
        ],
        test: 'calendar.test.ts › a stale tag stops a change, a fresh one lets it through',
        answer: (request) => changeEvent(world, request),
      },
      {
        method: 'DELETE',
        path: `${path}/:event`,
        source: `${API}/event-delete`,
        needs: WRITES,
        refuses: [READ_ONLY, NO_EVENT, STALE],
        test: 'calendar.test.ts › a stale tag stops a change, a fresh one lets it through',
        answer: (request) => deleteEvent(world, request),
      },
      {
        method: 'GET',
        path: `${path}/:event/instances`,
        source: `${API}/event-list-instances`,
        needs: READS,
        refuses: [NO_RIGHT, NO_EVENT, ...BAD_WINDOW, BAD_ZONE],
        test: 'calendarSeries.test.ts › the instances are the occurrences and exceptions that were not cancelled',
        answer: (request) => listInstances(world, request),
      },
    ]),
    ...EVENT_PATHS.flatMap((path) => answerRoutes(world, path)),
  ];
}

function listEvents(world: TenantWorld, request: GraphRequest): GraphReply {
  const calendar = calendarOf(world, request, 'read');
  // Graph lists single events and series here, never occurrences or exceptions (user-list-events).
  const appointments = visibleEvents(world, calendar, request)
    .filter((event) => event.kind !== 'exception')
    .map(appointmentOf);
  return eventCollection(request, appointments, `users('${param(request, 'user')}')/events`);
}

function listInstances(world: TenantWorld, request: GraphRequest): GraphReply {
  const { owner, folder, appointment } = eventOf(world, request, 'read');
  const { from, to } = viewWindow(request);
  const series = appointment.event;
  const exceptions = world.calendar
    .events(folder)
    .filter(
      (event) => event.seriesMaster === series.immutableId && isVisible(event, owner, request),
    );
  const instances = series.kind === 'seriesMaster' ? [series, ...exceptions] : [];
  return eventCollection(
    request,
    appointmentsIn(instances, from, to),
    `users('${param(request, 'user')}')/events('${param(request, 'event')}')/instances`,
  );
}

function readEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  checkNames(request.query.select ?? [], EVENT_MEMBERS, EVENT_TYPE);
  checkExpand(request);
  return eventReply(200, eventOf(world, request, 'read').appointment, request);
}

function addEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  const { owner, folder } = calendarOf(world, request, 'edit');
  const body = objectBody(request);
  if (!('start' in body) || !('end' in body)) {
    throw badRequest('An event needs a start and an end.', 'ErrorPropertyValidationFailure');
  }
  const transactionId = typeof body['transactionId'] === 'string' ? body['transactionId'] : null;
  const name = randomUUID();
  const empty = newEvent(owner, name, graphInstant(nowInstant()));
  const doc = { ...withBody(empty, body, name), transactionId };
  const event = world.store.together(() => {
    // A retried create is answered with the event that the first one made (event resource: transactionId).
    const before =
      transactionId === null ? undefined : world.calendar.byTransaction(folder, transactionId);
    if (before !== undefined) {
      return before;
    }
    const added = world.calendar.add({
      immutableId: newEventId(name),
      mailbox: folder,
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
  const body = objectBody(request);
  const changed = world.store.together(() => {
    const { appointment } = eventOf(world, request, 'edit');
    const { event, occurrenceDay } = appointment;
    checkETag(event, request);
    const isPart = occurrenceDay !== null || event.kind === 'exception';
    const isOther = 'transactionId' in body && body['transactionId'] !== event.doc.transactionId;
    if (isOther || (isPart && 'recurrence' in body && body['recurrence'] !== null)) {
      throw badRequest(
        'The property cannot be set on this event after it was created.',
        'ErrorInvalidPropertySet',
      );
    }
    const next = withBody(event.doc, body, event.immutableId);
    if (occurrenceDay !== null) {
      const exception = exceptionFor(world, appointment, occurrenceDay);
      return world.calendar.change(exception, withBody(exception.doc, body, exception.immutableId));
    }
    if (event.kind === 'seriesMaster' && isNewPattern(event.doc, next)) {
      // A new pattern takes every exception and cancellation away.
      world.calendar.removeExceptions(event);
      return world.calendar.change(event, { ...next, skippedDays: [] });
    }
    return world.calendar.change(event, next);
  });
  if ('attendees' in body) {
    invite(world, changed, request);
  }
  const reply = eventReply(200, appointmentOf(changed), request);
  return { ...reply, headers: { ...reply.headers, ETag: eventETag(changed) } };
}

function deleteEvent(world: TenantWorld, request: GraphRequest): GraphReply {
  world.store.together(() => {
    const { appointment } = eventOf(world, request, 'edit');
    checkETag(appointment.event, request);
    removeAppointment(world, appointment);
  });
  return { status: 204 };
}

/** Exchange would mail the attendees at once; the tenant keeps what would have gone out. */
function invite(world: TenantWorld, event: StoredEvent, request: GraphRequest): void {
  const addresses = event.doc.attendees.map((attendee) => attendee.emailAddress.address);
  if (addresses.length > 0) {
    world.calendar.recordMessage('invitation', event, request.caller.person.key, addresses);
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
