/** A tenant whose pages hold nothing but the unmodified MSAL and teams-js, and a browser that opens them in both hosts. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { startTenant, type RunningTenant } from '../../../support/startTenant';
import { CLIENT, entraOf, type Entra } from './entra';

const LIBRARIES = {
  'teams.js': 'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
  'msal.js': 'node_modules/@azure/msal-browser/lib/msal-browser.min.js',
  'bridge.js': 'node_modules/@azure/msal-browser/lib/redirect-bridge/msal-redirect-bridge.min.js',
  'relay.js': 'node_modules/@azure/msal-browser/lib/popup-relay/msal-popup-relay.min.js',
};

/** What an attempt at a token came to. */
export interface Outcome {
  readonly kind: 'token' | 'error';
  readonly account?: string;
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  readonly accessToken?: string;
  readonly isFromCache?: boolean;
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly subError?: string;
}

export interface MsalPages {
  readonly tenant: RunningTenant;
  readonly entra: Entra;
  readonly browser: Browser;
  /** A page of the host with the app in it, and the app's frame once MSAL stands. */
  open(host: 'outlook' | 'teams', query: string): Promise<{ page: Page; app: Frame }>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** One call of MSAL's in the app; `request` is its JSON. The client is made once a frame. */
export async function tryMsal(
  app: Frame,
  method: 'acquireTokenSilent' | 'ssoSilent' | 'acquireTokenPopup',
  request: object = {},
): Promise<Outcome> {
  const asked = JSON.stringify({ scopes: ['User.Read'], ...request });
  return await app.evaluate<Outcome>(`tryMsal('${method}', ${asked})`);
}

export async function startMsalPages(): Promise<MsalPages> {
  const web = mkdtempSync(path.join(os.tmpdir(), 'anteroom-web-'));
  for (const [name, file] of Object.entries(LIBRARIES)) copyFileSync(file, path.join(web, name));
  const tenant = await startTenant({ web });
  const metadata = await (await fetch(`${tenant.issuer}/metadata`)).text();
  const script = `
    window.made = null;
    window.makeClient = () => (window.made ??= (async () => {
      await window.hostReady;
      const auth = { clientId: '${CLIENT}', redirectUri: location.origin + '/auth.html',
        clientCapabilities: ['CP1'], ...${metadata} };
      return msal.createNestablePublicClientApplication({ auth, cache: { cacheLocation: 'sessionStorage' },
        system: { popupBridgeTimeout: 20000 } });
    })());
    window.tryMsal = async (method, request) => {
      try {
        const client = await makeClient();
        const account = client.getAllAccounts()[0];
        const result = await client[method](account === undefined || request.loginHint ? request : { account, ...request });
        const claims = JSON.parse(atob(result.accessToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
        return { kind: 'token', account: result.account.username, roles: result.idTokenClaims.roles ?? [],
          scopes: claims.scp.split(' '), accessToken: result.accessToken, isFromCache: result.fromCache };
      } catch (error) {
        return { kind: 'error', name: error.name, code: error.errorCode, message: error.errorMessage ?? error.message,
          subError: error.subError ?? '' };
      }
    };`;
  const page = (scripts: readonly string[], code: string): string =>
    `<!doctype html><html lang="en"><head><title>App</title>${scripts
      .map((source) => `<script src="${source}"></script>`)
      .join('')}</head><body><script>${code}</script></body></html>`;
  const office = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
  const files = {
    'taskpane.html': page([office, '/msal.js'], `${script} window.hostReady = Office.onReady();`),
    'tab.html': page(
      ['/teams.js', '/msal.js'],
      `${script} window.hostReady = microsoftTeams.app.initialize(['${tenant.teams}'])
        .then(() => microsoftTeams.app.notifySuccess());`,
    ),
    'auth.html': page(['/bridge.js'], 'msalRedirectBridge.broadcastResponseToMainFrame();'),
    'plain.html': page(['/msal.js'], `${script} window.hostReady = Promise.resolve();`),
  };
  for (const [name, html] of Object.entries(files)) writeFileSync(path.join(web, name), html);
  const browser = await chromium.launch({
    executablePath: process.env['ANTEROOM_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    tenant,
    entra: entraOf(tenant),
    browser,
    open: async (host, query) => {
      const context = await browser.newContext();
      await context.route('https://**', (route) => route.abort());
      const hostPage = await context.newPage();
      const start = host === 'outlook' ? `${tenant.outlook}/mail/` : `${tenant.teams}/`;
      await hostPage.goto(`${start}?${query}`);
      const element = await hostPage.waitForSelector('iframe.add-in, iframe.tab-frame');
      const app = await element.contentFrame();
      if (app === null) throw new Error('The frame has no document');
      await app.waitForFunction('window.hostReady !== undefined');
      return { page: hostPage, app };
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: async () => {
      await browser.close();
      await tenant.stop();
      rmSync(web, { recursive: true, force: true });
    },
  };
}
