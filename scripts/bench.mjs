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
// How fast the engine reads mail is told of the code that the pages run: a loader for tests names every function anew.
const program =
  name === 'triage'
    ? [await (await import('./build.mjs')).buildBench(name)]
    : ['--import', 'tsx', join(folder, `${name}.bench.ts`)];
const result = spawnSync(
  process.execPath,
  ['--expose-gc', ...program, ...(args.json === true ? ['--json'] : [])],
  { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exit(result.status ?? 1);
