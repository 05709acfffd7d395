// Delta queries: a first round shows the folder, later rounds what happened since, and an old token has to begin anew.
import { startTenant } from '../../../support/startTenant';
import type { RunningTenant } from '../../../support/startTenant';
import { declared, ELENA, MAYA, mailCaller, NOBODY, refusalsOf } from './mailCaller';
import type { MailCaller, Refused, Shown, ShownPage } from './mailCaller';

const SMALL_PAGE = 'IdType="ImmutableId", odata.maxpagesize=7';

let tenant: RunningTenant;
let jordan: MailCaller;

beforeAll(async () => {
  tenant = await startTenant();
  jordan = mailCaller(tenant, 'jordan.reyes');
});
afterAll(() => tenant.stop());

interface Round {
  readonly rows: readonly Shown[];
  readonly pages: number;
  readonly deltaLink: string;
}

const deltaOf = (folder: string, options = ''): string =>
  `${MAYA}/mailFolders/${folder}/messages/delta?$select=subject,isRead${options}`;

async function round(path: string, prefer = SMALL_PAGE, as = jordan): Promise<Round> {
  const page: ShownPage = await as.page(path, prefer);
  const next = page['@odata.nextLink'];
  const link = page['@odata.deltaLink'];
  if (link !== undefined) {
    return { rows: page.value, pages: 1, deltaLink: link };
  }
  const rest = await round(next ?? '', prefer, as);
  return { rows: [...page.value, ...rest.rows], pages: rest.pages + 1, deltaLink: rest.deltaLink };
}

async function newest(folder: string, count: number): Promise<string[]> {
  const page = await jordan.page(
    `${MAYA}/mailFolders/${folder}/messages?$select=id&$top=${String(count)}`,
  );
  return page.value.map((message) => message.id);
}

const draft = (subject: string): Promise<Shown> =>
  jordan.post(`${MAYA}/mailFolders/inbox/messages`, { subject });

test('a first round shows the folder once, page by page', async () => {
  const first = await round(deltaOf('inbox'));
  const listed = await jordan.page(`${MAYA}/mailFolders/inbox/messages?$select=id&$top=1000`);
  expect(first.pages).toBe(Math.ceil(listed.value.length / 7));
  expect(first.rows.map((row) => row.id)).toEqual(listed.value.map((row) => row.id));
  expect(Object.keys(first.rows[0] ?? {}).sort()).toEqual([
    '@odata.etag',
    '@odata.type',
    'id',
    'isRead',
    'subject',
  ]);
});

test('a second round tells what came, changed and went', async () => {
  const { deltaLink } = await round(deltaOf('inbox'));
  expect((await round(deltaLink)).rows).toEqual([]);
  const [changed = '', moved = '', deleted = ''] = await newest('inbox', 3);
  await jordan.patch(`${MAYA}/messages/${changed}`, { categories: ['Hold'] });
  await jordan.patch(`${MAYA}/messages/${changed}`, { isRead: true });
  await jordan.post(`${MAYA}/messages/${moved}/move`, { destinationId: 'archive' });
  await jordan.delete(`${MAYA}/messages/${deleted}`);
  const made = await draft('Written since');
  const second = await round(deltaLink);
  expect(second.rows).toHaveLength(4);
  expect(second.rows).toContainEqual(expect.objectContaining({ id: changed, isRead: true }));
  expect(second.rows).toContainEqual(
    expect.objectContaining({ id: made.id, subject: 'Written since' }),
  );
  for (const id of [moved, deleted]) {
    expect(second.rows).toContainEqual({
      '@odata.type': '#microsoft.graph.message',
      id,
      '@removed': { reason: 'deleted' },
    });
  }
  expect((await round(second.deltaLink)).rows).toEqual([]);
});

test('pages of a later round neither lose nor repeat', async () => {
  const { deltaLink } = await round(deltaOf('inbox'));
  const ids = await newest('inbox', 17);
  for (const id of ids) {
    await jordan.patch(`${MAYA}/messages/${id}`, { importance: 'low' });
  }
  const page = await jordan.page(deltaLink, SMALL_PAGE);
  // What happens between two pages waits for the next round.
  await jordan.patch(`${MAYA}/messages/${ids[0] ?? ''}`, { importance: 'high' });
  const rest = await round(page['@odata.nextLink'] ?? '');
  expect([...page.value, ...rest.rows].map((row) => row.id).sort()).toEqual([...ids].sort());
  expect((await round(rest.deltaLink)).rows.map((row) => row.id)).toEqual([ids[0]]);
});

