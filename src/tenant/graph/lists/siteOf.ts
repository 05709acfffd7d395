// Finds the site and the list that a path names, when the caller may read them.
import type { ListDefinition } from '../../sharepoint/listStore';
import type { TenantWorld } from '../../tenantWorld';
import { GraphError, siteAccessDenied, siteItemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphRequest } from '../graphRequest';
import type { Refusal } from '../routes';
import { siteId } from './siteEntities';
import { checkSiteReader } from './siteRights';

/** How every operation on the site says no to a stranger. */
export const NO_STRANGERS: readonly Refusal[] = [
  {
    status: 403,
    code: 'accessDenied',
    when: 'no grant on the site, no scope, or no member of it',
  },
  { status: 404, code: 'itemNotFound', when: 'another site' },
];
/** Refuses any site but the one; a caller outside it learns no more than that. */
export function checkSite(world: TenantWorld, request: GraphRequest): void {
  const asked = param(request, 'site').toLowerCase();
  // The root site exists, and nothing was granted on it.
  if (asked === 'root' || asked === world.siteFile.hostname.toLowerCase()) {
    throw siteAccessDenied();
  }
  checkSiteReader(world, request);
  const id = siteId(world).toLowerCase();
  if (asked !== id && asked !== id.split(',')[1]) {
    throw noSite();
  }
}

/** The list that the path names, when the caller may read the site. */
export function listOf(world: TenantWorld, request: GraphRequest): ListDefinition {
  checkSite(world, request);
  const list = world.site.list(param(request, 'list'));
  if (list === undefined) {
    throw siteItemNotFound();
  }
  return list;
}

export function noSite(): GraphError {
  return new GraphError(404, 'itemNotFound', 'Requested site could not be found');
}
