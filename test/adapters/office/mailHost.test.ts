// The Office adapter inside the local tenant's Outlook host, in a real browser.
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from 'playwright-core';
import { launchOptions } from '../../../scripts/browser.mjs';
import type { OpenDraft, OpenMail } from '../../../src/ports';
import { buildPages, type BuiltPages } from '../support/buildPages';
import type { OfficeBench } from '../support/officePage';
import { startTenant, type RunningTenant } from '../../support/startTenant';

declare global {
  interface Window {
    office: OfficeBench;
  }
}

const OFFICE_JS =
  '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
const MARK = 'a1b2';

let pages: BuiltPages;
let tenant: RunningTenant;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  pages = await buildPages(
    { taskpane: './test/adapters/support/officePage.ts' },
    { head: OFFICE_JS },
  );
  tenant = await startTenant({ web: pages.folder });
  browser = await chromium.launch(await launchOptions());
});
afterAll(async () => {
  await browser.close();
  await tenant.stop();
  pages.remove();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
});
afterEach(async () => {
  await context.close();
});

/** Outlook as the assistant in the physician's mailbox, with the pane open. */
async function openOutlook(more = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${tenant.outlook}/mail/?user=jordan.reyes&mailbox=maya.okafor${more}`);
  return page;
}

/** The pane that is shown, once its adapter is ready. */
async function paneOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe.add-in:visible');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The pane has no document');
  await frame.waitForSelector('body[data-ready=true]', { state: 'attached' });
  return frame;
}

async function openMail(page: Page, number = 0): Promise<void> {
  await page.locator('[role=listbox] [role=option]').nth(number).click();
  await page.getByRole('article').waitFor();
}

function readOpenItem(pane: Frame): Promise<unknown> {
  return pane.evaluate(() => window.office.told(window.office.host.readOpenItem()));
}

/** A new mail with its pane; the cursor stands between two pieces of the person's own text. */
async function openDraft(): Promise<{ readonly page: Page; readonly pane: Frame }> {
  const page = await openOutlook();
  await page.getByRole('button', { name: 'New mail' }).click();
  await page.getByRole('textbox', { name: 'Message body' }).click();
  await page.keyboard.type('yours Jordan');
  await page.keyboard.press('Home');
  await page.keyboard.type('Dear Ann, ');
  await page.getByRole('region', { name: 'Compose message' }).getByText('Anteroom').click();
  await page.waitForFunction(() => document.querySelectorAll('iframe.add-in').length === 2);
  return { page, pane: await paneOf(page) };
}

function insert(pane: Frame, html: string): Promise<unknown> {
  return pane.evaluate(
    ([text, mark]) => window.office.told(window.office.host.insertAtCursor(text, mark)),
    [html, MARK] as const,
  );
}

function remove(pane: Frame): Promise<unknown> {
  return pane.evaluate(
    (mark) => window.office.told(window.office.host.removeInserted({ mark })),
    MARK,
  );
}

test('the open mail is read with everything the client gives', async () => {
  const page = await openOutlook();
  await openMail(page);
  const open = (await readOpenItem(await paneOf(page))) as OpenMail;
  expect(open.kind).toBe('read');
  expect(open.mail.bodyType).toBe('html');
  expect(open.mail.from?.address).toMatch(/^[^A-Z]+@/);
  expect(open.restId).toMatch(/^AAMk[\w-]+=*$/);
  expect(open.internetMessageId).toMatch(/^<.+>$/);
  expect(Object.keys(open.mail.headers).length).toBeGreaterThan(0);
  expect(open.mailboxCandidates).toEqual([
    'maya.okafor@lakesidehealth.example',
    'samuel.brandt@lakesidehealth.example',
    'jordan.reyes@lakesidehealth.example',
  ]);
});

test('a client that knows no shared folder still names the covered physicians', async () => {
  const page = await openOutlook('&profile=classic');
  await openMail(page);
  const open = (await readOpenItem(await paneOf(page))) as OpenMail;
  expect(open.mailboxCandidates).toEqual([
    'samuel.brandt@lakesidehealth.example',
    'jordan.reyes@lakesidehealth.example',
  ]);
});

test('a client without an item id still names the mail', async () => {
  const page = await openOutlook('&profile=mac');
  await openMail(page);
  const open = (await readOpenItem(await paneOf(page))) as OpenMail;
  expect(open.restId).toBeNull();
  expect(open.internetMessageId).toMatch(/^<.+>$/);
});

test('no open mail is nothing to read and no failure', async () => {
  await expect(readOpenItem(await paneOf(await openOutlook()))).resolves.toEqual({ kind: 'none' });
});

test('a pinned pane hears of the next mail and of the theme', async () => {
  const page = await openOutlook();
  const pane = await paneOf(page);
  await openMail(page, 1);
  await pane.waitForFunction(() => window.office.heard.includes('item'));
  await page.getByLabel('Theme').selectOption('dark');
  await pane.waitForFunction(() => window.office.heard.includes('dark'));
  await page.getByLabel('Theme').selectOption('contrast');
  await pane.waitForFunction(() => window.office.heard.includes('contrast'));
});

test('text goes in at the cursor and comes out again alone', async () => {
  const { page, pane } = await openDraft();
  const editor = page.getByRole('textbox', { name: 'Message body' });
  await expect(readOpenItem(pane)).resolves.toEqual({
    kind: 'compose',
    recipients: [],
    isHtml: true,
  } satisfies OpenDraft);
  await expect(insert(pane, '<p>Please offer <b>three</b> times.</p>')).resolves.toEqual({
    mark: MARK,
  });
  await expect(editor.textContent()).resolves.toMatch(
    /Dear Ann,\s+Please offer three times\.\s*yours Jordan/,
  );
  await expect(remove(pane)).resolves.toBe('removed');
  const left = await editor.textContent();
  expect(left).toContain('Dear Ann,');
  expect(left).toContain('yours Jordan');
  expect(left).not.toContain('three');
  await expect(remove(pane)).resolves.toBe('gone');
});

test('text that a person removed is gone and nothing else goes', async () => {
  const { page, pane } = await openDraft();
  await insert(pane, '<p>Ours</p>');
  const editor = page.getByRole('textbox', { name: 'Message body' });
  await editor.fill('All rewritten by hand');
  await expect(remove(pane)).resolves.toBe('gone');
  await expect(editor.textContent()).resolves.toContain('All rewritten by hand');
});

test('a reply opens with our text above the original', async () => {
  const page = await openOutlook();
  await openMail(page);
  const pane = await paneOf(page);
  await pane.evaluate(() =>
    window.office.told(window.office.host.openReply('<p>Thank you, we will look.</p>')),
  );
  await page
    .getByRole('textbox', { name: 'Message body' })
    .getByText('Thank you, we will look.')
    .waitFor();
});

test('a new message carries recipient, subject and text', async () => {
  const page = await openOutlook();
  const pane = await paneOf(page);
  const message = {
    to: ['ann@sender.example'],
    subject: 'Your request',
    html: '<p>Please call.</p>',
  };
  await pane.evaluate(
    (asked) => window.office.told(window.office.host.openNewMessage(asked)),
    message,
  );
  await page.getByRole('textbox', { name: 'Message body' }).getByText('Please call.').waitFor();
});

test('text too long for a form is refused before it is tried', async () => {
  const pane = await paneOf(await openOutlook());
  const told = await pane.evaluate(() =>
    window.office.told(window.office.host.openReply('ü'.repeat(17_000))),
  );
  expect(told).toEqual({ code: 'office/too-large', facts: { name: 'form' } });
});

test('a page outside Outlook says that it is not in Outlook', async () => {
  const page = await context.newPage();
  await page.goto(`${tenant.pages}/taskpane.html`);
  const told = await page.evaluate(() => window.office.told(window.office.host.ready()));
  expect(told).toMatchObject({ code: 'office/unavailable' });
});
