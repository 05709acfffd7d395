// Inbox: an assistant clears 120 mails of two physicians by keyboard; none is lost, and every key is counted.
import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { LANE_CATEGORIES, HANDED_OFF_CATEGORY } from '../../src/domain/log';
import { isLockedLane, LANES, type Lane } from '../../src/domain/triage';
import { laneWords } from '../../src/ui/laneWords';
import type { Journey } from './Journey';
import { lookAt } from './looks';
import { deliverMorning, lanesBySubject } from './morning';
import { axeFindings, productFrame, type Exchange, type World } from './World';

const MAILS = 120;
const MOST_KEYS = 3;
const TAB = 'iframe[src*="tab.html"]';
/** On a slow machine a whole sweep or a pass takes its time. */
const PATIENCE_MS = 240_000;

/** Width of the app bar that the Teams host shows beside the tab. */
const HOST_BAR = 96;

/** How much wider the document is than what can be seen of it. */
async function overhang(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** The person at the keyboard: every key counts for the mail that it was pressed for. */
class Typist {
  readonly perMail = new Map<string, number>();
  clicks = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string, mails: readonly string[]): Promise<void> {
    await this.page.keyboard.press(key);
    for (const mail of mails)
      this.perMail.set(mail, (this.perMail.get(mail) ?? 0) + 1 / mails.length);
  }

  get total(): number {
    return Math.round([...this.perMail.values()].reduce((sum, keys) => sum + keys, 0));
  }

  get median(): number {
    const sorted = [...this.perMail.values()].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  }
}

interface Message {
  readonly id: string;
  readonly subject?: string;
  readonly '@removed'?: unknown;
}

/** Every mail that the product has heard of in the inboxes, by id, with its subject. */
function heardOf(world: World): ReadonlyMap<string, string> {
  const heard = new Map<string, string>();
  for (const { url, responseBody } of world.exchanges()) {
    if (!decodeURIComponent(url).includes("mailFolders('inbox')/messages/delta")) continue;
    const { value = [] } = (responseBody ?? {}) as { value?: readonly Message[] };
    for (const message of value)
      if (message['@removed'] === undefined) heard.set(message.id, message.subject ?? '');
  }
  return heard;
}

async function toSort(tab: Frame): Promise<number> {
  const words = await tab.getByLabel(/^\d+ to sort$/).getAttribute('aria-label');
  return Number.parseInt(words ?? '', 10);
}

/** Waits until nothing is being read or written and gives what is left to sort. */
async function settled(tab: Frame): Promise<number> {
  await tab.getByLabel('Mails read').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  return toSort(tab);
}

async function openKey(tab: Frame): Promise<string | null> {
  const mail = tab.getByRole('article', { name: 'Open mail' });
  return (await mail.count()) === 0 ? null : mail.getAttribute('data-mail');
}

/** Waits until a mail that nothing is being done to can be read; null once everything is sorted. */
async function nextMail(tab: Frame): Promise<string | null> {
  const found = await tab.waitForFunction(
    () => {
      const mail = document.querySelector('[data-mail][aria-busy="false"]');
      if (mail?.querySelector('section[aria-label="Text of the mail"]') != null)
        return { key: mail.getAttribute('data-mail') };
      return document.body.innerText.includes('Everything is sorted.') ? { key: null } : null;
    },
    undefined,
    { timeout: PATIENCE_MS },
  );
  return (await found.jsonValue())?.key ?? null;
}

/** The lanes that the open mail's buttons offer where the desk is not sure. */
async function offered(tab: Frame): Promise<readonly Lane[]> {
  const choice = tab.getByRole('group', { name: /Not sure/ });
  if ((await choice.count()) === 0) return [];
  const words = await choice.getByRole('button').allInnerTexts();
  return words.flatMap((text) => LANES.filter((lane) => text.includes(laneWords(lane).title)));
}

