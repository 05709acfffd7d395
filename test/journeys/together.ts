// Three people at one proposal: two assistants who edit it, a physician who answers meanwhile, and nobody's work overwritten.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import type { Journey } from './Journey';
import { isConfirmed, openMail, says, unfold } from './pane';
import { axeFindings, productFrame, type Desk, type World } from './World';

const MAIL = /Whitfield next week/;
const HIS_MAILBOX = 'Working in Dr. Okafor’s mailbox';
const TAB = 'iframe[src*="tab.html"]';
const DRAFT = 'Send the reply about the program?';
const QUESTION = 'Chair the 2027 program committee?';

/** The mail in somebody's pane, with the times for a meeting unfolded. */
async function openPane(page: Page): Promise<Frame> {
  const pane = await openMail(page, MAIL);
  await isConfirmed(pane, HIS_MAILBOX);
  await unfold(pane, /^Hold time/);
  return pane;
}

/** Looks for times and leaves the two from `from` on ticked. */
async function chooseTwo(pane: Frame, from: number): Promise<void> {
  await pane.getByRole('radio', { name: 'The next working days' }).click();
  // Tier A promises a time within two working days, which holds placed before may leave too few of.
  // The form that asks the physician stands below and asks for a tier too.
  await pane.getByLabel('Tier', { exact: true }).first().selectOption({ label: 'Tier B' });
  await pane.getByRole('button', { name: 'Find times' }).last().click();
  const boxes = pane.getByRole('group', { name: 'Times found' }).getByRole('checkbox');
  await boxes.first().waitFor();
  const count = await boxes.count();
  assert.ok(count >= 3, 'there are three times to choose from');
  for (let index = 0; index < count; index += 1) {
    const isWanted = index === from || index === from + 1;
    const box = boxes.nth(index);
    if (!isWanted && (await box.isChecked())) await box.click();
  }
  for (const index of [from, from + 1]) {
    if (!(await boxes.nth(index).isChecked())) await boxes.nth(index).click();
  }
}

/** A pane behind another window: it follows nothing by itself until its person comes back. */
async function putBehind(pane: Frame, isBehind: boolean): Promise<void> {
  await pane.evaluate(
    (value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    },
    isBehind ? 'hidden' : 'visible',
  );
}

async function openQueue(world: World, phone: Page): Promise<Frame> {
  await phone.goto(`${world.at(3)}/?user=maya.okafor&tab=approvals&phone=1`);
  const tab = await productFrame(phone, 'tab.html');
  await tab.getByRole('article').first().waitFor();
  return tab;
}

/** Every decision that the tenant keeps, as `proposal#revision`. */
function decisionsMade(world: World): readonly string[] {
  return world
    .exchanges()
    .filter(
      ({ method, url, status }) =>
        method === 'POST' && status === 201 && url.includes('/AnteroomDecisions/items'),
    )
    .map(({ requestBody }) => {
      const { fields } = requestBody as { fields: Record<string, unknown> };
      return String(fields['DecisionKey']);
    });
}

/** A reply is saved in her mailbox, she is asked to send it, and she does so without a word to Anteroom. */
async function sendDraftAsked(
  world: World,
  page: Page,
  physician: Desk,
  phone: Page,
): Promise<void> {
  const decided = decisionsMade(world).length;
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const editor = page.getByRole('textbox', { name: 'Message body' });
  await editor.focus();
  await page.keyboard.type('Gladly, and here is when. ');
  await page.getByRole('button', { name: 'Save and close', exact: true }).click();
  await editor.waitFor({ state: 'detached' });
  const pane = await openMail(page, MAIL);
  await isConfirmed(pane, HIS_MAILBOX);
  await unfold(pane, /^Ask the physician/);
  await pane.getByLabel(/^Put to Dr/).selectOption('draft');
  await says(pane, /A draft of this thread lies in Dr. Maya Okafor’s mailbox/);
  await pane.getByLabel('What is asked').fill(DRAFT);
  await pane.getByRole('button', { name: /^Ask Dr. Maya Okafor to send it/ }).click();
  await says(pane, /^Put to Dr. Maya Okafor, to be answered by/);

  const outlook = await physician.openOutlook('maya.okafor');
  await outlook
    .getByRole('button', { name: /^Drafts/ })
    .first()
    .click();
  await outlook.getByRole('option', { name: MAIL }).first().click();
  await outlook.getByRole('button', { name: 'Send', exact: true }).click();
  await outlook.getByText(/^Sent\. /).waitFor();
  await outlook.close();
  // Whoever opens Anteroom next sees it in the mailbox: here she herself.
  await phone.reload();
  await productFrame(phone, 'tab.html');

  const asked = pane.getByRole('article', { name: DRAFT });
  await asked.getByText(/Found among the sent mails/).waitFor();
  assert.equal(await asked.getByRole('button', { name: /Remind|Withdraw/ }).count(), 0);
  assert.equal(await asked.getByText('I have sent it').count(), 0);
  await says(pane, /save it as a draft there/);
  assert.equal(decisionsMade(world).length, decided, 'nobody answered for her');
  await page.screenshot({ path: join(world.shots, '39-draft-sent.png') });
  await pane.getByLabel(/^Put to Dr/).selectOption('question');
}

