// What the browser gives: settings that name what is wrong in them, and a shelf that may be blocked.
import { createShelf, parseSettings, randomIds, readSettings } from '../../../src/adapters/browser';
import { failureOf, TEST_SETTINGS } from '../../support/scriptedDesk';

const file =
  (content: string, status = 200) =>
  () =>
    Promise.resolve(new Response(content, { status }));

test('settings are read and trailing slashes are taken off', async () => {
  const optional = {
    knownAuthorities: undefined,
    authorityMetadata: undefined,
    localHosts: undefined,
  };
  const written = {
    ...TEST_SETTINGS,
    ...optional,
    graphBaseUrl: 'https://graph.test/',
    more: 'unknown',
  };
  await expect(readSettings(file(JSON.stringify(written)))).resolves.toEqual(TEST_SETTINGS);
});

const broken = [
  { says: 'a missing tenant', change: { tenantId: undefined }, name: 'tenantId' },
  { says: 'a client id that is no GUID', change: { clientId: 'my-app' }, name: 'clientId' },
  { says: 'an authority that is no address', change: { authority: 'login' }, name: 'authority' },
  {
    says: 'a script in place of an address',
    change: { graphBaseUrl: 'javascript:alert(1)' },
    name: 'graphBaseUrl',
  },
  {
    says: 'a host name with a path',
    change: { siteHostname: 'a.example/sites' },
    name: 'siteHostname',
  },
  { says: 'a site path with a query', change: { sitePath: '/sites/A?x' }, name: 'sitePath' },
  { says: 'a local host that is no address', change: { localHosts: ['*'] }, name: 'localHosts.0' },
];
test.each(broken)('settings with $says name the field', async ({ change, name }) => {
  const settings = Promise.resolve().then(() => parseSettings({ ...TEST_SETTINGS, ...change }));
  await expect(failureOf(settings)).resolves.toMatchObject({
    code: 'settings/broken',
    facts: { name },
  });
});

test.each([
  { says: 'missing', fetchFile: file('Not found', 404) },
  { says: 'no JSON', fetchFile: file('<!doctype html>') },
  { says: 'out of reach', fetchFile: () => Promise.reject(new TypeError('fetch failed')) },
])('a settings file that is $says is told as such', async ({ fetchFile }) => {
  await expect(failureOf(readSettings(fetchFile))).resolves.toMatchObject({
    code: 'settings/broken',
    facts: { name: 'config.json' },
  });
});

test('the shelf keeps each partition apart', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  const own = createShelf({ partitionKey: 'p1-', openStorage: () => storage });
  own.write('release', '0001');
  expect([...kept]).toEqual([['p1-anteroom.release', '0001']]);
  expect(
    createShelf({ partitionKey: 'p2-', openStorage: () => storage }).read('release'),
  ).toBeNull();
  own.remove('release');
  expect(own.read('release')).toBeNull();
});

test('a browser that blocks storage leaves the shelf empty', () => {
  const openStorage = () => {
    throw new Error('The operation is insecure.');
  };
  const shelf = createShelf({ openStorage });
  shelf.write('release', '0001');
  shelf.remove('release');
  expect(shelf.read('release')).toBeNull();
});

test('ids are random and of version four', () => {
  expect(randomIds.newId()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(randomIds.newId()).not.toBe(randomIds.newId());
});
