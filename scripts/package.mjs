// `npm run package -- --origin URL --tenant GUID --client GUID --site HOST:/sites/NAME --out DIR`.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const { buildPages } = await import('./build.mjs');

const args = process.argv.slice(2);
const out = args.indexOf('--out');
if (out >= 0 && args[out + 1] !== undefined) args[out + 1] = resolve(args[out + 1]);
const web = await buildPages({ local: false });
const result = spawnSync(
  process.execPath,
  [join(top, 'node_modules/tsx/dist/cli.mjs'), 'src/packaging/main.ts', ...args, '--web', web],
  { cwd: top, stdio: 'inherit' },
);
process.exit(result.status ?? 1);
