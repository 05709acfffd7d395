/** Both ways to a token, with unmodified MSAL: the hosts' bridge, and the identity provider's session without one. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../support/startTenant';

const CLIENT_ID = '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11';
const LIBRARIES = {
  'teams.js': 'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
  'msal.js': 'node_modules/@azure/msal-browser/lib/msal-browser.min.js',
  'bridge.js': 'node_modules/@azure/msal-browser/lib/redirect-bridge/msal-redirect-bridge.min.js',
};

let tenant: RunningTenant;
let browser: Browser;
let web: string;

function htmlPage(scripts: string, code: string): string {
  return `<!doctype html><html lang="en"><head><title>App</title>${scripts}</head>
    <body><script>${code}</script></body></html>`;
}

beforeAll(async () => {
  web = mkdtempSync(path.join(os.tmpdir(), 'anteroom-web-'));
  for (const [name, file] of Object.entries(LIBRARIES)) copyFileSync(file, path.join(web, name));
  tenant = await startTenant({ web });
  const metadata = await (await fetch(`${tenant.issuer}/metadata`)).text();
  const makeClient = `window.makeClient = async () => {
    const auth = { clientId: '${CLIENT_ID}', redirectUri: location.origin + '/auth.html', ...${metadata} };
    return msal.createNestablePublicClientApplication({ auth, cache: { cacheLocation: 'sessionStorage' } });
  };`;
  const scripts = '<script src="/msal.js"></script>';
  // Named as the manifest's page would: the tenant puts its own Office.js in the library's place.
  const office =
    '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>';
  writeFileSync(path.join(web, 'taskpane.html'), htmlPage(office + scripts, makeClient));
  writeFileSync(
    path.join(web, 'tab.html'),
    htmlPage(`<script src="/teams.js"></script>${scripts}`, makeClient),
  );
  writeFileSync(
    path.join(web, 'auth.html'),
    htmlPage(
      '<script src="/bridge.js"></script>',
      'msalRedirectBridge.broadcastResponseToMainFrame();',
    ),
  );
  browser = await chromium.launch({
    executablePath: process.env['ANTEROOM_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 90_000);

afterAll(async () => {
  await browser.close();
  await tenant.stop();
  rmSync(web, { recursive: true, force: true });
});

async function openPage(address: string): Promise<Page> {
  const context = await browser.newContext();
  await context.route('https://**', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function appFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe.add-in, iframe.tab-frame');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The frame has no document');
  await frame.waitForFunction('typeof window.makeClient === "function"');
  return frame;
}

/** What the token says, read from its own claims. */
const READ_TOKEN = `(result) => {
  const claims = JSON.parse(atob(result.accessToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
  return { account: result.account.username, roles: result.idTokenClaims.roles, aud: claims.aud, upn: claims.upn,
    scopes: claims.scp.split(' '), hasBridge: window.nestedAppAuthBridge !== undefined };
}`;

test('the Outlook bridge gives the signed-in person a token', async () => {
  const page = await openPage(`${tenant.outlook}/mail/?user=jordan.reyes&mailbox=maya.okafor`);
  const pane = await appFrame(page);
  const token = await pane.evaluate(`Office.onReady().then(() => makeClient())
    .then((client) => client.acquireTokenSilent({ scopes: ['User.Read'] })).then(${READ_TOKEN})`);
  expect(token).toMatchObject({
    account: 'jordan.reyes@lakesidehealth.example',
    roles: ['Assistant'],
    aud: 'https://graph.microsoft.com',
    hasBridge: true,
  });
});

test('without a bridge the session of the person is used', async () => {
  const page = await openPage(`${tenant.outlook}/mail/?user=jordan.reyes&bridge=0`);
  const pane = await appFrame(page);
  const token = await pane.evaluate(`Office.onReady().then(() => makeClient())
    .then((client) => client.ssoSilent({ scopes: ['User.Read'],
      loginHint: Office.context.mailbox.userProfile.emailAddress })).then(${READ_TOKEN})`);
  expect(token).toMatchObject({
    account: 'jordan.reyes@lakesidehealth.example',
    roles: ['Assistant'],
    hasBridge: false,
  });
});

test('a broker with another account gives the other token', async () => {
  const page = await openPage(`${tenant.outlook}/mail/?user=jordan.reyes&account=tom.weller`);
  const pane = await appFrame(page);
  const token = await pane.evaluate(`Office.onReady().then(() => makeClient())
    .then((client) => client.acquireTokenSilent({ scopes: ['User.Read'] })).then(${READ_TOKEN})`);
  expect(token).toMatchObject({ account: 'tom.weller@lakesidehealth.example', roles: ['Admin'] });
});

test('teams-js makes the bridge and MSAL gets a token', async () => {
  const page = await openPage(`${tenant.teams}/?user=maya.okafor&tab=approvals`);
  const tab = await appFrame(page);
  const token =
    await tab.evaluate(`microsoftTeams.app.initialize(['${tenant.teams}']).then(() => makeClient())
    .then((client) => client.acquireTokenSilent({ scopes: ['Sites.Selected'] })).then(${READ_TOKEN})`);
  expect(token).toMatchObject({
    account: 'maya.okafor@lakesidehealth.example',
    roles: ['Physician'],
    hasBridge: true,
  });
});

test('without a bridge Teams leaves the session path', async () => {
  const page = await openPage(`${tenant.teams}/?user=maya.okafor&tab=approvals&bridge=0`);
  const tab = await appFrame(page);
  const token =
    await tab.evaluate(`microsoftTeams.app.initialize(['${tenant.teams}']).then(() => makeClient())
    .then((client) => client.ssoSilent({ scopes: ['User.Read'],
      loginHint: 'maya.okafor@lakesidehealth.example' })).then(${READ_TOKEN})`);
  expect(token).toMatchObject({ account: 'maya.okafor@lakesidehealth.example', hasBridge: false });
});