test('a message that comes back is new, under the id that was asked for', async () => {
  const plain = 'odata.maxpagesize=50';
  const { deltaLink } = await round(deltaOf('archive'));
  const [id = ''] = await newest('inbox', 1);
  await jordan.post(`${MAYA}/messages/${id}/move`, { destinationId: 'archive' });
  const came = await round(deltaLink);
  expect(came.rows.map((row) => row.id)).toEqual([id]);
  const [inPlain] = (await round(deltaLink, plain)).rows;
  expect(inPlain?.id).not.toBe(id);
  await jordan.post(`${MAYA}/messages/${id}/move`, { destinationId: 'inbox' });
  expect((await round(came.deltaLink, plain)).rows).toEqual([
    {
      '@odata.type': '#microsoft.graph.message',
      id: inPlain?.id,
      '@removed': { reason: 'deleted' },
    },
  ]);
});

test('a round may ask for one type of change', async () => {
  const links = await Promise.all(
    ['created', 'updated', 'deleted'].map(
      async (type) => (await round(deltaOf('inbox', `&changeType=${type}`))).deltaLink,
    ),
  );
  const [changed = '', deleted = ''] = await newest('inbox', 2);
  const made = await draft('Only for those who ask for new ones');
  await jordan.patch(`${MAYA}/messages/${changed}`, { importance: 'normal' });
  await jordan.delete(`${MAYA}/messages/${deleted}`);
  const seen: string[][] = [];
  for (const link of links) {
    seen.push((await round(link)).rows.map((row) => row.id));
  }
  expect(seen).toEqual([[made.id], [changed], [deleted]]);
});

test('a filter by time holds in every round', async () => {
  const page = await jordan.page(
    `${MAYA}/mailFolders/inbox/messages?$select=id,receivedDateTime&$top=1000`,
  );
  const [newer, older] = [page.value[3], page.value.at(-1)];
  const since = String(newer?.['receivedDateTime']);
  const filtered = await round(
    deltaOf('inbox', `&$filter=receivedDateTime ge ${since}&$orderby=receivedDateTime desc`),
  );
  expect(filtered.rows.map((row) => row.id)).toEqual(
    page.value
      .filter((row) => Date.parse(String(row['receivedDateTime'])) >= Date.parse(since))
      .map((row) => row.id),
  );
  for (const message of [newer, older]) {
    await jordan.patch(`${MAYA}/messages/${message?.id ?? ''}`, { importance: 'high' });
  }
  expect((await round(filtered.deltaLink)).rows.map((row) => row.id)).toEqual([newer?.id]);
});

test('a token that nobody can follow is gone', async () => {
  const { deltaLink } = await round(deltaOf('inbox'));
  const token = new URL(deltaLink).searchParams.get('$deltatoken') ?? '';
  const elsewhere = await startTenant();
  try {
    const foreign = mailCaller(elsewhere, 'jordan.reyes');
    const path = (folder: string, value: string): string =>
      `${MAYA}/mailFolders/${folder}/messages/delta?$deltatoken=${value}`;
    const gone = { status: 410, code: 'SyncStateNotFound' };
    const rows: readonly Refused[] = [
      { says: 'of another tenant', call: () => foreign.get(path('inbox', token)), ...gone },
      { says: 'of another folder', call: (as) => as.get(path('archive', token)), ...gone },
      { says: 'of nobody', call: (as) => as.get(path('inbox', 'bm9ib2R5')), ...gone },
    ];
    expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
  } finally {
    await elsewhere.stop();
  }
});

test('a delta refuses what it cannot follow', async () => {
  const { deltaLink } = await round(deltaOf('inbox'));
  const bad = { status: 400, code: 'BadRequest' };
  const rows: readonly Refused[] = [
    {
      says: 'another filter',
      call: (as) => as.get(deltaOf('inbox', '&$filter=isRead eq false')),
      ...bad,
    },
    {
      says: 'an end in time',
      call: (as) => as.get(deltaOf('inbox', '&$filter=receivedDateTime le 2026-11-16')),
      ...bad,
    },
    {
      says: 'oldest first',
      call: (as) => as.get(deltaOf('inbox', '&$orderby=receivedDateTime')),
      ...bad,
    },
    { says: 'another type', call: (as) => as.get(deltaOf('inbox', '&changeType=moved')), ...bad },
    {
      says: 'an unknown member',
      call: (as) => as.get(deltaOf('inbox', ',subjekt')),
      status: 400,
      code: 'RequestBroker--ParseUri',
    },
    {
      says: 'a skip',
      call: (as) => as.get(deltaOf('inbox', '&$skip=5')),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'more beside a token',
      call: (as) => as.get(`${deltaLink}&$select=id`),
      status: 501,
      code: 'notImplemented',
    },
    {
      says: 'a folder of nobody',
      call: (as) => as.get(deltaOf(NOBODY)),
      status: 404,
      code: 'ErrorItemNotFound',
    },
    {
      says: 'a folder that is no name',
      call: (as) => as.get(deltaOf('in-box')),
      status: 400,
      code: 'ErrorInvalidIdMalformed',
    },
    {
      says: 'another mailbox',
      call: (as) => as.get(`${ELENA}/mailFolders/inbox/messages/delta`),
      status: 403,
      code: 'ErrorAccessDenied',
    },
  ];
  expect(await refusalsOf(jordan, rows)).toEqual(declared(rows));
});
