// Builds single pages for tests in a browser: one entry, one script, no product build needed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';

export interface BuiltPages {
  /** A folder that holds `NAME.html` and its script for each entry. */
  readonly folder: string;
  remove(): void;
}

/** Builds the entries with the loader and the minifier of the product. `localTenant` is what `__LOCAL_TENANT__` says; `head` goes into each page. */
export async function buildPages(
  entries: Readonly<Record<string, string>>,
  {
    localTenant = true,
    head = '',
  }: { readonly localTenant?: boolean; readonly head?: string } = {},
): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-pages-'));
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  const compiler = webpack({
    mode: 'production',
    optimization: {
      minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })],
    },
    performance: { hints: false },
    devtool: false,
    context: resolve('.'),
    entry: { ...entries },
    output: { path: folder, filename: '[name].js' },
    target: ['web', 'es2022'],
    resolve: { extensions: ['.ts', '.mjs', '.js'] },
    module: {
      rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: 'swc-loader', options } }],
    },
    plugins: [new webpack.DefinePlugin({ __LOCAL_TENANT__: JSON.stringify(localTenant) })],
  });
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      if (error !== null) fail(error);
      else if (stats?.hasErrors() === true) fail(new Error(stats.toString('errors-only')));
      else done();
    });
  });
  for (const name of Object.keys(entries)) {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${head}</head><body><script src="./${name}.js"></script></body></html>`;
    writeFileSync(join(folder, `${name}.html`), page);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
