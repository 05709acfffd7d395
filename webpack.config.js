// Builds the pages: pane, tab, sign-in page and send guard. `--env local` lets the tab talk to the local tenant's hosts.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';

const top = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));

/** JavaScript that the pane may load before its first paint, gzip level 9. */
export const PANE_BUDGET_BYTES = 120 * 1024;

/** Fails the build when the pane's entry outgrows its budget. */
class PaneBudget {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('PaneBudget', (compilation) => {
      const files = compilation.entrypoints
        .get('taskpane')
        .getFiles()
        .filter((file) => file.endsWith('.js'));
      const bytes = files
        .map(
          (file) =>
            gzipSync(readFileSync(join(compilation.outputOptions.path, file)), { level: 9 }).length,
        )
        .reduce((sum, size) => sum + size, 0);
      if (bytes > PANE_BUDGET_BYTES) {
        compilation.errors.push(
          new webpack.WebpackError(
            `The pane loads ${(bytes / 1024).toFixed(1)} KB gzip before its first paint; the budget is ${PANE_BUDGET_BYTES / 1024} KB.`,
          ),
        );
      }
    });
  }
}

/** Has the browser fetch sign-in and Graph, and the settings, while it still reads the tab's own script. */
class FetchedAhead {
  apply(compiler) {
    compiler.hooks.compilation.tap('FetchedAhead', (compilation) => {
      HtmlPlugin.getHooks(compilation).alterAssetTagGroups.tap('FetchedAhead', (page) => {
        if (page.outputName !== 'tab.html') return page;
        const link = (href, attributes) => ({
          tagName: 'link',
          voidTag: true,
          attributes: { rel: 'preload', href, ...attributes },
          meta: { plugin: 'FetchedAhead' },
        });
        const files = [...(compilation.namedChunks.get('microsoft')?.files ?? [])];
        page.headTags.push(
          // After the page's own script, which comes first on a slow line.
          ...files.map((file) => link(file, { as: 'script', fetchpriority: 'low' })),
        );
        return page;
      });
    });
  }
}

function swc(target) {
  return {
    loader: 'swc-loader',
    options: {
      jsc: {
        target,
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      sourceMaps: false,
    },
  };
}

const minimizer = [
  new TerserPlugin({
    minify: TerserPlugin.swcMinify,
    extractComments: false,
    parallel: false,
    // A function that is called in one place only stays where it is: moved into its caller it is made anew at every
    // call, and a verdict takes a fourteenth longer.
    terserOptions: { compress: { inline: 0, reduce_funcs: false, reduce_vars: false } },
  }),
];
const resolve = { extensions: ['.ts', '.tsx', '.mjs', '.js'] };

/** A program of the benches, built as the pages are, so that what is timed is what runs: `node FILE` starts it. */
export function configureBench(name) {
  return {
    mode: 'production',
    context: top,
    devtool: false,
    resolve,
    name: `bench-${name}`,
    entry: { [name]: `./test/bench/${name}.bench.ts` },
    output: { path: join(top, 'dist/bench'), filename: '[name].mjs', module: true },
    experiments: { outputModule: true },
    target: ['node20', 'es2022'],
    externalsType: 'module',
    // Peers stay as they are packaged.
    externals: [
      ({ request }, done) => (/^[./]/.test(request) ? done() : done(null, `module ${request}`)),
    ],
    module: { rules: [{ test: /\.ts$/, exclude: /node_modules/, use: swc('es2022') }] },
    optimization: { minimizer },
    stats: 'errors-warnings',
    performance: { hints: false },
  };
}

export default function configure(env = {}) {
  const local = env.local === true || env.local === 'true';
  const out = join(top, 'dist', local ? 'local' : 'web');
  const shared = {
    mode: 'production',
    context: top,
    devtool: false,
    resolve,
    stats: 'errors-warnings',
    performance: { hints: false },
    cache: {
      type: 'filesystem',
      cacheDirectory: join(top, '.cache/webpack'),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
  };
  const page = (name, template, chunks) =>
    new HtmlPlugin({
      filename: `${name}.html`,
      template,
      chunks,
      scriptLoading: 'defer',
      minify: false,
    });
  return [
    {
      ...shared,
      name: local ? 'pages-local' : 'pages',
      entry: {
        taskpane: './src/taskpane/index.tsx',
        tab: './src/tab/index.tsx',
        auth: './src/adapters/identity/authPage.ts',
        consent: './src/adapters/identity/consentPage.ts',
        officeReady: './src/taskpane/officeReady.ts',
        historyGuard: './src/taskpane/historyGuard.ts',
      },
      output: {
        path: out,
        filename: (data) =>
          ['officeReady', 'historyGuard'].includes(data.chunk.name)
            ? '[name].js'
            : '[name].[contenthash:10].js',
        chunkFilename: '[name].[contenthash:10].js',
        clean: { keep: /^launchevent\./ },
        crossOriginLoading: false,
      },
      target: ['web', 'es2022'],
      module: {
        rules: [
          {
            test: /\.tsx?$/,
            exclude: /node_modules/,
            // Doors re-export whole rooms: what a chunk does not use stays out of it (entries run all the same).
            sideEffects: false,
            use: swc('es2022'),
          },
        ],
      },
      optimization: {
        minimizer,
        splitChunks: {
          cacheGroups: {
            default: false,
            defaultVendors: false,
            // Sign-in and Graph travel together, behind the first paint.
            microsoft: {
              name: 'microsoft',
              chunks: 'async',
              enforce: true,
              test: /[\\/](node_modules[\\/](@azure|@microsoft[\\/]microsoft-graph-client)|src[\\/]adapters[\\/](graph|identity))[\\/]/,
            },
          },
        },
      },
      plugins: [
        new webpack.DefinePlugin({
          __LOCAL_TENANT__: JSON.stringify(local),
          __VERSION__: JSON.stringify(version),
        }),
        page('taskpane', './src/taskpane/taskpane.html', ['taskpane']),
        page('tab', './src/tab/tab.html', ['tab']),
        page('auth', './src/taskpane/auth.html', ['auth']),
        page('consent', './src/taskpane/consent.html', ['consent']),
        new CopyPlugin({
          patterns: [
            { from: 'assets/*.png', to: '[path][name][ext]' },
            { from: 'src/packaging/about.html', to: 'about.html' },
          ],
        }),
        new FetchedAhead(),
        new PaneBudget(),
      ],
    },
    {
      ...shared,
      name: local ? 'sendguard-local' : 'sendguard',
      entry: { launchevent: './src/sendguard/index.ts' },
      output: { path: out, filename: '[name].js', iife: true },
      target: ['web', 'es2016'],
      module: { rules: [{ test: /\.ts$/, exclude: /node_modules/, use: swc('es2016') }] },
      optimization: { minimizer, splitChunks: false, runtimeChunk: false },
      plugins: [
        new CopyPlugin({
          patterns: [{ from: 'src/sendguard/launchevent.html', to: 'launchevent.html' }],
        }),
      ],
    },
  ];
}
