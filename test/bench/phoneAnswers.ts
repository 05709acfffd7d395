// A phone that has nothing of the product yet: a notification is tapped, its card comes up, the answer is pressed.
import assert from 'node:assert/strict';
import type { Frame, Page, Response } from 'playwright-core';
import { openMail, unfold } from '../journeys/pane';
import { productFrame, type World } from '../journeys/World';

const ASSISTANT = 'jordan.reyes';
const PHYSICIAN = 'maya.okafor';
const PHONE = { width: 390, height: 844 };
const KBIT = 1024 / 8;

/** Slow 4G as Chrome's tools and Lighthouse shape it, and their processor of a phone in the middle of the market. */
export const SLOW = {
  words: 'at 1.6 Mbit/s down, 750 kbit/s up, 150 ms and CPU / 4',
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: 1638.4 * KBIT,
    uploadThroughput: 750 * KBIT,
  },
  cpu: { rate: 4 },
} as const;

/** Seconds since the tap. */
export interface Answered {
  readonly card: number;
  readonly recorded: number;
  readonly told: number;
}

/** The assistant proposes so many holds of one time each, of the tier that the physician is told of at once. */
export async function proposeToPhysician(world: World, count: number): Promise<void> {
  const desk = await world.sit(ASSISTANT);
  const outlook = await desk.openOutlook(PHYSICIAN);
  const pane = await openMail(outlook, /Whitfield next week/);
  await unfold(pane, /^Hold time/);
  for (let made = 0; made < count; made += 1) await propose(pane, made);
  await outlook.close();
}

async function propose(pane: Frame, made: number): Promise<void> {
  await pane.getByLabel('Tier', { exact: true }).selectOption({ label: 'Tier A' });
  await pane.getByRole('radio', { name: 'The next working days' }).click();
  await pane.getByRole('button', { name: 'Find times' }).last().click();
  const boxes = pane.getByRole('group', { name: 'Times found' }).getByRole('checkbox');
  await boxes.first().waitFor();
  for (let index = (await boxes.count()) - 1; index > 0; index -= 1)
    if (await boxes.nth(index).isChecked()) await boxes.nth(index).click();
  const button = pane.getByRole('button', { name: /^Propose \d/ });
  await button.click();
  await pane
    .getByRole('article', { name: /^Proposal/ })
    .nth(made)
    .waitFor();
  await button.waitFor({ state: 'detached' });
}

/**
 * Taps the newest unread notification on a phone with an empty cache, and presses yes on the card that it names as soon as the
 * card takes it: the physician's own reading is not in the figures.
 *
 * Teams stands open at its feed, signed in, as on a phone that has just shown the notice. From the tap on, everything in
 * the page is shaped (`SLOW`). In the figures: the pages and scripts as they are compressed, each round trip to Graph and
 * SharePoint, the host's own marking of the notice as read (two round trips), and the sign-in bridge, whose every token is
 * two round trips to the local tenant where Teams answers out of its own process or asks Entra once. Not in them:
 * connections and their handshakes, which the browser's shaping leaves out, as it does the preflight of a call to another
 * origin; and the time that Microsoft's servers take to think, for which the local tenant's some milliseconds stand.
 */
export async function answerOnPhone(world: World): Promise<Answered> {
  const desk = await world.sit(PHYSICIAN);
  const page = await desk.openTeams('activity', '&phone=1');
  await page.setViewportSize(PHONE);
  const notice = page
    .getByRole('button', { name: /Holds wait for your decision.*Unread/s })
    .first();
  await notice.waitFor();
  await slowDown(page);
  const recording = page.waitForResponse(isDecision);

  const tappedAt = performance.now();
  const since = (): number => (performance.now() - tappedAt) / 1000;
  await notice.click();
  const tab = await productFrame(page, 'tab.html');
  const proposalId = namedIn(page.url());
  const shown = tab.locator(`article[data-proposal="${proposalId}"]`);
  const yes = shown.getByRole('button', { name: 'Yes, this time' });
  await yes.waitFor();
  const card = since();
  await yes.click();
  const answer = await recording;
  const recorded = since();
  assert.match(answer.request().postData() ?? '', new RegExp(`"${proposalId}#\\d+"`));
  await shown.getByText(/is busy in the calendar/).waitFor();
  const told = since();
  await desk.context.close();
  return { card, recorded, told };
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', SLOW.network);
  await session.send('Emulation.setCPUThrottlingRate', SLOW.cpu);
}

/** What the tenant says when it has added the row, not what the page believes. */
function isDecision(response: Response): boolean {
  return (
    response.request().method() === 'POST' &&
    response.url().includes('/lists/AnteroomDecisions/items') &&
    response.status() === 201
  );
}

/** The proposal in Teams' own address, which a tapped notice puts there. */
function namedIn(address: string): string {
  const place = new URL(address).searchParams.get('sub') ?? '';
  const id = /^proposal:(.+)$/.exec(place)?.[1];
  assert.ok(id !== undefined, `the notice names a proposal, not “${place}”`);
  return id;
}
