/** The front door: everybody's links, and the page on which failures are rehearsed. */
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../support/startTenant';

let tenant: RunningTenant;
let browser: Browser;

beforeAll(async () => {
  tenant = await startTenant();
  browser = await chromium.launch({
    executablePath: process.env['ANTEROOM_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 90_000);

afterAll(async () => {
  await browser.close();
  await tenant.stop();
});

async function openPage(address: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

test('the assistant opens the physician mailbox from the front door', async () => {
  const page = await openPage(tenant.desk);
  expect(await problems(page)).toEqual([]);
  await page.getByRole('link', { name: /Open Outlook as Jordan Reyes, Dr. Maya Okafor/ }).click();
  await page.waitForURL(/\/mail\/\?user=jordan\.reyes&mailbox=maya\.okafor/);
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  expect(await page.getByLabel('Signed in as').inputValue()).toBe('jordan.reyes');
});

test('a failure can be started and stopped by hand', async () => {
  const page = await openPage(`${tenant.desk}/failures`);
  expect(await problems(page)).toEqual([]);
  await page.getByLabel('How it fails').selectOption('503');
  await page.getByRole('button', { name: 'Start failing' }).click();
  await page.getByText('graph: 503, 1 more').waitFor();
  await page.getByRole('button', { name: 'Stop all failures' }).click();
  await page.getByText('Nothing', { exact: true }).waitFor();
});

test('nobody outside the host page may ask its data', async () => {
  const answer = await fetch(`${tenant.outlook}/api/call`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-site' },
    body: JSON.stringify({ viewer: 'jordan.reyes', name: 'mailboxes', args: [] }),
  });
  expect(answer.status).toBe(403);
});
