// The tenant's SharePoint site, driven by Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { DriveItem, ListItem } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal, SMALL_SITE } from './smallSite';

let tenant: RunningTenant;
let jordan: Client;
let site: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
  const found = (await jordan.api(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`).get()) as {
    id: string;
  };
  site = `/sites/${found.id}`;
});
afterAll(() => tenant.stop());

const items = (list: string): string => `${site}/lists/${list}/items`;

type Item = ListItem & { '@odata.etag': string; eTag: string; fields: Record<string, unknown> };

async function add(client: Client, list: string, fields: Record<string, unknown>): Promise<Item> {
  return (await client.api(items(list)).post({ fields })) as Item;
}

test('what IT provisioned is there, with its columns', async () => {
  const lists = (await jordan.api(`${site}/lists`).select('id,name').get()) as {
    value: { name: string }[];
  };
  expect(lists.value.map((list) => list.name)).toEqual(['Proposals', 'Log']);
  const columns = (await jordan.api(`${site}/lists/Proposals/columns`).get()) as {
    value: { name: string; indexed: boolean; enforceUniqueValues: boolean }[];
  };
  expect(columns.value.find((column) => column.name === 'ProposalId')).toMatchObject({
    indexed: true,
    enforceUniqueValues: true,
  });
  expect(columns.value.find((column) => column.name === 'Words')).toMatchObject({ indexed: false });
});

test('the server stamps who made an item and when', async () => {
  const before = Date.now() - 1000;
  const item = await add(jordan, 'Proposals', {
    ProposalId: 'p-stamp',
    State: 'placing',
    Minutes: 30,
    IsOpen: true,
    Words: 'w',
  });
  expect(item.createdBy?.user).toMatchObject({
    displayName: 'Jordan Reyes',
    email: 'jordan.reyes@lakesidehealth.example',
  });
  expect(Date.parse(item.createdDateTime ?? '')).toBeGreaterThanOrEqual(before);
  expect(item.fields).toMatchObject({ ProposalId: 'p-stamp', Minutes: 30, IsOpen: true });
  const changed = (await graphClient(tenant, 'maya.okafor')
    .api(`${items('Proposals')}/${item.id ?? ''}/fields`)
    .patch({ State: 'proposed' })) as Record<string, unknown>;
  expect(changed).toMatchObject({ State: 'proposed', Minutes: 30 });
  const read = (await jordan
    .api(`${items('Proposals')}/${item.id ?? ''}`)
    .expand('fields')
    .get()) as Item;
  expect(read.createdBy?.user?.displayName).toBe('Jordan Reyes');
  expect(read.lastModifiedBy?.user?.displayName).toBe('Dr. Maya Okafor');
});

test('an indexed column filters, orders and pages', async () => {
  for (const [index, day] of ['2026-12-03', '2026-12-01', '2026-12-02'].entries()) {
    await add(jordan, 'Proposals', {
      ProposalId: `p-page-${String(index)}`,
      State: 'paged',
      DecideBy: `${day}T17:00:00Z`,
    });
  }
  const seen: unknown[] = [];
  let next: string | undefined =
    `${items('Proposals')}?$expand=fields($select=ProposalId,DecideBy)&$filter=fields/State eq 'paged' and fields/DecideBy ge '2026-12-01T17:00:00Z'&$orderby=fields/DecideBy&$top=2`;
  while (next !== undefined) {
    const page = (await jordan.api(next).get()) as { value: Item[]; '@odata.nextLink'?: string };
    expect(page.value.length).toBeLessThanOrEqual(2);
    seen.push(...page.value.map((item) => item.fields['ProposalId']));
    next = page['@odata.nextLink']?.replace(`${tenant.graph}/v1.0`, '');
  }
  expect(seen).toEqual(['p-page-1', 'p-page-2', 'p-page-0']);
});

test('a column without an index is not filtered on', async () => {
  const filtered = jordan.api(items('Proposals')).filter("fields/Words eq 'w'");
  expect(await refusal(filtered.get())).toMatchObject({ status: 400, code: 'invalidRequest' });
  expect(
    (await refusal(jordan.api(items('Proposals')).orderby('fields/Minutes').get())).message,
  ).toContain('it is not indexed');
});

test('a unique column takes a value once, also from two at once', async () => {
  const answers = await Promise.allSettled([
    add(jordan, 'Log', { EntryId: 'entry-1' }),
    add(graphClient(tenant, 'maya.okafor'), 'Log', { EntryId: 'ENTRY-1' }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  const again = await refusal(add(jordan, 'Log', { EntryId: 'entry-1' }));
  expect(again.status).toBe(409);
  expect(again.message).toContain(
    'duplicate values were found in the following field(s) in the list: [EntryId]',
  );
});

test('a stale tag changes nothing', async () => {
  const item = await add(jordan, 'Proposals', { ProposalId: 'p-tag', State: 'placing' });
  const fields = `${items('Proposals')}/${item.id ?? ''}/fields`;
  expect(item.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
  await jordan.api(fields).header('If-Match', item.eTag).patch({ State: 'proposed' });
  expect(
    await refusal(jordan.api(fields).header('If-Match', item.eTag).patch({ State: 'withdrawn' })),
  ).toMatchObject({ status: 412 });
  expect(await jordan.api(fields).get()).toMatchObject({ State: 'proposed' });
});

test('an entry of an add-only list stays as it was', async () => {
  const item = await add(jordan, 'Log', { EntryId: 'entry-kept' });
  const address = `${items('Log')}/${item.id ?? ''}`;
  expect(await refusal(jordan.api(`${address}/fields`).patch({ EntryId: 'other' }))).toMatchObject({
    status: 403,
    code: 'accessDenied',
  });
  expect(await refusal(jordan.api(address).delete())).toMatchObject({ status: 403 });
});

test('only the groups of a list write to it', async () => {
  expect(
    await refusal(add(graphClient(tenant, 'tom.weller'), 'Log', { EntryId: 'x' })),
  ).toMatchObject({ status: 403 });
  expect(
    await refusal(add(graphClient(tenant, 'elena.marsh'), 'Proposals', { ProposalId: 'x' })),
  ).toMatchObject({ status: 403 });
  const without = graphClient(tenant, 'jordan.reyes', ['User.Read']);
  expect(await refusal(without.api(`${site}/lists`).get())).toMatchObject({
    status: 403,
    code: 'accessDenied',
  });
});

test.each([
  { says: 'a column that the list lacks', fields: { Colour: 'red' } },
  { says: 'a value of another kind', fields: { Minutes: 'thirty' } },
  { says: 'a text of 256 characters', fields: { State: 'x'.repeat(256) } },
  { says: 'a choice that there is not', fields: { Answer: 'maybe' } },
  { says: 'a day that is none', fields: { DecideBy: 'tomorrow' } },
  { says: 'a day before there were lists', fields: { DecideBy: '1899-12-31T00:00:00Z' } },
  { says: 'an author of one’s choice', fields: { AuthorLookupId: '6' } },
  { says: 'a stamp of one’s own', fields: { Created: '2020-01-01T00:00:00Z' } },
])('the list refuses $says', async ({ fields }) => {
  expect(await refusal(add(jordan, 'Proposals', { ProposalId: 'p-bad', ...fields }))).toMatchObject(
    { status: 400 },
  );
});

test('one list comes with its columns', async () => {
  const list = (await jordan.api(`${site}/lists/Proposals`).expand('columns').get()) as {
    columns: { name: string; choice?: { choices: string[] } }[];
  };
  expect(list.columns.find((column) => column.name === 'Answer')?.choice?.choices).toEqual([
    'yes',
    'no',
  ]);
});

test('every version of an item is kept with its author', async () => {
  const item = await add(jordan, 'Proposals', { ProposalId: 'p-versions', State: 'placing' });
  const address = `${items('Proposals')}/${item.id ?? ''}`;
  await graphClient(tenant, 'maya.okafor').api(`${address}/fields`).patch({ State: 'approved' });
  const { value } = (await jordan.api(`${address}/versions`).expand('fields').get()) as {
    value: { id: string; lastModifiedBy: Item['lastModifiedBy']; fields: { State: string } }[];
  };
  expect(
    value.map(({ id, lastModifiedBy, fields }) => [
      id,
      lastModifiedBy?.user?.displayName,
      fields.State,
    ]),
  ).toEqual([
    ['2.0', 'Dr. Maya Okafor', 'approved'],
    ['1.0', 'Jordan Reyes', 'placing'],
  ]);
});

test('a file is fetched by its own address without a token', async () => {
  const drives = (await jordan.api(`${site}/drives`).select('id,name').get()) as {
    value: { id: string; name: string }[];
  };
  const children = (await jordan
    .api(`/drives/${drives.value[0]?.id ?? ''}/root:/releases:/children`)
    .get()) as { value: DriveItem[] };
  expect(children.value.map((file) => file.name)).toEqual(['0001.json', '0002.json']);
  expect(children.value[0]?.createdBy?.user).toMatchObject({ displayName: 'Elena Marsh' });
  const address = (children.value[1] as Record<string, unknown>)[
    '@microsoft.graph.downloadUrl'
  ] as string;
  expect(new URL(address).origin).toBe(tenant.files);
  const file = await fetch(address);
  expect(await file.json()).toEqual({ release: 2 });
  expect(file.headers.get('access-control-allow-origin')).toBe('*');
  expect((await fetch(address, { headers: { Authorization: 'Bearer x' } })).status).toBe(401);
  expect((await fetch(address, { method: 'OPTIONS' })).status).toBe(405);
  expect((await fetch(address.replace(/tempauth=\d/, 'tempauth=9'))).status).toBe(401);
});
