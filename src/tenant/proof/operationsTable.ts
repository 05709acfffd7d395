// Writes the table of docs/tenant.md out of the routes, and says what a route lacks.
import type { SharedRefusal } from '../graph/sharedRefusals';
import type { Refusal, Route } from '../graph/routes';
import { operationsIn } from './operations';

export const TABLE_START = '<!-- operations: written by scripts/tenantTable.mjs, do not edit -->';
export const TABLE_END = '<!-- operations: end -->';

/** Markdown without a final line break; rows in the order of the routes. */
export function operationsTable(
  routes: readonly Route[],
  shared: readonly SharedRefusal[],
): string {
  return [
    '<!-- prettier-ignore-start -->',
    '| operation | needs one of | refuses | source | test |',
    '| --- | --- | --- | --- | --- |',
    ...operationsIn(routes).map(({ method, paths, route }) =>
      row([
        paths.map((path) => `\`${method} ${address(path)}\``).join(', '),
        route.needs.join(', '),
        route.refuses.map(refusalText).join('; '),
        `[${lastPart(route.source)}](${route.source})`,
        route.test,
      ]),
    ),
    '',
    'Every operation refuses beside these:',
    '',
    '| status | when | source |',
    '| --- | --- | --- |',
    ...shared.map((refusal) =>
      row([
        `${String(refusal.status)} \`${refusal.code}\``,
        refusal.when,
        `[${lastPart(refusal.source)}](${refusal.source})`,
      ]),
    ),
    '<!-- prettier-ignore-end -->',
  ].join('\n');
}

/** The document with a fresh table between its marks; null where the marks are missing. */
export function withTable(document: string, table: string): string | null {
  const start = document.indexOf(TABLE_START);
  const end = document.indexOf(TABLE_END);
  return start < 0 || end < start
    ? null
    : `${document.slice(0, start + TABLE_START.length)}\n\n${table}\n\n${document.slice(end)}`;
}

/**
 * What is wrong with the routes' own description, one sentence each; empty when nothing is.
 *
 * @param testFile the text of a file below test/tenant; undefined where there is none
 */
export function tableProblems(
  routes: readonly Route[],
  testFile: (name: string) => string | undefined,
): string[] {
  return routes.flatMap((route) => {
    const name = `${route.method} ${route.path}`;
    return [sourceProblem(route), testProblem(route, testFile), ...refusalProblems(route)].flatMap(
      (problem) => (problem === null ? [] : [`${name}: ${problem}`]),
    );
  });
}

function sourceProblem({ source }: Route): string | null {
  return /^https:\/\/(learn\.microsoft\.com|github\.com)\/\S+$/.test(source)
    ? null
    : `its source is no address at learn.microsoft.com or github.com (${source}).`;
}

function testProblem(
  { test }: Route,
  testFile: (name: string) => string | undefined,
): string | null {
  const [file = '', title = ''] = test.split(' › ');
  const text = file === '' || title === '' ? undefined : testFile(file);
  if (text === undefined) {
    return `its test is not "FILE › TITLE" with a file below test/tenant (${test}).`;
  }
  const titles = text.replaceAll(/\\(['"`])/g, '$1');
  return ["'", '"', '`'].some((quote) => titles.includes(`${quote}${title}${quote}`))
    ? null
    : `${file} has no test “${title}”.`;
}

function refusalProblems({ refuses }: Route): string[] {
  return refuses
    .filter(({ status, code, when }) => status < 400 || status > 599 || code === '' || when === '')
    .map(({ status, code }) => `its refusal ${String(status)} ${code} is not complete.`);
}

function address(path: string): string {
  return `/${path
    .replaceAll(/\/?\*(\w+)/g, ':/{$1}:')
    .replace(/:$/, '')
    .replaceAll(/(^|\/):(\w+)/g, '$1{$2}')}`;
}

function refusalText({ status, code, when }: Refusal): string {
  return `${String(status)} \`${code}\` ${when}`;
}

function lastPart(source: string): string {
  const github = /^https:\/\/github\.com\/[^/]+\/([^/]+)\/(?:issues|pull)\/(\d+)/.exec(source);
  return github === null
    ? (source
        .replace(/[?#].*$/, '')
        .split('/')
        .filter(Boolean)
        .at(-1) ?? source)
    : `${github[1] ?? ''} ${github[2] ?? ''}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
