/** The host pages are TypeScript too: this turns one browser entry and what it imports into one classic script. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const REQUIRED = /\brequire\("(\.[^"]+)"\)/g;

/**
 * Compiles a browser entry and its relative imports into one script without modules.
 *
 * Only relative imports are followed; a host page has no package of its own. Throws when a file is missing or does not
 * parse, so that a broken host page stops the tenant at its start and not in the browser.
 *
 * @param entry absolute path of the TypeScript entry
 *
 * @example
 * compileClientScript('/repo/src/tenant/hosts/outlook/shim/officeEntry.ts') //=> '(function () { …'
 */
export function compileClientScript(entry: string): string {
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

function compileModule(file: string): string {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    swcrc: false,
    configFile: false,
    sourceMaps: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs', noInterop: true },
  });
  return code;
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
