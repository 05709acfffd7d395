// `npm run eval -- MODE FILE`, `npm run train`, `npm run corpus:check`: makes and measures the classifier.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const child = spawn(
  process.execPath,
  ['--import', 'tsx', join(top, 'src/training/main.ts'), ...process.argv.slice(2)],
  { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] },
);
child.on('exit', (status) => process.exit(status ?? 1));
