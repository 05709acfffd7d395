// `npm run tenant -- --log FILE`: the tenant's own suite, its exchanges in FILE, its refusals in FILE.refused (batches apart), each declared one seen.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readArguments, stop } from './arguments.mjs';
import { ensureInstalled, top } from './install.mjs';

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
const isRefused = (line) => JSON.parse(line).status >= 400;
// A batch that is refused as a whole was wrong on purpose: a checker of logs calls it wrong whatever the answer was.
const isBatch = (line) => new URL(JSON.parse(line).url).pathname.endsWith('/$batch');
const write = (to, chosen) => {
  writeFileSync(to, chosen.map((line) => `${line}\n`).join(''));
  console.log(`${to}: ${chosen.length} exchanges`);
};
write(
  file,
  lines.filter((line) => !isRefused(line)),
);
write(
  `${file}.refused`,
  lines.filter((line) => isRefused(line) && !isBatch(line)),
);
write(
  `${file}.refused-batches`,
  lines.filter((line) => isRefused(line) && isBatch(line)),
);

const unseen = run([
  join(top, 'node_modules/tsx/dist/cli.mjs'),
  'src/tenant/proof/main.ts',
  'seen',
  folder,
]);
if (unseen === 0) console.log('Every declared refusal was seen.');
rmSync(folder, { recursive: true, force: true });
process.exit(failedTests === 0 && unseen === 0 ? 0 : 1);