async function shownLane(tab: Frame): Promise<Lane | null> {
  const words = await tab.getByRole('article', { name: 'Open mail' }).innerText();
  const head = words.slice(0, words.indexOf('Change lane'));
  return LANES.find((lane) => head.includes(`\n${laneWords(lane).title}\n`)) ?? null;
}

/** Steps through a list until it stands on this choice. */
async function choose(
  field: Locator,
  typist: Typist,
  mine: readonly string[],
  value: string,
): Promise<void> {
  const values = await field
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const at = values.indexOf(await field.inputValue());
  const to = values.indexOf(value);
  assert.ok(to !== -1, `${value} can be chosen`);
  for (let steps = Math.abs(to - at); steps > 0; steps -= 1)
    await typist.press(to > at ? 'ArrowDown' : 'ArrowUp', mine);
  assert.equal(await field.inputValue(), value);
}

/** Waits until the focus stands there: what is typed before that would be taken for commands. */
async function hasFocus(field: Locator): Promise<void> {
  await field.waitFor();
  for (let tries = 0; tries < 200; tries += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await field.page().waitForTimeout(50);
  }
  throw new Error('The focus never came to the field.');
}

/** The form of a correction by keyboard, once its key was pressed: reason and the channel's word where the lane is locked. */
async function correct(tab: Frame, typist: Typist, key: string, lane: Lane): Promise<void> {
  const mine = [key];
  const field = tab.getByLabel('Lane', { exact: true });
  await hasFocus(field);
  await choose(field, typist, mine, lane);
  await typist.press('Tab', mine);
  await typist.press('Tab', mine);
  const why = tab.getByLabel(/^Why does it leave/);
  if ((await why.count()) > 0) {
    await hasFocus(why);
    await choose(why, typist, mine, 'matrix-is-wrong');
    await typist.press('Tab', mine);
    await typist.press('Tab', mine);
    const channel = tab.getByLabel(/^Which channel released it/);
    if ((await channel.count()) > 0) {
      await hasFocus(channel);
      await typist.press('ArrowDown', mine);
      await typist.press('Tab', mine);
      for (const letter of 'charge nurse')
        await typist.press(letter === ' ' ? 'Space' : letter, mine);
      await typist.press('Tab', mine);
    }
  }
  await typist.press('Enter', mine);
}

/** One mail: read it, and do what the lane asks, or put right what the desk got wrong. */
async function clearOne(
  tab: Frame,
  typist: Typist,
  key: string,
  truth: Lane | null,
): Promise<void> {
  const options = await offered(tab);
  if (options.length > 0) {
    const at = truth === null ? 0 : options.indexOf(truth);
    const wanted = options[at];
    const pressed = wanted === undefined ? 'c' : String(at + 1);
    await typist.press(pressed, [key]);
    const leavesLock =
      options.some(isLockedLane) && !(wanted !== undefined && isLockedLane(wanted));
    if (wanted === undefined || leavesLock)
      await correct(tab, typist, key, wanted ?? truth ?? 'digest');
  } else if (truth === null || (await shownLane(tab)) === truth) await typist.press('e', [key]);
  else {
    await typist.press('c', [key]);
    await correct(tab, typist, key, truth);
  }
  // The next mail is open, or the pile is empty.
  await tab.waitForFunction(
    (before) => document.querySelector('[data-mail]')?.getAttribute('data-mail') !== before,
    key,
    { timeout: PATIENCE_MS },
  );
}

/** Steps back until the first pile, which holds all that is to be sorted. */
async function firstPile(tab: Frame, typist: Typist): Promise<void> {
  const current = tab.getByRole('navigation', { name: 'Piles' }).locator('[aria-current=true]');
  do await typist.press('[', ['on the way']);
  while (!(await current.innerText()).startsWith('To sort'));
  await tab.getByRole('listbox', { name: /^To sort/ }).waitFor();
}

