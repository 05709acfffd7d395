// Builds the pages in this process, with webpack's cache on disk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './install.mjs';

/** Builds dist/local (for the local tenant) or dist/web (for a customer) and returns the folder. */
export async function buildPages({ local }) {
  const { default: webpack } = await import('webpack');
  const { default: configure } = await import('../webpack.config.js');
  const compiler = webpack(configure({ local }));
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve, reject) =>
    compiler.close((error) => (error ? reject(error) : resolve())),
  );
  if (stats.hasErrors()) {
    console.error(stats.toString({ preset: 'errors-warnings', colors: false }));
    throw new Error('The pages could not be built.');
  }
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
