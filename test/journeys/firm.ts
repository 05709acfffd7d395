// A confirmed time that call came over: the next best is asked for beside it, and only the physician's yes ends the first.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import {
  ASK,
  blockByKeys,
  CHANGED,
  deliverChange,
  heldDay,
  HIS_MAILBOX,
  openHolds,
  PANE,
  proposeOne,
} from './changed';
import type { Journey } from './Journey';
import { lookAt } from './looks';
import { isConfirmed, openMail, says } from './pane';
import { axeFindings, productFrame, type World } from './World';

const YES = /^(Only this|Yes, this time)/;
const CONFIRMED = /Proposal: .*[Cc]onfirmed/;

/** What was done to events in the calendar and taken: methods in their order. */
function eventWrites(world: World): readonly string[] {
  return world
    .exchanges()
    .filter(
      ({ method, url, status }) =>
        method !== 'GET' && /\/(?:calendar\/)?events(?:\/|$)/.test(url) && status < 300,
    )
    .map(({ method }) => method);
}

/** The card of a proposal that waits, answered with yes. */
async function sayYes(page: Page): Promise<void> {
  const tab = await productFrame(page, 'tab.html');
  await tab.getByRole('button', { name: YES }).first().click();
  await tab
    .getByText(/is busy in the calendar/)
    .first()
    .waitFor();
}

async function findConfirmed(pane: Frame): Promise<void> {
  const outcome = pane.getByRole('article', { name: CONFIRMED }).first();
  const look = pane.getByRole('button', { name: 'Look again' });
  await outcome.or(look).first().waitFor();
  if (!(await outcome.isVisible())) await look.click();
  await outcome.waitFor();
}

/** Plays the story on a fresh tenant. */
export async function playFirm(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const physician = await world.sit('maya.okafor');
  const outlook = await assistant.openOutlook('maya.okafor');

  await journey.step('a proposed time is confirmed by the physician', async () => {
    await proposeOne(await openHolds(outlook, ASK));
    const approvals = await physician.openTeams('approvals');
    await sayYes(approvals);
    await approvals.close();
    assert.deepEqual(eventWrites(world), ['POST', 'PATCH']);
  });

  await journey.step('a mail moves call over it, and two keys block that time', async () => {
    await deliverChange(world, heldDay(world));
    await outlook.reload();
    const pane = await openMail(outlook, new RegExp(CHANGED));
    await isConfirmed(pane, HIS_MAILBOX);
    await blockByKeys(outlook, pane);
  });

  await journey.step('the pane asks for the next best, and the confirmed time stays', async () => {
    const pane = await openHolds(outlook, ASK);
    await findConfirmed(pane);
    const offer = pane.getByRole('button', { name: /^Ask for the next best: / });
    await offer.waitFor();
    await lookAt(world, outlook, '50-firm-offer', PANE);
    await offer.click();
    await says(pane, /The physician is asked for .* instead\. This time stays until/);
    await lookAt(world, outlook, '51-firm-asked', PANE);
    assert.deepEqual(eventWrites(world), ['POST', 'PATCH', 'POST']);
  });

  await journey.step('the yes to the new time ends the first by itself', async () => {
    const approvals = await physician.openTeams('approvals', '&phone=1');
    await approvals.setViewportSize({ width: 390, height: 844 });
    const tab = await productFrame(approvals, 'tab.html');
    await tab.getByRole('button', { name: YES }).first().waitFor();
    await approvals.screenshot({ path: join(world.shots, '52-firm-queue.png') });
    assert.deepEqual(await axeFindings(approvals, 'iframe[src*="tab.html"]'), []);
    await sayYes(approvals);
    await approvals.close();
    assert.deepEqual(eventWrites(world), ['POST', 'PATCH', 'POST', 'PATCH', 'DELETE']);
  });

  await journey.step(
    'the pane shows one confirmed time, and what became of the other',
    async () => {
      await outlook.reload();
      const pane = await openHolds(outlook, ASK);
      await findConfirmed(pane);
      assert.equal(await pane.getByRole('article', { name: CONFIRMED }).count(), 1);
      assert.equal(await pane.getByRole('button', { name: /next best/i }).count(), 0);
      await lookAt(world, outlook, '53-firm-ended', PANE);
    },
  );
}
