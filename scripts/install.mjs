// Installs what is missing: once per lock file and machine, by one process at a time, safe against a kill at any moment.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const top = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(top, 'node_modules', '.anteroom-stamp');
const lockFile = join(top, '.cache', 'install.pid');

function stamp() {
  return createHash('sha256')
    .update(readFileSync(join(top, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** True when a process with this id runs, whoever owns it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when this process now holds the lock; a lock whose owner died is taken over. */
function takeLock() {
  mkdirSync(dirname(lockFile), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(lockFile, 'utf8'));
    if (owner > 0 && isAlive(owner)) return false;
    rmSync(lockFile, { force: true });
    return takeLock();
  }
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  return cli !== undefined && /\.c?js$/.test(cli)
    ? spawnSync(process.execPath, [cli, ...args], {
        cwd: top,
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
      })
    : spawnSync('npm', args, {
        cwd: top,
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
}

/** Makes node_modules match the lock file; returns at once, and without the network, when it already does. */
export async function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Anteroom needs Node 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  while (!isInstalled()) {
    if (!takeLock()) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      continue;
    }
    try {
      if (isInstalled()) return;
      console.error('Installing the packages that Anteroom needs (about a minute, once) …');
      let result;
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        result = runNpm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
        if (result.status === 0) break;
      }
      if (result.status !== 0) {
        console.error((result.stderr ?? '').split('\n').slice(-12).join('\n'));
        console.error(
          'The packages could not be installed. Check the network or the npm registry setting, then run the command again.',
        );
        process.exit(1);
      }
      writeFileSync(stampFile, stamp());
    } finally {
      rmSync(lockFile, { force: true });
    }
  }
}
