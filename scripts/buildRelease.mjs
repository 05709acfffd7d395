// `npm run build`: builds the pages of a release into dist/web.
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
const { buildPages } = await import('./build.mjs');
console.log(await buildPages({ local: false }));
