// Reads startDateTime and endDateTime of a request, and lays a list of appointments out as Graph's collection.
import { Temporal } from 'temporal-polyfill';
import type { Appointment } from '../../calendar/expandEvents';
import { readDateTime } from '../../time/zonedTimes';
import { badRequest, notImplemented } from '../graphError';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { ordered, passes } from '../odata/evaluateFilter';
import { skipPage } from '../odata/page';
import { pathsIn } from '../odata/parseFilter';
import { checkNames } from '../odata/selectMembers';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import type { Refusal } from '../routes';
import { EVENT_MEMBERS, EVENT_TYPE, eventEntity, wholeEvent } from './eventEntity';

const LONGEST_VIEW_DAYS = 62;
const USUAL_PAGE = 10;

export interface ViewWindow {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

export const BAD_WINDOW: readonly Refusal[] = [
  {
    status: 400,
    code: 'ErrorInvalidParameter',
    when: 'no startDateTime or endDateTime, or one that is none',
  },
  { status: 400, code: 'ErrorCalendarViewRangeTooBig', when: 'more than 62 days' },
];
export const BAD_ZONE: Refusal = {
  status: 400,
  code: 'TimeZoneNotSupportedException',
  when: 'a zone that Exchange does not know',
};

export function viewWindow(request: GraphRequest): ViewWindow {
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

/** Filters, orders and pages, by start where no order was asked. */
export function eventCollection(
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
  const rows = appointments.map((appointment) => ({
    ...wholeEvent(appointment, request),
    appointment,
  }));
  const matching = ordered(
    rows.filter((row) => filter === null || passes(row, filter)),
    orderBy,
  );
  const page = skipPage(request, matching, USUAL_PAGE);
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

export function checkExpand(request: GraphRequest): void {
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
