/** Teams on a phone: the tab runs alone in a web view and speaks through the native channel. */
import { startHostBench, type HostBench } from './support/hostBench';
import { openPhone, type Phone, type PhoneOptions } from './support/phone';

let bench: HostBench;
let phone: Phone | null = null;

beforeAll(async () => {
  bench = await startHostBench();
  bench.pages.set(
    '/tab.html',
    `<!doctype html><html lang="en"><head><title>Tab</title><meta name="viewport" content="width=device-width">
     <script src="/teams.js"></script><script src="/msal.js"></script></head><body><h1>Tab</h1>
     <script>window.started = microsoftTeams.app.initialize().then(() => 'started', (error) => String(error));</script></body></html>`,
  );
}, 60_000);
afterEach(async () => {
  await phone?.close();
});
afterAll(async () => {
  await bench.close();
});

async function open(more: Partial<PhoneOptions> = {}): Promise<Phone> {
  phone = await openPhone(bench.browser, {
    teams: bench.origins.teams,
    query: 'user=maya.okafor&tab=approvals&sub=proposal:7',
    ...more,
  });
  return phone;
}

test('a tab without a frame starts and learns its place', async () => {
  const { app } = await open();
  expect(await app.evaluate('window.parent === window && window.opener === null')).toBe(true);
  expect(await app.evaluate('window.started')).toBe('started');
  expect(await app.evaluate('innerWidth')).toBe(390);
  expect(await app.evaluate('microsoftTeams.app.getContext()')).toMatchObject({
    app: { host: { clientType: 'ios' } },
    page: { id: 'approvals', subPageId: 'proposal:7' },
  });
});

test('themes and readiness cross the native channel', async () => {
  const { host, app } = await open();
  await app.evaluate('window.started');
  await app.evaluate(
    `microsoftTeams.app.registerOnThemeChangeHandler((theme) => { window.theme = theme; });`,
  );
  await host.getByLabel('Theme').selectOption('dark');
  await app.waitForFunction('window.theme === "dark"');
  expect(await app.evaluate('microsoftTeams.app.notifySuccess()')).toMatchObject({
    hasFinishedSuccessfully: true,
  });
  await host.getByText('Loading…').waitFor({ state: 'hidden' });
});

test('the phone itself brings the bridge', async () => {
  const { app } = await open();
  await app.evaluate('window.started');
  const token =
    await app.evaluate(`msal.createNestablePublicClientApplication({ auth: { clientId: 'client' } })
    .then((client) => client.acquireTokenSilent({ scopes: ['User.Read'] })).then((result) => result.account.username)`);
  expect(token).toBe('maya.okafor@lakesidehealth.example');
});

test('without the phone’s bridge there is none', async () => {
  const { app } = await open({ hasBridge: false });
  expect(await app.evaluate('window.started')).toBe('started');
  expect(await app.evaluate('window.nestedAppAuthBridge === undefined')).toBe(true);
});

test('a cold start on a slow network comes through', async () => {
  const { host, app } = await open({ bytesPerSecond: 200_000 });
  await host.getByText('Loading…').waitFor();
  expect(await app.evaluate('window.started')).toBe('started');
  await app.evaluate('microsoftTeams.app.notifySuccess()');
  await host.getByText('Loading…').waitFor({ state: 'hidden' });
  const spent = await app.evaluate(
    `performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/teams.js')).duration`,
  );
  // The library is larger than what this network brings in a second.
  expect(Number(spent)).toBeGreaterThan(400);
});
