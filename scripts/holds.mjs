// `npm run --silent holds -- QUESTION.json`: which times are free, and why the others are not.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const result = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(top, 'src/packaging/holds/main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(result.status ?? 1);
