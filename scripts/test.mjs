// `npm test`: installs what is missing, a browser included, builds the pages and runs every test.
// Words behind `--` go to jest: `npm test -- test/domain/holds`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const { findBrowser } = await import('./browser.mjs');
const { buildPages } = await import('./build.mjs');

const browser = await findBrowser();
console.error(`Browser: ${browser}`);
console.error('Building the pages …');
await buildPages({ local: true });

const result = spawnSync(
  process.execPath,
  [join(top, 'node_modules/jest/bin/jest.js'), '--maxWorkers=2', ...process.argv.slice(2)],
  { cwd: top, stdio: 'inherit', env: { ...process.env, ANTEROOM_BROWSER: browser } },
);
process.exit(result.status ?? 1);
