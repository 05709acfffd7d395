// `npm start`: installs what is missing, builds the pages and runs the product on the embedded local tenant.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { readArguments, stop } from './arguments.mjs';
import { ensureInstalled, isAlive, top } from './install.mjs';
import { parentOf } from './parentOf.mjs';

const args = readArguments({
  port: 'value',
  data: 'value',
  anchor: 'value',
  reset: 'flag',
  'no-open': 'flag',
});
const base = Number(args.port ?? 4400);
if (!Number.isInteger(base) || base < 1024 || base > 65_000)
  stop('--port needs a number between 1024 and 65000.');
if (args.anchor !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(args.anchor))
  stop('--anchor needs a date such as 2026-11-16.');

await ensureInstalled();
const { buildPages } = await import('./build.mjs');
const { arePortsFree, startLocalTenant } = await import('./localTenant.mjs');

if (!(await arePortsFree(base))) {
  stop(
    `Port ${base} or one of the six after it is in use. Stop the other program, or choose another: npm start -- --port ${base + 100}`,
  );
}
console.error('Building the pages …');
const web = await buildPages({ local: true });
console.error('Starting the local tenant …');
const tenant = await startLocalTenant({
  base,
  data: resolve(args.data ?? join(top, '.data')),
  web,
  reset: args.reset === true,
  anchor: args.anchor,
  logFile: process.env.ANTEROOM_LOG,
  quiet: false,
});
const url = `http://localhost:${base}`;
console.log(`Anteroom is ready: ${url}`);

if (args['no-open'] !== true && process.stdout.isTTY && process.env.CI === undefined) {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true }).on('error', () => {
    console.error(`Open ${url} in a browser.`);
  });
}

// npm starts us through a shell and may be killed without a word: when either is gone, nobody is left to stop us.
const parent = process.ppid;
const grandparent = process.env.npm_lifecycle_event === undefined ? null : parentOf(parent);
setInterval(() => {
  if (process.ppid !== parent || (grandparent !== null && !isAlive(grandparent))) process.exit(0);
}, 1000).unref();
tenant.child.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    void tenant.stop().then(() => process.exit(0));
  });
}
