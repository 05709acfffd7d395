// Every way in which the tenant's calendars and events say no, seen through Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const WINDOW = 'startDateTime=2026-11-16T06:00:00Z&endDateTime=2026-11-17T06:00:00Z';
const TIMES = {
  start: { dateTime: '2026-11-25T11:45:00', timeZone: 'UTC' },
  end: { dateTime: '2026-11-25T12:15:00', timeZone: 'UTC' },
};
const UNKNOWN_ZONE = { dateTime: '2026-11-25T11:45:00', timeZone: 'Lake Time' };

let tenant: RunningTenant;
let maya: Client;
let elena: Client;
let event: string;
let series: string;
let occurrence: string;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  maya = graphClient(tenant, 'maya.okafor');
  elena = graphClient(tenant, 'elena.marsh');
  event = ((await maya.api(`${MAYA}/events`).post(TIMES)) as Event).id ?? '';
  series =
    (
      (await maya.api(`${MAYA}/events`).post({
        ...TIMES,
        recurrence: {
          pattern: { type: 'daily', interval: 1 },
          range: { type: 'noEnd', startDate: '2026-11-25' },
        },
      })) as Event
    ).id ?? '';
  const { value } = (await maya
    .api(
      `${MAYA}/events/${series}/instances?startDateTime=2026-11-26T00:00:00Z&endDateTime=2026-11-27T00:00:00Z`,
    )
    .get()) as { value: Event[] };
  occurrence = value[0]?.id ?? '';
});
afterAll(() => tenant.stop());

const READS = [
  { says: 'the calendars', path: () => '/calendars' },
  { says: 'a calendar', path: () => '/calendar' },
  { says: 'a view', path: () => `/calendarView?${WINDOW}` },
  { says: 'a delta', path: () => `/calendarView/delta?${WINDOW}` },
  { says: 'the events', path: () => '/events' },
  { says: 'an event', path: () => `/events/${event}` },
  { says: 'the instances', path: () => `/events/${series}/instances?${WINDOW}` },
];

test.each(READS)('a stranger does not read $says', async ({ path }) => {
  expect(await refusal(elena.api(`${MAYA}${path()}`).get())).toMatchObject({
    status: 403,
    code: 'ErrorAccessDenied',
  });
});

test.each([
  { says: 'makes', call: () => elena.api(`${MAYA}/events`).post(TIMES) },
  { says: 'changes', call: () => elena.api(`${MAYA}/events/${event}`).patch({ subject: 'x' }) },
  { says: 'deletes', call: () => elena.api(`${MAYA}/events/${event}`).delete() },
])('a stranger $says no event', async ({ call }) => {
  expect(await refusal(call() as Promise<unknown>)).toMatchObject({
    status: 403,
    code: 'ErrorAccessDenied',
  });
});

test.each([
  { says: 'a calendar', call: () => maya.api(`${MAYA}/calendars/nothing`).get() },
  {
    says: 'the view of a calendar',
    call: () => maya.api(`${MAYA}/calendars/nothing/calendarView?${WINDOW}`).get(),
  },
  {
    says: 'the events of a calendar',
    call: () => maya.api(`${MAYA}/calendars/nothing/events`).get(),
  },
  {
    says: 'a place for an event',
    call: () => maya.api(`${MAYA}/calendars/nothing/events`).post(TIMES),
  },
  { says: 'an event', call: () => maya.api(`${MAYA}/events/nothing`).get() },
  {
    says: 'an event to change',
    call: () => maya.api(`${MAYA}/events/nothing`).patch({ subject: 'x' }),
  },
  { says: 'an event to delete', call: () => maya.api(`${MAYA}/events/nothing`).delete() },
  {
    says: 'a series',
    call: () => maya.api(`${MAYA}/events/nothing/instances?${WINDOW}`).get(),
  },
])('$says that is not there is not found', async ({ call }) => {
  expect(await refusal(call() as Promise<unknown>)).toMatchObject({
    status: 404,
    code: 'ErrorItemNotFound',
  });
});

const WINDOWED = [
  { says: 'a view', path: () => '/calendarView' },
  { says: 'a delta', path: () => '/calendarView/delta' },
  { says: 'the instances', path: () => `/events/${series}/instances` },
];

test.each(WINDOWED)('$says needs a window of at most 62 days', async ({ path }) => {
  const at = (query: string): Promise<unknown> =>
    maya.api(`${MAYA}${path()}${query}`).get() as Promise<unknown>;
  expect(await refusal(at(''))).toMatchObject({ status: 400, code: 'ErrorInvalidParameter' });
  expect(await refusal(at('?startDateTime=soon&endDateTime=later'))).toMatchObject({
    code: 'ErrorInvalidParameter',
  });
  expect(await refusal(at('?startDateTime=2026-11-16&endDateTime=2027-01-18'))).toMatchObject({
    status: 400,
    code: 'ErrorCalendarViewRangeTooBig',
  });
});

