// Graph's getSchedule: free/busy of anybody in the organization, with subjects only of the caller's own calendar.
import { Temporal } from 'temporal-polyfill';
import { appointmentsIn } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import type { TenantWorld } from '../../tenantWorld';
import { ianaZone } from '../../time/windowsZones';
import { graphLocal, readDateTime } from '../../time/zonedTimes';
import { accessDenied, badRequest } from '../graphError';
import { isObject, objectBody } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import { settingsOf } from '../users/mailboxSettings';
import { answerZone, unknownZone } from './eventEntity';

const SCOPES = [
  'Calendars.ReadBasic',
  'Calendars.Read',
  'Calendars.ReadWrite',
  'Calendars.Read.Shared',
  'Calendars.ReadWrite.Shared',
];
const USUAL_INTERVAL_MINUTES = 30;
const LONGEST_WINDOW_DAYS = 62;
/** What one slot shows when several entries share it: the later in this list wins. */
const PRECEDENCE = ['free', 'workingElsewhere', 'tentative', 'busy', 'oof'];
const DIGITS: Readonly<Record<string, string>> = {
  free: '0',
  tentative: '1',
  busy: '2',
  oof: '3',
  workingElsewhere: '4',
};

export function scheduleRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'POST',
      path: 'users/:user/calendar/getSchedule',
      source: 'https://learn.microsoft.com/graph/api/calendar-getschedule',
      needs: SCOPES,
      refuses: [
        { status: 403, code: 'ErrorAccessDenied', when: 'without any of the scopes' },
        {
          status: 400,
          code: 'ErrorInvalidParameter',
          when: 'no schedules, an interval outside 5 to 1440 minutes, more than 62 days',
        },
        {
          status: 400,
          code: 'TimeZoneNotSupportedException',
          when: 'a zone that Exchange does not know',
        },
      ],
      test: 'calendarSchedule.test.ts › getSchedule refuses $says',
      answer: (request) => getSchedule(world, request),
    },
  ];
}

function getSchedule(world: TenantWorld, request: GraphRequest): GraphReply {
  if (!SCOPES.some((scope) => request.caller.scopes.includes(scope))) {
    throw accessDenied();
  }
  const body = lowerNames(objectBody(request));
  const names = body['schedules'];
  const from = readTime(body['starttime']);
  const to = readTime(body['endtime']);
  const interval = body['availabilityviewinterval'] ?? USUAL_INTERVAL_MINUTES;
  if (!Array.isArray(names) || names.length === 0) {
    throw badRequest('The value of the parameter schedules is empty.', 'ErrorInvalidParameter');
  }
  if (
    typeof interval !== 'number' ||
    !Number.isInteger(interval) ||
    interval < 5 ||
    interval > 1440
  ) {
    throw badRequest(
      'The availabilityViewInterval is outside 5 to 1440 minutes.',
      'ErrorInvalidParameter',
    );
  }
  const hours = from.until(to, { largestUnit: 'hours' }).hours;
  if (Temporal.Instant.compare(to, from) <= 0 || hours > LONGEST_WINDOW_DAYS * 24) {
    throw badRequest(
      'The requested time duration specified for FreeBusyViewOptions.TimeWindow is not within the allowed limits.',
      'ErrorInvalidParameter',
    );
  }
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': contextOf(request, 'Collection(microsoft.graph.scheduleInformation)'),
      value: names.map((name: unknown) =>
        scheduleOf(world, String(name), request, { from, to, interval }),
      ),
    },
  };
}

interface Window {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly interval: number;
}

function scheduleOf(
  world: TenantWorld,
  name: string,
  request: GraphRequest,
  window: Window,
): JsonObject {
  const person = world.directory.find(name);
  if (person === undefined) {
    return {
      scheduleId: name,
      availabilityView: '',
      error: {
        message: `Unable to resolve e-mail address ${name} to an Active Directory object.`,
        responseCode: 'ErrorMailRecipientNotFound',
      },
    };
  }
  const zone = answerZone(request);
  const appointments = appointmentsIn(world.calendar.events(person.key), window.from, window.to);
  const isOwn = person.key === request.caller.person.key;
  return {
    scheduleId: name,
    availabilityView: availabilityView(appointments, window),
    scheduleItems: appointments.map((appointment) => ({
      isPrivate: appointment.event.doc.sensitivity === 'private',
      status: appointment.event.doc.showAs,
      ...(isOwn
        ? {
            subject: appointment.event.doc.subject,
            location: appointment.event.doc.location.displayName,
          }
        : {}),
      start: { dateTime: graphLocal(appointment.start, zone.iana), timeZone: zone.name },
      end: { dateTime: graphLocal(appointment.end, zone.iana), timeZone: zone.name },
    })),
    workingHours: settingsOf(world, person)['workingHours'],
  };
}

function availabilityView(appointments: readonly Appointment[], window: Window): string {
  const minutes = window.from.until(window.to, { largestUnit: 'minutes' }).minutes;
  return Array.from({ length: Math.ceil(minutes / window.interval) }, (_, index) => {
    const start = window.from.add({ minutes: index * window.interval });
    const end = start.add({ minutes: window.interval });
    const status = appointments
      .filter(
        (each) =>
          Temporal.Instant.compare(each.start, end) < 0 &&
          Temporal.Instant.compare(each.end, start) > 0,
      )
      .map((each) => each.event.doc.showAs)
      .reduce(
        (worst, next) => (PRECEDENCE.indexOf(next) > PRECEDENCE.indexOf(worst) ? next : worst),
        'free',
      );
    return DIGITS[status] ?? '0';
  }).join('');
}

function readTime(value: unknown): Temporal.Instant {
  if (!isObject(value) || typeof value['dateTime'] !== 'string') {
    throw badRequest(
      'The value of the parameter startTime or endTime is empty.',
      'ErrorInvalidParameter',
    );
  }
  const name = typeof value['timeZone'] === 'string' ? value['timeZone'] : 'UTC';
  const zone = ianaZone(name);
  if (zone === undefined) {
    throw unknownZone(name);
  }
  const instant = readDateTime(value['dateTime'], zone);
  if (instant === undefined) {
    throw badRequest(
      'The value of the parameter startTime or endTime is invalid.',
      'ErrorInvalidParameter',
    );
  }
  return instant;
}

/** Graph takes action parameters in either case: `Schedules` as the metadata says, `schedules` as everybody writes. */
function lowerNames(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
