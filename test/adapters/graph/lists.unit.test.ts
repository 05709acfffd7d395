// The SharePoint lists and the policy library: indexed questions, guarded writes, missing things by name.
import type { ScriptedAnswer, SeenRequest } from '../../support/ScriptedGraph';
import { failureOf, scriptedDesk } from '../../support/scriptedDesk';

function item(more: object = {}): object {
  return {
    id: '7',
    eTag: '"a,1"',
    fields: { WorkId: 'w' },
    createdBy: { user: { id: 'u1', email: 'Jordan.Reyes@lakesidehealth.example' } },
    createdDateTime: '2026-11-16T14:00:00Z',
    lastModifiedDateTime: '2026-11-16T15:00:00Z',
    ...more,
  };
}

/** The site is there; the lists answer by the script. */
function site(
  script: (request: SeenRequest) => ScriptedAnswer,
): (request: SeenRequest) => ScriptedAnswer {
  return (request) =>
    request.path.includes(':/sites/Anteroom') ? { body: { id: 'host,g1,g2' } } : script(request);
}

test('a question by a column without index is refused at once', async () => {
  const { graph, network } = scriptedDesk(site(() => ({ body: { value: [] } })));
  const asked = graph.lists.find('AnteroomWork', {
    where: [{ column: 'Data', is: 'equal', value: 'x' }],
  });
  await expect(asked).rejects.toThrow('AnteroomWork is asked by Data, which is not indexed');
  expect(network.seen).toHaveLength(0);
});

test('quotes in a value cannot break out of the filter', async () => {
  const { graph, network } = scriptedDesk(site(() => ({ body: { value: [] } })));
  await graph.lists.find('AnteroomWork', {
    where: [
      { column: 'State', is: 'equal', value: "it's" },
      { column: 'Due', is: 'before', value: '2026-11-16T00:00:00Z' },
    ],
  });
  expect(network.seen[1]?.path).toContain(
    "fields/State eq 'it''s' and fields/Due lt '2026-11-16T00:00:00Z'",
  );
});

test('a refusal says which list gave it', async () => {
  const { graph } = scriptedDesk(
    site(() => ({ status: 403, body: { error: { code: 'accessDenied' } } })),
  );
  const refused = { code: 'graph/forbidden', facts: { status: 403, name: 'AnteroomWork' } };
  const { lists } = graph;
  expect(await failureOf(lists.change('AnteroomWork', '7', '"a,1"', {}))).toMatchObject(refused);
  expect(await failureOf(lists.add('AnteroomWork', { WorkId: 'w' }))).toMatchObject(refused);
});

test('the site is looked up once for all calls', async () => {
  const { graph, network } = scriptedDesk(site(() => ({ body: item() })));
  await Promise.all([graph.lists.read('AnteroomWork', '7'), graph.lists.read('AnteroomWork', '8')]);
  expect(network.seen.filter(({ path }) => path.includes(':/sites/Anteroom'))).toHaveLength(1);
});

test('an item keeps the stamps of the server', async () => {
  const { graph } = scriptedDesk(site(() => ({ body: item() })));
  await expect(graph.lists.read('AnteroomWork', '7')).resolves.toMatchObject({
    id: '7',
    etag: '"a,1"',
    createdById: 'u1',
    createdBy: 'jordan.reyes@lakesidehealth.example',
    createdAt: Date.UTC(2026, 10, 16, 14),
    modifiedAt: Date.UTC(2026, 10, 16, 15),
  });
});

test('a missing list is told by its name', async () => {
  const { graph } = scriptedDesk(
    site(() => ({ status: 404 })),
    () => null,
  );
  const where = [{ column: 'State', is: 'equal', value: 'open' } as const];
  for (const call of [
    () => graph.lists.find('AnteroomWork', { where }),
    () => graph.lists.read('AnteroomWork', '7'),
    () => graph.lists.add('AnteroomWork', { WorkId: 'w' }),
  ]) {
    await expect(failureOf(call())).resolves.toMatchObject({
      code: 'lists/missing',
      facts: { name: 'AnteroomWork' },
    });
  }
});

test('a missing item in a standing list is null', async () => {
  const { graph } = scriptedDesk(
    site(({ path }) => (path.includes('/items/') ? { status: 404 } : { body: { id: 'l' } })),
  );
  await expect(graph.lists.read('AnteroomWork', '7')).resolves.toBeNull();
});

test.each([400, 409])('a value that already stands is a duplicate after %i', async (status) => {
  const { graph } = scriptedDesk(
    site(({ method }) => (method === 'POST' ? { status } : { body: { value: [item()] } })),
  );
  await expect(graph.lists.add('AnteroomWork', { WorkId: 'w' })).resolves.toBe('duplicate');
});

