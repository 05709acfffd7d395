// `npm run journeys -- --log FILE [--shots DIR] [--story NAME] [--web BUILT]`: plays the stories in a real browser; the
// last line is the screenshots' folder. `--web` takes pages that are built already.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readArguments } from './arguments.mjs';
import { ensureInstalled, top } from './install.mjs';

const args = readArguments({ log: 'value', shots: 'value', story: 'value', web: 'value' });
await ensureInstalled();
const { buildPages } = await import('./build.mjs');
const { findBrowser } = await import('./browser.mjs');

const web = args.web === undefined ? await buildPages({ local: true }) : resolve(args.web);
const shots = resolve(args.shots ?? mkdtempSync(join(tmpdir(), 'anteroom-shots-')));
const log = resolve(args.log ?? join(shots, 'exchanges.ndjson'));
// Without its folder the tenant could log nothing, and would answer nothing.
mkdirSync(dirname(log), { recursive: true });
rmSync(log, { force: true });
const result = spawnSync(
  process.execPath,
  [
    '--import',
    'tsx',
    'test/journeys/play.ts',
    ...['--web', web, '--log', log, '--shots', shots],
    ...(args.story === undefined ? [] : ['--story', args.story]),
  ],
  { cwd: top, stdio: 'inherit', env: { ...process.env, ANTEROOM_BROWSER: await findBrowser() } },
);
console.log(shots);
process.exit(result.status ?? 1);
