// Every operation on mail that the tenant has, in the order in which a path is looked for.
import type { TenantWorld } from '../../tenantWorld';
import type { Route } from '../routes';
import { attachmentRoutes } from './attachmentRoutes';
import { deltaRoutes } from './deltaRoutes';
import { draftRoutes } from './draftRoutes';
import { folderRoutes } from './folderRoutes';
import { readRoutes } from './readRoutes';
import { writeRoutes } from './writeRoutes';

export function messageRoutes(world: TenantWorld): Route[] {
  return [
    ...deltaRoutes(world),
    ...readRoutes(world),
    ...writeRoutes(world),
    ...draftRoutes(world),
    ...attachmentRoutes(world),
    ...folderRoutes(world),
  ];
}
