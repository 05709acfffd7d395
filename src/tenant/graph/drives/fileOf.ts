// Finds the drive and the item that a path names, and shows an item with the address of its content.
import type { DriveDefinition, StoredFile } from '../../sharepoint/libraryStore';
import type { TenantWorld } from '../../tenantWorld';
import { siteItemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphRequest, JsonObject } from '../graphRequest';
import { driveItemEntity } from '../lists/siteEntities';
import { checkSiteReader } from '../lists/siteRights';
import { selectMembers } from '../odata/selectMembers';
import type { DownloadUrls } from './downloadUrls';

export function driveOf(world: TenantWorld, request: GraphRequest): DriveDefinition {
  checkSiteReader(world, request);
  const drive = world.site.drive(param(request, 'drive'));
  if (drive === undefined) {
    throw siteItemNotFound();
  }
  return drive;
}

/** The item by id, by path, or the root where the address names neither. */
export function fileOf(
  world: TenantWorld,
  request: GraphRequest,
): { readonly drive: DriveDefinition; readonly file: StoredFile } {
  const drive = driveOf(world, request);
  const id = param(request, 'file');
  const path = param(request, 'path').replace(/^\/+|\/+$/g, '');
  const file =
    id === '' || id === 'root' ? world.site.file(drive.id, path) : world.site.fileById(id);
  if (file?.drive !== drive.id) {
    throw siteItemNotFound();
  }
  return { drive, file };
}

export function shownFile(
  world: TenantWorld,
  urls: DownloadUrls,
  request: GraphRequest,
  drive: DriveDefinition,
  file: StoredFile,
): JsonObject {
  const url = file.isFolder ? null : urls.make(world.origins.files, file.id);
  const children = file.isFolder ? world.site.countChildren(drive.id, file.path) : 0;
  const { select } = request.query;
  const kept = selectMembers(driveItemEntity(world, drive, file, url, children), select);
  // The address is an annotation that $select has to name.
  const isNamed =
    select === null || select.some((name) => name.toLowerCase().endsWith('downloadurl'));
  return isNamed
    ? kept
    : Object.fromEntries(
        Object.entries(kept).filter(([name]) => name !== '@microsoft.graph.downloadUrl'),
      );
}
