// Starts the local tenant on a base port, with the pages and the site that packaging makes; stops with this process.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { top } from './install.mjs';

const tsx = join(top, 'node_modules/tsx/dist/cli.mjs');
// In one process, so that nothing stands between the tenant and the parent it watches.
const [major, minor] = process.versions.node.split('.').map(Number);
const inProcess = major > 20 || minor >= 6 ? ['--import', 'tsx'] : ['--loader', 'tsx'];

function runTsx(args) {
  const result = spawnSync(process.execPath, [tsx, ...args], { cwd: top, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${args[0]} failed: ${result.stderr}`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** True when all seven ports from `base` on are free. */
export async function arePortsFree(base) {
  for (let offset = 0; offset < 7; offset += 1) if (!(await isFree(base + offset))) return false;
  return true;
}

/** A base port with seven free ones behind it, for tests and journeys. */
export async function findBasePort() {
  for (let base = 20_000 + ((process.pid * 10) % 20_000); base < 60_000; base += 10) {
    if (await arePortsFree(base)) return base;
  }
  throw new Error('No seven free ports in a row.');
}

/**
 * Starts the tenant; resolves when all its origins answer.
 * `anchor` is YYYY-MM-DD: the day that the seeded data treat as today.
 *
 * @param {{ base: number, data: string, web: string, reset?: boolean, anchor?: string, logFile?: string, quiet?: boolean }} options
 */
export async function startLocalTenant({
  base,
  data,
  web,
  reset = false,
  anchor,
  logFile,
  quiet = true,
}) {
  mkdirSync(data, { recursive: true });
  const made = join(data, 'made');
  mkdirSync(made, { recursive: true });
  const now = anchor === undefined ? new Date().toISOString() : `${anchor}T14:00:00Z`;
  runTsx(['src/packaging/local/main.ts', made, String(base)]);
  runTsx(['src/packaging/site/main.ts', '--now', now, '--out', join(made, 'site.json')]);
  const args = [
    ...inProcess,
    'src/tenant/main.ts',
    '--watch-parent',
    '--port',
    String(base),
    '--data',
    data,
    '--web',
    web,
    '--site',
    join(made, 'site.json'),
    '--headers',
    join(made, 'headers.json'),
    '--config',
    join(made, 'config.json'),
    '--teams-app',
    join(top, 'teams-app/manifest.json'),
    ...(reset ? ['--reset'] : []),
    ...(anchor === undefined ? [] : ['--anchor', anchor]),
  ];
  const child = spawn(process.execPath, args, {
    cwd: top,
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...(logFile === undefined ? {} : { ANTEROOM_LOG: logFile }) },
  });
  let said = '';
  const note = (chunk) => {
    said = (said + String(chunk)).slice(-8000);
  };
  child.stderr.on('data', (chunk) => {
    note(chunk);
    // The issuer's library says so on Node 20, where it works all the same (the tenant's tests run on it).
    if (!quiet && !String(chunk).startsWith('oidc-provider WARNING: Unsupported runtime')) {
      process.stderr.write(chunk);
    }
  });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      note(chunk);
      if (said.includes('Anteroom is ready:')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The local tenant stopped (${code}).\n${said}`)));
  });
  const metadata = await (await fetch(`http://localhost:${base + 5}/metadata`)).text();
  runTsx(['src/packaging/local/main.ts', made, String(base), metadata]);
  return {
    base,
    child,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 5000).unref();
      }),
  };
}
