/** The Teams host, spoken to by the unmodified teams-js of a tab in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import type { HostActivity } from '../../../src/tenant/hostData';
import { startHostBench, type HostBench } from './support/hostBench';

const APP = '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44';
let bench: HostBench;

beforeAll(async () => {
  bench = await startHostBench();
  bench.pages.set(
    '/tab.html',
    `<!doctype html><html lang="en"><head><title>Tab</title><script src="/teams.js"></script></head>
     <body><main aria-label="Tab"><h1>Tab</h1></main>
     <script>window.started = microsoftTeams.app.initialize(['${bench.origins.teams}']);</script></body></html>`,
  );
}, 60_000);

afterEach(async () => {
  await bench.closePages();
});

afterAll(async () => {
  await bench.close();
});

async function openTab(more: string): Promise<{ page: Page; tab: Frame }> {
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor${more}`);
  return { page, tab: await startedTab(page) };
}

async function startedTab(page: Page): Promise<Frame> {
  const tab = await bench.appFrame(page);
  await tab.evaluate('window.started');
  return tab;
}

function activity(id: string, subEntityId: string): HostActivity {
  const context = encodeURIComponent(JSON.stringify({ subEntityId }));
  return {
    id,
    activityType: 'proposalWaiting',
    topic: 'Holds',
    webUrl: `https://teams.microsoft.com/l/entity/${APP}/approvals?context=${context}`,
    previewText: 'Three options for Tuesday',
    templateParameters: {},
    sentBy: 'jordan.reyes',
    sentAt: '2026-11-16T15:00:00Z',
    isRead: false,
  };
}

test('a tab learns where it is and who is looking', async () => {
  const { tab } = await openTab('&tab=approvals&sub=proposal:7&theme=dark');
  const context = await tab.evaluate('microsoftTeams.app.getContext()');
  expect(context).toMatchObject({
    app: { theme: 'dark', host: { name: 'Teams' } },
    page: { id: 'approvals', subPageId: 'proposal:7', frameContext: 'content' },
    user: { id: 'id-maya.okafor', loginHint: 'maya.okafor@lakesidehealth.example' },
  });
});

test('the cover goes when the tab says it is ready', async () => {
  const { page, tab } = await openTab('&tab=approvals');
  await page.getByText('Loading…').waitFor();
  await tab.evaluate('microsoftTeams.app.notifySuccess()');
  await page.getByText('Loading…').waitFor({ state: 'hidden' });
});

test('a tab that failed is shown with its reason', async () => {
  const { page, tab } = await openTab('&tab=approvals');
  await tab.evaluate(
    `microsoftTeams.app.notifyFailure({ reason: 'Timeout', message: 'Sign-in took too long' })`,
  );
  await page.getByText('Sign-in took too long').waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
});

test('a tab hears of a new theme', async () => {
  const { page, tab } = await openTab('&tab=approvals&theme=light');
  await tab.evaluate(
    'microsoftTeams.app.registerOnThemeChangeHandler((theme) => { window.heard = theme; })',
  );
  await page.getByLabel('Theme').selectOption('contrast');
  await tab.waitForFunction('window.heard === "contrast"');
});

test('a notification is counted and opens its own tab place', async () => {
  bench.data.feed.splice(0, Infinity, activity('1', 'proposal:42'), activity('2', 'proposal:43'));
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&tab=activity`);
  await page.getByRole('button', { name: 'Activity, 2 unread' }).waitFor();
  await page
    .getByRole('button', { name: /Three options/ })
    .first()
    .click();
  const tab = await startedTab(page);
  expect(await tab.evaluate('microsoftTeams.app.getContext().then((c) => c.page)')).toMatchObject({
    id: 'approvals',
    subPageId: 'proposal:42',
  });
  await page.getByRole('button', { name: 'Activity, 1 unread' }).waitFor();
});

test('a link into the app opens in the same host', async () => {
  const { page, tab } = await openTab('&tab=approvals');
  const link = `https://teams.microsoft.com/l/entity/${APP}/standup`;
  await tab.evaluate(`void microsoftTeams.app.openLink('${link}')`);
  await page.waitForURL(/tab=standup/);
});

test('the phone frame gives the tab 390 pixels', async () => {
  const { tab } = await openTab('&tab=approvals&phone=1');
  expect(await tab.evaluate('innerWidth')).toBe(390);
});

test.each(['light', 'dark', 'contrast'])(
  'axe finds nothing in the %s Teams page',
  async (theme) => {
    bench.data.feed.splice(0, Infinity, activity('1', 'proposal:42'));
    const { page, tab } = await openTab(`&tab=approvals&theme=${theme}`);
    await tab.evaluate('microsoftTeams.app.notifySuccess()');
    const inTab = await new AxeBuilder({ page }).analyze();
    await page
      .getByRole('button', { name: /^Activity/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Activity' }).waitFor();
    const inFeed = await new AxeBuilder({ page }).analyze();
    const found = [inTab, inFeed].flatMap(({ violations }) =>
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
    );
    expect(found).toEqual([]);
  },
);
