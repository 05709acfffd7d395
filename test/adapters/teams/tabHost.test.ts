// The Teams adapter inside the local tenant's Teams host, in a real browser with the real teams-js.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from 'playwright-core';
import { launchOptions } from '../../../scripts/browser.mjs';
import { buildPages, type BuiltPages } from '../support/buildPages';
import type { TeamsBench } from '../support/teamsPage';
import { startTenant, type RunningTenant } from '../../support/startTenant';

declare global {
  interface Window {
    teams: TeamsBench;
  }
}

let pages: BuiltPages;
let tenant: RunningTenant;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  pages = await buildPages({ tab: './test/adapters/support/teamsPage.ts' });
  tenant = await startTenant({ web: pages.folder });
  browser = await chromium.launch(await launchOptions());
});
afterAll(async () => {
  await browser.close();
  await tenant.stop();
  pages.remove();
});
beforeEach(async () => {
  context = await browser.newContext();
  // teams-js asks for its list of hosts at import; refused at once instead of after its own timeout.
  await context.route('https://**', (route) => route.abort());
});
afterEach(async () => {
  await context.close();
});

async function openTab(): Promise<{ readonly page: Page; readonly tab: Frame }> {
  const page = await context.newPage();
  await page.goto(`${tenant.teams}/?user=maya.okafor&tab=approvals&sub=proposal:p1`);
  const element = await page.waitForSelector('iframe.tab-frame');
  const tab = await element.contentFrame();
  if (tab === null) throw new Error('The tab has no document');
  await tab.waitForFunction(() => 'teams' in window);
  return { page, tab };
}

test('the tab learns where it is and follows the theme', async () => {
  const { page, tab } = await openTab();
  await expect(tab.evaluate((hosts) => window.teams.open(hosts), [tenant.teams])).resolves.toEqual({
    tab: 'approvals',
    subPage: 'proposal:p1',
    loginHint: 'maya.okafor@lakesidehealth.example',
  });
  await page.getByLabel('Theme').selectOption('dark');
  await tab.waitForFunction(() => window.teams.heard.includes('dark'));
  await expect(tab.evaluate(() => window.teams.host().theme())).resolves.toBe('dark');
});

test('a host that is not Microsoft and not named is not talked to', async () => {
  const { tab } = await openTab();
  await expect(tab.evaluate(() => window.teams.open([]))).resolves.toEqual({
    code: 'teams/unavailable',
    facts: { name: 'initialize' },
  });
}, 60_000);

test('a production build ignores local hosts whatever the settings say', async () => {
  const shipped = await buildPages(
    { tab: './test/adapters/support/teamsPage.ts' },
    { localTenant: false },
  );
  const other = await startTenant({ web: shipped.folder });
  const page = await context.newPage();
  await page.goto(`${other.teams}/?user=maya.okafor&tab=approvals`);
  const tab = await (await page.waitForSelector('iframe.tab-frame')).contentFrame();
  await tab?.waitForFunction(() => 'teams' in window);
  const told = await tab?.evaluate((hosts) => window.teams.open(hosts), [other.teams]);
  await other.stop();
  shipped.remove();
  expect(told).toMatchObject({ code: 'teams/unavailable' });
}, 60_000);
