// Every way in which the tenant's SharePoint site says no, seen through Microsoft's own client.
import type { Client } from '@microsoft/microsoft-graph-client';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal, SMALL_SITE } from './smallSite';

const OTHER_SITE = `/sites/${SMALL_SITE.hostname},00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002`;

let tenant: RunningTenant;
let jordan: Client;
let without: Client;
let site: string;
let drive: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
  without = graphClient(tenant, 'priya.nair', ['User.Read']);
  const found = (await jordan.api(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`).get()) as {
    id: string;
  };
  site = `/sites/${found.id}`;
  const drives = (await jordan.api(`${site}/drives`).get()) as { value: { id: string }[] };
  drive = `/drives/${drives.value[0]?.id ?? ''}`;
});
afterAll(() => tenant.stop());

type Verb = 'get' | 'post' | 'patch' | 'delete' | 'put';

function call(
  client: Client,
  verb: Verb,
  path: string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const asked = client.api(path).headers(headers);
  const body = bodyFor(path);
  switch (verb) {
    case 'get':
      return asked.get() as Promise<unknown>;
    case 'delete':
      return asked.delete() as Promise<unknown>;
    case 'put':
      return asked.put('text') as Promise<unknown>;
    case 'post':
      return asked.post(body) as Promise<unknown>;
    case 'patch':
      return asked.patch(path.endsWith('/fields') ? {} : body) as Promise<unknown>;
  }
}

function bodyFor(path: string): unknown {
  if (path.endsWith('/createUploadSession')) {
    return { item: {} };
  }
  if (path.endsWith('/columns')) {
    return { name: 'Colour', text: {} };
  }
  return path.endsWith('/lists')
    ? { displayName: 'More', list: { template: 'genericList' } }
    : { fields: {} };
}

function grant(role: string): Promise<Response> {
  return fetch(`${tenant.desk}/tenant/site`, {
    method: 'PUT',
    body: JSON.stringify({ grant: role }),
  });
}

const IN_SITE: readonly { verb: Verb; path: string }[] = [
  { verb: 'get', path: '' },
  { verb: 'get', path: '/lists' },
  { verb: 'get', path: '/lists/Proposals' },
  { verb: 'get', path: '/lists/Proposals/columns' },
  { verb: 'get', path: '/lists/Proposals/items' },
  { verb: 'post', path: '/lists/Proposals/items' },
  { verb: 'get', path: '/lists/Proposals/items/1' },
  { verb: 'patch', path: '/lists/Proposals/items/1' },
  { verb: 'delete', path: '/lists/Proposals/items/1' },
  { verb: 'get', path: '/lists/Proposals/items/1/fields' },
  { verb: 'patch', path: '/lists/Proposals/items/1/fields' },
  { verb: 'get', path: '/lists/Proposals/items/1/versions' },
  { verb: 'get', path: '/drives' },
];
const IN_DRIVE: readonly { verb: Verb; path: string }[] = [
  { verb: 'get', path: '' },
  { verb: 'get', path: '/root' },
  { verb: 'get', path: '/root/children' },
  { verb: 'get', path: '/root:/releases/0001.json:/content' },
  { verb: 'get', path: '/root:/releases/0001.json:/versions' },
  { verb: 'get', path: '/root:/releases/0001.json:/versions/1.0/content' },
  { verb: 'put', path: '/root:/releases/0003.json:/content' },
  { verb: 'post', path: '/root:/releases/0003.json:/createUploadSession' },
  { verb: 'delete', path: '/root:/releases/0001.json:' },
];

test.each(IN_SITE)(
  'without a scope $verb of the site’s $path is refused',
  async ({ verb, path }) => {
    expect(await refusal(call(without, verb, `${site}${path}`))).toMatchObject({
      status: 403,
      code: 'accessDenied',
    });
  },
);

test.each(IN_DRIVE)(
  'without a scope $verb of a library’s $path is refused',
  async ({ verb, path }) => {
    expect(await refusal(call(without, verb, `${drive}${path}`))).toMatchObject({
      status: 403,
      code: 'accessDenied',
    });
  },
);

test.each(IN_SITE)('$verb of another site’s $path finds nothing', async ({ verb, path }) => {
  expect(await refusal(call(jordan, verb, `${OTHER_SITE}${path}`))).toMatchObject({
    status: 404,
    code: 'itemNotFound',
  });
});

test.each(IN_DRIVE)('$verb of another library’s $path finds nothing', async ({ verb, path }) => {
  expect(await refusal(call(jordan, verb, `/drives/b!nothing${path}`))).toMatchObject({
    status: 404,
    code: 'itemNotFound',
  });
});

test('a path without a site finds nothing, and tells a stranger nothing', async () => {
  const nowhere = `/sites/${SMALL_SITE.hostname}:/sites/Elsewhere`;
  expect(await refusal(call(jordan, 'get', nowhere))).toMatchObject({
    status: 404,
    code: 'itemNotFound',
  });
  const here = `/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`;
  expect(await refusal(call(without, 'get', here))).toMatchObject({ status: 403 });
});

test.each([
  { says: 'the root site', path: '/sites/root' },
  { says: 'the host’s own site', path: `/sites/${SMALL_SITE.hostname}` },
  { says: 'the list of sites', path: '/sites' },
])('Sites.Selected does not open $says', async ({ path }) => {
  expect(await refusal(call(jordan, 'get', path))).toMatchObject({
    status: 403,
    code: 'accessDenied',
  });
});

test('a list or column is not made with Sites.Selected', async () => {
  for (const path of ['/lists', '/lists/Proposals/columns']) {
    expect(await refusal(call(jordan, 'post', `${site}${path}`))).toMatchObject({
      status: 403,
      code: 'accessDenied',
    });
  }
});

test('what the tenant lacks it says', async () => {
  expect(await refusal(call(jordan, 'get', `${site}/lists/Proposals/items/delta`))).toMatchObject({
    status: 501,
    code: 'notImplemented',
  });
});

test('an item that is not there is not found', async () => {
  const item = `${site}/lists/Proposals/items/4711`;
  const calls = [
    () => call(jordan, 'get', item),
    () => call(jordan, 'get', `${item}/fields`),
    () => call(jordan, 'get', `${item}/versions`),
    () => call(jordan, 'patch', item),
    () => call(jordan, 'patch', `${item}/fields`),
    () => call(jordan, 'delete', item),
    () => call(jordan, 'get', `${site}/lists/Nowhere`),
    () => call(jordan, 'get', `${site}/lists/Nowhere/columns`),
  ];
  for (const each of calls) {
    expect(await refusal(each())).toMatchObject({ status: 404, code: 'itemNotFound' });
  }
});

test('an item is changed through either address, with its tag', async () => {
  const list = `${site}/lists/Proposals/items`;
  const made = (await jordan.api(list).post({ fields: { ProposalId: 'r-1' } })) as {
    id: string;
    eTag: string;
  };
  const item = `${list}/${made.id}`;
  await jordan
    .api(item)
    .header('If-Match', made.eTag)
    .patch({ fields: { State: 'proposed' } });
  expect(
    await refusal(
      jordan
        .api(item)
        .header('If-Match', made.eTag)
        .patch({ fields: { State: 'x' } }),
    ),
  ).toMatchObject({ status: 412, code: 'resourceModified' });
  const taken = { ProposalId: 'p-0' };
  for (const change of [
    () => jordan.api(item).patch({ fields: taken }),
    () => jordan.api(`${item}/fields`).patch(taken),
    () => jordan.api(list).post({ fields: taken }),
  ]) {
    expect(await refusal(change() as Promise<unknown>)).toMatchObject({
      status: 409,
      code: 'nameAlreadyExists',
    });
  }
  const stamp = { Created: '2020-01-01T00:00:00Z' };
  for (const change of [
    () => jordan.api(item).patch({ fields: stamp }),
    () => jordan.api(`${item}/fields`).patch(stamp),
  ]) {
    expect(await refusal(change() as Promise<unknown>)).toMatchObject({
      status: 400,
      code: 'invalidRequest',
    });
  }
});

test('an item is deleted with its tag, and then gone', async () => {
  const list = `${site}/lists/Proposals/items`;
  const made = (await jordan.api(list).post({ fields: { ProposalId: 'r-2' } })) as {
    id: string;
    eTag: string;
  };
  const stale = { 'If-Match': '"00000000-0000-4000-8000-000000000000,1"' };
  expect(await refusal(call(jordan, 'delete', `${list}/${made.id}`, stale))).toMatchObject({
    status: 412,
    code: 'resourceModified',
  });
  await call(jordan, 'delete', `${list}/${made.id}`, { 'If-Match': made.eTag });
  expect(await refusal(call(jordan, 'get', `${list}/${made.id}`))).toMatchObject({ status: 404 });
  await jordan.api(list).post({ fields: { ProposalId: 'r-2' } });
});

test('a grant for reading reads, and none opens nothing', async () => {
  const list = `${site}/lists/Proposals/items`;
  try {
    expect((await grant('read')).status).toBe(200);
    await call(jordan, 'get', list);
    expect(await refusal(call(jordan, 'post', list))).toMatchObject({ status: 403 });
    await grant('none');
    expect(await refusal(call(jordan, 'get', list))).toMatchObject({ status: 403 });
    expect((await grant('owner')).status).toBe(400);
  } finally {
    await grant('write');
  }
  await call(jordan, 'get', list);
});
