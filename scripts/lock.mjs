// Proves that the lock file installs on Windows, macOS and Linux, and that it names no download host.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './install.mjs';

const lock = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8'));
const packages = lock.packages;
const problems = [];

for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved !== undefined)
    problems.push(`${path} carries a download address; set omit-lockfile-registry-resolved`);
}
// Every optional dependency that a package names must stand in the lock, or npm ci on that platform rejects it.
for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const places = [];
    for (let at = path; ; at = at.replace(/(^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
      places.push(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
      if (at === '') break;
    }
    if (!places.some((place) => packages[place] !== undefined))
      problems.push(`${path || 'package.json'} needs ${name}, which the lock lacks`);
  }
}
const npm = process.env.npm_execpath;
for (const [os, cpu] of [
  ['win32', 'x64'],
  ['darwin', 'arm64'],
  ['linux', 'x64'],
]) {
  const args = [
    'ci',
    '--dry-run',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `--os=${os}`,
    `--cpu=${cpu}`,
  ];
  const result =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], { cwd: top, encoding: 'utf8' })
      : spawnSync('npm', args, { cwd: top, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0)
    problems.push(
      `npm ci would fail on ${os} ${cpu}: ${result.stderr.split('\n').slice(0, 6).join(' ')}`,
    );
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
