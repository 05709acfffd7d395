import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(process.cwd(), 'src/packaging/holds/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'holds-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function ask(...args: readonly string[]): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', MAIN, ...args],
    { encoding: 'utf8' },
  );
  return { code: status, out: stdout, said: stderr };
}
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('asking from the command line', () => {
  test('a question gets slots and refusals as JSON', () => {
    const { code, out } = ask('test/corpus/holds/bare.json');
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { slots: object[]; refusals: object[] };
    expect(answer.slots[0]).toMatchObject({
      start: '2026-11-17T09:00:00+00:00',
      end: '2026-11-17T09:30:00+00:00',
    });
    expect(answer.refusals).toHaveLength(1);
  }, 30_000);

  test.each([
    {
      says: 'a wrong field is named',
      text: '{"window":{"start":"x","end":"y"}}',
      words: 'window.start',
    },
    { says: 'what is no JSON is said to be none', text: '{"window":', words: 'not JSON' },
  ])(
    '$says and the exit code is two',
    ({ text, words }) => {
      const { code, out, said } = ask(file('question.json', text));
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(said).toContain(words);
    },
    30_000,
  );

  test('a missing file is said to be missing', () => {
    const { code, said } = ask(join(folder, 'nowhere.json'));
    expect(code).toBe(2);
    expect(said).toContain('ENOENT');
  }, 30_000);
});
