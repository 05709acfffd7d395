// Plays the journeys once, as `npm run journeys` does, and holds them to their own list of steps.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const STORIES = [
  'line',
  'trouble',
  'keys',
  'inbox',
  'decisions',
  'health',
  'together',
  'changed',
  'firm',
] as const;
const PATIENCE_MS = 2_100_000;

const scratch = mkdtempSync(path.join(os.tmpdir(), 'anteroom-journeys-'));
let output = '';
let exitCode: number | null = null;

beforeAll(async () => {
  const log = path.join(scratch, 'exchanges.ndjson');
  const child = spawn(
    process.execPath,
    [
      'scripts/journeys.mjs',
      ...['--log', log, '--shots', path.join(scratch, 'shots')],
      // `npm test` has built the pages; building them anew would pull them from under the other suites.
      ...['--web', 'dist/local'],
    ],
    { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      output += part.toString();
    });
  }
  exitCode = await new Promise((resolve) => {
    child.once('exit', resolve);
  });
}, PATIENCE_MS);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The titles in a story's source; what is filled in at run time may be anything. */
function titlesOf(story: string): RegExp[] {
  const source = readFileSync(path.join('test/journeys', `${story}.ts`), 'utf8');
  return [...source.matchAll(/journey\.step\(\s*(['"`])([\s\S]*?)\1,/g)].map(([, , title = '']) => {
    const words = title
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^ok +${words.join('.+')} \\(`, 'm');
  });
}

test('every step of every story passes', () => {
  expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
});

test.each(STORIES)('the story "%s" is told to its end', (story) => {
  const titles = titlesOf(story);
  expect(titles.length).toBeGreaterThan(4);
  expect(titles.filter((title) => !title.test(output)).map(String)).toEqual([]);
  expect(output).toContain(`Told: ${story}`);
});
