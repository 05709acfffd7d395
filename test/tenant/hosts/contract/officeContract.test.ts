/** The contract: our shim and the unmodified published office.js answer the same cases in the same host. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { generate } from 'selfsigned';
import { buildPages } from '../../../adapters/support/buildPages';
import { startHostBench, type HostBench } from '../support/hostBench';
import { message } from '../support/memoryHostData';
import { AJAX_SCRIPT, CONTRACT_CASES, CONTRACT_SCRIPT, type Scene } from './cases';

const PUBLISHED = 'node_modules/@microsoft/office-js/dist';
const SCENES: Readonly<Record<Scene, string>> = {
  mail: '&mailbox=maya.okafor&item=AAMk-1_Q%3D',
  ownMail: '&mailbox=jordan.reyes&item=AAMk-1_Q%3D',
  draft: '&mailbox=maya.okafor&pane=0',
  nothing: '&mailbox=maya.okafor',
  mailReadOnly: '&mailbox=maya.okafor&item=AAMk-1_Q%3D&permission=ReadItem',
  draftReadOnly: '&mailbox=maya.okafor&pane=0&permission=ReadItem',
  mailRestricted: '&mailbox=maya.okafor&item=AAMk-1_Q%3D&permission=Restricted',
};

describe.each([
  { library: 'the shim', isPublished: false },
  { library: 'the published library', isPublished: true },
])('with $library', ({ isPublished }) => {
  let bench: HostBench;
  const opened = new Map<Scene, Promise<{ readonly page: Page; readonly pane: Frame }>>();

  beforeAll(async () => {
    const built = await buildPages({ taskpane: './test/adapters/support/officePage.ts' });
    const adapter = readFileSync(join(built.folder, 'taskpane.js'), 'utf8');
    built.remove();
    bench = await startHostBench(
      isPublished ? { certificate: await makeCertificate(), officeFolder: PUBLISHED } : {},
    );
    const library = isPublished ? '/office/office.js' : `${bench.origins.outlook}/office.js`;
    bench.pages.set('/adapter.js', adapter);
    bench.pages.set('/contract.js', CONTRACT_SCRIPT);
    bench.pages.set('/ajax.js', AJAX_SCRIPT);
    bench.pages.set(
      '/taskpane.html',
      `<!doctype html><html lang="en"><head><title>Pane</title>
       <script src="/ajax.js"></script><script src="${library}"></script></head><body>
       <script src="/contract.js"></script><script src="/adapter.js"></script></body></html>`,
    );
    const first = message(1, {
      subject: 'RE: Subject 1',
      normalizedSubject: 'Subject 1',
      attachments: [
        {
          id: 'a1',
          name: 'agenda.pdf',
          contentType: 'application/pdf',
          size: 2048,
          isInline: false,
        },
      ],
    });
    bench.data.mails.set(first.itemId, first);
  }, 120_000);

  afterAll(async () => {
    await bench.close();
  });

  /** The pane of a scene, opened once. */
  async function open(scene: Scene): Promise<{ readonly page: Page; readonly pane: Frame }> {
    const page = await bench.openPage(
      `${bench.origins.outlook}/mail/?user=jordan.reyes${SCENES[scene]}`,
    );
    if (scene.startsWith('draft')) {
      await page.getByRole('button', { name: 'New mail' }).click();
      await page.getByRole('region', { name: 'Compose message' }).getByText('Anteroom').click();
    }
    const pane = await bench.appFrame(page);
    await pane.waitForSelector('body[data-ready=true]', { state: 'attached' });
    return { page, pane };
  }

  function paneOf(scene: Scene): Promise<{ readonly page: Page; readonly pane: Frame }> {
    const known = opened.get(scene) ?? open(scene);
    opened.set(scene, known);
    return known;
  }

  test.each(CONTRACT_CASES)('$says', async ({ scene, run, expected }) => {
    const { pane } = await paneOf(scene);
    expect(await pane.evaluate(run)).toEqual(expected);
  });

  test('a pinned pane follows the open mail, and hears when none is open', async () => {
    const { page, pane } = await open('mail');
    await pane.evaluate(() => {
      Reflect.set(window, 'seen', []);
      Office.context.mailbox.addHandlerAsync(
        Office.EventType.ItemChanged,
        (event: { readonly type: string }) => {
          const { item } = Office.context.mailbox;
          const subject = (item as Office.MessageRead | null)?.subject ?? 'none';
          (Reflect.get(window, 'seen') as string[]).push(`${event.type} ${subject}`);
        },
      );
    });
    await page.getByRole('option', { name: /Subject 2/ }).click();
    await pane.waitForFunction(() => (Reflect.get(window, 'seen') as string[]).length === 1);
    await page.getByRole('button', { name: /Drafts of Dr. Maya Okafor/ }).click();
    await pane.waitForFunction(() => (Reflect.get(window, 'seen') as string[]).length === 2);
    const end = await pane.evaluate(() => ({
      seen: Reflect.get(window, 'seen') as string[],
      isNull: (Office.context.mailbox.item as unknown) === null,
      refusal: window.contract.thrown(() => {
        Office.context.mailbox.displayNewMessageForm({ subject: 'x' });
      }),
      adapter: window.office.heard.filter((each) => each === 'item').length >= 2,
    }));
    expect(end).toEqual({
      seen: ['olkItemSelectedChanged Subject 2', 'olkItemSelectedChanged none'],
      isNull: true,
      refusal:
        'Invalid operation (mailbox.displayNewMessageForm) when Office.context.mailbox.item is null.',
      adapter: true,
    });
  });

  test('an item that was kept answers for the mail that is open now', async () => {
    const { page, pane } = await open('mail');
    await pane.evaluate(() => {
      Reflect.set(window, 'old', Office.context.mailbox.item);
    });
    await page.getByRole('option', { name: /Subject 2/ }).click();
    await pane.waitForFunction(
      () => (Office.context.mailbox.item as Office.MessageRead).subject === 'Subject 2',
    );
    const seen = await pane.evaluate(async () => {
      const old = Reflect.get(window, 'old') as Office.MessageRead;
      const { value } = await window.contract.ask((done) => {
        old.body.getAsync('text', done);
      });
      return [old.subject, value];
    });
    expect(seen).toEqual(['RE: Subject 1', 'Could we meet, number 2?']);
  });

  test('a reply and a new message open with what our adapter wrote', async () => {
    const { page, pane } = await open('mail');
    const editor = page.getByRole('textbox', { name: 'Message body' });
    await pane.evaluate(() =>
      window.office.told(window.office.host.openReply('<p>Thank you.</p>')),
    );
    await editor.getByText('Thank you.').waitFor();
    expect(await page.getByLabel('Subject').inputValue()).toBe('RE: RE: Subject 1');
    await pane.evaluate(() =>
      window.office.told(
        window.office.host.openNewMessage({
          to: ['bo@sender.example'],
          subject: 'Your request',
          html: '<p>Please call.</p>',
        }),
      ),
    );
    await editor.getByText('Please call.').waitFor();
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('bo@sender.example');
  });

  test('a draft in another person’s Drafts says whose it is', async () => {
    const { page } = await open('draft');
    await page.getByLabel('Subject').fill('Kept');
    await page.getByRole('button', { name: 'Save and close' }).click();
    await page.getByRole('button', { name: /Drafts of Dr. Maya Okafor/ }).click();
    await page.getByRole('option', { name: /Kept/ }).click();
    await page.getByRole('region', { name: 'Compose message' }).getByText('Anteroom').click();
    const pane = await bench.appFrame(page);
    await pane.waitForSelector('body[data-ready=true]', { state: 'attached' });
    const shared = await pane.evaluate(() =>
      window.contract.ask((done) => {
        window.contract.draft().getSharedPropertiesAsync(done);
      }),
    );
    expect(shared.value).toMatchObject({ owner: 'maya.okafor@lakesidehealth.example' });
  });

  test('no other machine is needed, whatever the library asks for', () => {
    // The published library asks for MicrosoftAjax.js and sends telemetry; both are refused and it runs all the same.
    const asked = new Set(bench.refused.map((address) => new URL(address).hostname));
    const known = ['ajax.aspnetcdn.com', 'browser.pipe.aria.microsoft.com'];
    expect([...asked].filter((host) => !isPublished || !known.includes(host))).toEqual([]);
  });
});

/** A certificate for localhost that nobody but this run trusts. */
async function makeCertificate(): Promise<{ readonly key: string; readonly cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  return { key: made.private, cert: made.cert };
}