/** Goes through a pile of quiet mail, takes out what does not belong, and files the rest at once. */
async function filePile(
  tab: Frame,
  typist: Typist,
  lane: Lane,
  truthOf: (key: string) => Lane | null,
): Promise<void> {
  const current = tab.getByRole('navigation', { name: 'Piles' }).locator('[aria-current=true]');
  const list = tab.getByRole('listbox');
  await firstPile(tab, typist);
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await current.innerText()).startsWith(laneWords(lane).title)) break;
    await typist.press(']', ['on the way']);
  }
  assert.ok((await current.innerText()).startsWith(laneWords(lane).title), `a pile for ${lane}`);
  await typist.press('a', ['on the way']);
  const size = Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
  for (let row = 0; row < size; row += 1) {
    const key = await openKey(tab);
    assert.ok(key !== null);
    const truth = truthOf(key);
    if (truth !== null && truth !== lane) await typist.press('x', [key]);
    if (row < size - 1) {
      await typist.press('j', [key]);
      await tab.waitForFunction(
        (before) => document.querySelector('[data-mail]')?.getAttribute('data-mail') !== before,
        key,
      );
    }
  }
  await typist.press('f', ['on the way']);
  const pass = tab.getByRole('region', { name: 'Bulk pass' });
  await pass.getByRole('button', { name: 'Close' }).waitFor({ timeout: PATIENCE_MS });
  assert.match(await pass.innerText(), /done/);
}

/** The last categories that each mail was given. */
function categoriesByMail(exchanges: readonly Exchange[]): ReadonlyMap<string, readonly string[]> {
  const last = new Map<string, readonly string[]>();
  for (const { method, url, status, requestBody } of exchanges) {
    const id = /\/messages\/([^/?]+)$/.exec(decodeURIComponent(url))?.[1];
    if (method !== 'PATCH' || status >= 300 || id === undefined) continue;
    const { categories } = (requestBody ?? {}) as { categories?: readonly string[] };
    if (categories !== undefined) last.set(id, categories);
  }
  return last;
}

