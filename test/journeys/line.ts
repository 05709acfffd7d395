// The line: open mail, verdict, macro, proposed hold, decided in Teams, stand-up; as assistant and as physician.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { Journey } from './Journey';
import { lookAt } from './looks';
import { openMail, unfold } from './pane';
import { axeFindings, isWrite, productFrame, type Desk, type Exchange, type World } from './World';

/** Stands in exactly one mail of the seed; it may never be found outside Exchange. */
const PLANTED_MRN = '90417733';
const PANE = 'iframe[src*="taskpane.html"]';
const TAB = 'iframe[src*="tab.html"]';

async function verdictIs(pane: Frame, lane: string): Promise<void> {
  await pane
    .getByRole('region', { name: 'Verdict' })
    .getByText(lane, { exact: true })
    .first()
    .waitFor();
}

/** The assistant sorts and applies a mail, and takes it back. */
async function sortTheAsk(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step(
    'the pane says lane, reasons and ask of the open mail and writes nothing',
    async () => {
      const pane = await openMail(page, /Whitfield next week/);
      await verdictIs(pane, 'Meeting request');
      await pane.getByText('Working in Dr. Okafor’s mailbox').waitFor();
      await pane.getByText('Signed in as Jordan Reyes').waitFor();
      await pane.getByText(/30 min, by video/).waitFor();
      assert.deepEqual(world.exchanges().filter(isWrite), []);
      await lookAt(world, page, '01-verdict', PANE);
    },
  );
  await journey.step('the reasons name the words that decided', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    await unfold(pane, /^Why/);
    await pane.getByRole('heading', { name: 'What decided' }).waitFor();
    await pane.locator('mark').first().waitFor();
    await lookAt(world, page, '02-why', PANE);
  });
  await journey.step(
    'Apply puts the shared category on the mail, and Undo takes it off',
    async () => {
      const pane = await productFrame(page, 'taskpane.html');
      await pane.getByRole('button', { name: /^Apply/ }).click();
      await pane.getByRole('region', { name: 'Undo' }).waitFor();
      const patched = world
        .exchanges()
        .filter(({ method, url }) => method === 'PATCH' && url.includes('/messages/'));
      assert.equal(patched.length, 1);
      assert.deepEqual(Object.keys(patched[0]!.requestBody as object), ['categories']);
      await lookAt(world, page, '03-applied', PANE);
      await pane.getByRole('button', { name: 'Undo', exact: true }).click();
      await pane.getByRole('button', { name: /^Apply/ }).waitFor();
      await pane.getByRole('button', { name: /^Apply/ }).click();
      await pane.getByRole('region', { name: 'Undo' }).waitFor();
    },
  );
}

/** The assistant proposes times for the open mail's ask. */
async function proposeTimes(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step(
    'free times are found with reasons, and refused ones with theirs',
    async () => {
      const pane = await productFrame(page, 'taskpane.html');
      await pane.getByRole('button', { name: /^Hold time/ }).click();
      await pane.getByRole('button', { name: 'Find times' }).last().click();
      await pane
        .getByRole('group', { name: 'Times found' })
        .getByRole('checkbox')
        .first()
        .waitFor();
      await lookAt(world, page, '04-times', PANE);
    },
  );
  await journey.step(
    'up to three times are proposed and stand as tentative without attendees',
    async () => {
      const pane = await productFrame(page, 'taskpane.html');
      const boxes = pane.getByRole('group', { name: /Choose up to/ }).getByRole('checkbox');
      const count = Math.min(3, await boxes.count());
      for (let index = 0; index < count; index += 1) {
        if (!(await boxes.nth(index).isChecked())) await boxes.nth(index).click();
      }
      await pane.getByRole('button', { name: /^Propose \d/ }).click();
      await pane
        .getByRole('article', { name: /^Proposal/ })
        .first()
        .waitFor();
      const events = world
        .exchanges()
        .filter(({ method, url }) => method === 'POST' && url.endsWith('/calendar/events'));
      assert.ok(events.length >= 1 && events.length <= 3);
      for (const { requestBody, status } of events) {
        const body = requestBody as Record<string, unknown>;
        assert.equal(status, 201);
        assert.equal(body['showAs'], 'tentative');
        assert.ok(!('attendees' in body));
        assert.ok(typeof body['transactionId'] === 'string');
      }
      await lookAt(world, page, '05-proposed', PANE);
    },
  );
}

