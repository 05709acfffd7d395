// What the commands ask of the operations: `table FILE` writes them down, `check FILE` compares, `seen FOLDER` asks the logs.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SHARED_REFUSALS } from '../graph/sharedRefusals';
import { describedRoutes } from './operations';
import { operationsTable, tableProblems, withTable } from './operationsTable';
import { unseenRefusals } from './seenRefusals';
import type { LoggedExchange } from './seenRefusals';

const [command = '', target = ''] = process.argv.slice(2);
const problems = run(command, target);
for (const problem of problems) {
  process.stderr.write(`${problem}\n`);
}
process.exit(problems.length === 0 ? 0 : 1);

function run(asked: string, file: string): string[] {
  switch (asked) {
    case 'table':
      return writeTable(file);
    case 'check':
      return checkTable(file);
    case 'seen':
      return askLogs(file);
    default:
      return ['Known: table FILE, check FILE, seen FOLDER.'];
  }
}

function writeTable(file: string): string[] {
  const next = freshDocument(file);
  if (next === null) {
    return [`${file} has no marks for the table of operations.`];
  }
  writeFileSync(file, next);
  return [];
}

function checkTable(file: string): string[] {
  const next = freshDocument(file);
  const isStale = next === null || next !== readFileSync(file, 'utf8');
  return [
    ...tableProblems(describedRoutes(), readTest),
    ...(isStale ? [`${file} is stale: run node scripts/tenantTable.mjs.`] : []),
  ];
}

function askLogs(folder: string): string[] {
  const unseen = unseenRefusals(describedRoutes(), SHARED_REFUSALS, linesIn(folder));
  return unseen.length === 0
    ? []
    : [`${String(unseen.length)} declared refusals were never seen:`, ...unseen];
}

function freshDocument(file: string): string | null {
  return withTable(readFileSync(file, 'utf8'), operationsTable(describedRoutes(), SHARED_REFUSALS));
}

function readTest(name: string): string | undefined {
  const file = path.resolve('test/tenant', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A process that was killed may leave half a line at its log's end; it answered nobody. */
function* linesIn(folder: string): Generator<LoggedExchange> {
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1);
    for (const line of lines) {
      yield JSON.parse(line) as LoggedExchange;
    }
  }
}
