/** How Teams treats a tab: context, places, back, time-outs, links; spoken to by the unmodified teams-js. */
import type { Frame, Page } from 'playwright-core';
import { startHostBench, type HostBench } from './support/hostBench';

const APP = '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44';
const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
let bench: HostBench;

beforeAll(async () => {
  bench = await startHostBench();
  bench.pages.set('/tab.html', tabPage(bench.origins.teams));
}, 60_000);
afterEach(async () => {
  await bench.closePages();
});
afterAll(async () => {
  await bench.close();
});

function tabPage(validOrigin: string): string {
  return `<!doctype html><html lang="en"><head><title>Tab</title><script src="/teams.js"></script></head>
    <body><main><h1>Tab</h1></main>
    <script>window.born = performance.timeOrigin;
      window.started = microsoftTeams.app.initialize(['${validOrigin}']).then(() => 'started', (error) => String(error));</script>
    </body></html>`;
}

async function openTab(query: string): Promise<{ page: Page; tab: Frame }> {
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&${query}`);
  return { page, tab: await startedTab(page) };
}

async function startedTab(page: Page): Promise<Frame> {
  const tab = await bench.appFrame(page);
  expect(await tab.evaluate('window.started')).toBe('started');
  return tab;
}

async function settle(tab: Frame): Promise<void> {
  await tab.evaluate('microsoftTeams.app.notifySuccess()');
}

test('the context has every field of a personal tab', async () => {
  const { tab } = await openTab('tab=approvals&sub=proposal:7&theme=contrast&client=desktop');
  const context = await tab.evaluate(
    'microsoftTeams.app.getContext().then((context) => JSON.parse(JSON.stringify(context)))',
  );
  expect(context).toEqual({
    app: {
      appId: { appIdAsString: APP },
      appLaunchId: UUID,
      locale: 'en-us',
      manifestVersion: '1.25',
      osLocaleInfo: expect.objectContaining({ timeZone: expect.any(String) as string }) as object,
      sessionId: UUID,
      theme: 'contrast',
      userClickTime: expect.any(Number) as number,
      userClickTimeV2: expect.any(Number) as number,
      userFileOpenPreference: 'inline',
      host: { name: 'Teams', clientType: 'desktop', ringId: 'general', sessionId: UUID },
    },
    page: {
      id: 'approvals',
      subPageId: 'proposal:7',
      frameContext: 'content',
      isFullScreen: false,
      isMultiWindow: false,
      isBackgroundLoad: false,
    },
    user: {
      id: 'id-maya.okafor',
      displayName: expect.stringContaining('Okafor') as string,
      isCallingAllowed: false,
      isPSTNCallingAllowed: false,
      licenseType: 'Unknown',
      loginHint: 'maya.okafor@lakesidehealth.example',
      userPrincipalName: 'maya.okafor@lakesidehealth.example',
      tenant: { id: expect.any(String) as string, teamsSku: 'enterprise' },
    },
    dialogParameters: {},
  });
});

test.each(['web', 'desktop', 'macos', 'ios', 'android'])(
  'a tab learns of the %s client',
  async (client) => {
    const { tab } = await openTab(`tab=approvals&client=${client}`);
    const told = await tab.evaluate(
      'microsoftTeams.app.getContext().then((context) => context.app.host.clientType)',
    );
    expect(told).toBe(client);
  },
);

test('a host that the app does not know is refused', async () => {
  bench.pages.set('/tab.html', tabPage('https://elsewhere.example'));
  const context = await bench.browser.newContext();
  await context.route('https://**', (route) => route.abort());
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${bench.origins.teams}/?user=maya.okafor&tab=approvals`);
  const tab = await bench.appFrame(page);
  // teams-js drops every answer of an origin it does not know, and gives up after a minute.
  await page.clock.fastForward(61_000);
  expect(await tab.evaluate('window.started')).toContain('timed out');
  await context.close();
  bench.pages.set('/tab.html', tabPage(bench.origins.teams));
});

test('each theme reaches the open tab', async () => {
  const { page, tab } = await openTab('tab=approvals&theme=light');
  await tab.evaluate(`window.heard = [];
    microsoftTeams.app.registerOnThemeChangeHandler((theme) => { window.heard.push(theme); })`);
  for (const theme of ['dark', 'contrast', 'light']) {
    await page.getByLabel('Theme').selectOption(theme);
  }
  await tab.waitForFunction('window.heard.length === 3');
  expect(await tab.evaluate('window.heard')).toEqual(['dark', 'contrast', 'default']);
});

test('a tab that listens is told its new place', async () => {
  const { page, tab } = await openTab('tab=approvals&sub=proposal:7');
  await settle(tab);
  await tab.evaluate(
    `microsoftTeams.app.registerOnContextChangeHandler((context) => { window.place = context; })`,
  );
  await tab.evaluate(
    `microsoftTeams.pages.currentApp.navigateTo({ pageId: 'approvals', subPageId: 'proposal:8' })`,
  );
  const place = await (await tab.waitForFunction('window.place')).jsonValue();
  expect(place).toMatchObject({ page: { id: 'approvals', subPageId: 'proposal:8' } });
  expect(new URL(page.url()).searchParams.get('sub')).toBe('proposal:8');
});

