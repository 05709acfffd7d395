// Takes the ranges of an upload session in their order, and makes the file when the last one is there.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DownloadUrls } from '../graph/drives/downloadUrls';
import { conflictFrom, placeFile } from '../graph/drives/fileWrites';
import { GraphError } from '../graph/graphError';
import { driveItemEntity } from '../graph/lists/siteEntities';
import { header, sendEmpty, sendJson } from '../http/exchange';
import type { DriveDefinition, UploadSession } from '../sharepoint/libraryStore';
import type { TenantWorld } from '../tenantWorld';

/** Every range but the last is a multiple of this. */
const RANGE_UNIT = 320 * 1024;
const LARGEST_RANGE = 60 * 1024 * 1024;

export async function answerUpload(
  world: TenantWorld,
  urls: DownloadUrls,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request);
  const session = world.site.upload(id);
  const drive = session === undefined ? undefined : world.site.drive(session.drive);
  if (session === undefined || drive === undefined) {
    refuse(response, 404, 'itemNotFound', 'The upload session was not found');
    return;
  }
  switch (request.method) {
    case 'GET':
      sendJson(response, 200, progress(session));
      return;
    case 'DELETE':
      world.site.endUpload(id);
      sendEmpty(response, 204);
      return;
    case 'PUT':
      takeRange(world, urls, drive, session, header(request, 'content-range'), bytes, response);
      return;
    default:
      sendEmpty(response, 405);
  }
}

function takeRange(
  world: TenantWorld,
  urls: DownloadUrls,
  drive: DriveDefinition,
  session: UploadSession,
  contentRange: string,
  bytes: Buffer | undefined,
  response: ServerResponse,
): void {
  const [, first, last, whole] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(contentRange) ?? [];
  const from = Number(first);
  const to = Number(last);
  const total = Number(whole);
  if (bytes === undefined) {
    refuse(response, 413, 'invalidRequest', 'The range is larger than 60 MiB');
    return;
  }
  const isLast = to + 1 === total;
  const isWhole = to - from + 1 === bytes.length && to < total;
  const isOther = session.total !== null && session.total !== total;
  if (!isWhole || isOther || (!isLast && bytes.length % RANGE_UNIT !== 0)) {
    refuse(
      response,
      400,
      'invalidRequest',
      'Content-Range does not describe these bytes, or a range is no multiple of 320 KiB',
    );
    return;
  }
  if (from !== session.received.length) {
    refuse(
      response,
      416,
      'invalidRange',
      'Optimistic concurrency failure during fragmented upload',
    );
    return;
  }
  const kept = { ...session, total, received: Buffer.concat([session.received, bytes]) };
  if (isLast) {
    finish(world, urls, drive, kept, response);
  } else {
    world.site.keepUpload(kept);
    sendJson(response, 202, progress(kept));
  }
}

function finish(
  world: TenantWorld,
  urls: DownloadUrls,
  drive: DriveDefinition,
  session: UploadSession,
  response: ServerResponse,
): void {
  try {
    const placed = world.store.together(() => {
      world.site.endUpload(session.id);
      return placeFile(world, {
        drive,
        path: session.path,
        conflict: conflictFrom(session.conflict, 'fail'),
        ifMatch: session.ifMatch,
        by: session.createdBy,
        content: session.received,
      });
    });
    const url = urls.make(world.origins.files, placed.file.id);
    sendJson(
      response,
      placed.isNew ? 201 : 200,
      driveItemEntity(world, drive, placed.file, url, 0),
    );
  } catch (error) {
    if (!(error instanceof GraphError)) {
      throw error;
    }
    refuse(response, error.status, error.code, error.message);
  }
}

function progress(session: UploadSession): unknown {
  return {
    expirationDateTime: session.expiresAt,
    nextExpectedRanges: [`${String(session.received.length)}-`],
  };
}

/** Undefined where the range is too large. */
async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    size += bytes.length;
    if (size <= LARGEST_RANGE) {
      parts.push(bytes);
    }
  }
  return size > LARGEST_RANGE ? undefined : Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { error: { code, message } });
}
