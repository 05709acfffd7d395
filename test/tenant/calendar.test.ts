// The tenant's calendars, driven by Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event, ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const PROPERTY = 'String {9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10} Name Anteroom.ProposalId';

let tenant: RunningTenant;
let jordan: Client;
let maya: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  jordan = graphClient(tenant, 'jordan.reyes');
  maya = graphClient(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

async function week(
  client: Client,
  start: string,
  end: string,
  zone = 'Central Standard Time',
): Promise<Event[]> {
  const page = (await client
    .api(`${MAYA}/calendar/calendarView`)
    .query({ startDateTime: start, endDateTime: end })
    .header('Prefer', `IdType="ImmutableId", outlook.timezone="${zone}"`)
    .top(200)
    .get()) as { value: Event[] };
  return page.value;
}

function hold(transactionId: string): Record<string, unknown> {
  return {
    subject: 'HOLD Whitfield 30 min',
    start: { dateTime: '2026-11-25T11:45:00', timeZone: 'America/Chicago' },
    end: { dateTime: '2026-11-25T12:15:00', timeZone: 'Central Standard Time' },
    showAs: 'tentative',
    isReminderOn: false,
    categories: ['Hold'],
    transactionId,
    singleValueExtendedProperties: [{ id: PROPERTY, value: `proposal ${transactionId}` }],
  };
}

test('a week shows its occurrences, its exception and no cancelled one', async () => {
  const events = await week(maya, '2026-11-16T06:00:00Z', '2026-11-30T06:00:00Z');
  const lines = events.map(
    (event) =>
      `${event.start?.dateTime?.slice(0, 16) ?? ''} ${event.type ?? ''} ${event.subject ?? ''}`,
  );
  expect(lines).toContain('2026-11-16T08:30 occurrence Clinic - North Shore');
  expect(lines).toContain(
    '2026-11-18T13:00 exception Clinic - Main Campus (ends early for flight)',
  );
  expect(lines).toContain('2026-11-16T17:00 occurrence Surgical Quality Committee');
  expect(lines.filter((line) => line.includes('Travel: North Shore to Main'))).toEqual([
    '2026-11-16T12:30 occurrence Travel: North Shore to Main',
  ]);
  expect(lines.some((line) => line.startsWith('2026-11-19') && line.includes('OR 2 block'))).toBe(
    false,
  );
});

test('times come in the zone that was preferred', async () => {
  const events = await week(
    maya,
    '2026-12-08T22:00:00Z',
    '2026-12-09T00:00:00Z',
    'Pacific Standard Time',
  );
  expect(events.find((event) => event.subject === 'Editorial board call (Annals)')).toMatchObject({
    start: { dateTime: '2026-12-08T15:00:00.0000000', timeZone: 'Pacific Standard Time' },
  });
});

test('a delegate does not see that a private event exists', async () => {
  const own = await week(maya, '2026-11-16T06:00:00Z', '2026-11-17T06:00:00Z');
  const delegated = await week(jordan, '2026-11-16T06:00:00Z', '2026-11-17T06:00:00Z');
  expect(own.map((event) => event.subject)).toContain('Family (no meetings)');
  expect(delegated).toHaveLength(own.length - 1);
  const family = own.find((event) => event.sensitivity === 'private');
  expect(await refusal(jordan.api(`${MAYA}/events/${family?.id ?? ''}`).get())).toMatchObject({
    status: 404,
  });
});

test('free and busy of others has no subjects', async () => {
  const ask = {
    schedules: ['maya.okafor@lakesidehealth.example', 'nobody@lakesidehealth.example'],
    startTime: { dateTime: '2026-11-16T07:00:00', timeZone: 'Central Standard Time' },
    endTime: { dateTime: '2026-11-16T20:00:00', timeZone: 'Central Standard Time' },
    availabilityViewInterval: 60,
  };
  const { value } = (await jordan.api('/me/calendar/getSchedule').post(ask)) as {
    value: ScheduleInformation[];
  };
  expect(value[0]?.availabilityView).toBe('2222222002222');
  expect(value[0]?.scheduleItems?.every((item) => item.subject === undefined)).toBe(true);
  expect(value[0]?.scheduleItems?.some((item) => item.isPrivate === true)).toBe(true);
  expect(value[0]?.workingHours).toMatchObject({
    startTime: '07:00:00.0000000',
    timeZone: { name: 'Central Standard Time' },
  });
  expect(value[1]?.error?.responseCode).toBe('ErrorMailRecipientNotFound');
});

test('a hold that is created twice exists once', async () => {
  const first = (await jordan.api(`${MAYA}/calendar/events`).post(hold('tx-1'))) as Event;
  const second = (await jordan.api(`${MAYA}/calendar/events`).post(hold('tx-1'))) as Event;
  expect(second.id).toBe(first.id);
  expect(first).toMatchObject({
    showAs: 'tentative',
    isReminderOn: false,
    type: 'singleInstance',
    isOrganizer: true,
  });
});

test('a hold is found by the property it carries', async () => {
  await jordan.api(`${MAYA}/calendar/events`).post(hold('tx-2'));
  const { value } = (await jordan
    .api(`${MAYA}/events`)
    .filter(
      `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'proposal tx-2')`,
    )
    .expand(`singleValueExtendedProperties($filter=id eq '${PROPERTY}')`)
    .get()) as { value: Event[] };
  expect(value).toHaveLength(1);
  expect(value[0]?.singleValueExtendedProperties).toEqual([
    { id: PROPERTY, value: 'proposal tx-2' },
  ]);
  const plain = (await jordan.api(`${MAYA}/events/${value[0]?.id ?? ''}`).get()) as Event;
  expect(plain.singleValueExtendedProperties).toBeUndefined();
});

test('a stale tag stops a change, a fresh one lets it through', async () => {
  const event = (await jordan.api(`${MAYA}/calendar/events`).post(hold('tx-3'))) as Event & {
    '@odata.etag': string;
  };
  const address = `${MAYA}/events/${event.id ?? ''}`;
  const changed = (await jordan
    .api(address)
    .header('If-Match', event['@odata.etag'])
    .patch({ showAs: 'busy' })) as Event;
  expect(changed.showAs).toBe('busy');
  expect(
    await refusal(
      jordan.api(address).header('If-Match', event['@odata.etag']).patch({ showAs: 'free' }),
    ),
  ).toMatchObject({
    status: 412,
    code: 'ErrorIrresolvableConflict',
  });
  await jordan.api(address).delete();
  expect(await refusal(jordan.api(address).get())).toMatchObject({
    status: 404,
    code: 'ErrorItemNotFound',
  });
});

test('one occurrence changes without its series', async () => {
  const before = await week(maya, '2026-12-01T06:00:00Z', '2026-12-02T06:00:00Z');
  const block = before.find((event) => event.subject === 'OR 2 block');
  await maya.api(`${MAYA}/events/${block?.id ?? ''}`).patch({ subject: 'OR 2 block (late start)' });
  const after = await week(maya, '2026-12-01T06:00:00Z', '2026-12-04T06:00:00Z');
  expect(
    after.filter((event) => event.subject?.startsWith('OR 2') === true).map((event) => event.type),
  ).toEqual(['exception', 'occurrence']);
});

test('attendees would have been invited, and the tenant says so', async () => {
  await jordan.api(`${MAYA}/calendar/events`).post({
    ...hold('tx-4'),
    attendees: [
      { emailAddress: { address: 'colleen.barr@lakesidehealth.example' }, type: 'required' },
    ],
  });
  const { invitations } = (await (await fetch(`${tenant.desk}/tenant/invitations`)).json()) as {
    invitations: { attendees: string[] }[];
  };
  expect(invitations.map((each) => each.attendees)).toEqual([
    ['colleen.barr@lakesidehealth.example'],
  ]);
});

test.each([
  {
    says: 'a view of more than 62 days',
    path: '/calendarView?startDateTime=2026-11-16&endDateTime=2027-01-20',
    code: 'ErrorCalendarViewRangeTooBig',
  },
  { says: 'a view without its window', path: '/calendarView', code: 'ErrorInvalidParameter' },
])('Graph refuses $says', async ({ path, code }) => {
  expect(await refusal(jordan.api(`${MAYA}${path}`).get())).toMatchObject({ status: 400, code });
});

test.each([
  {
    says: 'a zone that nobody knows',
    change: { start: { dateTime: '2026-11-25T11:45:00', timeZone: 'Lake Time' } },
    code: 'TimeZoneNotSupportedException',
  },
  {
    says: 'an end before its start',
    change: { end: { dateTime: '2026-11-25T10:00:00', timeZone: 'America/Chicago' } },
    code: 'ErrorCalendarEndDateIsEarlierThanStartDate',
  },
  { says: 'a member that events do not have', change: { colour: 'red' }, code: 'RequestBodyRead' },
])('Graph refuses $says', async ({ change, code }) => {
  expect(
    await refusal(jordan.api(`${MAYA}/events`).post({ ...hold('tx-refused'), ...change })),
  ).toMatchObject({ status: 400, code });
});

test('the seed moves to the week that was asked for', async () => {
  const later = await startTenant({ anchor: '2026-12-16' });
  try {
    const events = (await graphClient(later, 'maya.okafor')
      .api(`${MAYA}/calendarView`)
      .query({ startDateTime: '2026-11-26T06:00:00Z', endDateTime: '2026-12-15T06:00:00Z' })
      .header('Prefer', 'outlook.timezone="America/Chicago"')
      .top(300)
      .get()) as { value: Event[] };
    const starts = events.value.map(
      (event) => `${event.start?.dateTime?.slice(0, 16) ?? ''} ${event.subject ?? ''}`,
    );
    expect(starts).toContain('2026-12-14T08:30 Clinic - North Shore');
    expect(starts).toContain('2026-11-26T00:00 Thanksgiving Day');
  } finally {
    await later.stop();
  }
});
