// Keys: the whole line by keyboard alone, in a pane of 320 px and on the physician's phone.
import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import type { Journey } from './Journey';
import { isConfirmed, says, seePane } from './pane';
import { productFrame, type Desk, type World } from './World';

const HIS_MAILBOX = 'Working in Dr. Okafor’s mailbox';
const TYPED = 'Kind regards from  the office';
const CURSOR_AT = 'Kind regards from '.length;

/** How much wider the document is than what can be seen of it. */
async function overhang(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Walks down the list with the arrow keys until the line reads so. */
async function pickMail(page: Page, subject: RegExp): Promise<Frame> {
  await seePane(page);
  const list = page.getByRole('listbox', { name: 'Messages' });
  // Home in a list that is still empty chooses nothing, and nothing would ever be chosen.
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Home');
  const selected = page.locator('[role=option][aria-selected=true]');
  for (let tries = 0; tries < 60; tries += 1) {
    await selected.waitFor();
    if (subject.test(await selected.innerText())) return productFrame(page, 'taskpane.html');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(80);
  }
  throw new Error(`No line of the list reads ${String(subject)}.`);
}

/** Presses Tab until the focus stands on something inside the pane. */
async function tabInto(page: Page, pane: Frame): Promise<void> {
  await page.getByRole('separator').focus();
  for (let tries = 0; tries < 6; tries += 1) {
    await page.keyboard.press('Tab');
    if (await pane.evaluate(() => document.activeElement !== document.body)) return;
  }
  throw new Error('Tab never reached the pane.');
}

/** Presses Tab until the focus stands on this button, as a person would. */
async function tabTo(page: Page, pane: Frame, name: RegExp): Promise<void> {
  const target = pane.getByRole('button', { name }).last();
  for (let tries = 0; tries < 80; tries += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}.`);
}

/** The pane's controls that Tab did not reach; a radio group counts as one. */
async function missedByTab(page: Page, pane: Frame): Promise<readonly string[]> {
  await tabInto(page, pane);
  const wanted = await pane.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea')].filter(
        (element) =>
          element.tabIndex >= 0 &&
          element.getClientRects().length > 0 &&
          !element.hasAttribute('disabled') &&
          !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
      ).length,
  );
  await pane.evaluate(() => {
    document.addEventListener('focusin', (event) => {
      (event.target as HTMLElement).setAttribute('data-tabbed', '');
    });
    document.activeElement?.setAttribute('data-tabbed', '');
  });
  for (let count = 0; count < wanted + 20; count += 1) {
    await page.keyboard.press('Tab');
    if (!(await pane.evaluate(() => document.hasFocus()))) break;
  }
  return pane.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea')]
      .filter(
        (element) =>
          element.tabIndex >= 0 &&
          element.getClientRects().length > 0 &&
          !element.hasAttribute('disabled') &&
          !element.hasAttribute('data-tabbed') &&
          !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

/** Sections by their keys at the narrowest width, then apply and undo. */
async function readAndApply(world: World, journey: Journey, page: Page): Promise<void> {
  await journey.step('the arrow keys make the pane 320 px wide', async () => {
    await pickMail(page, /Whitfield next week/);
    const separator = page.getByRole('separator');
    await separator.focus();
    for (let count = 0; count < 14; count += 1) await page.keyboard.press('ArrowRight');
    assert.equal(await separator.getAttribute('aria-valuenow'), '320');
  });
  await journey.step(
    'each section opens by its key and scrolls in no direction but down',
    async () => {
      const pane = await productFrame(page, 'taskpane.html');
      await isConfirmed(pane, HIS_MAILBOX);
      await tabInto(page, pane);
      for (const [key, title] of [
        ['w', /^Why/],
        ['p', /^Patient information/],
        ['m', /^Approved texts/],
        ['t', /^Hold time/],
        ['c', /^Change lane/],
        ['?', /^Keyboard/],
      ] as const) {
        await page.keyboard.press(key);
        const heading = pane.getByRole('button', { name: title, expanded: true });
        await heading.first().waitFor();
        assert.ok(
          await heading.first().evaluate((element) => element === document.activeElement),
          `${key} takes the focus to its section`,
        );
        assert.ok((await overhang(pane)) <= 0, `nothing is wider than the pane after ${key}`);
        await page.screenshot({
          path: `${world.shots}/20-narrow-${key === '?' ? 'keys' : key}.png`,
        });
      }
    },
  );
  await journey.step('Tab reaches every control of the pane', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    assert.deepEqual(await missedByTab(page, pane), []);
  });
  await journey.step('A applies the lane and U takes it back', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    await tabInto(page, pane);
    await page.keyboard.press('a');
    await pane.getByRole('region', { name: 'Undo' }).waitFor();
    assert.ok((await overhang(pane)) <= 0);
    await page.keyboard.press('u');
    await pane.getByRole('button', { name: /^Apply/ }).waitFor();
    await pane.getByRole('region', { name: 'Undo' }).waitFor({ state: 'detached' });
  });
}

/** Up to the proposal, without a mouse. */
async function proposeByKeys(journey: Journey, page: Page): Promise<void> {
  await journey.step('times are found and proposed by keys alone', async () => {
    const pane = await productFrame(page, 'taskpane.html');
    await tabInto(page, pane);
    const hold = pane.getByRole('button', { name: /^Hold time/ });
    if ((await hold.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('t');
    await page.keyboard.press('t');
    await page.keyboard.press('Tab');
    await tabTo(page, pane, /^Find times$/);
    await page.keyboard.press('Enter');
    const found = pane.getByRole('group', { name: 'Times found' });
    await found.waitFor();
    await page.keyboard.press('Tab');
    const first = found.getByRole('checkbox').first();
    if (!(await first.isChecked())) await page.keyboard.press('Space');
    assert.ok(await first.isChecked());
    assert.ok((await overhang(pane)) <= 0, 'the times fit');
    await tabTo(page, pane, /^Propose \d/);
    await page.keyboard.press('Enter');
    await pane
      .getByRole('article', { name: /^Proposal/ })
      .first()
      .waitFor();
    assert.ok((await overhang(pane)) <= 0, 'the proposal fits');
  });
}

/** The physician's phone. */
async function declineByKey(journey: Journey, physician: Desk): Promise<void> {
  await journey.step('on the phone D declines the proposal that has the focus', async () => {
    const page = await physician.openTeams('approvals', '&phone=1');
    const tab = await productFrame(page, 'tab.html');
    const card = tab
      .getByRole('list', { name: 'Proposals that wait' })
      .getByRole('article')
      .first();
    await card.waitFor();
    assert.equal(await tab.evaluate(() => document.documentElement.clientWidth), 390);
    const decline = card.getByRole('button', { name: 'Decline' });
    for (let tries = 0; tries < 60; tries += 1) {
      await page.keyboard.press('Tab');
      if (await decline.evaluate((element) => element === document.activeElement)) break;
    }
    assert.ok(await decline.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('d');
    await tab.getByText('The held times are free again.').first().waitFor();
    assert.ok((await overhang(tab)) <= 0);
    await page.close();
  });
}

/** Two lanes are possible: a figure decides. */
async function settleUnsure(journey: Journey, page: Page): Promise<void> {
  await journey.step('an unsure mail is settled by one key and applied by another', async () => {
    const pane = await pickMail(
      page,
      /^Dr\. Felix Aranda[\s\S]*Could we leave the second one as it is/,
    );
    const choice = pane.getByRole('group', { name: /Not sure/ });
    await choice.waitFor();
    assert.ok((await overhang(pane)) <= 0, 'the choice fits');
    await isConfirmed(pane, HIS_MAILBOX);
    await tabInto(page, pane);
    await page.keyboard.press('2');
    await choice.getByRole('button', { pressed: true }).waitFor();
    await page.keyboard.press('a');
    await pane.getByRole('region', { name: 'Undo' }).waitFor();
    await page.keyboard.press('u');
    await choice.waitFor();
  });
}

/** A draft of one's own: a text at the cursor, its undo, and the guard at Send. */
async function writeDraft(world: World, journey: Journey, page: Page): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Message body' });
  await journey.step(
    'an approved text lands between two typed words and Undo takes only it',
    async () => {
      await page.getByRole('button', { name: 'New mail' }).focus();
      await page.keyboard.press('Enter');
      await editor.waitFor();
      await page.getByLabel('To', { exact: true }).focus();
      await page.keyboard.type('owen.castellane@baylinecardiac.example');
      await editor.focus();
      await page.keyboard.type(TYPED);
      for (let count = TYPED.length; count > CURSOR_AT; count -= 1) {
        await page.keyboard.press('ArrowLeft');
      }
      const typed = await editor.innerText();
      await page
        .getByRole('region', { name: 'Compose message' })
        .getByRole('button', { name: 'Anteroom' })
        .focus();
      await page.keyboard.press('Enter');
      const pane = await composePane(page);
      await says(pane, 'Texts for your draft');
      const first = pane.getByRole('button', { name: /Approved by/, disabled: false }).first();
      await first.waitFor();
      await tabInto(page, pane);
      await tabTo(page, pane, /Approved by/);
      await page.keyboard.press('Enter');
      await pane.getByRole('group', { name: 'Preview' }).waitFor();
      await fillByKeys(page, pane);
      assert.equal(await pane.getByText(/^Still needed/).count(), 0, 'every fill-in has its word');
      await tabTo(page, pane, /^Insert/);
      assert.ok((await overhang(pane)) <= 0, 'the text fits');
      await page.keyboard.press('Enter');
      await says(pane, 'It stands in your draft. Read it before you send.');
      const filled = await editor.innerText();
      const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
      assert.ok(flat(filled).length > flat(typed).length + 20, 'the text stands in the draft');
      assert.match(flat(filled), /^Kind regards from .+ the office$/);
      await page.screenshot({ path: `${world.shots}/21-draft-light.png` });
      await tabTo(page, pane, /^Undo$/);
      await page.keyboard.press('Enter');
      await pane.getByRole('region', { name: 'Undo' }).waitFor({ state: 'detached' });
      assert.equal(flat(await editor.innerText()), flat(typed));
    },
  );
  await journey.step(
    'the guard names a record number and "Don’t send" keeps the draft',
    async () => {
      await editor.focus();
      await page.keyboard.press('End');
      await page.keyboard.type(' about MRN 90417733');
      const typed = await editor.innerText();
      await page.getByRole('button', { name: 'Send', exact: true }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/goes outside and seems to carry/).waitFor();
      assert.ok(
        !(await dialog.innerText()).includes('90417733'),
        'the prompt repeats no identifier',
      );
      await page.screenshot({ path: `${world.shots}/22-guard-light.png` });
      await dialog.getByRole('button', { name: "Don't send" }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      assert.equal(await editor.innerText(), typed);
      assert.equal(
        await page.getByLabel('To', { exact: true }).inputValue(),
        'owen.castellane@baylinecardiac.example',
      );
    },
  );
}

/** The pane of the draft: its own frame beside the pinned one. */
async function composePane(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 100; tries += 1) {
    for (const frame of page.frames().filter((each) => each.url().includes('/taskpane.html'))) {
      if ((await frame.getByText('Texts for your draft').count()) > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('No pane stands beside the draft.');
}

/** Gives every fill-in of the open text a word. */
async function fillByKeys(page: Page, pane: Frame): Promise<void> {
  for (const field of await pane.locator('main input, main select').all()) {
    if ((await field.inputValue()) !== '') continue;
    await field.focus();
    const isList = await field.evaluate((element) => element instanceof HTMLSelectElement);
    if (isList) await page.keyboard.press('ArrowDown');
    else await page.keyboard.type('next week');
  }
}

/** Plays everything that a keyboard has to reach. */
export async function playKeys(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const physician = await world.sit('maya.okafor');
  const page = await assistant.openOutlook('maya.okafor');
  await readAndApply(world, journey, page);
  await proposeByKeys(journey, page);
  await declineByKey(journey, physician);
  await settleUnsure(journey, page);
  await writeDraft(world, journey, page);
}
