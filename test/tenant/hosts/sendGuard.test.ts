/** The Send button: the guard runs without a DOM, the person decides, and a guard that fails never holds a mail back. */
import type { Page } from 'playwright-core';
import { startHostBench, type HostBench } from './support/hostBench';

let bench: HostBench;

beforeAll(async () => {
  bench = await startHostBench();
  bench.pages.set('/taskpane.html', '<!doctype html><html lang="en"><title>Pane</title></html>');
}, 60_000);

afterEach(async () => {
  await bench.closePages();
});

afterAll(async () => {
  await bench.close();
});

/** The guard of the test, under the name in the manifest of this repository. */
function guard(body: string): string {
  return `function onSend(event) { ${body} }
    Office.actions.associate('onMessageSendHandler', onSend);`;
}

const PAGE = `<!doctype html><html lang="en"><head><title>Guard</title>
  <script src="OUTLOOK/office.js"></script><script src="/launchevent.js"></script></head></html>`;

async function writeMail(subject: string, more = ''): Promise<Page> {
  bench.pages.set('/launchevent.html', PAGE.replace('OUTLOOK', bench.origins.outlook));
  const page = await bench.openPage(
    `${bench.origins.outlook}/mail/?user=jordan.reyes&mailbox=maya.okafor&pane=0${more}`,
  );
  await page.getByRole('button', { name: 'New mail' }).click();
  await page.getByLabel('To').fill('ann@sender.example');
  await page.getByLabel('Subject').fill(subject);
  return page;
}

async function isSent(page: Page): Promise<void> {
  await page.getByText('Sent. The local tenant delivers to nobody.').waitFor();
}

test('a guard without objection lets the mail go', async () => {
  bench.pages.set('/launchevent.js', guard('event.completed({ allowEvent: true });'));
  const page = await writeMail('Fine');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await isSent(page);
});

test('the guard reads the draft and has no DOM', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`Office.context.mailbox.item.subject.getAsync((result) => {
      const dom = typeof document + ' ' + typeof window;
      event.completed({ allowEvent: false, errorMessage: result.value + ' / ' + dom });
    });`),
  );
  const page = await writeMail('A subject', '&profile=classic');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('A subject / undefined undefined').waitFor();
});

test('an objection asks the person, who may stay', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'A patient number leaves' });`),
  );
  const before = bench.data.sent.length;
  const page = await writeMail('Risky');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('A patient number leaves').waitFor();
  await page.getByRole('button', { name: "Don't send" }).click();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Risky');
  expect(bench.data.sent).toHaveLength(before);
});

test('an objection asks the person, who may send', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'A patient number leaves' });`),
  );
  const page = await writeMail('Sent all the same');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await isSent(page);
});

test('the script runtime has neither subtle cryptography nor relative addresses', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`fetch('/config.json').catch((error) => {
      const windows = typeof Office.context.ui.displayDialogAsync +
        ' ' + typeof Office.context.mailbox.displayMessageForm;
      event.completed({ allowEvent: false, errorMessage:
        error.name + ' ' + typeof crypto.subtle + ' ' + typeof indexedDB + ' ' + windows });
    });`),
  );
  const page = await writeMail('Bare', '&profile=classic');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('TypeError undefined undefined undefined undefined').waitFor();
});

test('elsewhere the guard has a page of its own, without windows', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage:
      typeof document + ' ' + typeof Office.context.ui.displayDialogAsync });`),
  );
  const page = await writeMail('Paged');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('object undefined').waitFor();
});

test('an objection is cut at 500 characters and a button at 20', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'y'.repeat(600),
      cancelLabel: 'Back to the draft, please', commandId: 'openCompose' });`),
  );
  const page = await writeMail('Long');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Back to the draft, p', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Open pane' }).waitFor();
  expect(await page.getByText('yyyy').textContent()).toHaveLength(500);
});

test('a client before 1.14 does not hear the later options', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'No', cancelLabel: 'Later' });`),
  );
  const page = await writeMail('Old client', '&set=1.12');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('No', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Later' }).count()).toBe(0);
});

test('a guard that takes long lets the person decide, and is given up in the end', async () => {
  bench.pages.set('/launchevent.js', guard('return;'));
  const page = await writeMail('Slow');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Anteroom is taking longer than expected').waitFor();
  await page.getByRole('button', { name: "Don't send" }).click();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Slow');
  const late = await writeMail('Too slow', '&guard=1');
  await late.getByRole('button', { name: 'Send', exact: true }).click();
  await late.getByText('Anteroom is not available to check your message.').waitFor();
});

test('a client whose guard is unavailable asks the person', async () => {
  bench.pages.set('/launchevent.js', guard('event.completed({ allowEvent: true });'));
  const page = await writeMail('Unavailable', '&quirks=guard-unavailable');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Anteroom is not available to check your message.').waitFor();
});

test.each([
  { says: 'a guard that breaks holds nothing back', script: 'throw new Error("broken");' },
  { says: 'a guard that is missing holds nothing back', script: undefined },
])('$says', async ({ script }) => {
  if (script === undefined) bench.pages.delete('/launchevent.js');
  else bench.pages.set('/launchevent.js', script);
  const page = await writeMail('Unguarded');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Anteroom is not available to check your message.').waitFor();
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await isSent(page);
});

test('a soft block keeps what the guard objects to, whatever the person wants', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'A patient number leaves' });`),
  );
  const page = await writeMail('Held', '&send=SoftBlock');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('A patient number leaves').waitFor();
  expect(await page.getByRole('button', { name: 'Send anyway' }).count()).toBe(0);
  await page.getByRole('button', { name: "Don't send" }).click();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Held');
});

test('a soft block lets the mail go where the guard is unavailable', async () => {
  const page = await writeMail('Let go', '&send=SoftBlock&quirks=guard-unavailable');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await isSent(page);
});

test('a block keeps the mail while the guard is unavailable', async () => {
  const before = bench.data.sent.length;
  const page = await writeMail('Kept back', '&send=Block&quirks=guard-unavailable');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('This message cannot be sent now.').waitFor();
  expect(await page.getByRole('button', { name: 'Send anyway' }).count()).toBe(0);
  await page.getByRole('button', { name: "Don't send" }).click();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Kept back');
  expect(bench.data.sent).toHaveLength(before);
});

test('an objection may lift a block, and the person decides', async () => {
  bench.pages.set(
    '/launchevent.js',
    guard(`event.completed({ allowEvent: false, errorMessage: 'Your choice',
      sendModeOverride: 'promptUser' });`),
  );
  const page = await writeMail('Lifted', '&send=Block');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Your choice').waitFor();
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await isSent(page);
});
