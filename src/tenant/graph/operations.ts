// Every operation of the Graph origin in one list: what it routes by, and what docs/tenant.md is written from.
import type { TenantWorld } from '../tenantWorld';
import { eventRoutes } from './calendar/eventRoutes';
import { scheduleRoutes } from './calendar/scheduleRoutes';
import type { DownloadUrls } from './drives/downloadUrls';
import { driveRoutes } from './drives/driveRoutes';
import { listRoutes } from './lists/listRoutes';
import { messageRoutes } from './mail/messageRoutes';
import type { Route } from './routes';
import { activityRoutes } from './teams/activityRoutes';
import { userRoutes } from './users/userRoutes';

/** Making the list reads nothing of the world, so that it can be made without one to be described. */
export function operationsOf(world: TenantWorld, urls: DownloadUrls): Route[] {
  return [
    ...userRoutes(world),
    ...messageRoutes(world),
    ...eventRoutes(world),
    ...scheduleRoutes(world),
    ...listRoutes(world),
    ...driveRoutes(world, urls),
    ...activityRoutes(world),
  ];
}