test.each(READS.slice(2))('$says knows no zone that Exchange does not know', async ({ path }) => {
  const call = maya.api(`${MAYA}${path()}`).header('Prefer', 'outlook.timezone="Lake Time"');
  const wide = path().includes('instances')
    ? maya
        .api(
          `${MAYA}/events/${series}/instances?startDateTime=2026-11-25T00:00:00Z&endDateTime=2026-11-28T00:00:00Z`,
        )
        .header('Prefer', 'outlook.timezone="Lake Time"')
    : call;
  expect(await refusal(wide.get() as Promise<unknown>)).toMatchObject({
    status: 400,
    code: 'TimeZoneNotSupportedException',
  });
});

test.each([
  {
    says: 'a zone that nobody knows',
    change: { start: UNKNOWN_ZONE },
    code: 'TimeZoneNotSupportedException',
  },
  { says: 'a member that events do not have', change: { colour: 'red' }, code: 'RequestBodyRead' },
  { says: 'a status that there is not', change: { showAs: 'asleep' }, code: 'RequestBodyRead' },
  {
    says: 'an end before the start',
    change: { end: { dateTime: '2026-11-24T12:15:00', timeZone: 'UTC' } },
    code: 'ErrorCalendarEndDateIsEarlierThanStartDate',
  },
  {
    says: 'whole days that begin at noon',
    change: { isAllDay: true },
    code: 'ErrorInvalidRequest',
  },
  {
    says: 'a subject of 256 characters',
    change: { subject: 'x'.repeat(256) },
    code: 'ErrorPropertyValidationFailure',
  },
  {
    says: 'an extended property without a form',
    change: { singleValueExtendedProperties: [{ id: 'Anteroom', value: 'x' }] },
    code: 'ErrorInvalidProperty',
  },
])('neither a new event nor a change has $says', async ({ change, code }) => {
  const made = maya.api(`${MAYA}/events`).post({ ...TIMES, ...change }) as Promise<unknown>;
  expect(await refusal(made)).toMatchObject({ status: 400, code });
  const changed = maya.api(`${MAYA}/events/${event}`).patch(change) as Promise<unknown>;
  expect(await refusal(changed)).toMatchObject({ status: 400, code });
});

test.each([
  { says: 'days of the week', pattern: { type: 'weekly', interval: 1 }, range: {} },
  { says: 'a day of the month', pattern: { type: 'absoluteMonthly', interval: 1 }, range: {} },
  {
    says: 'a month',
    pattern: { type: 'relativeYearly', interval: 1, daysOfWeek: ['monday'] },
    range: {},
  },
  { says: 'an interval', pattern: { type: 'daily', interval: 0 }, range: {} },
  { says: 'a known type', pattern: { type: 'hourly', interval: 1 }, range: {} },
  { says: 'an end', pattern: { type: 'daily', interval: 1 }, range: { type: 'endDate' } },
  {
    says: 'the day of its event',
    pattern: { type: 'daily', interval: 1 },
    range: { startDate: '2026-11-26' },
  },
])('a recurrence does not go without $says', async ({ pattern, range }) => {
  const recurrence = { pattern, range: { type: 'noEnd', startDate: '2026-11-25', ...range } };
  const made = maya.api(`${MAYA}/events`).post({ ...TIMES, recurrence }) as Promise<unknown>;
  expect(await refusal(made)).toMatchObject({
    status: 400,
    code: 'ErrorPropertyValidationFailure',
  });
});

test('an event stays with the transaction that made it', async () => {
  const change = maya.api(`${MAYA}/events/${event}`).patch({ transactionId: 'another' });
  expect(await refusal(change as Promise<unknown>)).toMatchObject({
    status: 400,
    code: 'ErrorInvalidPropertySet',
  });
});

test('one occurrence has no recurrence of its own', async () => {
  const change = maya.api(`${MAYA}/events/${occurrence}`).patch({
    recurrence: {
      pattern: { type: 'daily', interval: 2 },
      range: { type: 'noEnd', startDate: '2026-11-26' },
    },
  });
  expect(await refusal(change as Promise<unknown>)).toMatchObject({
    status: 400,
    code: 'ErrorInvalidPropertySet',
  });
});

test('a stale tag deletes nothing', async () => {
  const gone = maya.api(`${MAYA}/events/${event}`).header('If-Match', 'W/"old"').delete();
  expect(await refusal(gone as Promise<unknown>)).toMatchObject({
    status: 412,
    code: 'ErrorIrresolvableConflict',
  });
});
