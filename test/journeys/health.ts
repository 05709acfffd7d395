// Calendar health: what collides in the coming weeks and whom it needs, a schedule that goes missing, and its file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { addDays, instantAtLocal, localDateAt, mondayOf } from '../../src/domain/time';
import { sayDay } from '../../src/ui/sayTime';
import type { Journey } from './Journey';
import { lookAt } from './looks';
import { axeFindings, productFrame, type Exchange, type World } from './World';

const TAB = 'iframe[src*="tab.html"]';
const ZONE = 'America/Chicago';
const SEED = 'src/tenant/seed';
const ANCHOR = '2026-11-16';
/** The development set's calendars are made for four weeks; what lies beyond them was not planted. */
const LAST_PLANTED_DAY = '2026-12-13';
const PATIENT = 'Merriweather';
/** Badges of what claims the same time. */
const COLLISIONS = ['Double-booked', 'Meeting on the way', 'Over rest after call'];

/** Whole days by which the tenant has moved the set. */
function shiftDays(): number {
  const monday = mondayOf(localDateAt(Date.now() as ReturnType<typeof instantAtLocal>, ZONE));
  return Math.round((Date.parse(monday) - Date.parse(ANCHOR)) / 86_400_000);
}

/** `Mon, Nov 23` for a day of the set, moved as the tenant moved it. */
function sayPlanted(day: string): string {
  return sayDay(instantAtLocal(`${addDays(day, shiftDays())}T12:00:00`, ZONE), ZONE);
}

/** The schedule's file, moved like everything else; the zone's own rules stay. */
export function movedFeed(name: string): string {
  const text = readFileSync(join(SEED, name), 'utf8');
  const [head, rest] = text.split('END:VTIMEZONE');
  assert.ok(head !== undefined && rest !== undefined, 'the feed has a zone');
  const moved = rest.replaceAll(
    /(?<![\d-])(\d{4})(\d\d)(\d\d)(?=T\d{6}|[,\r\n])/g,
    (_all, ...parts) => {
      const [year, month, day] = parts as string[];
      return addDays(`${String(year)}-${String(month)}-${String(day)}`, shiftDays()).replaceAll(
        '-',
        '',
      );
    },
  );
  return `${head}END:VTIMEZONE${moved}`;
}

async function openHealth(page: Page): Promise<Frame> {
  const tab = await productFrame(page, 'tab.html');
  await tab.getByText(/^(\d+|One|No) findings? in the next/).waitFor();
  await tab.getByText(/Still reading/).waitFor({ state: 'detached' });
  return tab;
}

/** `Nov 23` in the year in which it lies nearest to another day. */
function nearest(said: string, other: string): string {
  const year = Number(other.slice(0, 4));
  const [day] = [year - 1, year, year + 1]
    .map((one) => new Date(`${said} ${String(one)} 12:00 UTC`).toISOString().slice(0, 10))
    .sort((a, b) => distance(a, other) - distance(b, other));
  return day ?? other;
}

function distance(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}

/** The rows with one of these badges whose day the set was made for. */
async function rowsWith(tab: Frame, badges: readonly string[]): Promise<readonly string[]> {
  const rows = await tab.getByRole('main').getByRole('listitem').allInnerTexts();
  const until = addDays(LAST_PLANTED_DAY, shiftDays());
  return rows.filter((text) => {
    if (!badges.some((badge) => text.startsWith(badge))) return false;
    const said = /\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat), ([A-Z][a-z]{2} \d+)/.exec(text)?.[1] ?? '';
    return nearest(said, until) <= until;
  });
}

export async function shareFeed(
  world: World,
  feed: string,
  sharedWith: readonly string[],
): Promise<void> {
  const answer = await fetch(`${world.at(0)}/tenant/calendars`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ owner: 'maya.okafor', feed, sharedWith }),
  });
  assert.ok(answer.ok, 'the tenant changes who sees the schedule');
}

function feedRow(tab: Frame, name: string): Locator {
  return tab
    .getByRole('list', { name: 'Schedules' })
    .getByRole('listitem')
    .filter({ hasText: name });
}

async function drop(tab: Frame, text: string): Promise<void> {
  await tab.getByLabel('File of Amion').setInputFiles({
    name: 'amion.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(text),
  });
}

const isFeedWrite = ({ method, url, requestBody }: Exchange): boolean =>
  method !== 'GET' &&
  url.includes('/AnteroomWork/') &&
  JSON.stringify(requestBody).includes('feed');

