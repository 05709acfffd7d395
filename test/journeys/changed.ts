// Changed time: a mail moves call, two keys block it, a hold in it is flagged, and the schedule's own file clears it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { formatInstant, localDateAt, type Instant } from '../../src/domain/time';
import { movedFeed, shareFeed } from './health';
import type { Journey } from './Journey';
import { lookAt } from './looks';
import { isConfirmed, openMail, says, unfold } from './pane';
import { axeFindings, productFrame, type World } from './World';

export const PANE = 'iframe[src*="taskpane.html"]';
const TAB = 'iframe[src*="tab.html"]';
const ZONE = 'America/Chicago';
export const HIS_MAILBOX = 'Working in Dr. Okafor’s mailbox';
export const ASK = /Whitfield next week/;
export const CHANGED = 'Your QGenda schedule has changed tonight';
const CAME_OVER = /this came over a time: call/;
const STANDS = 'Changed by mail, not yet in any schedule';

/** The local day of the hold that was placed last. */
export function heldDay(world: World): string {
  const placed = world
    .exchanges()
    .filter(({ method, url }) => method === 'POST' && url.endsWith('/calendar/events'))
    .at(-1);
  const { start } = placed?.requestBody as { readonly start: { readonly dateTime: string } };
  const at = Date.parse(start.dateTime.endsWith('Z') ? start.dateTime : `${start.dateTime}Z`);
  return localDateAt(at as Instant, ZONE);
}

/** `Tuesday, November 24`, as a mail writes it. */
function sayLong(day: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', options);
}

