// Writes the table of operations in docs/tenant.md out of the tenant's own routes. `--check` only says what is wrong.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readArguments } from './arguments.mjs';
import { ensureInstalled, top } from './install.mjs';

const options = readArguments({ check: 'flag', doc: 'value' });
await ensureInstalled();

const result = spawnSync(
  process.execPath,
  [
    join(top, 'node_modules/tsx/dist/cli.mjs'),
    'src/tenant/proof/main.ts',
    options.check ? 'check' : 'table',
    options.doc ?? join(top, 'docs/tenant.md'),
  ],
  { cwd: top, stdio: 'inherit' },
);
process.exit(result.status ?? 1);
