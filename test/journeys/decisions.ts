// Decisions: a lost answer, six in a minute on a phone, none reopened, each proven, and what the pane makes of them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { Journey } from './Journey';
import { isConfirmed, openMail, unfold } from './pane';
import { axeFindings, productFrame, type Exchange, type World } from './World';

const TAB = 'iframe[src*="tab.html"]';
const HIS_MAILBOX = 'Working in Dr. Okafor’s mailbox';
const SIX = 6;
const MINUTE_MS = 60_000;

/** Decisions that the tenant keeps, those whose answer was lost included. */
function decisionsMade(world: World): readonly Exchange[] {
  return world
    .exchanges()
    .filter(
      ({ method, url, status }) =>
        method === 'POST' && status === 201 && url.includes('/AnteroomDecisions/items'),
    );
}

/** Finds times for the open mail and proposes them; gives the number of proposals of this mail. */
async function propose(pane: Frame): Promise<void> {
  const articles = pane.getByRole('article', { name: /^Proposal/ });
  const before = await articles.count();
  // Seven of them are more than two days hold, which is all that the tier of a pressing ask is promised.
  await pane.getByLabel('Tier', { exact: true }).selectOption({ label: 'Tier B' });
  await pane.getByRole('radio', { name: 'The next working days' }).click();
  await pane.getByRole('button', { name: 'Find times' }).last().click();
  const boxes = pane.getByRole('group', { name: 'Times found' }).getByRole('checkbox');
  await boxes.first().waitFor();
  // One time each: the day's limit of meetings would not let seven proposals hold three times.
  for (let index = (await boxes.count()) - 1; index > 0; index -= 1) {
    if (await boxes.nth(index).isChecked()) await boxes.nth(index).click();
  }
  const button = pane.getByRole('button', { name: /^Propose \d/ });
  await button.click();
  await articles.nth(before).waitFor();
  await button.waitFor({ state: 'detached' });
}

async function openQueue(world: World, page: Page): Promise<Frame> {
  await page.goto(`${world.at(3)}/?user=maya.okafor&tab=approvals&phone=1`);
  const tab = await productFrame(page, 'tab.html');
  await tab.getByRole('article').first().waitFor();
  return tab;
}

/** The narrowest phones show everything too. */
async function lookAtWidths(world: World, page: Page, tab: Frame, name: string): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForTimeout(500);
    const path = join(world.shots, `${name}-${String(width)}.png`);
    await page.screenshot({ path });
    const wide = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, `nothing is wider than ${String(width)} px`);
  }
  assert.deepEqual(await axeFindings(page, TAB), []);
}

/** Answers what stands first, and waits until the tenant has it and the card says so. */
async function answerNext(world: World, page: Page, tab: Frame): Promise<void> {
  const before = decisionsMade(world).length;
  const yes = tab.getByRole('button', { name: /^(Any of these|Yes, this time)$/ });
  const open = await yes.count();
  await yes.first().click();
  while (decisionsMade(world).length === before) await page.waitForTimeout(50);
  while ((await yes.count()) >= open) await page.waitForTimeout(50);
}

/** Plays the story on a fresh tenant. */
export async function playDecisions(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const physician = await world.sit('maya.okafor');
  const outlook = await assistant.openOutlook('maya.okafor');
  const phone = await physician.openTeams('approvals', '&phone=1');
  await phone.setViewportSize({ width: 390, height: 844 });

  await journey.step('the assistant puts seven proposals to the physician', async () => {
    const pane = await openMail(outlook, /Whitfield next week/);
    await isConfirmed(pane, HIS_MAILBOX);
    await unfold(pane, /^Hold time/);
    for (let count = 0; count <= SIX; count += 1) await propose(pane);
    await outlook.screenshot({ path: join(world.shots, '20-proposals-light.png') });
  });

  await journey.step(
    'the queue holds at 390 and 320 pixels, with nothing to slip off',
    async () => {
      const tab = await openQueue(world, phone);
      await lookAtWidths(world, phone, tab, '21-queue');
      await phone.setViewportSize({ width: 390, height: 844 });
    },
  );

  await journey.step('a lost answer is tried again and makes one decision', async () => {
    const tab = await openQueue(world, phone);
    await world.fault({ target: 'lists', kind: 'drop-after', match: '^POST .*AnteroomDecisions' });
    await tab
      .getByRole('button', { name: /^(Any of these|Yes, this time)$/ })
      .first()
      .click();
    await tab.getByText('Microsoft 365 cannot be reached').waitFor();
    await world.fault(null);
    await tab.getByRole('button', { name: 'Try again' }).first().click();
    await tab
      .getByText(/picks one and offers it|is busy in the calendar/)
      .first()
      .waitFor();
    assert.equal(decisionsMade(world).length, 1, 'one decision');
  });

  await journey.step('six decisions take less than a minute on the phone', async () => {
    const tab = await openQueue(world, phone);
    const before = decisionsMade(world).length;
    const started = performance.now();
    for (let count = 0; count < SIX; count += 1) await answerNext(world, phone, tab);
    const took = performance.now() - started;
    assert.equal(decisionsMade(world).length, before + SIX);
    assert.ok(took < MINUTE_MS, `six decisions took ${String(Math.round(took / 1000))} s`);
    await phone.screenshot({ path: join(world.shots, '22-decided-phone.png') });
  });

  await journey.step('none of them is reopened, and each is proven without content', async () => {
    await phone.reload();
    const tab = await productFrame(phone, 'tab.html');
    await tab.getByLabel('0 waiting').waitFor();
    await tab.getByRole('heading', { name: 'Nothing needs your word' }).waitFor();
    const keys = decisionsMade(world).map(({ requestBody }) => {
      const { fields } = requestBody as { fields: Record<string, unknown> };
      return String(fields['DecisionKey']);
    });
    assert.equal(new Set(keys).size, SIX + 1, 'every proposal has its own decision');
    await tab.getByRole('button', { name: 'Proof' }).first().click();
    await tab.getByText('Content hash').waitFor();
    assert.equal(await tab.getByText(keys.at(-1) ?? '').count(), 1, 'the newest entry is named');
    await phone.screenshot({ path: join(world.shots, '23-proof-phone.png') });
  });

  await journey.step('the pane shows the booked times and the way to invite people', async () => {
    const pane = await productFrame(outlook, 'taskpane.html');
    await pane.getByRole('button', { name: 'Look again' }).click();
    await pane.getByRole('link', { name: 'Invite in Outlook' }).first().waitFor();
    await outlook.screenshot({ path: join(world.shots, '24-invite-light.png') });
  });
}
