// Proves that the law of the rooms holds in src/ and that each of its rules can fire.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Rule {
  readonly name: string;
}
interface CruiseReport {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: Rule;
      readonly from: string;
      readonly to: string;
    }[];
  };
}

const top = resolve(__dirname, '../..');

/** Cruises a folder under the law for that root, in a process of its own as `npm run check` does. */
function violationsIn(root: string): { rules: string[]; cruised: number; fired: string[] } {
  const config = join(mkdtempSync(join(tmpdir(), 'rooms-')), 'config.cjs');
  const law = resolve(__dirname, 'roomLaw.cjs');
  writeFileSync(
    config,
    `const { rulesFor, options } = require(${JSON.stringify(law)});
     module.exports = { forbidden: rulesFor(${JSON.stringify(root)}), options };`,
  );
  const cli = join(top, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = (): string =>
    execFileSync(process.execPath, [cli, '--config', config, '--output-type', 'json', root], {
      cwd: top,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
  let output: string;
  try {
    output = run();
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const report = JSON.parse(output) as CruiseReport;
  const names = execFileSync(
    process.execPath,
    [
      '-e',
      `console.log(JSON.stringify(require(${JSON.stringify(law)}).rulesFor('x').map((r) => r.name)))`,
    ],
    { encoding: 'utf8' },
  );
  return {
    rules: JSON.parse(names) as string[],
    cruised: report.summary.totalCruised,
    fired: [...new Set(report.summary.violations.map((violation) => violation.rule.name))],
  };
}

test('no import in the product runs the wrong way', () => {
  const { fired, cruised } = violationsIn('src');
  expect(cruised).toBeGreaterThan(40);
  expect(fired).toEqual([]);
});

test('every rule of the rooms fires on its planted violation', () => {
  const { fired, rules } = violationsIn('test/architecture/planted/src');
  expect([...fired].sort()).toEqual([...rules].sort());
});
