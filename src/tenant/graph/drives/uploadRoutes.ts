// Graph's operations on the site's document libraries that the tenant implements: uploading and deleting.
import { Temporal } from 'temporal-polyfill';
import type { DriveDefinition } from '../../sharepoint/libraryStore';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import { badRequest, GraphError, siteItemNotFound } from '../graphError';
import { isObject, objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { fileETag } from '../lists/siteEntities';
import { NO_STRANGERS } from '../lists/siteOf';
import { checkWriter } from '../lists/siteRights';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import type { DownloadUrls } from './downloadUrls';
import { driveOf, fileOf, shownFile } from './fileOf';
import { checkTag, conflictFrom, nameTaken, pathOf, placeFile } from './fileWrites';

const LARGEST_SIMPLE_UPLOAD = 250 * 1024 * 1024;
const SESSION_HOURS = 24;
const API = 'https://learn.microsoft.com/graph/api';
const WRITES = ['Sites.Selected', 'Files.ReadWrite', 'Sites.ReadWrite.All'];
const NO_WRITER: Refusal = {
  status: 403,
  code: 'accessDenied',
  when: 'granted for reading only, or in no group that writes the library',
};
const STALE: Refusal = { status: 412, code: 'resourceModified', when: 'If-Match is stale' };
const TAKEN: Refusal = {
  status: 409,
  code: 'nameAlreadyExists',
  when: 'the name is taken and conflictBehavior is fail',
};
const BAD_NAME: Refusal = {
  status: 400,
  code: 'invalidRequest',
  when: 'a name SharePoint does not allow, or an unknown conflictBehavior',
};
const TARGETS = [
  'drives/:drive/root/*path',
  'drives/:drive/items/:parent/*path',
  'drives/:drive/items/:file',
];

export function uploadRoutes(world: TenantWorld, urls: DownloadUrls): Route[] {
  const writing = { needs: WRITES, refuses: [...NO_STRANGERS, NO_WRITER, STALE] };
  return [
    ...TARGETS.flatMap((path): Route[] => [
      {
        ...writing,
        method: 'PUT',
        path: `${path}/content`,
        takes: 'bytes',
        source: `${API}/driveitem-put-content`,
        refuses: [...writing.refuses, TAKEN, BAD_NAME],
        test: 'drives.test.ts › a name that is taken fails, is replaced, or is made another',
        answer: (request) => putContent(world, urls, request),
      },
      {
        ...writing,
        method: 'POST',
        path: `${path}/createUploadSession`,
        source: `${API}/driveitem-createuploadsession`,
        refuses: [...writing.refuses, TAKEN, BAD_NAME],
        test: 'drives.test.ts › a large file goes up in ranges of 320 KiB',
        answer: (request) => createUploadSession(world, urls, request),
      },
    ]),
    ...['drives/:drive/root/*path', 'drives/:drive/items/:file'].map((path): Route => ({
      ...writing,
      method: 'DELETE',
      path,
      source: `${API}/driveitem-delete`,
      refuses: [
        ...writing.refuses,
        { status: 404, code: 'itemNotFound', when: 'no such drive or item' },
      ],
      test: 'drives.test.ts › a file is deleted with its tag, and its address with it',
      answer: (request) => deleteFile(world, request),
    })),
  ];
}

interface Target {
  readonly drive: DriveDefinition;
  readonly path: string;
}

/** Where the bytes shall go: an item that is there, or a path below the root or below another item. */
function targetOf(world: TenantWorld, request: GraphRequest): Target {
  const drive = driveOf(world, request);
  checkWriter(world, request, drive.write);
  if (param(request, 'file') !== '') {
    return { drive, path: fileOf(world, request).file.path };
  }
  const parentId = param(request, 'parent');
  if (parentId === '' || parentId === 'root') {
    return { drive, path: pathOf(param(request, 'path')) };
  }
  const parent = world.site.fileById(parentId);
  if (parent?.drive !== drive.id || !parent.isFolder) {
    throw siteItemNotFound();
  }
  return { drive, path: pathOf(`${parent.path}/${param(request, 'path')}`) };
}

function putContent(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  const { drive, path } = targetOf(world, request);
  const { bytes } = request;
  if (bytes.length > LARGEST_SIMPLE_UPLOAD) {
    throw new GraphError(
      413,
      'invalidRequest',
      'The request is larger than a simple upload may be. Use an upload session.',
    );
  }
  const placed = placeFile(world, {
    drive,
    path,
    conflict: conflictFrom(request.query.other.get('@microsoft.graph.conflictbehavior'), 'replace'),
    ifMatch: request.header('if-match'),
    by: request.caller.person.key,
    content: bytes,
  });
  return {
    status: placed.isNew ? 201 : 200,
    headers: { ETag: fileETag(placed.file) },
    body: {
      '@odata.context': `${contextOf(request, `drives('${drive.id}')/items`)}/$entity`,
      ...shownFile(world, urls, request, drive, placed.file),
    },
  };
}

function createUploadSession(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
): GraphReply {
  const { drive, path } = targetOf(world, request);
  const body = request.body === undefined ? {} : objectBody(request);
  const item = body['item'];
  if (item !== undefined && !isObject(item)) {
    throw badRequest('Invalid request: item is an object.', 'invalidRequest');
  }
  const name = item?.['name'];
  if (name !== undefined && name !== path.split('/').at(-1)) {
    throw badRequest('The name in the body is not the one in the address.', 'invalidRequest');
  }
  const ifMatch = request.header('if-match');
  const conflict = conflictFrom(item?.['@microsoft.graph.conflictBehavior'], 'fail');
  const before = world.site.file(drive.id, path);
  checkTag(before, ifMatch);
  if (before !== undefined && conflict === 'fail') {
    throw nameTaken();
  }
  const expiresAt = graphInstant(
    nowInstant().add(Temporal.Duration.from({ hours: SESSION_HOURS })),
  );
  const session = world.site.startUpload({
    drive: drive.id,
    path,
    conflict,
    ifMatch,
    createdBy: request.caller.person.key,
    expiresAt,
  });
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, 'microsoft.graph.uploadSession'),
      expirationDateTime: expiresAt,
      nextExpectedRanges: ['0-'],
      uploadUrl: urls.makeUpload(world.origins.files, session.id, expiresAt),
    },
  };
}

function deleteFile(world: TenantWorld, request: GraphRequest): GraphReply {
  const { drive, file } = fileOf(world, request);
  checkWriter(world, request, drive.write);
  if (file.path === '') {
    throw badRequest('The root cannot be deleted.', 'invalidRequest');
  }
  checkTag(file, request.header('if-match'));
  world.site.removeFile(file);
  return { status: 204 };
}
