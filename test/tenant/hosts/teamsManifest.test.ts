/** The Teams manifest is law: tabs, scopes, valid domains and the loading indicator come from it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isValidDomain } from '../../../src/tenant/hosts/teams/validDomains';
import { startHostBench, type HostBench } from './support/hostBench';

const TAB = (teams: string): string =>
  `<!doctype html><html lang="en"><head><title>Tab</title><script src="/teams.js"></script></head><body><h1>Tab</h1>
   <script>window.heard = false;
     window.started = microsoftTeams.app.initialize(['${teams}']).then(() => { window.heard = true; });</script></body></html>`;

let folder: string;
let bench: HostBench;

function write(changes: object): void {
  const manifest = {
    manifestVersion: '1.25',
    name: { short: 'Trial' },
    staticTabs: [
      {
        entityId: 'one',
        name: 'One',
        contentUrl: 'https://app.example/tab.html',
        scopes: ['personal'],
      },
      {
        entityId: 'two',
        name: 'Two',
        contentUrl: 'https://other.example/x.html',
        scopes: ['personal'],
      },
      {
        entityId: 'three',
        name: 'Three',
        contentUrl: 'https://app.example/y.html',
        scopes: ['team'],
      },
    ],
    validDomains: ['app.example'],
    showLoadingIndicator: true,
    ...changes,
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'anteroom-teams-'));
  write({});
  bench = await startHostBench({ teamsApp: path.join(folder, 'manifest.json') });
  bench.pages.set('/tab.html', TAB(bench.origins.teams));
}, 60_000);
afterEach(async () => {
  await bench.closePages();
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  { says: 'itself', host: 'app.example', is: true },
  { says: 'itself in capitals', host: 'APP.example', is: true },
  { says: 'one label for a star', host: 'a.wild.example', is: true },
  { says: 'not two labels for a star', host: 'a.b.wild.example', is: false },
  { says: 'not the bare domain for a star', host: 'wild.example', is: false },
  { says: 'not another port', host: 'app.example:8443', is: false },
  { says: 'not a longer name', host: 'app.example.evil.example', is: false },
])('a valid domain matches $says', ({ host, is }) => {
  expect(isValidDomain(host, ['app.example', '*.wild.example'])).toBe(is);
});

test('only personal tabs are shown', async () => {
  write({});
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor`);
  await page.getByRole('button', { name: 'One' }).waitFor();
  expect(await page.getByRole('button', { name: 'Two' }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Three' }).count()).toBe(0);
});

test('a tab outside the valid domains is not loaded', async () => {
  write({});
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&tab=two`);
  await page.getByText('other.example is not among').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a page of another origin is not heard', async () => {
  write({});
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&tab=one`);
  const tab = await bench.appFrame(page);
  await tab.waitForFunction('window.heard');
  // The same page again, from an origin that the manifest does not name.
  const heard = await page.evaluate(`new Promise((resolve) => {
    const frame = document.querySelector('iframe.tab-frame');
    frame.removeAttribute('src');
    frame.srcdoc = '<script>parent.postMessage({ id: 0, func: "initialize", args: [] }, "*");' +
      'addEventListener("message", () => parent.postMessage("answered", "*"));</' + 'script>';
    frame.sandbox = 'allow-scripts';
    addEventListener('message', (event) => { if (event.data === 'answered') resolve(true); });
    setTimeout(resolve, 1000, false);
  })`);
  expect(heard).toBe(false);
});

test('without the loading indicator nothing covers the tab', async () => {
  write({ showLoadingIndicator: false });
  const page = await bench.openPage(`${bench.origins.teams}/?user=maya.okafor&tab=one`);
  const tab = await bench.appFrame(page);
  await tab.waitForFunction('window.heard');
  expect(await page.getByText('Loading…').isVisible()).toBe(false);
});
