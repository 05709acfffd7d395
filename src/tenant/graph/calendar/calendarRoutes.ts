// Graph's operations on calendars and their views that the tenant implements.
import { appointmentsIn } from '../../calendar/expandEvents';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { mailboxOf } from '../mail/mailRights';
import { skipPage } from '../odata/page';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import { answerDelta } from './calendarDelta';
import {
  API,
  calendarEntity,
  calendarOf,
  NO_CALENDAR,
  NO_RIGHT,
  READS,
  visibleEvents,
  visibleSubscriptions,
} from './calendarOf';
import { BAD_WINDOW, BAD_ZONE, eventCollection, viewWindow } from './viewWindow';

const CALENDAR_TYPE = 'microsoft.graph.calendar';
const CALENDAR_MEMBERS = [
  'id',
  'name',
  'color',
  'hexColor',
  'isDefaultCalendar',
  'changeKey',
  'canShare',
  'canViewPrivateItems',
  'canEdit',
  'allowedOnlineMeetingProviders',
  'defaultOnlineMeetingProvider',
  'isTallyingResponses',
  'isRemovable',
  'owner',
];
const USUAL_PAGE = 10;

export function calendarRoutes(world: TenantWorld): Route[] {
  const reading = { method: 'GET', needs: READS };
  return [
    {
      ...reading,
      path: 'users/:user/calendars',
      source: `${API}/user-list-calendars`,
      refuses: [NO_RIGHT],
      test: 'calendars.test.ts › a physician has the own calendar and two feeds',
      answer: (request) => listCalendars(world, request),
    },
    ...['users/:user/calendar', 'users/:user/calendars/:calendar'].map((path): Route => ({
      ...reading,
      path,
      source: `${API}/calendar-get`,
      refuses: [NO_RIGHT, NO_CALENDAR],
      test: 'calendars.test.ts › a feed is read and never written',
      answer: (request) => readCalendar(world, request),
    })),
    ...[
      'users/:user/calendarView',
      'users/:user/calendar/calendarView',
      'users/:user/calendars/:calendar/calendarView',
    ].map((path): Route => ({
      ...reading,
      path,
      source: `${API}/user-list-calendarview`,
      refuses: [NO_RIGHT, NO_CALENDAR, ...BAD_WINDOW, BAD_ZONE],
      test: 'calendar.test.ts › Graph refuses $says',
      answer: (request) => readCalendarView(world, request),
    })),
    ...['users/:user/calendarView/delta', 'users/:user/calendar/calendarView/delta'].map(
      (path): Route => ({
        ...reading,
        path,
        source: `${API}/event-delta`,
        refuses: [
          NO_RIGHT,
          ...BAD_WINDOW,
          BAD_ZONE,
          {
            status: 400,
            code: 'ErrorInvalidUrlQuery',
            when: '$select, $filter, $expand, $orderby or $search',
          },
          { status: 410, code: 'SyncStateNotFound', when: 'a token that is too old or foreign' },
        ],
        test: 'calendarDelta.test.ts › a delta tells what came, changed and went',
        answer: (request) => answerDelta(world, request),
      }),
    ),
  ];
}

function listCalendars(world: TenantWorld, request: GraphRequest): GraphReply {
  if (request.query.filter !== null || request.query.orderBy.length > 0) {
    throw badRequest(
      'The query option is not supported on calendars here.',
      'ErrorInvalidUrlQuery',
    );
  }
  checkNames(request.query.select ?? [], CALENDAR_MEMBERS, CALENDAR_TYPE);
  const owner = mailboxOf(world, request, 'Calendars', 'read');
  const found = [null, ...visibleSubscriptions(world, owner, request)];
  const page = skipPage(request, found, USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `users('${param(request, 'user')}')/calendars`),
      ...page.members,
      value: page.rows.map((subscription) =>
        selectMembers(
          calendarEntity(world, request, { owner, subscription, folder: '' }),
          request.query.select,
        ),
      ),
    },
  };
}

function readCalendar(world: TenantWorld, request: GraphRequest): GraphReply {
  checkNames(request.query.select ?? [], CALENDAR_MEMBERS, CALENDAR_TYPE);
  const entity = calendarEntity(world, request, calendarOf(world, request, 'read'));
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `users('${param(request, 'user')}')/calendars`)}/$entity`,
      ...selectMembers(entity, request.query.select),
    },
  };
}

function readCalendarView(world: TenantWorld, request: GraphRequest): GraphReply {
  const calendar = calendarOf(world, request, 'read');
  const { from, to } = viewWindow(request);
  const appointments = appointmentsIn(visibleEvents(world, calendar, request), from, to);
  return eventCollection(request, appointments, `users('${param(request, 'user')}')/calendarView`);
}
