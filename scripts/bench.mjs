// `npm run bench -- NAME [--json]`: measures the product and its peers in one run and prints rows and ratios.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, stop } from './arguments.mjs';
import { ensureInstalled, top } from './install.mjs';

const args = readArguments({ json: 'flag' });
await ensureInstalled();
const folder = join(top, 'test/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name] = args._;
if (name === undefined || !existsSync(join(folder, `${name}.bench.ts`)))
  stop(`Name one of: ${names.join(', ')}`);
if (name === 'pane' || name === 'inbox' || name === 'phone') {
  const { buildPages } = await import('./build.mjs');
  const { findBrowser } = await import('./browser.mjs');
  await buildPages({ local: name !== 'pane' });
  process.env.ANTEROOM_BROWSER = await findBrowser();
}
const result = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--import',
    'tsx',
    join(folder, `${name}.bench.ts`),
    ...(args.json === true ? ['--json'] : []),
  ],
  { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exit(result.status ?? 1);
