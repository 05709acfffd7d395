/** Host pages on free ports with a pages origin of the test's own, and a browser in front of them. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from 'playwright-core';
import type { Origins } from '../../../../src/tenant/hostData';
import { createHostPages } from '../../../../src/tenant/hosts';
import { MemoryHostData } from './memoryHostData';

const REGISTRATION = {
  clientId: '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11',
  tenantId: '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30',
  teamsAppId: '0b7d5f0a-6f4e-4f3f-9f53-7b8f0e2a6d44',
};

const TEAMS_JS = 'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js';
const MSAL_JS = 'node_modules/@azure/msal-browser/lib/msal-browser.min.js';

/** Everything a test needs of the running hosts. */
export interface HostBench {
  readonly origins: Origins;
  readonly data: MemoryHostData;
  readonly browser: Browser;
  /** Address and body of what the pages origin serves, beside the two libraries. */
  readonly pages: Map<string, string>;
  /** What was asked of the files origin, which stands for any address outside. */
  readonly outside: string[];
  /** Addresses beyond this machine that a page asked for and did not get. */
  readonly refused: string[];
  openPage(address: string): Promise<Page>;
  /** The frame of the add-in or the tab, once its document is loaded. */
  appFrame(page: Page): Promise<Frame>;
  /** Closes what `openPage` opened. */
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export interface HostBenchOptions {
  /** Serves every origin over https, with a certificate that only this run knows. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** A folder whose files the pages origin serves under `/office/`, as they are. */
  readonly officeFolder?: string;
  /** Path of a Teams manifest; the repository's own where absent. */
  readonly teamsApp?: string;
}

/** Starts everything; the issuer only sends the browser back, as one that has a session. */
export async function startHostBench({
  certificate,
  officeFolder,
  ...options
}: HostBenchOptions = {}): Promise<HostBench> {
  const listeners = new Map<keyof Origins, RequestListener>();
  const names: readonly (keyof Origins)[] = [
    'desk',
    'pages',
    'outlook',
    'teams',
    'graph',
    'issuer',
    'files',
  ];
  const servers = new Map<keyof Origins, Server>();
  for (const name of names) {
    const listener: RequestListener = (request, response) => {
      listeners.get(name)?.(request, response);
    };
    const server =
      certificate === undefined
        ? createServer(listener)
        : createSecureServer(certificate, listener);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    servers.set(name, server);
  }
  const at = (name: keyof Origins): string => {
    const { port } = servers.get(name)?.address() as AddressInfo;
    return `${certificate === undefined ? 'http' : 'https'}://localhost:${String(port)}`;
  };
  const origins: Origins = {
    desk: at('desk'),
    pages: at('pages'),
    outlook: at('outlook'),
    teams: at('teams'),
    graph: at('graph'),
    issuer: at('issuer'),
    files: at('files'),
  };
  const data = new MemoryHostData();
  const hosts = createHostPages({ origins, registration: REGISTRATION, data, ...options });
  const pages = new Map([
    ['/teams.js', readFileSync(TEAMS_JS, 'utf8')],
    ['/msal.js', readFileSync(MSAL_JS, 'utf8')],
  ]);
  listeners.set('desk', hosts.desk);
  listeners.set('outlook', hosts.outlook);
  listeners.set('teams', hosts.teams);
  listeners.set('issuer', sendBack);
  const outside: string[] = [];
  const refused: string[] = [];
  listeners.set('files', (request, response) => {
    outside.push(request.url ?? '/');
    response.end();
  });
  listeners.set('pages', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origins.pages);
    const body = pages.get(pathname) ?? officeFile(officeFolder, pathname);
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
    });
    response.end(body);
  });
  const browser = await chromium.launch({
    executablePath: process.env['ANTEROOM_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const contexts: BrowserContext[] = [];
  return {
    origins,
    data,
    browser,
    pages,
    outside,
    refused,
    openPage: async (address) => {
      const context = await browser.newContext({
        viewport: { width: 1400, height: 860 },
        ignoreHTTPSErrors: certificate !== undefined,
      });
      contexts.push(context);
      // The one outside address that teams-js asks for is refused at once instead of after its own timeout.
      await context.route(/^https:\/\/(?!localhost:)/, (route) => {
        refused.push(route.request().url());
        return route.abort();
      });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    appFrame: async (page) => {
      const element = await page.waitForSelector('iframe.add-in:visible, iframe.tab-frame');
      const frame = await element.contentFrame();
      if (frame === null) throw new Error('The frame has no document');
      await frame.waitForLoadState();
      return frame;
    },
    closePages: async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    close: async () => {
      await browser.close();
      for (const server of servers.values()) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function officeFile(folder: string | undefined, pathname: string): string | undefined {
  const name = /^\/office\/([\w./-]+)$/.exec(pathname)?.[1];
  if (folder === undefined || name === undefined) return undefined;
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const sendBack: RequestListener = (request, response) => {
  const back = new URL(request.url ?? '/', 'http://localhost').searchParams.get('return');
  response.writeHead(302, { location: back ?? '/' });
  response.end();
};
