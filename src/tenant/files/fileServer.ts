// The SharePoint file host: files by their short-lived signed address, with no token and no preflight.
import type { DownloadUrls } from '../graph/drives/downloadUrls';
import type { Answerer } from '../hostData';
import { header, sendEmpty, sendJson } from '../http/exchange';
import type { TenantWorld } from '../tenantWorld';

export function createFileServer(world: TenantWorld, urls: DownloadUrls): Answerer {
  return (request, response) => {
    const url = new URL(request.url ?? '/', world.origins.files);
    // SharePoint answers no preflight here: a request with an Authorization header never leaves the browser.
    if (request.method === 'OPTIONS') {
      sendEmpty(response, 405);
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendEmpty(response, 405);
      return;
    }
    if (header(request, 'authorization') !== '') {
      sendJson(response, 401, {
        error: {
          code: 'unauthenticated',
          message: 'This address is used without an Authorization header.',
        },
      });
      return;
    }
    if (!url.pathname.endsWith('/_layouts/15/download.aspx')) {
      sendEmpty(response, 404);
      return;
    }
    const id = url.searchParams.get('UniqueId') ?? '';
    const verdict = urls.open(id, url.searchParams.get('tempauth') ?? '');
    const file = verdict === 'ok' ? world.site.fileById(id) : undefined;
    if (file === undefined) {
      sendJson(response, verdict === 'ok' ? 404 : 401, {
        error: {
          code: verdict === 'ok' ? 'itemNotFound' : 'unauthenticated',
          message: `The address is ${verdict === 'ok' ? 'of no file' : verdict}.`,
        },
      });
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(file.content),
      'Content-Disposition': `attachment; filename="${file.path.split('/').at(-1) ?? 'file'}"`,
      ETag: `"${file.id},${String(file.version)}"`,
      'Cache-Control': 'private, max-age=0',
    });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  };
}
