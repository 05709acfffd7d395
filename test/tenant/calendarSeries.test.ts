// The tenant's series: patterns over clock changes, instances, exceptions and cancelled occurrences.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

let tenant: RunningTenant;
let maya: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  maya = graphClient(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

async function make(
  pattern: Record<string, unknown>,
  range: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<Event> {
  const day = String(range['startDate']);
  return (await maya.api(`${MAYA}/events`).post({
    subject: 'Series',
    start: { dateTime: `${day}T08:00:00`, timeZone: 'Central Standard Time' },
    end: { dateTime: `${day}T09:00:00`, timeZone: 'Central Standard Time' },
    recurrence: { pattern: { interval: 1, ...pattern }, range },
    ...more,
  })) as Event;
}

async function instances(
  id: string | undefined,
  from: string,
  to: string,
  zone = 'UTC',
): Promise<Event[]> {
  const { value } = (await maya
    .api(`${MAYA}/events/${id ?? ''}/instances`)
    .query({ startDateTime: from, endDateTime: to })
    .header('Prefer', `outlook.timezone="${zone}"`)
    .top(100)
    .get()) as { value: Event[] };
  return value;
}

const starts = (events: readonly Event[]): string[] =>
  events.map((event) => event.start?.dateTime?.slice(0, 16) ?? '');

test('an hour of the day stays the same over both clock changes', async () => {
  const series = await make(
    { type: 'weekly', daysOfWeek: ['monday'] },
    { type: 'endDate', startDate: '2027-03-08', endDate: '2027-03-15' },
  );
  expect(starts(await instances(series.id, '2027-03-01', '2027-04-01'))).toEqual([
    '2027-03-08T14:00',
    '2027-03-15T13:00',
  ]);
  const autumn = await make(
    { type: 'daily' },
    { type: 'numbered', startDate: '2026-10-31', numberOfOccurrences: 2 },
  );
  expect(starts(await instances(autumn.id, '2026-10-30', '2026-11-05'))).toEqual([
    '2026-10-31T13:00',
    '2026-11-01T14:00',
  ]);
});

test('a series follows the zone of its recurrence, not that of its start', async () => {
  const series = await make(
    { type: 'weekly', daysOfWeek: ['monday'] },
    {
      type: 'numbered',
      startDate: '2027-03-08',
      numberOfOccurrences: 2,
      recurrenceTimeZone: 'Central Standard Time',
    },
    {
      start: { dateTime: '2027-03-08T14:00:00', timeZone: 'UTC' },
      end: { dateTime: '2027-03-08T15:00:00', timeZone: 'UTC' },
    },
  );
  expect(
    starts(await instances(series.id, '2027-03-01', '2027-04-01', 'Central Standard Time')),
  ).toEqual(['2027-03-08T08:00', '2027-03-15T08:00']);
});

test.each([
  {
    says: 'the last Friday of every other month',
    pattern: { type: 'relativeMonthly', interval: 2, daysOfWeek: ['friday'], index: 'last' },
    range: { type: 'endDate', startDate: '2026-11-27', endDate: '2027-02-01' },
    days: ['2026-11-27', '2027-01-29'],
  },
  {
    says: 'the 30th, and the last day of February',
    pattern: { type: 'absoluteMonthly', dayOfMonth: 30 },
    range: { type: 'numbered', startDate: '2026-12-30', numberOfOccurrences: 3 },
    days: ['2026-12-30', '2027-01-30', '2027-02-28'],
  },
  {
    says: 'the fourth Thursday of November',
    pattern: { type: 'relativeYearly', daysOfWeek: ['thursday'], index: 'fourth', month: 11 },
    range: { type: 'noEnd', startDate: '2026-11-26' },
    days: ['2026-11-26'],
  },
  {
    says: 'New Year’s Day',
    pattern: { type: 'absoluteYearly', dayOfMonth: 1, month: 1 },
    range: { type: 'noEnd', startDate: '2027-01-01' },
    days: ['2027-01-01'],
  },
])('a series falls on $says', async ({ pattern, range, days }) => {
  const series = await make(pattern, range);
  const found = [
    ...(await instances(series.id, '2026-11-20', '2027-01-15')),
    ...(await instances(series.id, '2027-01-15T00:00:01Z', '2027-03-10')),
  ];
  expect(starts(found).map((start) => start.slice(0, 10))).toEqual(days);
});

test('the instances are the occurrences and exceptions that were not cancelled', async () => {
  const series = await make(
    { type: 'daily' },
    { type: 'numbered', startDate: '2026-11-16', numberOfOccurrences: 4 },
  );
  const [first, second, third] = await instances(series.id, '2026-11-15', '2026-11-25');
  const moved = (await maya.api(`${MAYA}/events/${second?.id ?? ''}`).patch({
    start: { dateTime: '2026-11-17T15:00:00', timeZone: 'Central Standard Time' },
    end: { dateTime: '2026-11-17T16:00:00', timeZone: 'Central Standard Time' },
  })) as Event;
  expect(moved).toMatchObject({ type: 'exception', originalStart: '2026-11-17T14:00:00Z' });
  await maya.api(`${MAYA}/events/${third?.id ?? ''}`).delete();
  const left = await instances(series.id, '2026-11-15', '2026-11-25');
  expect(
    left.map((event) => `${event.type ?? ''} ${event.start?.dateTime?.slice(8, 16) ?? ''}`),
  ).toEqual(['occurrence 16T14:00', 'exception 17T21:00', 'occurrence 19T14:00']);
  expect(left.every((event) => event.seriesMasterId === series.id)).toBe(true);
  expect(await refusal(maya.api(`${MAYA}/events/${third?.id ?? ''}`).get())).toMatchObject({
    status: 404,
  });
  expect(await instances(first?.id, '2026-11-15', '2026-11-25')).toEqual(
    await instances(series.id, '2026-11-15', '2026-11-25'),
  );
});

test('a new pattern takes every exception away', async () => {
  const series = await make(
    { type: 'daily' },
    { type: 'numbered', startDate: '2026-11-16', numberOfOccurrences: 3 },
  );
  const [, second] = await instances(series.id, '2026-11-15', '2026-11-25');
  await maya.api(`${MAYA}/events/${second?.id ?? ''}`).patch({ subject: 'Another' });
  await maya.api(`${MAYA}/events/${series.id ?? ''}`).patch({
    recurrence: {
      pattern: { type: 'daily', interval: 2 },
      range: { type: 'numbered', startDate: '2026-11-16', numberOfOccurrences: 2 },
    },
  });
  const left = await instances(series.id, '2026-11-15', '2026-11-25');
  expect(left.map((event) => event.type)).toEqual(['occurrence', 'occurrence']);
  await maya.api(`${MAYA}/events/${series.id ?? ''}`).patch({ recurrence: null });
  expect(await maya.api(`${MAYA}/events/${series.id ?? ''}`).get()).toMatchObject({
    type: 'singleInstance',
    recurrence: null,
  });
});

test('days without times stay on their days in every zone', async () => {
  const trip = (await maya.api(`${MAYA}/events`).post({
    subject: 'Away',
    isAllDay: true,
    start: { dateTime: '2026-11-24T00:00:00', timeZone: 'Central Standard Time' },
    end: { dateTime: '2026-11-26T00:00:00', timeZone: 'Central Standard Time' },
  })) as Event;
  expect(
    await maya
      .api(`${MAYA}/events/${trip.id ?? ''}`)
      .header('Prefer', 'outlook.timezone="Tokyo Standard Time"')
      .get(),
  ).toMatchObject({
    start: { dateTime: '2026-11-24T00:00:00.0000000' },
    end: { dateTime: '2026-11-26T00:00:00.0000000' },
  });
});

test('an online meeting has an address, and stays one', async () => {
  const times = {
    start: { dateTime: '2026-11-25T11:45:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-25T12:15:00', timeZone: 'UTC' },
  };
  const meeting = (await maya
    .api(`${MAYA}/events`)
    .post({ ...times, isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' })) as Event;
  expect(meeting.onlineMeeting?.joinUrl).toContain('https://teams.microsoft.com/l/meetup-join/');
  expect(
    await maya.api(`${MAYA}/events/${meeting.id ?? ''}`).patch({ isOnlineMeeting: false }),
  ).toMatchObject({ isOnlineMeeting: true, onlineMeeting: meeting.onlineMeeting });
});
