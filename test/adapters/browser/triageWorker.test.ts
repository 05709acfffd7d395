// The triage worker as a real browser runs it: under the headers of the product, and where they forbid workers.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { launchOptions } from '../../../scripts/browser.mjs';
import { triageMail } from '../../../src/domain/triage';
import { microsoftHosts, pageHeaders } from '../../../src/packaging/pageHeaders';
import { labelledMails, triageSetting } from '../../support/mails';
import { buildPages, type BuiltPages } from '../support/buildPages';
import type { TriageBench } from '../support/triagePage';

declare global {
  interface Window {
    triageBench: TriageBench;
  }
}

const HEADERS = pageHeaders(microsoftHosts('lakesidehealth.sharepoint.example'));
const CSP = 'Content-Security-Policy';
const mail = labelledMails()[0]!.mail;
const setting = triageSetting();

let pages: BuiltPages;
let browser: Browser;
let server: Server;
let headers = HEADERS;

beforeAll(async () => {
  pages = await buildPages({ bench: './test/adapters/support/triagePage.ts' });
  server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname);
    const type = name.endsWith('.html') ? 'text/html' : 'text/javascript';
    try {
      const content = readFileSync(join(pages.folder, name));
      response.writeHead(200, { ...headers, 'content-type': type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  browser = await chromium.launch(await launchOptions());
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  pages.remove();
});

test.each([
  { says: 'under the headers of the product a worker reads', workerSource: "'self'", workers: 1 },
  { says: 'where workers are forbidden the page reads', workerSource: "'none'", workers: 0 },
])('$says', async ({ workerSource, workers }) => {
  headers = {
    ...HEADERS,
    [CSP]: HEADERS[CSP]!.replace("worker-src 'self'", `worker-src ${workerSource}`),
  };
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${String(port)}/bench.html`);
  const read = await page.evaluate(async ([one, house]) => window.triageBench.read(one, house), [
    mail,
    setting,
  ] as const);
  expect(read).toEqual(triageMail(mail, setting));
  expect(page.workers()).toHaveLength(workers);
  await page.close();
});