test('a tab that does not listen is loaded anew', async () => {
  const { page, tab } = await openTab('tab=approvals&sub=proposal:7');
  await settle(tab);
  const born = await tab.evaluate('window.born');
  await tab.evaluate(
    `void microsoftTeams.pages.currentApp.navigateTo({ pageId: 'approvals', subPageId: 'proposal:8' })`,
  );
  await page.waitForURL(/sub=proposal%3A8/);
  const next = await startedTab(page);
  expect(await next.evaluate('window.born')).not.toBe(born);
  expect(
    await next.evaluate(
      'microsoftTeams.app.getContext().then((context) => context.page.subPageId)',
    ),
  ).toBe('proposal:8');
});

test('a page that the app does not have is refused', async () => {
  const { tab } = await openTab('tab=approvals');
  const answer = await tab
    .evaluate(
      `microsoftTeams.pages.currentApp.navigateTo({ pageId: 'nowhere' }).then(() => 'went', (error) => error.errorCode)`,
    )
    .catch(() => 'gone');
  expect(answer).not.toBe('went');
});

test('the back button is the tab’s first', async () => {
  const { page, tab } = await openTab('tab=approvals');
  await settle(tab);
  await page.getByRole('button', { name: 'Stand-up' }).click();
  const second = await startedTab(page);
  await settle(second);
  await second.evaluate(`window.presses = 0;
    microsoftTeams.pages.backStack.registerBackButtonHandler(() => { window.presses += 1; return window.presses < 2; })`);
  await page.getByRole('button', { name: 'Back' }).click();
  await second.waitForFunction('window.presses === 1');
  expect(page.url()).toContain('tab=standup');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.waitForURL(/tab=approvals/);
  expect(await page.getByRole('button', { name: 'Back' }).isDisabled()).toBe(true);
});

test('a tab is loaded anew on request', async () => {
  const { page, tab } = await openTab('tab=approvals&sub=proposal:7');
  await settle(tab);
  const born = await tab.evaluate('window.born');
  await page.getByRole('button', { name: 'Reload tab' }).click();
  await page.getByText('Loading…').waitFor();
  const next = await startedTab(page);
  expect(await next.evaluate('window.born')).not.toBe(born);
});

describe('an app that never says that it is ready', () => {
  test.each([
    { says: 'nothing', code: 'undefined' },
    { says: 'only that it has loaded', code: 'microsoftTeams.app.notifyAppLoaded()' },
  ])('gets the error page after $says', async ({ code }) => {
    const context = await bench.browser.newContext();
    await context.route('https://**', (route) => route.abort());
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${bench.origins.teams}/?user=maya.okafor&tab=approvals`);
    const tab = await startedTab(page);
    await tab.evaluate(code);
    await page.clock.fastForward(29_000);
    expect(await page.getByText('There was a problem').isVisible()).toBe(false);
    await page.clock.fastForward(2000);
    await page.getByText('There was a problem reaching this app').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await settle(await startedTab(page));
    await page.getByText('There was a problem').waitFor({ state: 'hidden' });
    await context.close();
  });
});

test('an expected failure only takes the cover away', async () => {
  const { page, tab } = await openTab('tab=approvals');
  await tab.evaluate(`microsoftTeams.app.notifyExpectedFailure({ reason: 'Offline' })`);
  await page.getByText('Loading…').waitFor({ state: 'hidden' });
  expect(await page.getByText('There was a problem').isVisible()).toBe(false);
});

test('a link of Teams opens the tab and its place', async () => {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: 'proposal:42' }));
  const page = await bench.openPage(
    `${bench.origins.teams}/l/entity/${APP}/approvals?user=maya.okafor&context=${context}`,
  );
  const tab = await startedTab(page);
  expect(
    await tab.evaluate('microsoftTeams.app.getContext().then((context) => context.page)'),
  ).toMatchObject({ id: 'approvals', subPageId: 'proposal:42' });
});

test.each([
  { says: 'an app that is not installed', link: `/l/entity/${APP.replace('0b', '0c')}/approvals` },
  { says: 'a tab that does not exist', link: `/l/entity/${APP}/nowhere` },
])('a link to $says says so', async ({ link }) => {
  const page = await bench.openPage(`${bench.origins.teams}${link}?user=maya.okafor`);
  await page.getByText('We could not find').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a link outside opens a window and tells the tab', async () => {
  const { page, tab } = await openTab('tab=approvals');
  const opened = page.context().waitForEvent('page');
  const link = `${bench.origins.files}/outside`;
  expect(await tab.evaluate(`microsoftTeams.app.openLink('${link}').then(() => 'opened')`)).toBe(
    'opened',
  );
  expect((await opened).url()).toContain('/outside');
});

test('a link that is none is refused', async () => {
  const { tab } = await openTab('tab=approvals');
  const answer = await tab.evaluate(
    `microsoftTeams.app.openLink('mailto:x@example.com').then(() => 'opened', () => 'refused')`,
  );
  expect(answer).toBe('refused');
});

test('what Teams does not offer is refused by name', async () => {
  const { tab } = await openTab('tab=approvals');
  expect(await tab.evaluate('microsoftTeams.pages.backStack.isSupported()')).toBe(true);
  expect(await tab.evaluate('microsoftTeams.dialog.isSupported()')).toBe(false);
  expect(await tab.evaluate('microsoftTeams.calendar.isSupported()')).toBe(false);
});

test('another person can be chosen and is who looks', async () => {
  const user = 'jordan.reyes';
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&tab=approvals`);
  await page.getByLabel('Signed in as').selectOption(user);
  await page.waitForURL(new RegExp(`user=${user}`));
  const tab = await startedTab(page);
  expect(
    await tab.evaluate('microsoftTeams.app.getContext().then((context) => context.user.loginHint)'),
  ).toBe(`${user}@lakesidehealth.example`);
});
