// What the pane costs before it can be seen: script bytes against the budget and Microsoft's template, and the first paint.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { report, ratioOf, rowOf } from './report';

const web = join(process.cwd(), 'dist/web');
const KIB = 1024;
const BUDGET_KIB = 120;
/** OfficeDev/Office-Addin-TaskPane-React at 4abbd860: production build, gzip level 9, no sign-in and no Graph. */
const MICROSOFT_TEMPLATE_KIB = 161.8;
const RUNS = 7;

const gzipped = (file: string): Buffer => gzipSync(readFileSync(join(web, file)), { level: 9 });
const page = readFileSync(join(web, 'taskpane.html'), 'utf8');
const initial = [...page.matchAll(/<script[^>]+src="(?!https?:)([^"]+)"/g)].map(
  (match) => match[1] ?? '',
);
const initialBytes = initial.reduce((sum, file) => sum + gzipped(file).length, 0);
const deferred = readdirSync(web).filter((file) => file.endsWith('.js') && !initial.includes(file));
const microsoft = deferred.filter((file) => file.startsWith('microsoft'));

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.json': 'application/json',
};
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    const body = gzipped(path);
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'text/plain',
      'content-encoding': 'gzip',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const browser = await chromium.launch({
  executablePath: process.env['ANTEROOM_BROWSER'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const paints: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const tab = await context.newPage();
  // Microsoft's own library is the host's cost, the same for every add-in.
  await tab.route(/appsforoffice/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  const session = await context.newCDPSession(tab);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.goto(`http://127.0.0.1:${String(port)}/taskpane.html`);
  const paint = await tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry !== undefined) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  if (run > 0) paints.push(paint);
  await context.close();
}
await browser.close();
server.close();

report(
  'pane',
  [
    rowOf('initial', 'script before the first paint, gzip', 'KB', [initialBytes / KIB]),
    rowOf('microsoft', 'sign-in and Graph, deferred, gzip', 'KB', [
      microsoft.reduce((sum, file) => sum + gzipped(file).length, 0) / KIB,
    ]),
    rowOf('all', 'every script of the release, gzip', 'KB', [
      [...initial, ...deferred].reduce((sum, file) => sum + gzipped(file).length, 0) / KIB,
    ]),
    rowOf(
      'template',
      "Microsoft's React task-pane template, gzip (measured once, without sign-in and Graph)",
      'KB',
      [MICROSOFT_TEMPLATE_KIB],
    ),
    rowOf('paint', 'first contentful paint at 1.6 Mbit/s, 150 ms, CPU / 4', 'ms', paints),
  ],
  [
    ratioOf('initial against the budget of 120 KB', initialBytes / KIB / BUDGET_KIB, 1),
    ratioOf("initial against Microsoft's template", initialBytes / KIB / MICROSOFT_TEMPLATE_KIB, 1),
    ratioOf('number of chunks that hold sign-in and Graph', microsoft.length, 1),
  ],
);