/** Plays the story on a fresh tenant. */
export async function playTogether(world: World, journey: Journey): Promise<void> {
  const jordan = await world.sit('jordan.reyes');
  const priya = await world.sit('priya.nair');
  const maya = await world.sit('maya.okafor');
  const one = await jordan.openOutlook('maya.okafor');
  const other = await priya.openOutlook('maya.okafor');
  const phone = await maya.openTeams('approvals', '&phone=1');
  await phone.setViewportSize({ width: 390, height: 844 });
  let ours = await openPane(one);

  await journey.step('a question of the assistant is answered on the phone', async () => {
    await unfold(ours, /^Ask the physician/);
    await ours.getByLabel('Question').fill(QUESTION);
    await ours.getByRole('button', { name: /^Ask Dr/ }).click();
    await says(ours, /^Put to Dr. Maya Okafor, to be answered by/);
    const tab = await openQueue(world, phone);
    const card = tab.getByRole('article', { name: QUESTION });
    await card.getByRole('button', { name: 'No', exact: true }).click();
    await card.getByText('Answered', { exact: true }).waitFor();
    assert.deepEqual(await axeFindings(phone, TAB), []);
    await says(ours, /Dr. Maya Okafor answered: No/);
    assert.ok(!world.logText().includes('"subject":"Chair'), 'the question stands in no event');
  });

  await journey.step('a draft that she sends in Outlook is asked for no more', async () => {
    await sendDraftAsked(world, one, maya, phone);
    ours = await productFrame(one, 'taskpane.html');
    await unfold(ours, /^Hold time/);
  });

  await journey.step('the assistant proposes, and the backup sees the same', async () => {
    await chooseTwo(ours, 0);
    await ours.getByRole('button', { name: /^Propose 2/ }).click();
    await ours.getByRole('article', { name: /^Proposal: Waiting/ }).waitFor();
    const theirs = await openPane(other);
    await theirs.getByRole('article', { name: /^Proposal: Waiting/ }).waitFor();
  });

  await journey.step('of two edits the later one is refused and overwrites nothing', async () => {
    const theirs = await productFrame(other, 'taskpane.html');
    await chooseTwo(theirs, 1);
    await putBehind(theirs, true);
    await chooseTwo(ours, 0);
    await ours.getByRole('button', { name: 'Put the 2 chosen in its place' }).click();
    await says(ours, /This version needs an answer of its own/);
    await theirs.getByRole('button', { name: 'Put the 2 chosen in its place' }).click();
    await says(theirs, /Nothing was overwritten; it is shown as it is now/);
    await putBehind(theirs, false);
    await other.screenshot({ path: join(world.shots, '40-edit-refused.png') });
  });

  await journey.step('an answer to an older version comes back with the choice kept', async () => {
    const tab = await openQueue(world, phone);
    const card = tab.getByRole('article', { name: /^HOLD Whitfield/ });
    const before = decisionsMade(world).length;
    // The queue is read a second time, with what was decided: the edit comes after that.
    await tab.getByText('Decided in the last 14 days').waitFor();
    await chooseTwo(ours, 1);
    await ours.getByRole('button', { name: 'Put the 2 chosen in its place' }).click();
    await ours.getByRole('button', { name: 'Put the 2 chosen in its place' }).waitFor({
      state: 'detached',
    });
    await card.getByRole('button', { name: 'Any of these' }).click();
    await card.getByText('It was changed since you saw it').waitFor();
    await card.getByText('You chose:').waitFor();
    assert.equal(decisionsMade(world).length, before, 'nothing was decided');
    await phone.screenshot({ path: join(world.shots, '41-came-back-phone.png') });
    const again = card.getByRole('button', { name: 'Any of these' });
    assert.equal(await again.getAttribute('aria-pressed'), 'true');
    await again.click();
    await card.getByText(/picks one and offers it/).waitFor();
    assert.equal(
      decisionsMade(world).length,
      before + 1,
      'one decision, of the version that stands',
    );
  });

  await journey.step('an edit and an answer in one moment leave one truth', async () => {
    await ours.getByRole('button', { name: 'Look again' }).click();
    await chooseTwo(ours, 0);
    await ours.getByRole('button', { name: /^Propose 2/ }).click();
    await ours.getByRole('article', { name: /^Proposal: Waiting/ }).waitFor();
    await phone.reload();
    const fresh = await productFrame(phone, 'tab.html');
    const card = fresh.getByRole('article', { name: /^HOLD Whitfield/ });
    await card.waitFor();
    await chooseTwo(ours, 0);
    const edit = ours
      .getByRole('article', { name: /^Proposal: Waiting/ })
      .getByRole('button', { name: 'Put the 2 chosen in its place' });
    await edit.waitFor();
    await Promise.all([edit.click(), card.getByRole('button', { name: 'Any of these' }).click()]);
    await card
      .getByText(/picks one and offers it|changed since you saw it|counts for version|same moment/)
      .first()
      .waitFor();
    const keys = decisionsMade(world);
    assert.equal(new Set(keys).size, keys.length, 'no version was decided twice');
  });

  await journey.step('both sides read the same in the end', async () => {
    ours = await productFrame(one, 'taskpane.html');
    const theirs = await productFrame(other, 'taskpane.html');
    const shown = async (pane: Frame): Promise<readonly string[]> => {
      await pane.getByRole('button', { name: 'Look again' }).click();
      await pane.waitForTimeout(1_500);
      const cards = pane.getByRole('article', { name: /^Proposal/ });
      return Promise.all(
        (await cards.all()).map(async (card) => (await card.getAttribute('aria-label')) ?? ''),
      );
    };
    let [mine, hers] = [await shown(ours), await shown(theirs)];
    for (let tries = 0; tries < 20 && mine.join() !== hers.join(); tries += 1) {
      [mine, hers] = [await shown(ours), await shown(theirs)];
    }
    assert.deepEqual(mine, hers);
    assert.equal(mine.length, 2, 'two proposals, none doubled');
  });
}
