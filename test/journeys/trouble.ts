// Trouble: odd mail, other clients, refusals and outages; each says what to do, and nothing is lost.
import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Journey } from './Journey';
import { isConfirmed, openMail, says, unfold } from './pane';
import { isWrite, type Desk, type Exchange, type World } from './World';

const HIS_MAILBOX = 'Working in Dr. Okafor’s mailbox';
const FIVE_MEGABYTES = 5 * 1024 * 1024;

const isMade = ({ method, status }: Exchange): boolean => method === 'POST' && status === 201;

/** Work items that the tenant made, those whose answer was lost included. */
function workItemsMade(world: World): readonly string[] {
  return world
    .exchanges()
    .filter((exchange) => isMade(exchange) && exchange.url.includes('/AnteroomWork/items'))
    .map(({ requestBody }) => {
      const { fields } = requestBody as { fields: Record<string, unknown> };
      return String(fields['WorkId']);
    });
}

const applyButton = (pane: Frame) => pane.getByRole('button', { name: /^Apply/ });
const undoBar = (pane: Frame) => pane.getByRole('region', { name: 'Undo' });

async function closeWindow(page: Page): Promise<void> {
  await page.close();
}

/** The host's own data call, as its page makes it. */
async function askHost(world: World, name: string, args: readonly unknown[]): Promise<unknown> {
  const answer = await fetch(`${world.at(2)}/api/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ viewer: 'jordan.reyes', name, args }),
  });
  assert.ok(answer.ok, `the host answers ${name}`);
  return answer.json();
}

/** The tenant delivers to nobody, so the long mail lies in the physician's Sent Items. */
async function sendLongMail(world: World): Promise<void> {
  const part = `<p style="margin:0">${'One more article of our newsletter. '.repeat(60)}</p>`;
  const parts = part.repeat(Math.ceil(FIVE_MEGABYTES / part.length));
  const bodyHtml = `<html><body><p>Newsletter. Unsubscribe at any time.</p>${parts}</body></html>`;
  const subject = 'Quarterly newsletter, all of it';
  const content = { to: [], cc: [], bcc: [], subject, bodyHtml };
  const draft = (await askHost(world, 'createDraft', ['maya.okafor', content])) as {
    readonly itemId: string;
  };
  await askHost(world, 'sendDraft', ['maya.okafor', draft.itemId]);
}

/** Mail that lacks what a mail should have, and mail that attacks. */
async function readOddMail(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step('a mail without a body is judged by the rest and says so', async () => {
    const pane = await openMail(page, /call me when you are out/);
    await says(pane, /It has no text; the verdict rests on subject, sender and attachments/);
    await applyButton(pane).waitFor();
  });
  await journey.step('a mail without a sender warns before anybody acts on it', async () => {
    const pane = await openMail(page, /Undeliverable: Fellows schedule/);
    await says(pane, /names no sender: check where it came from before you act on it/);
    await applyButton(pane).waitFor();
  });
  await journey.step('a hostile mail runs nothing and reaches no other address', async () => {
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^https?:$/.test(protocol) && hostname !== 'localhost') strangers.push(request.url());
    });
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    const pane = await openMail(page, /Site visit/);
    await says(pane, 'Meeting request');
    await unfold(pane, /^Why/);
    await unfold(pane, /^Patient information/);
    await unfold(pane, /^Hold time/);
    await page.waitForTimeout(1000);
    assert.deepEqual(strangers, [], 'no request left the tenant');
    assert.equal(dialogs, 0, 'no dialog opened');
    assert.equal(await pane.evaluate(() => document.title === 'owned'), false);
    assert.equal(await pane.locator('iframe, form[action], script:not([src])').count(), 0);
    assert.deepEqual(world.exchanges().filter(isWrite), [], 'reading wrote nothing');
  });
  await journey.step('a mail of 5 MB of HTML says that it takes a moment and is read', async () => {
    await sendLongMail(world);
    await page.getByRole('button', { name: /^Sent Items of .*Okafor/ }).click();
    const pane = await openMail(page, /Quarterly newsletter/);
    await applyButton(pane).or(pane.getByText('This mail is very long')).first().waitFor();
    await pane.getByRole('region', { name: 'Verdict' }).waitFor({ timeout: 60_000 });
    await isConfirmed(pane, HIS_MAILBOX);
  });
}

/** Clients that lack what others have. */
async function useOtherClients(journey: Journey, assistant: Desk): Promise<void> {
  const rows = [
    { says: 'classic Outlook, which shares no folder properties', more: '&profile=classic' },
    { says: 'Outlook for Mac, which gives no item id', more: '&profile=mac' },
    { says: 'a client without the sign-in bridge', more: '&bridge=0' },
  ];
  for (const row of rows) {
    await journey.step(`${row.says}, still confirms the mailbox and signs in`, async () => {
      const page = await assistant.openOutlook('maya.okafor', row.more);
      const pane = await openMail(page, /Whitfield next week/);
      await says(pane, 'Signed in as Jordan Reyes');
      await isConfirmed(pane, HIS_MAILBOX);
      await closeWindow(page);
    });
  }
}

/** Somebody else's account, and sign-in that is refused. */
async function refuseSignIn(world: World, journey: Journey): Promise<void> {
  await journey.step('another account than Outlook’s stops with a sentence', async () => {
    const desk = await world.sit('jordan.reyes');
    const page = await desk.openOutlook('maya.okafor', '&account=priya.nair');
    const before = world.exchanges().filter(isWrite).length;
    const pane = await openMail(page, /Whitfield next week/);
    await says(pane, 'This is another account than Outlook uses');
    await says(pane, /Sign in again and choose that account/);
    assert.equal(await pane.getByText('Signed in as').count(), 0);
    assert.equal(world.exchanges().filter(isWrite).length, before);
    await closeWindow(page);
  });
  for (const kind of ['unauthorized', 'consent']) {
    await journey.step(`a token refused (${kind}) asks to sign in, and that works`, async () => {
      const desk = await world.sit('jordan.reyes');
      await world.fault({ target: 'issuer', kind });
      const page = await desk.openOutlook('maya.okafor');
      const pane = await openMail(page, /Whitfield next week/);
      await says(pane, 'Sign in to go on');
      await says(pane, /Choose Sign in; a small window opens and closes by itself/);
      await world.fault(null);
      await pane.getByRole('button', { name: 'Sign in' }).click();
      await says(pane, 'Signed in as Jordan Reyes');
      await isConfirmed(pane, HIS_MAILBOX);
      await closeWindow(page);
    });
  }
}

interface Outage {
  readonly says: string;
  readonly mail: RegExp;
  readonly fault: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly sentence: RegExp;
  /** What the person presses once the fault is lifted. */
  readonly again: RegExp;
}

const OUTAGES: readonly Outage[] = [
  {
    says: 'Graph that is down while the lane is applied',
    mail: /Whitfield next week/,
    fault: { target: 'lists', kind: '503', match: '^POST .*AnteroomWork', retryAfterSeconds: 1 },
    title: 'Microsoft 365 has a problem right now',
    sentence: /Try again in a moment. Nothing was lost/,
    again: /^Try again$/,
  },
  {
    says: 'Graph that is down between the list and the category',
    mail: /Referral status/,
    fault: { target: 'graph', kind: '503', match: '^PATCH .*/messages/', retryAfterSeconds: 1 },
    title: 'Microsoft 365 has a problem right now',
    sentence: /Nothing was lost/,
    again: /^Try again$/,
  },
  {
    says: 'a connection that breaks before the work item is made',
    mail: /OR 2 block/,
    fault: { target: 'lists', kind: 'drop-before', match: '^POST .*AnteroomWork' },
    title: 'Microsoft 365 cannot be reached',
    sentence: /Check the network connection, then try again. What you see and typed stays here/,
    again: /^Try again$/,
  },
  {
    says: 'a connection that breaks after the work item is made',
    mail: /ValveNova/,
    fault: { target: 'lists', kind: 'drop-after', match: '^POST .*AnteroomWork' },
    title: 'Microsoft 365 cannot be reached',
    sentence: /Check the network connection, then try again/,
    again: /^Try again$/,
  },
  {
    says: 'a service that asks us to slow down for longer than we wait',
    mail: /Great Lakes Valve Forum/,
    fault: { target: 'graph', kind: '429', match: '^PATCH .*/messages/', retryAfterSeconds: 45 },
    title: 'Microsoft 365 asks us to slow down',
    sentence: /Try again in 45 seconds. Nothing was lost/,
    again: /^Try again$/,
  },
  {
    says: 'a list that is missing',
    mail: /This week in cardiac surgery/,
    fault: { target: 'lists', kind: 'list-missing', match: '^POST .*AnteroomWork' },
    title: 'The Anteroom lists are not set up',
    sentence: /IT needs to create them.*Until then nothing can be saved/,
    again: /^Apply/,
  },
];

/** Whatever breaks while a lane is applied, the second try ends with one work item. */
async function applyThroughOutages(world: World, journey: Journey, page: Page): Promise<void> {
  for (const outage of OUTAGES) {
    await journey.step(`${outage.says}: a sentence, a retry, one work item`, async () => {
      const before = workItemsMade(world).length;
      const pane = await openMail(page, outage.mail);
      await isConfirmed(pane, HIS_MAILBOX);
      await world.fault(outage.fault);
      await applyButton(pane).click();
      await says(pane, outage.title);
      await says(pane, outage.sentence);
      await world.fault(null);
      await pane.getByRole('button', { name: outage.again }).first().click();
      await undoBar(pane).waitFor();
      assert.equal(workItemsMade(world).length, before + 1, 'one work item');
      assert.equal(await pane.getByText(outage.title).count(), 0, 'the note is gone');
      await pane.getByRole('button', { name: 'Keep it and hide this line' }).click();
    });
  }
  await journey.step('a sign-in that ran out is renewed beside what was refused', async () => {
    const pane = await openMail(page, /Bayline outreach/);
    await isConfirmed(pane, HIS_MAILBOX);
    await world.fault({ target: 'lists', kind: 'unauthorized', match: '^POST .*AnteroomWork' });
    await applyButton(pane).click();
    await says(pane, 'Your sign-in has run out');
    await says(pane, /Sign in again to go on. What you typed stays here/);
    await world.fault(null);
    await pane.getByRole('button', { name: 'Sign in' }).click();
    await says(pane, 'Signed in as Jordan Reyes');
    await isConfirmed(pane, HIS_MAILBOX);
    await applyButton(pane).click();
    await undoBar(pane).waitFor();
    await pane.getByRole('button', { name: 'Keep it and hide this line' }).click();
  });
  await journey.step('a short wish to slow down is followed without a word', async () => {
    const before = workItemsMade(world).length;
    const pane = await openMail(page, /RE: Fellowship outline/);
    await isConfirmed(pane, HIS_MAILBOX);
    await world.fault({
      target: 'graph',
      kind: '429',
      match: '^PATCH .*/messages/',
      times: 1,
      retryAfterSeconds: 2,
    });
    await applyButton(pane).click();
    await undoBar(pane).waitFor();
    assert.equal(workItemsMade(world).length, before + 1);
    await world.fault(null);
  });
}

/** A form that failed keeps what was typed into it. */
async function keepWhatWasTyped(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step('a reason that was typed outlives a failed change of lane', async () => {
    const pane = await openMail(page, /My father since the operation/);
    await isConfirmed(pane, HIS_MAILBOX);
    await unfold(pane, /^Change lane/);
    await pane.getByLabel('Lane', { exact: true }).selectOption({ label: 'Meeting request' });
    await pane.getByLabel(/^Why does it leave/).selectOption({ label: 'The channel has answered' });
    await pane.getByLabel(/^Note for the log/).fill('asked to be called');
    await world.fault({
      target: 'lists',
      kind: '503',
      match: '^(POST|PATCH) ',
      retryAfterSeconds: 1,
    });
    await pane.getByRole('button', { name: 'Move to Meeting request' }).click();
    await says(pane, 'Microsoft 365 has a problem right now');
    assert.equal(await pane.getByLabel(/^Note for the log/).inputValue(), 'asked to be called');
    await world.fault(null);
    await pane.getByRole('button', { name: 'Try again' }).first().click();
    await undoBar(pane).waitFor();
  });
}

/** The answer to a hold's creation is lost: proposing again makes no second event. */
async function holdThroughOutage(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step('a lost answer to a hold makes no second event', async () => {
    const pane = await openMail(page, /Site visit/);
    await isConfirmed(pane, HIS_MAILBOX);
    await unfold(pane, /^Hold time/);
    await pane.getByLabel('Length in minutes').fill('45');
    // The mail's own week may be one with a holiday and nothing free.
    await pane.getByRole('radio', { name: 'The next working days' }).click();
    await pane.getByRole('button', { name: 'Find times' }).last().click();
    const boxes = pane.getByRole('group', { name: 'Times found' }).getByRole('checkbox');
    await boxes.first().waitFor();
    if (!(await boxes.first().isChecked())) await boxes.first().click();
    const chosen = await pane.getByRole('button', { name: /^Propose \d/ }).innerText();
    await world.fault({ target: 'graph', kind: 'drop-after', match: '^POST .*/calendar/events' });
    await pane.getByRole('button', { name: /^Propose \d/ }).click();
    await says(pane, 'Microsoft 365 cannot be reached');
    assert.equal(await pane.getByLabel('Length in minutes').inputValue(), '45');
    assert.equal(await pane.getByRole('button', { name: /^Propose \d/ }).innerText(), chosen);
    await world.fault(null);
    await pane.getByRole('button', { name: /^Propose \d/ }).click();
    await pane
      .getByRole('article', { name: /^Proposal/ })
      .first()
      .waitFor();
    const posts = world
      .exchanges()
      .filter((exchange) => isMade(exchange) && exchange.url.endsWith('/calendar/events'));
    const events = new Set(
      posts.map(({ responseBody }) => String((responseBody as Record<string, unknown>)['id'])),
    );
    assert.equal(events.size, Number(/\d+/.exec(chosen)?.[0]), 'one event for each chosen time');
  });
}

/** A missing list before anything is known of the house. */
async function openWithoutLists(world: World, journey: Journey): Promise<void> {
  await journey.step('missing lists stop the pane with a sentence for IT', async () => {
    const desk = await world.sit('jordan.reyes');
    await world.fault({ target: 'lists', kind: 'list-missing' });
    const page = await desk.openOutlook('maya.okafor');
    const pane = await openMail(page, /Whitfield next week/);
    await says(pane, 'The Anteroom lists are not set up');
    await says(pane, /IT needs to create them/);
    await world.fault(null);
    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    const again = await openMail(page, /Whitfield next week/);
    await isConfirmed(again, HIS_MAILBOX);
    await closeWindow(page);
  });
}

/** Plays every trouble on one tenant. */
export async function playTrouble(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const page = await assistant.openOutlook('maya.okafor');
  await readOddMail(world, journey, page);
  await closeWindow(page);
  await useOtherClients(journey, assistant);
  await refuseSignIn(world, journey);
  const desk = await world.sit('jordan.reyes');
  const outlook = await desk.openOutlook('maya.okafor');
  await applyThroughOutages(world, journey, outlook);
  await keepWhatWasTyped(world, journey, outlook);
  await holdThroughOutage(world, journey, outlook);
  await openWithoutLists(world, journey);
}
