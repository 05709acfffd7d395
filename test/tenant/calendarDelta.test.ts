// The tenant's delta on a calendar view, followed as Microsoft describes it.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { Event } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const WINDOW = 'startDateTime=2026-11-16T06:00:00Z&endDateTime=2026-11-30T06:00:00Z';

type Row = Event & { '@removed'?: { reason: string } };
interface Round {
  readonly rows: Row[];
  readonly deltaLink: string;
  readonly pages: number;
}

let tenant: RunningTenant;
let jordan: Client;
let maya: Client;

beforeAll(async () => {
  tenant = await startTenant({ anchor: '2026-11-16' });
  jordan = graphClient(tenant, 'jordan.reyes');
  maya = graphClient(tenant, 'maya.okafor');
});
afterAll(() => tenant.stop());

async function follow(client: Client, from: string): Promise<Round> {
  const rows: Row[] = [];
  let link = from;
  for (let pages = 1; ; pages += 1) {
    const page = (await client
      .api(link.replace(`${tenant.graph}/v1.0`, ''))
      .header('Prefer', 'IdType="ImmutableId", odata.maxpagesize=20')
      .get()) as { value: Row[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
    expect(page.value.length).toBeLessThanOrEqual(20);
    rows.push(...page.value);
    const next = page['@odata.nextLink'];
    if (next === undefined) {
      return { rows, deltaLink: page['@odata.deltaLink'] ?? '', pages };
    }
    link = next;
  }
}

function hold(subject: string, day: string): Record<string, unknown> {
  return {
    subject,
    start: { dateTime: `${day}T11:45:00`, timeZone: 'America/Chicago' },
    end: { dateTime: `${day}T12:15:00`, timeZone: 'America/Chicago' },
  };
}

test('a delta tells what came, changed and went', async () => {
  const first = await follow(jordan, `${MAYA}/calendarView/delta?${WINDOW}`);
  expect(first.pages).toBeGreaterThan(1);
  expect(new Set(first.rows.map((row) => row.type))).toEqual(
    new Set(['singleInstance', 'seriesMaster', 'occurrence', 'exception']),
  );
  const occurrence = first.rows.find((row) => row.type === 'occurrence');
  expect(occurrence?.subject).toBeUndefined();
  expect(first.rows.map((row) => row.id)).toContain(occurrence?.seriesMasterId);
  expect((await follow(jordan, first.deltaLink)).rows).toEqual([]);

  const made = (await jordan
    .api(`${MAYA}/calendar/events`)
    .header('Prefer', 'IdType="ImmutableId"')
    .post(hold('HOLD one', '2026-11-25'))) as Event;
  await jordan.api(`${MAYA}/calendar/events`).post(hold('HOLD outside', '2027-01-05'));
  const second = await follow(jordan, first.deltaLink);
  expect(second.rows.map((row) => row.subject)).toEqual(['HOLD one']);

  await jordan.api(`${MAYA}/events/${made.id ?? ''}`).delete();
  const third = await follow(jordan, second.deltaLink);
  expect(third.rows).toEqual([{ id: made.id, '@removed': { reason: 'deleted' } }]);
  // The older link still tells all that happened since: made and gone again is nothing.
  expect((await follow(jordan, first.deltaLink)).rows).toEqual([]);
});

test('a cancelled occurrence is removed by its own id', async () => {
  const first = await follow(jordan, `${MAYA}/calendarView/delta?${WINDOW}`);
  const master = first.rows.find((row) => row.subject === 'OR 2 block');
  const day = first.rows.find((row) => row.seriesMasterId === master?.id);
  await jordan.api(`${MAYA}/events/${day?.id ?? ''}`).delete();
  const { rows } = await follow(jordan, first.deltaLink);
  expect(rows.filter((row) => row['@removed'] !== undefined).map((row) => row.id)).toEqual([
    day?.id,
  ]);
  expect(rows.map((row) => row.id)).toContain(master?.id);
});

test('an event that becomes private is gone for the delegate', async () => {
  const made = (await maya
    .api(`${MAYA}/calendar/events`)
    .header('Prefer', 'IdType="ImmutableId"')
    .post(hold('Dentist', '2026-11-24'))) as Event;
  const first = await follow(jordan, `${MAYA}/calendarView/delta?${WINDOW}`);
  await maya.api(`${MAYA}/events/${made.id ?? ''}`).patch({ sensitivity: 'private' });
  expect((await follow(jordan, first.deltaLink)).rows).toEqual([
    { id: made.id, '@removed': { reason: 'deleted' } },
  ]);
});

test.each([
  { says: 'a member to be selected', query: `${WINDOW}&$select=subject` },
  { says: 'a filter', query: `${WINDOW}&$filter=subject eq 'x'` },
])('a delta refuses $says', async ({ query }) => {
  expect(await refusal(jordan.api(`${MAYA}/calendarView/delta?${query}`).get())).toMatchObject({
    status: 400,
    code: 'ErrorInvalidUrlQuery',
  });
});

test.each([
  { says: 'a token of another tenant', token: { world: 'elsewhere', folder: 'maya.okafor' } },
  { says: 'a token that is none', token: 'x' },
])('$says asks for a full synchronization', async ({ token }) => {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  expect(
    await refusal(jordan.api(`${MAYA}/calendarView/delta?$deltatoken=${text}`).get()),
  ).toMatchObject({ status: 410, code: 'SyncStateNotFound' });
});
