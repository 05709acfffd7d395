// Every operation on mail that the tenant has, in the order in which a path is looked for.
import type { TenantWorld } from '../../tenantWorld';
import type { Route } from '../routes';
import { attachmentRoutes } from './attachmentRoutes';
import { deltaRoutes } from './deltaRoutes';
import { draftRoutes } from './draftRoutes';
import { folderRoutes } from './folderRoutes';
import { readRoutes } from './readRoutes';
import { writeRoutes } from './writeRoutes';

const OF_MAILBOX = 'users/:user/messages/:message';
const OF_FOLDER = 'users/:user/mailFolders/:folder/messages/:message';

export function messageRoutes(world: TenantWorld): Route[] {
  return [
    ...deltaRoutes(world),
    ...readRoutes(world),
    ...[...writeRoutes(world), ...draftRoutes(world), ...attachmentRoutes(world)].flatMap(
      inFolders,
    ),
    ...folderRoutes(world),
  ];
}

/** Whatever can be done to a message can be done through the folder in which it lies. */
function inFolders(route: Route): Route[] {
  return route.path.startsWith(OF_MAILBOX)
    ? [route, { ...route, path: route.path.replace(OF_MAILBOX, OF_FOLDER) }]
    : [route];
}
