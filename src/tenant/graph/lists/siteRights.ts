// Who may read and write in the site: app permission, then membership of the site, then the list's write groups.
import type { TenantWorld } from '../../tenantWorld';
import { siteAccessDenied } from '../graphError';
import type { GraphRequest } from '../graphRequest';

/** Sites.Selected with a grant on this site; every member of one of the site's groups may read. */
export function checkSiteReader(world: TenantWorld, request: GraphRequest): void {
  const scopes = [
    'Sites.Selected',
    'Sites.ReadWrite.All',
    'Sites.Manage.All',
    'Sites.FullControl.All',
  ];
  if (!scopes.some((scope) => request.caller.scopes.includes(scope)) || !isMember(world, request)) {
    throw siteAccessDenied();
  }
}

export function checkWriter(
  world: TenantWorld,
  request: GraphRequest,
  groups: readonly string[],
): void {
  checkSiteReader(world, request);
  const { key } = request.caller.person;
  if (
    !groups.some((group) => group === 'all' || world.siteFile.groups[group]?.includes(key) === true)
  ) {
    throw siteAccessDenied();
  }
}

function isMember(world: TenantWorld, request: GraphRequest): boolean {
  const groups = Object.values(world.siteFile.groups);
  return (
    groups.length === 0 ||
    groups.some((members) => members?.includes(request.caller.person.key) === true)
  );
}