/** Plays the story on a fresh tenant. */
export async function playHealth(world: World, journey: Journey): Promise<void> {
  const assistant = await world.sit('jordan.reyes');
  const page = await assistant.openTeams('health');

  await journey.step('the four planted conflicts stand there, and no other', async () => {
    const tab = await openHealth(page);
    const found = await rowsWith(tab, COLLISIONS);
    const planted = [
      [sayPlanted('2026-11-23'), 'Fellows'],
      [sayPlanted('2026-11-23'), 'Thoracic tumor board'],
      [sayPlanted('2026-11-30'), 'Value analysis preview'],
      [sayPlanted('2026-12-02'), '1:1 Denise / Maya'],
    ] as const;
    for (const [day, words] of planted)
      assert.ok(
        found.some((text) => text.includes(day) && text.includes(words)),
        `${words} on ${day} in ${found.join(' | ')}`,
      );
    assert.equal(found.length, planted.length, found.join(' | '));
  });

  await journey.step('the four mismatches of the schedules stand there, and no other', async () => {
    const tab = await openHealth(page);
    const found = await rowsWith(tab, ['Schedules differ']);
    const planted = [
      [sayPlanted('2026-11-01'), 'CTICU Night Attending'],
      [sayPlanted('2026-11-18'), 'Thoracic Call - Markov'],
      [sayPlanted('2026-12-01'), 'Schedule committee'],
      [sayPlanted('2026-12-05'), 'CTS Call - Sorrell'],
    ] as const;
    for (const [day, words] of planted)
      assert.ok(
        found.some((text) => text.includes(day) && text.includes(words)),
        `${words} on ${day} in ${found.join(' | ')}`,
      );
    assert.equal(found.length, planted.length, found.join(' | '));
    for (const text of found) assert.match(text, /(You|Denise Kowalczyk, who keeps QGenda):/);
  });

  await journey.step(
    'cases after the end of privileges are told, cleared trips are not',
    async () => {
      const tab = await openHealth(page);
      const [row] = await rowsWith(tab, ['Privileges']);
      assert.match(row ?? '', /North Shore Surgical Center end on/);
      assert.deepEqual(await rowsWith(tab, ['Trip not cleared']), []);
      await feedRow(tab, 'QGenda').getByText('From Outlook').waitFor();
    },
  );

  await journey.step('the page holds in every theme and down to 320 pixels', async () => {
    const tab = await openHealth(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await lookAt(world, page, '30-health', TAB);
    await page.setViewportSize({ width: 320, height: 844 });
    await tab.waitForFunction(() => window.innerWidth <= 320);
    await page.screenshot({ path: join(world.shots, '30-health-320.png') });
    const wide = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(wide <= 0, 'nothing is wider than the page');
    assert.deepEqual(await axeFindings(page, TAB), []);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await journey.step('one calendar that fails leaves the other, and is tried again', async () => {
    await world.fault({
      target: 'graph',
      kind: '503',
      match: '^GET .*samuel\\.brandt.*/calendar/calendarView',
      retryAfterSeconds: 1,
    });
    const tab = await openHealth(page);
    await tab.getByRole('button', { name: 'Read again' }).click();
    const note = tab.getByRole('region', { name: 'Calendar of Dr. Samuel Brandt' });
    await note.waitFor();
    await tab.getByText('“1:1 Denise / Maya” and “Credentials Committee”').first().waitFor();
    await page.screenshot({ path: join(world.shots, '31-health-part.png') });
    await world.fault(null);
    await note.getByRole('button', { name: 'Try again' }).click();
    await note.waitFor({ state: 'detached' });
  });

  await journey.step('a schedule that is no longer shared is asked for as a file', async () => {
    await shareFeed(world, 'amion', []);
    const tab = await openHealth(page);
    await tab.getByRole('button', { name: 'Read again' }).click();
    await feedRow(tab, 'Amion')
      .getByText(/Outlook shows you no calendar “CTS on-call grid”/)
      .waitFor();
    await tab.getByText(/CTS Call - Sorrell/).waitFor({ state: 'detached' });
  });

  await journey.step('a malformed file is refused with its line and changes nothing', async () => {
    const tab = await openHealth(page);
    const lines = movedFeed('amion.ics').split('\r\n');
    const line = lines.findIndex((one) => one.startsWith('DURATION:P1D'));
    lines[line] = 'DURATION P1D';
    await drop(tab, lines.join('\r\n'));
    await tab.getByText(`Line ${String(line + 1)} cannot be read`).waitFor();
    await page.screenshot({ path: join(world.shots, '32-health-refused.png') });
  });

  await journey.step('a good file takes its place, without what its titles say', async () => {
    const tab = await openHealth(page);
    await drop(
      tab,
      movedFeed('amion.ics').replaceAll(
        'CTS Call - Sorrell',
        `CTS Call - Sorrell (${PATIENT}\\, Hollis)`,
      ),
    );
    await tab.getByText('Amion is up to date').waitFor();
    await tab.getByText(/Amion has “Sorrell: cts call”/).waitFor();
    await feedRow(tab, 'Amion')
      .getByText(/From a file of today/)
      .waitFor();
    await page.screenshot({ path: join(world.shots, '33-health-file.png') });
    const writes = world.exchanges().filter(isFeedWrite);
    assert.ok(writes.length >= 2, 'the duties and the row that counts were written');
    const emitted = `${world.logText()}${world.consoleText()}${await world.storageText()}`;
    assert.ok(!emitted.includes(PATIENT), 'no title of the file left the page');
  });

  await journey.step('the physician sees the own calendar, and opens an entry', async () => {
    const physician = await world.sit('samuel.brandt');
    const own = await physician.openTeams('health');
    const tab = await openHealth(own);
    assert.equal((await rowsWith(tab, COLLISIONS)).length, 1);
    const before = world.exchanges().length;
    await tab.getByRole('button', { name: /^Open in Outlook: Over rest after call/ }).click();
    while (
      !world
        .exchanges()
        .slice(before)
        .some(({ url, status }) => status === 200 && url.includes('/events/'))
    )
      await own.waitForTimeout(50);
  });
}