/** The physician answers from the notification. */
async function decide(world: World, journey: Journey, physician: Desk): Promise<void> {
  const page = await physician.openTeams('activity');
  await journey.step(
    'the notification opens the proposal with sender and subject fetched live',
    async () => {
      await page
        .getByRole('button', { name: /^Activity/ })
        .first()
        .click();
      await page
        .getByText(/Holds wait for your decision/)
        .first()
        .click();
      const tab = await productFrame(page, 'tab.html');
      await tab.getByText(/Colleen Barr/).waitFor();
      await tab.getByText('30 minutes with Dr. Whitfield next week').waitFor();
      await lookAt(world, page, '06-approvals', TAB);
    },
  );
  await journey.step('Approvals hold at the width of a phone', async () => {
    await page.goto(`${world.at(3)}/?user=maya.okafor&tab=approvals&phone=1`);
    const tab = await productFrame(page, 'tab.html');
    await tab.getByText(/Colleen Barr/).waitFor();
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(world.shots, '07-phone-light.png') });
    const wide = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, 'nothing is wider than the phone');
    assert.deepEqual(await axeFindings(page, TAB), []);
  });
  await journey.step(
    'one click on "only this" confirms one time and releases the others',
    async () => {
      await page.goto(`${world.at(3)}/?user=maya.okafor&tab=approvals`);
      const tab = await productFrame(page, 'tab.html');
      await tab
        .getByRole('button', { name: /^(Only this|Yes, this time)/ })
        .first()
        .click();
      await tab
        .getByText(/is busy in the calendar; the other times are free again/)
        .first()
        .waitFor();
      await lookAt(world, page, '08-decided', TAB);
      const decided = world
        .exchanges()
        .filter(({ method, url }) => method === 'POST' && url.includes('AnteroomDecisions'));
      assert.equal(decided.length, 1);
      const confirmed = world
        .exchanges()
        // The sweep may be at the same work: its or our second try is refused with 412 and writes nothing.
        .filter(
          ({ method, url, status }) =>
            method === 'PATCH' && url.includes('/events/') && status === 200,
        );
      assert.equal(confirmed.length, 1);
      assert.equal((confirmed[0]!.requestBody as Record<string, unknown>)['showAs'], 'busy');
    },
  );
  await journey.step('one click gives holds and mails their colours in her Outlook', async () => {
    const tab = await productFrame(page, 'tab.html');
    const line = tab.getByRole('button', { name: /^\d+ colors are not set up yet$/ });
    await line.click();
    await tab.getByRole('list', { name: 'On holds in your calendar' }).waitFor();
    await line.scrollIntoViewIfNeeded();
    await lookAt(world, page, '08-colours', TAB);
    await tab.getByRole('button', { name: 'Set them up' }).click();
    await tab.getByText(/The colors are set up/).waitFor();
    const asked = coloursAsked(world);
    assert.ok(asked.length > 0, 'her own list was written');
    assert.deepEqual([...new Set(asked.map(({ status }) => status))], [201], 'each name once');
    await page.goto(`${world.at(3)}/?user=maya.okafor&tab=approvals`);
    const again = await productFrame(page, 'tab.html');
    await again.getByRole('button', { name: /^Away, and standing permissions/ }).waitFor();
    await again.getByText('Decided in the last 14 days').waitFor();
    assert.equal(await again.getByText(/not set up yet/).count(), 0, 'never shown again');
    assert.equal(coloursAsked(world).length, asked.length);
  });
}

/** Writes to the physician's own list of categories. */
function coloursAsked(world: World): readonly Exchange[] {
  return world
    .exchanges()
    .filter(({ method, url }) => method !== 'GET' && url.includes('/me/outlook/masterCategories'));
}

/** What the assistant sees after the physician answered, and the approved text that follows. */
async function answerTheSender(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step('the pane shows the outcome of the proposal', async () => {
    const pane = await openMail(page, /Whitfield next week/);
    await unfold(pane, /^Hold time/);
    const outcome = pane.getByRole('article', { name: /Proposal: .*[Cc]onfirmed/ });
    const look = pane.getByRole('button', { name: 'Look again' });
    await outcome.or(look).first().waitFor();
    if (!(await outcome.isVisible())) await look.click();
    await pane.getByRole('article', { name: /Proposal: .*[Cc]onfirmed/ }).waitFor();
    await lookAt(world, page, '09-outcome', PANE);
  });
  await journey.step('an approved text goes into a reply with its fill-ins', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    await unfold(pane, /^Approved texts/);
    await pane.getByRole('button', { name: /^Offer meeting times/ }).click();
    await pane.getByRole('group', { name: 'Preview' }).waitFor();
    await pane.getByLabel(/^Opening sentence/).selectOption({ index: 1 });
    await pane.getByLabel(/^What the meeting is about/).fill('the valve center naming');
    for (const label of [/^First time/, /^Answer wanted by/]) {
      const field = pane.getByLabel(label);
      if ((await field.inputValue()) === '') await field.fill('Tuesday at 4:40 PM CST');
    }
    await lookAt(world, page, '10-macro', PANE);
    await pane.getByRole('button', { name: 'Insert into a reply' }).click();
    await page.getByRole('region', { name: 'Compose message' }).waitFor();
    await page.screenshot({ path: join(world.shots, '11-reply-light.png') });
  });
}

