// Graph's operations on the site's document libraries that the tenant implements: reading.
import type { StoredFile } from '../../sharepoint/libraryStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, notImplemented, siteItemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest } from '../graphRequest';
import { driveEntity, fileVersionEntity } from '../lists/siteEntities';
import { checkSite, NO_STRANGERS } from '../lists/siteOf';
import { tokenPage } from '../odata/page';
import { selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import type { DownloadUrls } from './downloadUrls';
import { driveOf, fileOf, shownFile } from './fileOf';
import { uploadRoutes } from './uploadRoutes';

const USUAL_PAGE = 200;
const API = 'https://learn.microsoft.com/graph/api';
const READS = ['Sites.Selected', 'Files.Read', 'Sites.Read.All'];
const NO_FILE: Refusal = { status: 404, code: 'itemNotFound', when: 'no such drive or item' };
/** The ways to say which item is meant. */
export const ITEM_PATHS = [
  'drives/:drive/root',
  'drives/:drive/root/*path',
  'drives/:drive/items/:file',
];

export function driveRoutes(world: TenantWorld, urls: DownloadUrls): Route[] {
  const reading = { method: 'GET', needs: READS, refuses: [...NO_STRANGERS, NO_FILE] };
  return [
    {
      ...reading,
      path: 'sites/:site/drives',
      source: `${API}/drive-list`,
      test: 'lists.test.ts › a file is fetched by its own address without a token',
      answer: (request) => listDrives(world, request),
    },
    {
      ...reading,
      path: 'drives/:drive',
      source: `${API}/drive-get`,
      test: 'drives.test.ts › a library is found by name and read by id',
      answer: (request) => readDrive(world, request),
    },
    ...ITEM_PATHS.flatMap((path): Route[] => [
      {
        ...reading,
        path,
        source: `${API}/driveitem-get`,
        test: 'drives.test.ts › a file is the same by path and by id',
        answer: (request) => readFile(world, urls, request),
      },
      {
        ...reading,
        path: `${path}/children`,
        source: `${API}/driveitem-list-children`,
        test: 'drives.test.ts › a folder names its children and their number',
        answer: (request) => listChildren(world, urls, request),
      },
      {
        ...reading,
        path: `${path}/content`,
        source: `${API}/driveitem-get-content`,
        refuses: [
          ...reading.refuses,
          { status: 400, code: 'invalidRequest', when: 'the item is a folder' },
        ],
        test: 'drives.test.ts › content is a redirect to the file host',
        answer: (request) => readContent(world, urls, request),
      },
      {
        ...reading,
        path: `${path}/versions`,
        source: `${API}/driveitem-list-versions`,
        test: 'drives.test.ts › an older version keeps its author and its bytes',
        answer: (request) => listVersions(world, request),
      },
      {
        ...reading,
        path: `${path}/versions/:version/content`,
        source: `${API}/driveitemversion-get-contents`,
        refuses: [
          ...reading.refuses,
          {
            status: 400,
            code: 'invalidRequest',
            when: 'the present version (OneDrive/onedrive-api-docs 905)',
          },
        ],
        test: 'drives.test.ts › an older version keeps its author and its bytes',
        answer: (request) => readVersion(world, urls, request),
      },
    ]),
    ...uploadRoutes(world, urls),
  ];
}

function listDrives(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, 'drives'),
      value: world.site
        .drives()
        .map((drive) => selectMembers(driveEntity(world, drive), request.query.select)),
    },
  };
}

function readDrive(world: TenantWorld, request: GraphRequest): GraphReply {
  const drive = driveOf(world, request);
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, 'drives')}/$entity`,
      ...selectMembers(driveEntity(world, drive), request.query.select),
    },
  };
}

function readFile(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  const { drive, file } = fileOf(world, request);
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `drives('${drive.id}')/items`)}/$entity`,
      ...shownFile(world, urls, request, drive, file),
    },
  };
}

function listChildren(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  if (request.query.filter !== null || request.query.expand.length > 0) {
    throw notImplemented('$filter and $expand on children');
  }
  const { drive, file } = fileOf(world, request);
  const page = tokenPage(request, world.site.children(drive.id, file.path), USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `drives('${drive.id}')/items('${file.id}')/children`),
      ...page.members,
      value: page.rows.map((child) => shownFile(world, urls, request, drive, child)),
    },
  };
}

/** A redirect to another origin, which no script with a token can follow: scripts take the downloadUrl. */
function readContent(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  const { file } = fileOf(world, request);
  checkIsFile(file);
  return { status: 302, headers: { Location: urls.make(world.origins.files, file.id) } };
}

function listVersions(world: TenantWorld, request: GraphRequest): GraphReply {
  const { drive, file } = fileOf(world, request);
  checkIsFile(file);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `drives('${drive.id}')/items('${file.id}')/versions`),
      value: world.site
        .fileVersions(file)
        .map((version) => selectMembers(fileVersionEntity(world, version), request.query.select)),
    },
  };
}

function readVersion(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  const { file } = fileOf(world, request);
  const version = world.site
    .fileVersions(file)
    .find((each) => `${String(each.version)}.0` === param(request, 'version'));
  if (version === undefined) {
    throw siteItemNotFound();
  }
  if (version.version === file.version) {
    throw badRequest('You cannot get the content of the current version.', 'invalidRequest');
  }
  return {
    status: 302,
    headers: { Location: urls.make(world.origins.files, file.id, version.version) },
  };
}

function checkIsFile(file: StoredFile): void {
  if (file.isFolder) {
    throw badRequest('The item is a folder and has no content.', 'invalidRequest');
  }
}
