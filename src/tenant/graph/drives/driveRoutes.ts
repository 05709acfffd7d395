// Graph's operations on the site's document libraries that the tenant implements.
import type { DriveDefinition, StoredFile } from '../../sharepoint/siteStore';
import type { TenantWorld } from '../../tenantWorld';
import { notImplemented, siteItemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { checkSite } from '../lists/listRoutes';
import { driveEntity, driveItemEntity } from '../lists/siteEntities';
import { checkSiteReader } from '../lists/siteRights';
import { tokenPage } from '../odata/page';
import { selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import type { DownloadUrls } from './downloadUrls';

const USUAL_PAGE = 200;

export function driveRoutes(world: TenantWorld, urls: DownloadUrls): Route[] {
  return [
    { method: 'GET', path: 'sites/:site/drives', answer: (request) => listDrives(world, request) },
    { method: 'GET', path: 'drives/:drive', answer: (request) => readDrive(world, request) },
    {
      method: 'GET',
      path: 'drives/:drive/root',
      answer: (request) => readFile(world, urls, request, ''),
    },
    {
      method: 'GET',
      path: 'drives/:drive/root/children',
      answer: (request) => listChildren(world, urls, request, ''),
    },
    {
      method: 'GET',
      path: 'drives/:drive/root/*path',
      answer: (request) => readFile(world, urls, request, param(request, 'path')),
    },
    {
      method: 'GET',
      path: 'drives/:drive/root/*path/children',
      answer: (request) => listChildren(world, urls, request, param(request, 'path')),
    },
    {
      method: 'GET',
      path: 'drives/:drive/items/:file',
      answer: (request) => readFileById(world, urls, request),
    },
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

function readFile(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
  path: string,
): GraphReply {
  const drive = driveOf(world, request);
  const file = world.site.file(drive.id, path.replace(/\/+$/, ''));
  if (file === undefined) {
    throw siteItemNotFound();
  }
  return fileReply(world, urls, request, drive, file);
}

function readFileById(world: TenantWorld, urls: DownloadUrls, request: GraphRequest): GraphReply {
  const drive = driveOf(world, request);
  const file = world.site.fileById(param(request, 'file'));
  if (file?.drive !== drive.id) {
    throw siteItemNotFound();
  }
  return fileReply(world, urls, request, drive, file);
}

function fileReply(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
  drive: DriveDefinition,
  file: StoredFile,
): GraphReply {
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `drives('${drive.id}')/root`)}/$entity`,
      ...shown(world, urls, request, drive, file),
    },
  };
}

function listChildren(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
  path: string,
): GraphReply {
  if (request.query.filter !== null || request.query.expand.length > 0) {
    throw notImplemented('$filter and $expand on children');
  }
  const drive = driveOf(world, request);
  const folder = world.site.file(drive.id, path.replace(/\/+$/, ''));
  if (folder === undefined) {
    throw siteItemNotFound();
  }
  const page = tokenPage(request, childrenOf(world, drive, folder), USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `drives('${drive.id}')/root/children`),
      ...page.members,
      value: page.rows.map((file) => shown(world, urls, request, drive, file)),
    },
  };
}

function shown(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
  drive: DriveDefinition,
  file: StoredFile,
): JsonObject {
  const url = file.isFolder ? null : urls.make(world.origins.files, file.id);
  const entity = driveItemEntity(world, drive, file, url, childrenOf(world, drive, file).length);
  const { select } = request.query;
  const kept = selectMembers(entity, select);
  // The address is an annotation that $select has to name.
  const isNamed =
    select === null || select.some((name) => name.toLowerCase().endsWith('downloadurl'));
  return isNamed
    ? kept
    : Object.fromEntries(
        Object.entries(kept).filter(([name]) => name !== '@microsoft.graph.downloadUrl'),
      );
}

function childrenOf(world: TenantWorld, drive: DriveDefinition, folder: StoredFile): StoredFile[] {
  return world.site
    .files(drive.id)
    .filter(
      (file) =>
        file.path !== '' &&
        file.path.split('/').slice(0, -1).join('/').toLowerCase() === folder.path.toLowerCase(),
    );
}

function driveOf(world: TenantWorld, request: GraphRequest): DriveDefinition {
  checkSiteReader(world, request);
  const drive = world.site.drive(param(request, 'drive'));
  if (drive === undefined) {
    throw siteItemNotFound();
  }
  return drive;
}
