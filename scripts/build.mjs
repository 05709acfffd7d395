// Builds the pages in this process, with webpack's cache on disk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './install.mjs';

/** Runs webpack once, with its errors on the screen. */
async function build(configuration) {
  const { default: webpack } = await import('webpack');
  const compiler = webpack(configuration);
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve, reject) =>
    compiler.close((error) => (error ? reject(error) : resolve())),
  );
  if (stats.hasErrors()) {
    console.error(stats.toString({ preset: 'errors-warnings', colors: false }));
    throw new Error('The build failed.');
  }
}

/** Builds one bench as the pages are built, and returns the program. */
export async function buildBench(name) {
  const { configureBench } = await import('../webpack.config.js');
  await build(configureBench(name));
  return join(top, 'dist/bench', `${name}.mjs`);
}

/** Builds dist/local (for the local tenant) or dist/web (for a customer) and returns the folder. */
export async function buildPages({ local }) {
  const { default: configure } = await import('../webpack.config.js');
  await build(configure({ local }));
  const folder = join(top, 'dist', local ? 'local' : 'web');
  for (const page of [
    'taskpane.html',
    'tab.html',
    'auth.html',
    'consent.html',
    'launchevent.js',
    'launchevent.html',
  ]) {
    if (!existsSync(join(folder, page))) throw new Error(`The build made no ${page}.`);
  }
  return folder;
}
