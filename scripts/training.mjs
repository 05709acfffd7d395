// `npm run eval -- MODE FILE`, `npm run train`, `npm run corpus:check`: makes and measures the classifier.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

/** The evidence model and the judges of patients' data and asks do not need each other: two at a time. */
const SIDE_BY_SIDE = {
  train: [
    ['train', 'evidence'],
    ['train', 'judges'],
  ],
};

function run(words) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(top, 'src/training/main.ts'), ...words],
      { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    child.on('exit', (status) => done(status ?? 1));
  });
}

await ensureInstalled();
const words = process.argv.slice(2);
const runs = (words.length === 1 && SIDE_BY_SIDE[words[0]]) || [words];
process.exit(Math.max(...(await Promise.all(runs.map(run)))));
