// The table of operations: what it is written from, and each way in which the check of it can fail.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Route } from '../../../src/tenant/graph/routes';
import { describedRoutes } from '../../../src/tenant/proof/operations';
import {
  operationsTable,
  TABLE_END,
  TABLE_START,
  tableProblems,
  withTable,
} from '../../../src/tenant/proof/operationsTable';

const ROUTE: Route = {
  method: 'GET',
  path: 'users/:user/rooms',
  source: 'https://learn.microsoft.com/graph/api/user-list-rooms',
  needs: ['Rooms.Read'],
  refuses: [{ status: 403, code: 'ErrorAccessDenied', when: 'no right' }],
  test: 'rooms.test.ts › a person’s rooms are listed',
  answer: () => ({ status: 200 }),
};
const TESTS = `test('a person’s rooms are listed', () => {});`;
const readTest = (name: string): string | undefined =>
  name === 'rooms.test.ts' ? TESTS : undefined;

test('a row says what an operation needs, refuses and proves', () => {
  const table = operationsTable([ROUTE], []);
  expect(table).toContain(
    '| `GET /users/{user}/rooms` | Rooms.Read | 403 `ErrorAccessDenied` no right | [user-list-rooms](https://learn.microsoft.com/graph/api/user-list-rooms) | rooms.test.ts › a person’s rooms are listed |',
  );
});

test('addresses with one source and one test share a row', () => {
  const alias = { ...ROUTE, path: 'drives/:drive/root/*path/children' };
  expect(operationsTable([ROUTE, alias], [])).toContain(
    '| `GET /users/{user}/rooms`, `GET /drives/{drive}/root:/{path}:/children` |',
  );
});

test('a route that is described well has no problems', () => {
  expect(tableProblems([ROUTE], readTest)).toEqual([]);
});

test.each<{ says: string; change: Partial<Route>; problem: string }>([
  { says: 'no source', change: { source: '' }, problem: 'its source is no address' },
  {
    says: 'a source nobody can read',
    change: { source: 'https://intranet.example/page' },
    problem: 'its source is no address',
  },
  { says: 'no test', change: { test: '' }, problem: 'its test is not "FILE › TITLE"' },
  {
    says: 'a test file that is gone',
    change: { test: 'gone.test.ts › a person’s rooms are listed' },
    problem: 'its test is not "FILE › TITLE"',
  },
  {
    says: 'a title that no test has',
    change: { test: 'rooms.test.ts › a person’s rooms' },
    problem: 'rooms.test.ts has no test “a person’s rooms”',
  },
  {
    says: 'a refusal without a code',
    change: { refuses: [{ status: 403, code: '', when: 'no right' }] },
    problem: 'its refusal 403',
  },
  {
    says: 'a refusal that is none',
    change: { refuses: [{ status: 200, code: 'OK', when: 'always' }] },
    problem: 'its refusal 200 OK',
  },
])('a route with $says fails the check', ({ change, problem }) => {
  const found = tableProblems([{ ...ROUTE, ...change }], readTest);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`GET users/:user/rooms: ${problem}`);
});

test('only what stands between the marks is written anew', () => {
  const document = `before\n${TABLE_START}\nold\n${TABLE_END}\nafter`;
  const fresh = withTable(document, 'new');
  expect(fresh).toBe(`before\n${TABLE_START}\n\nnew\n\n${TABLE_END}\nafter`);
  expect(withTable(fresh ?? '', 'new')).toBe(fresh);
  expect(withTable('no marks', 'new')).toBeNull();
});

test('every route of the tenant is described without a tenant', () => {
  const routes = describedRoutes();
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.map(({ path: address }) => address)).toContain('$batch');
});

test('the command fails on a stale page and mends it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anteroom-table-'));
  const page = path.join(folder, 'tenant.md');
  const command = (name: string): string =>
    execFileSync(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'src/tenant/proof/main.ts', name, page],
      { encoding: 'utf8', stdio: 'pipe' },
    );
  writeFileSync(page, `# Page\n\n${TABLE_START}\n\n${TABLE_END}\n`);
  expect(() => command('check')).toThrow('is stale');
  command('table');
  expect(readFileSync(page, 'utf8')).toContain('| `POST /$batch` |');
  command('check');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
