// `npm run picture`: draws docs/architecture.md from the imports. `--check` only says whether the drawing is stale.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, top } from './install.mjs';

await ensureInstalled();
const { ROOMS } = createRequire(import.meta.url)('../test/architecture/roomLaw.cjs');
const file = join(top, 'docs/architecture.md');

const cruised = spawnSync(
  process.execPath,
  [
    join(top, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    'test/architecture/rooms.cjs',
    '--output-type',
    'json',
    'src',
  ],
  { cwd: top, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
const { modules } = JSON.parse(cruised.stdout);

/** The room of a source file; a domain room is drawn by its own name. */
function roomOf(path) {
  const inside = path.replace(/^src\//, '');
  const domain = /^domain\/([^/]+)\//.exec(inside);
  if (domain !== null) return `domain/${domain[1]}`;
  return ROOMS.find((room) => inside.startsWith(room.path))?.name ?? null;
}

const arrows = new Set();
const files = new Map();
for (const module of modules.filter((each) => each.source.startsWith('src/'))) {
  const from = roomOf(module.source);
  if (from === null) continue;
  files.set(from, (files.get(from) ?? 0) + 1);
  for (const dependency of module.dependencies) {
    const to = dependency.resolved.startsWith('src/') ? roomOf(dependency.resolved) : null;
    if (to !== null && to !== from) arrows.add(`${from} --> ${to}`);
  }
}

const id = (room) => room.replace(/\W/g, '_');
const names = [...files.keys()].sort();
const group = (title, rooms) => [
  `  subgraph ${id(title)}_group["${title}"]`,
  ...rooms.map((room) => `    ${id(room)}["${room}"]`),
  '  end',
];
const inGroup = (prefix) => names.filter((name) => name.startsWith(prefix));
const drawing = [
  '# The rooms and their imports',
  '',
  'Drawn by `npm run picture` from the imports in `src/`; do not edit. An arrow means "imports". Arrows from a front end to',
  'an adapter come from its `compose.ts` alone. Law: `test/architecture/roomLaw.cjs`.',
  '',
  '```mermaid',
  'flowchart LR',
  ...group(
    'front ends',
    names.filter((name) => ['taskpane', 'tab', 'ui', 'sendguard'].includes(name)),
  ),
  ...group(
    'act',
    names.filter((name) => name === 'workflows' || name === 'ports'),
  ),
  ...group('decide', inGroup('domain/')),
  ...group('talk to Microsoft', inGroup('adapters/')),
  ...group(
    'around the product',
    names.filter((name) => ['tenant', 'packaging', 'training'].includes(name)),
  ),
  ...[...arrows].sort().map((arrow) => `  ${arrow.split(' --> ').map(id).join(' --> ')}`),
  '```',
  '',
].join('\n');

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== drawing) {
    console.error('docs/architecture.md is stale. Run: npm run picture');
    process.exit(1);
  }
} else {
  writeFileSync(file, drawing);
  console.log('Drew docs/architecture.md');
}
