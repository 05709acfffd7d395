// `npm run eval -- MODE FILE`, `npm run train`, `npm run corpus:check`: makes and measures the classifier.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const result = spawnSync(
  process.execPath,
  ['--import', 'tsx', join(top, 'src/training/main.ts'), ...process.argv.slice(2)],
  { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] },
);
process.exit(result.status ?? 1);
