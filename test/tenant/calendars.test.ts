// The tenant's calendars beside the own one: feeds that a physician subscribed to.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Calendar, Event } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

let tenant: RunningTenant;
let jordan: Client;
let maya: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  jordan = graphClient(tenant, 'jordan.reyes');
  maya = graphClient(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

async function calendarsOf(client: Client): Promise<Calendar[]> {
  return ((await client.api(`${MAYA}/calendars`).get()) as { value: Calendar[] }).value;
}

async function feedId(name: string): Promise<string> {
  return (await calendarsOf(maya)).find((each) => each.name === name)?.id ?? '';
}

function share(sharedWith: readonly string[]): Promise<Response> {
  return fetch(`${tenant.desk}/tenant/calendars`, {
    method: 'PUT',
    body: JSON.stringify({ owner: 'maya.okafor', feed: 'amion', sharedWith }),
  });
}

test('a physician has the own calendar and two feeds', async () => {
  expect(
    (await calendarsOf(maya)).map(({ name, isDefaultCalendar, canEdit, isRemovable }) => ({
      name,
      isDefaultCalendar,
      canEdit,
      isRemovable,
    })),
  ).toEqual([
    { name: 'Calendar', isDefaultCalendar: true, canEdit: true, isRemovable: false },
    {
      name: 'Lakeside CTS: Okafor, Brandt',
      isDefaultCalendar: false,
      canEdit: false,
      isRemovable: true,
    },
    { name: 'CTS on-call grid', isDefaultCalendar: false, canEdit: false, isRemovable: true },
  ]);
  const page = (await maya.api(`${MAYA}/calendars`).top(2).select('name').get()) as {
    value: Calendar[];
    '@odata.nextLink': string;
  };
  expect(page.value).toHaveLength(2);
  expect(page['@odata.nextLink']).toContain('$skip=2');
});

test('a feed shows its shifts in the zone that was preferred', async () => {
  const { value } = (await jordan
    .api(`${MAYA}/calendars/${await feedId('CTS on-call grid')}/calendarView`)
    .query({ startDateTime: '2026-11-16T06:00:00Z', endDateTime: '2026-11-21T06:00:00Z' })
    .header('Prefer', 'IdType="ImmutableId", outlook.timezone="Central Standard Time"')
    .top(50)
    .get()) as { value: Event[] };
  expect(
    value
      .filter((event) => event.subject?.startsWith('Thoracic') === true)
      .map((event) => `${event.start?.dateTime?.slice(0, 16) ?? ''} ${event.subject ?? ''}`),
  ).toEqual([
    '2026-11-16T17:00 Thoracic Call - Brandt',
    '2026-11-17T17:00 Thoracic Call - Brandt',
    '2026-11-18T17:00 Thoracic Call - Markov',
    '2026-11-19T17:00 Thoracic Call - Brandt',
    '2026-11-20T17:00 Thoracic Call - Brandt',
  ]);
});

test('the own calendar stays free of the feeds', async () => {
  const { value } = (await maya.api(`${MAYA}/events`).top(200).get()) as { value: Event[] };
  expect(value.filter((event) => event.iCalUId?.includes('@qgenda') === true)).toEqual([]);
  const { value: schedules } = (await maya.api('/me/calendar/getSchedule').post({
    schedules: ['maya.okafor@lakesidehealth.example'],
    startTime: { dateTime: '2026-12-01T22:30:00', timeZone: 'UTC' },
    endTime: { dateTime: '2026-12-01T23:00:00', timeZone: 'UTC' },
  })) as { value: { scheduleItems: { subject: string }[] }[] };
  expect(schedules[0]?.scheduleItems.map((item) => item.subject)).not.toContain(
    'Okafor, M: Schedule committee',
  );
});

test('a feed is read and never written', async () => {
  const id = await feedId('Lakeside CTS: Okafor, Brandt');
  const calendar = `${MAYA}/calendars/${id}`;
  expect(await maya.api(calendar).get()).toMatchObject({ id, canEdit: false });
  const { value } = (await maya.api(`${calendar}/events`).top(1).get()) as { value: Event[] };
  const event = value[0]?.id ?? '';
  expect(await maya.api(`${MAYA}/events/${event}`).get()).toMatchObject({ id: event });
  const times = {
    start: { dateTime: '2026-11-25T11:45:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-25T12:15:00', timeZone: 'UTC' },
  };
  const writes = [
    () => maya.api(`${calendar}/events`).post(times),
    () => maya.api(`${calendar}/events/${event}`).patch({ subject: 'x' }),
    () => maya.api(`${calendar}/events/${event}`).delete(),
    () => maya.api(`${MAYA}/events/${event}`).delete(),
    () => maya.api(`${MAYA}/events/${event}/accept`).post({}),
  ];
  for (const write of writes) {
    expect(await refusal(write() as Promise<unknown>)).toMatchObject({
      status: 403,
      code: 'ErrorAccessDenied',
    });
  }
});

test('a delegate sees a feed only where its owner shared it', async () => {
  const id = await feedId('CTS on-call grid');
  expect((await share([])).status).toBe(200);
  expect((await calendarsOf(jordan)).map((each) => each.name)).toEqual([
    'Calendar',
    'Lakeside CTS: Okafor, Brandt',
  ]);
  expect(await refusal(jordan.api(`${MAYA}/calendars/${id}`).get())).toMatchObject({
    status: 404,
    code: 'ErrorItemNotFound',
  });
  expect(await calendarsOf(maya)).toHaveLength(3);
  await share(['jordan.reyes']);
  expect(await calendarsOf(jordan)).toHaveLength(3);
});
