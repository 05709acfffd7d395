// `npm run check`: types, lint, rooms, format, drawing and lock file; says which of them failed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();

const bin = (file) => join(top, 'node_modules', file);
const tsc = (project) => ({
  name: `types of ${project}`,
  args: [bin('typescript/bin/tsc'), '-p', project],
});
const CHECKS = [
  tsc('src/domain/tsconfig.json'),
  tsc('tsconfig.json'),
  tsc('src/tenant/tsconfig.json'),
  tsc('src/tenant/hosts/tsconfig.json'),
  tsc('src/packaging/tsconfig.json'),
  tsc('src/training/tsconfig.json'),
  tsc('test/tsconfig.json'),
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  {
    name: 'rooms',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      'test/architecture/rooms.cjs',
      'src',
    ],
  },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'drawing', args: ['scripts/picture.mjs', '--check'] },
  { name: 'table of operations', args: ['scripts/tenantTable.mjs', '--check'] },
  { name: 'lock file', args: ['scripts/lock.mjs'] },
];

function run(check) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, check.args, {
      cwd: top,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('exit', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
      if (code !== 0) console.log(output.trim());
      resolve(code === 0);
    });
  });
}

const queue = [...CHECKS];
const results = [];
await Promise.all(
  [1, 2].map(async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift())
      results.push(await run(check));
  }),
);
process.exit(results.every(Boolean) ? 0 : 1);
