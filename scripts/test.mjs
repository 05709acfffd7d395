// `npm test`: installs what is missing, a browser included, builds the pages and runs every test.
// Words behind `--` go to jest: `npm test -- test/domain/holds`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

const JOURNEYS = '/test/journeys/';

await ensureInstalled();
const { findBrowser } = await import('./browser.mjs');
const { buildPages } = await import('./build.mjs');

const browser = await findBrowser();
console.error(`Browser: ${browser}`);
console.error('Building the pages …');
await buildPages({ local: true });

/** @param {readonly string[]} words */
function runJest(...words) {
  const result = spawnSync(
    process.execPath,
    [join(top, 'node_modules/jest/bin/jest.js'), ...words],
    { cwd: top, stdio: 'inherit', env: { ...process.env, ANTEROOM_BROWSER: browser } },
  );
  return result.status ?? 1;
}

const asked = process.argv.slice(2);
// The journeys run alone: on a small machine, beside other suites and their browsers, a step would time out for nothing.
const runs =
  asked.length > 0
    ? [['--maxWorkers=2', ...asked]]
    : [
        ['--maxWorkers=2', '--testPathIgnorePatterns', '/planted/', JOURNEYS],
        ['--runInBand', JOURNEYS],
      ];
process.exit(Math.max(...runs.map((words) => runJest(...words))));
