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

afterEach(() => fetch(`${tenant.desk}/faults`, { method: 'DELETE' }));
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

test.each(['light', 'dark'] as const)('the failures page is sound in %s', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${tenant.desk}/faults`);
  await page.getByRole('button', { name: 'A slow morning' }).click();
  await page.getByText('Not met yet, until stopped').first().waitFor();
  expect(await problems(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByText('Nothing', { exact: true }).waitFor();
});

test('a failure is started, counted, stopped and undone', async () => {
  const page = await openPage(`${tenant.desk}/faults`);
  await page.getByLabel('What goes wrong').selectOption('503');
  await page.getByLabel(/How many calls/).fill('2');
  await page.getByLabel(/Only calls whose/).fill('GET /v1.0/groups');
  await page.getByRole('button', { name: 'Start failing' }).click();
  await page.getByText('Not met yet, 2 more to come').waitFor();
  await fetch(`${tenant.graph}/v1.0/groups`);
  await page.getByText('Met once, 1 more to come').waitFor();
  await page.getByRole('button', { name: /^Stop Not available/ }).click();
  await page.getByText('Nothing', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Not met yet, 1 more to come').waitFor();
  await fetch(`${tenant.graph}/v1.0/groups`);
  await page.getByText('Done', { exact: true }).click();
  await page.getByText('Met once, done').waitFor();
});

test('a preset of two failures goes back in one step', async () => {
  const page = await openPage(`${tenant.desk}/faults`);
  await page.getByRole('button', { name: 'Busy, and no word for how long' }).click();
  await page.getByRole('button', { name: 'Stop Retry-After is hidden' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nothing', { exact: true }).waitFor();
});

test('the form asks only for what the failure takes', async () => {
  const page = await openPage(`${tenant.desk}/faults`);
  await page.getByLabel('What goes wrong').selectOption('clock-off');
  expect(await page.getByLabel(/How many calls/).isVisible()).toBe(false);
  await page.getByLabel(/Minutes ahead/).fill('0');
  await page.getByRole('button', { name: 'Start failing' }).click();
  await page.getByText('"minutes" is not 0').waitFor();
  await page.getByLabel(/Minutes ahead/).fill('-60');
  await page.getByRole('button', { name: 'Start failing' }).press('Enter');
  await page.getByText(/60 min behind/).waitFor();
  await page.getByRole('button', { name: /Stop all/ }).click();
});

test('nobody outside the host page may ask its data', async () => {
  const answer = await fetch(`${tenant.outlook}/api/call`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-site' },
    body: JSON.stringify({ viewer: 'jordan.reyes', name: 'mailboxes', args: [] }),
  });
  expect(answer.status).toBe(403);
});