/** A patient's mail: locked, masked, handed off; never answered. */
async function routeThePatient(world: World, journey: Journey, assistant: Desk): Promise<void> {
  const page = await assistant.openOutlook('maya.okafor');
  await journey.step(
    'a patient mail is locked, its identifiers masked until revealed',
    async () => {
      const pane = await openMail(page, /My father since the operation/);
      await verdictIs(pane, 'Patient, clinical');
      await pane.getByRole('region', { name: 'Locked lane' }).waitFor();
      await unfold(pane, /^Patient information/);
      assert.ok(!(await pane.locator('body').innerText()).includes(PLANTED_MRN));
      await lookAt(world, page, '12-patient', PANE);
      await pane
        .getByRole('button', { name: /Reveal|Show/ })
        .first()
        .click();
      await pane.getByText(PLANTED_MRN).first().waitFor();
    },
  );
  await journey.step(
    'the hand-off names the channel and leaves nothing of the mail in the lists',
    async () => {
      const pane = await productFrame(page, 'taskpane.html');
      await unfold(pane, /^Hand off/);
      await pane.getByRole('button', { name: /^Hand to .*Nurse Line/ }).click();
      await pane.getByRole('article', { name: /^Hand-off/ }).waitFor();
      await lookAt(world, page, '13-handoff', PANE);
    },
  );
}

/** The weekly meeting. */
async function standUp(world: World, journey: Journey, assistant: Desk): Promise<void> {
  const page = await assistant.openTeams('standup');
  await journey.step('the stand-up fills itself from log, lists and calendar', async () => {
    const tab = await productFrame(page, 'tab.html');
    await tab
      .getByText(/Backlog/)
      .first()
      .waitFor();
    await tab.getByRole('button', { name: 'Show as table' }).click();
    await tab.getByRole('table').first().waitFor();
    await page.screenshot({ path: join(world.shots, '14-standup-table-light.png') });
    await tab
      .getByRole('button', { name: /^Show as/ })
      .first()
      .click();
    await lookAt(world, page, '14-standup', TAB);
  });
  await journey.step('the 25-minute clock starts', async () => {
    const tab = await productFrame(page, 'tab.html');
    await tab
      .getByRole('button', { name: /^Start/ })
      .first()
      .click();
    await tab
      .getByRole('button', { name: /^Pause/ })
      .first()
      .waitFor();
    await page.screenshot({ path: join(world.shots, '15-clock-light.png') });
  });
}

/** What must be true of everything that was emitted. */
async function leftNothingBehind(world: World, journey: Journey): Promise<void> {
  await journey.step('the planted record number stands nowhere but in Exchange', async () => {
    const outside = world
      .exchanges()
      .filter(({ url }) => !/\/users\/[^/]+\/(messages|mailFolders)/.test(url))
      .map((exchange) => JSON.stringify(exchange))
      .join('\n');
    assert.ok(!outside.includes(PLANTED_MRN), 'no list, calendar, file or activity carries it');
    assert.ok(
      !world.exchanges().some(({ url }) => url.includes(PLANTED_MRN)),
      'no address carries it',
    );
    assert.ok(!world.consoleText().includes(PLANTED_MRN), 'no console line carries it');
    assert.ok(!(await world.storageText()).includes(PLANTED_MRN), 'no storage carries it');
  });
  await journey.step('no request sends, invites, or reaches into a mailbox as "me"', () => {
    for (const { method, url, requestBody } of world.exchanges()) {
      assert.doesNotMatch(url, /\/(sendMail|send|reply|replyAll|forward)(\?|$)/);
      assert.doesNotMatch(url, /\/me\/(messages|mailFolders|events|calendars|calendarView)/);
      assert.ok(!JSON.stringify(requestBody ?? '').includes('"attendees"'), `${method} ${url}`);
    }
    return Promise.resolve();
  });
}

/** Plays the whole line on a fresh tenant. */
export async function playLine(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const physician = await world.sit('maya.okafor');
  const outlook = await assistant.openOutlook('maya.okafor');
  await sortTheAsk(world, journey, outlook);
  await proposeTimes(world, journey, outlook);
  await decide(world, journey, physician);
  await answerTheSender(world, journey, outlook);
  await routeThePatient(world, journey, assistant);
  await standUp(world, journey, assistant);
  await leftNothingBehind(world, journey);
}