export async function playInbox(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const truth = lanesBySubject();
  const page = await assistant.openTeams('inbox');
  const tab = await productFrame(page, 'tab.html');
  const typist = new Typist(page);
  let mails: ReadonlyMap<string, string> = new Map();
  const truthOf = (key: string): Lane | null =>
    LANES.find((lane) => lane === truth.get(mails.get(key) ?? '')) ?? null;

  await journey.step('two inboxes stand as one queue, sorted on the device', async () => {
    await tab.getByRole('navigation', { name: 'Piles' }).waitFor({ timeout: PATIENCE_MS });
    const before = await settled(tab);
    assert.ok(before > 20 && before < MAILS, `${String(before)} mails to begin with`);
    await deliverMorning(world, MAILS - before);
    const again = tab.getByRole('button', { name: 'Look again' });
    await again.getByText(/^As of/).waitFor({ timeout: PATIENCE_MS });
    await again.click();
    await tab.getByLabel(`${String(MAILS)} to sort`).waitFor({ timeout: PATIENCE_MS });
    assert.equal(await settled(tab), MAILS);
    mails = heardOf(world);
    assert.ok(mails.size >= MAILS);
    const boxes = new Set(
      world.exchanges().map(({ url }) => /\/users\/([^/]+)\/mailFolders/.exec(url)?.[1]),
    );
    boxes.delete(undefined);
    assert.equal(boxes.size, 2, 'two mailboxes were asked');
    await lookAt(world, page, '30-inbox', TAB);
  });
  await journey.step('the sweep wrote nothing into the mailboxes', async () => {
    const writes = world
      .exchanges()
      .filter(({ method, url }) => method !== 'GET' && url.includes('/messages'));
    assert.deepEqual(writes, []);
    await tab
      .getByText(/last watched .* by Jordan Reyes/)
      .first()
      .waitFor();
  });
  await journey.step('a pile of quiet mail is filed at once and can be taken back', async () => {
    await tab.getByRole('listbox').focus();
    await filePile(tab, typist, 'digest', truthOf);
    await lookAt(world, page, '31-pass', TAB);
    const pass = tab.getByRole('region', { name: 'Bulk pass' });
    const left = await toSort(tab);
    await pass.getByRole('button', { name: 'Undo the whole pass' }).click();
    await pass.getByText(/The whole pass was taken back/).waitFor({ timeout: PATIENCE_MS });
    await tab.getByLabel(`${String(MAILS)} to sort`).waitFor({ timeout: PATIENCE_MS });
    assert.ok(left < MAILS);
    await pass.getByRole('button', { name: 'Close' }).click();
  });
  await journey.step('120 mails are cleared by keyboard', async () => {
    typist.perMail.clear();
    typist.clicks = 0;
    await tab.getByRole('listbox').focus();
    await filePile(tab, typist, 'digest', truthOf);
    await firstPile(tab, typist);
    for (let count = 0; count < MAILS * 2; count += 1) {
      const key = await nextMail(tab);
      if (key === null) break;
      if (count === 12) await lookAt(world, page, '32-clearing', TAB);
      await clearOne(tab, typist, key, truthOf(key));
    }
    await tab.getByText('Everything is sorted.').waitFor({ timeout: PATIENCE_MS });
    process.stdout.write(
      `       ${String(MAILS)} mails: ${String(typist.total)} keys, ${String(typist.clicks)} clicks; median ${String(typist.median)} keys a mail\n`,
    );
    await lookAt(world, page, '33-cleared', TAB);
  });
  await journey.step('none of them is lost: each has its lane, and nothing was deleted', () => {
    const exchanges = world.exchanges();
    const categories = categoriesByMail(exchanges);
    const names = new Set<string>([...Object.values(LANE_CATEGORIES), HANDED_OFF_CATEGORY]);
    const bare = [...mails.keys()].filter(
      (id) => !(categories.get(id) ?? []).some((name) => names.has(name)),
    );
    assert.deepEqual(bare, []);
    const deleted = exchanges.filter(
      ({ method, url }) => method === 'DELETE' && url.includes('/messages/'),
    );
    assert.deepEqual(deleted, []);
    return Promise.resolve();
  });
  await journey.step('the median mail took no more than three keys', () => {
    const counted = [...typist.perMail.keys()].filter((key) => mails.has(key));
    assert.ok(counted.length > MAILS / 2, `${String(counted.length)} mails by their own keys`);
    assert.ok(typist.median <= MOST_KEYS, `median ${String(typist.median)}`);
    return Promise.resolve();
  });
  await journey.step('at 320 pixels the queue and one mail fit and hold', async () => {
    const narrow = await assistant.openTeams('inbox');
    // The host's own bar takes the rest.
    await narrow.setViewportSize({ width: 320 + HOST_BAR, height: 800 });
    const small = await productFrame(narrow, 'tab.html');
    const pile = small.getByLabel('Pile');
    await pile.waitFor({ timeout: PATIENCE_MS });
    const sorted = pile.locator('option[value="sorted"]');
    await sorted.waitFor({ state: 'attached', timeout: PATIENCE_MS });
    await pile.selectOption('sorted');
    const first = small.getByRole('listbox').getByRole('option').first();
    await first.waitFor({ timeout: PATIENCE_MS });
    await narrow.screenshot({ path: `${world.shots}/34-narrow-light.png` });
    assert.ok((await overhang(small)) <= 0, 'the list fits');
    await first.click();
    await small.getByRole('region', { name: 'Text of the mail' }).waitFor({ timeout: PATIENCE_MS });
    await narrow.screenshot({ path: `${world.shots}/35-narrow-mail-light.png` });
    assert.ok((await overhang(small)) <= 0, 'the mail fits');
    assert.deepEqual(await axeFindings(narrow, TAB), []);
    await small.getByRole('button', { name: 'List' }).click();
    await small.getByRole('listbox').waitFor();
  });
}
