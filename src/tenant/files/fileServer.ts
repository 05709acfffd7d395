// The SharePoint file host: contents by their short-lived signed address and upload sessions, with no token and no preflight for reading.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DownloadUrls } from '../graph/drives/downloadUrls';
import type { Answerer } from '../hostData';
import { answering, header, sendEmpty, sendJson } from '../http/exchange';
import type { TenantWorld } from '../tenantWorld';
import { answerUpload } from './answerUpload';

export function createFileServer(world: TenantWorld, urls: DownloadUrls): Answerer {
  return answering(async (request, response) => {
    const url = new URL(request.url ?? '/', world.origins.files);
    const isUpload = url.pathname.endsWith('/drive/uploadSession');
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response, isUpload);
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (header(request, 'authorization') !== '') {
      refuse(response, 401, 'This address is used without an Authorization header.');
      return;
    }
    const id = url.searchParams.get(isUpload ? 'guid' : 'UniqueId') ?? '';
    if (!isUpload && !url.pathname.endsWith('/_layouts/15/download.aspx')) {
      sendEmpty(response, 404);
      return;
    }
    const verdict = urls.open(id, url.searchParams.get('tempauth') ?? '');
    if (verdict !== 'ok') {
      refuse(response, 401, `The address is ${verdict}.`);
    } else if (isUpload) {
      await answerUpload(world, urls, id, request, response);
    } else {
      answerContent(world, id, request, response);
    }
  });
}

/** A download takes no preflight: a request with an Authorization header never leaves the browser. */
function answerPreflight(
  request: IncomingMessage,
  response: ServerResponse,
  isUpload: boolean,
): void {
  if (isUpload) {
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, PUT, POST, DELETE',
      'Access-Control-Allow-Headers': header(request, 'access-control-request-headers'),
    });
    response.end();
  } else {
    sendEmpty(response, 405);
  }
}

function answerContent(
  world: TenantWorld,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendEmpty(response, 405);
    return;
  }
  const [fileId = '', version] = id.split('/');
  const file = world.site.fileById(fileId);
  const content =
    file === undefined
      ? undefined
      : world.site.content(file, version === undefined ? file.version : Number(version));
  if (file === undefined || content === undefined) {
    refuse(response, 404, 'The address is of no file.');
    return;
  }
  const range = rangeOf(header(request, 'range'), content.length);
  const part = range === undefined ? content : content.subarray(range.from, range.to + 1);
  response.writeHead(range === undefined ? 200 : 206, {
    'Content-Type': file.mediaType,
    'Content-Length': part.length,
    'Content-Disposition': `attachment; filename="${file.path.split('/').at(-1) ?? 'file'}"`,
    ETag: `"${file.id},${String(file.revision)}"`,
    'Cache-Control': 'private, max-age=0',
    'Accept-Ranges': 'bytes',
    ...(range === undefined
      ? {}
      : {
          'Content-Range': `bytes ${String(range.from)}-${String(range.to)}/${String(content.length)}`,
        }),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** One range of bytes; undefined where none was asked that can be given. */
function rangeOf(
  asked: string,
  size: number,
): { readonly from: number; readonly to: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(asked) ?? [];
  const from = Number(first ?? size);
  return from >= size
    ? undefined
    : { from, to: last === undefined || last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function refuse(response: ServerResponse, status: 401 | 404, message: string): void {
  sendJson(response, status, {
    error: { code: status === 401 ? 'unauthenticated' : 'itemNotFound', message },
  });
}