/** A mail that moves call over a day arrives. */
export async function deliverChange(world: World, day: string): Promise<void> {
  const mail = {
    id: 'changed-call',
    mailbox: 'maya.okafor',
    from: { name: 'QGenda', address: 'notify@qgenda-notify.example' },
    to: [{ name: 'Dr. Maya Okafor', address: 'maya.okafor@lakesidehealth.example' }],
    cc: [],
    subject: CHANGED,
    bodyType: 'text',
    body: `Call swap approved: Okafor, M takes CTS In-house Call on ${sayLong(day)}, 7:00 am to 7:00 pm. The published call schedule changes tonight. Questions to the call schedule admin.`,
    receivedDateTime: formatInstant(Date.now() as Instant),
    timeZone: ZONE,
    importance: 'normal',
    attachments: [],
    internetHeaders: {},
    minutesAgo: 2,
  };
  const answer = await fetch(`${world.at(0)}/tenant/mails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mails: [mail] }),
  });
  if (!answer.ok) throw new Error(`The tenant took no mail: ${await answer.text()}`);
}

/** QGenda's own file, in which the changed call stands. */
function changedFeed(day: string): string {
  const date = day.replaceAll('-', '');
  const event = [
    'BEGIN:VEVENT',
    'UID:qg-changed-call@qgenda-notify.example',
    'DTSTAMP:20261115T110000Z',
    'SUMMARY:Okafor\\, M: In-house Call',
    `DTSTART;TZID=America/Chicago:${date}T070000`,
    `DTEND;TZID=America/Chicago:${date}T190000`,
    'CATEGORIES:CALL',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return movedFeed('qgenda.ics').replace('END:VCALENDAR', event.join('\r\n'));
}

/** The pane with the mail's holds unfolded. */
export async function openHolds(page: Page, subject: RegExp): Promise<Frame> {
  const pane = await openMail(page, subject);
  await isConfirmed(pane, HIS_MAILBOX);
  await unfold(pane, /^Hold time/);
  return pane;
}

/** Blocks the mail's time with B and Enter. */
export async function blockByKeys(page: Page, pane: Frame): Promise<void> {
  await pane
    .locator('main')
    .first()
    .click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('b');
  await pane.waitForFunction(
    () =>
      document.activeElement?.id === 'anteroom-block-time' &&
      document.activeElement.getAttribute('aria-disabled') !== 'true',
  );
  await page.keyboard.press('Enter');
  await says(pane, STANDS);
}

async function findsNothingOn(pane: Frame, day: string): Promise<void> {
  await pane.getByRole('radio', { name: 'Days of my choice' }).click();
  await pane.getByLabel('First day').fill(day);
  await pane.getByLabel('Last day').fill(day);
  await pane.getByRole('button', { name: 'Find times' }).last().click();
  await pane
    .getByRole('group', { name: 'Times found' })
    .getByText(/Nothing fits/)
    .waitFor();
}

/** Proposes the first time found, and no other. */
export async function proposeOne(pane: Frame): Promise<void> {
  await pane.getByRole('button', { name: 'Find times' }).last().click();
  const boxes = pane.getByRole('group', { name: 'Times found' }).getByRole('checkbox');
  await boxes.first().waitFor();
  for (let index = (await boxes.count()) - 1; index > 0; index -= 1)
    if (await boxes.nth(index).isChecked()) await boxes.nth(index).click();
  await says(pane, /^Answer needed by .* (?:(?:[7-9]|10|11):\d\d AM|(?:12|[1-5]):\d\d PM)/);
  await pane.getByRole('button', { name: /^Propose \d/ }).click();
  await pane
    .getByRole('article', { name: /^Proposal/ })
    .first()
    .waitFor();
}

/** Plays the story on a fresh tenant. */
export async function playChanged(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const page = await assistant.openOutlook('maya.okafor');
  let day = '';

  await journey.step('a time is proposed, and then a mail moves call over it', async () => {
    await proposeOne(await openHolds(page, ASK));
    day = heldDay(world);
    await deliverChange(world, day);
  });

  await journey.step('B and Enter block its time, and Undo takes it back', async () => {
    await page.reload();
    const pane = await openMail(page, new RegExp(CHANGED));
    await isConfirmed(pane, HIS_MAILBOX);
    await blockByKeys(page, pane);
    await lookAt(world, page, '40-changed', PANE);
    await pane.getByRole('button', { name: 'Undo', exact: true }).click();
    await pane.getByRole('button', { name: /^Block this time/ }).waitFor();
    await pane.getByText(STANDS).waitFor({ state: 'detached' });
    await blockByKeys(page, pane);
    const events = world
      .exchanges()
      .filter(({ method, url }) => method !== 'GET' && url.includes('/events'));
    assert.equal(events.length, 1, 'the calendar holds the proposal alone');
  });

  await journey.step('the hold in it is flagged, and the next best is offered', async () => {
    const pane = await openHolds(page, ASK);
    await says(pane, CAME_OVER);
    await pane.getByRole('button', { name: /^Next best: / }).waitFor();
    await lookAt(world, page, '41-flagged', PANE);
  });

  await journey.step('nothing is offered in it, and the refusal says why', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    await findsNothingOn(pane, day);
    await pane.getByRole('button', { name: /^Refused times/ }).click();
    await says(pane, /Call by a mail that no schedule shows yet/);
    await page.screenshot({ path: join(world.shots, '42-refused.png') });
  });

  await journey.step(
    'QGenda’s own file shows it, and the block is cleared with words',
    async () => {
      await shareFeed(world, 'qgenda', []);
      const health = await assistant.openTeams('health');
      const tab = await productFrame(health, 'tab.html');
      await tab.getByLabel('File of QGenda').setInputFiles({
        name: 'qgenda.ics',
        mimeType: 'text/calendar',
        buffer: Buffer.from(changedFeed(day)),
      });
      await tab.getByText('QGenda is up to date').waitFor();
      await tab.getByText(/QGenda shows it now, so the block from the mail is cleared/).waitFor();
      await lookAt(world, health, '43-cleared', TAB);
      await health.setViewportSize({ width: 320, height: 844 });
      await tab.waitForFunction(() => window.innerWidth <= 320);
      await health.screenshot({ path: join(world.shots, '43-cleared-320.png') });
      assert.deepEqual(await axeFindings(health, TAB), []);
      await health.close();
    },
  );

  await journey.step(
    'the pane blocks it no longer, and still offers nothing over call',
    async () => {
      await page.reload();
      const pane = await openHolds(page, ASK);
      await says(pane, CAME_OVER);
      assert.equal(await pane.getByText(STANDS).count(), 0);
      await findsNothingOn(pane, day);
      const cleared = world
        .exchanges()
        .filter(({ method, requestBody }) => method !== 'GET' && isClearing(requestBody));
      assert.equal(cleared.length, 1, 'it was cleared once, by the schedule');
    },
  );
}

function isClearing(body: unknown): boolean {
  const text = JSON.stringify(body ?? null);
  return text.includes('settledBy') && text.includes('feed');
}
