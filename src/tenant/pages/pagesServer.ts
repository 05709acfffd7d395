// The origin of the product's built pages: files as they are, with the headers of an installation, and config.json.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Answerer, Origins } from '../hostData';
import { sendText } from '../http/exchange';

export interface PagesOptions {
  readonly web: string | undefined;
  readonly headers: string | undefined;
  readonly config: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
};
/** The only words that are changed in what is served: Microsoft's own library is not reachable without a network. */
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

export function createPagesServer(origins: Origins, options: PagesOptions): Answerer {
  const headers = readHeaders(options.headers);
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendText(response, 405, 'Only GET.');
      return;
    }
    const url = new URL(request.url ?? '/', origins.pages);
    const name = decodePath(url.pathname);
    const file = name === '/config.json' ? options.config : fileIn(options.web, name);
    if (file === undefined || !existsSync(file)) {
      sendText(response, 404, 'Not found');
      return;
    }
    const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
    const isPage = type.startsWith('text/html');
    // Not compressed here: on one machine that would only cost time. What was compressed beforehand goes as it is.
    const packed = isPage ? null : packedBeside(file, request.headers['accept-encoding']);
    const raw = readFileSync(packed ?? file);
    const content = isPage
      ? Buffer.from(raw.toString('utf8').replaceAll(OFFICE_JS, `${origins.outlook}/office.js`))
      : raw;
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': content.length,
      ...(packed === null ? {} : { 'Content-Encoding': 'gzip' }),
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      ...headers['*'],
      ...headers[name],
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
}

/** `FILE.gz`, as hosts of static pages keep it, for a browser that takes gzip; null when there is none. */
function packedBeside(file: string, accepted: string | string[] | undefined): string | null {
  const packed = `${file}.gz`;
  return /\bgzip\b/.test(String(accepted ?? '')) && existsSync(packed) ? packed : null;
}

function fileIn(web: string | undefined, name: string): string | undefined {
  if (web === undefined || name.endsWith('/') || name.includes('\0')) {
    return undefined;
  }
  const root = path.resolve(web);
  const file = path.resolve(root, `.${name}`);
  return file.startsWith(`${root}${path.sep}`) && existsSync(file) && statSync(file).isFile()
    ? file
    : undefined;
}

function readHeaders(
  file: string | undefined,
): Readonly<Record<string, Readonly<Record<string, string>> | undefined>> {
  return file === undefined
    ? {}
    : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>);
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