test('a refused item that does not stand is a failure', async () => {
  const { graph } = scriptedDesk(
    site(({ method }) => (method === 'POST' ? { status: 400 } : { body: { value: [] } })),
  );
  await expect(failureOf(graph.lists.add('AnteroomWork', { WorkId: 'w' }))).resolves.toMatchObject({
    code: 'graph/refused',
  });
});

test('a write against an old version overwrites nothing', async () => {
  const { graph, network } = scriptedDesk(site(() => ({ status: 412 })));
  await expect(graph.lists.change('AnteroomWork', '7', '"a,1"', { State: 'taken' })).resolves.toBe(
    'changed',
  );
  expect(network.seen.at(-1)?.headers['if-match']).toBe('"a,1"');
});

test('the newest of equal items come first without an index by age', async () => {
  const old = item({ id: '1', createdDateTime: '2026-11-01T00:00:00Z' });
  const young = item({ id: '2', createdDateTime: '2026-11-02T00:00:00Z' });
  const { graph, network } = scriptedDesk(site(() => ({ body: { value: [old, young] } })));
  const found = await graph.lists.find('AnteroomWork', {
    where: [{ column: 'State', is: 'equal', value: 'open' }],
    newestFirst: true,
    limit: 1,
  });
  expect(found.map(({ id }) => id)).toEqual(['2']);
  expect(network.seen[1]?.path).not.toContain('$orderby');
});

test('releases are read newest first and without a token', async () => {
  const file = (name: string): object => ({
    name,
    createdBy: { user: { id: 'a' } },
    lastModifiedBy: { user: { id: 'b' } },
    '@microsoft.graph.downloadUrl': `https://files.test/${name}`,
  });
  const { graph, network } = scriptedDesk(
    site(({ path, url }) => {
      if (url.startsWith('https://files.test')) return { body: { from: url } };
      if (path.includes('/drives?'))
        return { body: { value: [{ id: 'd', name: 'AnteroomPolicy' }] } };
      return {
        body: {
          value: [file('0001.json'), file('0003.json'), file('notes.txt'), file('0002.json')],
        },
      };
    }),
  );
  const releases = await graph.policy.readReleases(2);
  expect(releases.map(({ number }) => number)).toEqual(['0003', '0002']);
  expect(releases[0]).toMatchObject({ createdById: 'a', lastModifiedById: 'b' });
  const downloads = network.seen.filter(({ url }) => url.startsWith('https://files.test'));
  expect(downloads.map(({ headers }) => headers['authorization'])).toEqual([undefined, undefined]);
});

test('a missing policy library is told apart from an empty one', async () => {
  const { graph } = scriptedDesk(site(() => ({ body: { value: [] } })));
  await expect(failureOf(graph.policy.readReleases(1))).resolves.toMatchObject({
    code: 'policy/missing',
  });
});

test('a site that is not there is told by its path', async () => {
  const { graph } = scriptedDesk(() => ({ status: 404 }));
  await expect(failureOf(graph.lists.read('AnteroomWork', '7'))).resolves.toMatchObject({
    code: 'lists/missing',
    facts: { name: '/sites/Anteroom' },
  });
});

test.each([
  {
    says: 'a column that somebody removed is named before any work starts',
    value: [
      { name: 'WorkId', indexed: true, enforceUniqueValues: true },
      { name: 'Due', indexed: true },
      { name: 'Data' },
    ],
    name: 'AnteroomWork.State',
  },
  {
    says: 'a column that lost its index is named before any work starts',
    value: [
      { name: 'WorkId', indexed: true, enforceUniqueValues: true },
      { name: 'State', indexed: true },
      { name: 'Due', indexed: false },
      { name: 'Data' },
    ],
    name: 'AnteroomWork.Due',
  },
  {
    says: 'a unique column that takes duplicates is named before any work starts',
    value: [
      { name: 'WorkId', indexed: true, enforceUniqueValues: false },
      { name: 'State', indexed: true },
      { name: 'Due', indexed: true },
      { name: 'Data' },
    ],
    name: 'AnteroomWork.WorkId',
  },
])('$says', async ({ value, name }) => {
  const { graph, network } = scriptedDesk(
    site((request) => ({ body: request.path.includes('/columns') ? { value } : item() })),
    () => null,
  );
  await expect(failureOf(graph.lists.read('AnteroomWork', '7'))).resolves.toMatchObject({
    code: 'lists/missing',
    facts: { name },
  });
  expect(network.seen.some(({ path }) => path.includes('/items'))).toBe(false);
});
