/** The host pages are TypeScript too: this turns one browser entry and what it imports into one classic script. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Answerer } from '../hostData';
import { answering } from '../http/exchange';
import { sendText } from './answer';

const REQUIRED = /\brequire\("(\.[^"]+)"\)/g;

/**
 * Answers with a browser entry and its relative imports as one script without modules.
 *
 * It is compiled when it is first asked for, and the compiler is loaded then: a start that no browser follows has no use
 * for it. Only relative imports are followed; a host page has no package of its own. A file that is missing or does not
 * parse is a 500 that says so.
 *
 * @param entry absolute path of the TypeScript entry
 */
export function answerClientScript(entry: string): Answerer {
  let compiled: Promise<string> | undefined;
  return answering(async (_request, response) => {
    compiled ??= compileClientScript(entry);
    sendText(response, 'text/javascript', await compiled);
  });
}

type Compile = (file: string) => string;

async function compileClientScript(entry: string): Promise<string> {
  const { transformSync } = await import('@swc/core');
  const compileModule: Compile = (file) =>
    transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      swcrc: false,
      configFile: false,
      sourceMaps: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs', noInterop: true },
    }).code;
  return bundle(entry, compileModule);
}

function bundle(entry: string, compileModule: Compile): string {
  const root = dirname(entry);
  const bodies = new Map<string, string>();
  const waiting = [resolve(entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const name = moduleName(root, file);
    if (bodies.has(name)) continue;
    const body = compileModule(file);
    const folder = dirname(file);
    bodies.set(
      name,
      body.replaceAll(REQUIRED, (_, asked: string) => {
        const target = resolve(folder, `${asked}.ts`);
        waiting.push(target);
        return `require(${JSON.stringify(moduleName(root, target))})`;
      }),
    );
  }
  return wrapModules(moduleName(root, resolve(entry)), bodies);
}

function moduleName(root: string, file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

function wrapModules(entry: string, bodies: ReadonlyMap<string, string>): string {
  const table = [...bodies]
    .map(([name, body]) => `${JSON.stringify(name)}: function (require, exports) {\n${body}\n}`)
    .join(',\n');
  return [
    '(function () {',
    `const modules = {\n${table}\n};`,
    'const loaded = {};',
    'function load(name) {',
    '  if (!(name in loaded)) { loaded[name] = {}; modules[name](load, loaded[name]); }',
    '  return loaded[name];',
    '}',
    `load(${JSON.stringify(entry)});`,
    '})();',
    '',
  ].join('\n');
}
