// `npm run tenant -- --log FILE`: the tenant's own suite, its exchanges in FILE and beside it, each declared refusal seen.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readArguments, stop } from './arguments.mjs';
import { ensureInstalled, top } from './install.mjs';
import { isOtherWay } from './otherWays.mjs';

const options = readArguments({ log: 'value', workers: 'value' });
if (options.log === undefined) stop('--log names the file that the exchanges are written to.');
await ensureInstalled();
const { findBrowser } = await import('./browser.mjs');

const file = resolve(options.log);
const folder = mkdtempSync(join(tmpdir(), 'anteroom-exchanges-'));
const run = (args) =>
  spawnSync(process.execPath, args, {
    cwd: top,
    stdio: 'inherit',
    env: { ...process.env, ANTEROOM_LOG: folder, ANTEROOM_BROWSER: browser },
  }).status ?? 1;

const browser = await findBrowser();
const tests = options._.length > 0 ? options._ : ['test/tenant'];
const failedTests = run([
  join(top, 'node_modules/jest/bin/jest.js'),
  `--maxWorkers=${options.workers ?? '2'}`,
  ...tests,
]);

const lines = readdirSync(folder)
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1));
const logs = new Map(['', '.refused', '.refused-batches', '.other-ways'].map((end) => [end, []]));
for (const line of lines) {
  const exchange = JSON.parse(line);
  const isRefused = exchange.status >= 400;
  // A batch that is refused as a whole was wrong on purpose: a checker of logs calls it wrong whatever the answer was.
  const isBatch = new URL(exchange.url).pathname.endsWith('/$batch');
  const end =
    isRefused && isBatch
      ? '.refused-batches'
      : isOtherWay(exchange)
        ? '.other-ways'
        : isRefused
          ? '.refused'
          : '';
  logs.get(end).push(line);
}
for (const [end, chosen] of logs) {
  writeFileSync(`${file}${end}`, chosen.map((line) => `${line}\n`).join(''));
  console.log(`${file}${end}: ${chosen.length} exchanges`);
}

const unseen = run([
  join(top, 'node_modules/tsx/dist/cli.mjs'),
  'src/tenant/proof/main.ts',
  'seen',
  folder,
]);
if (unseen === 0) console.log('Every declared refusal was seen.');
rmSync(folder, { recursive: true, force: true });
process.exit(failedTests === 0 && unseen === 0 ? 0 : 1);
