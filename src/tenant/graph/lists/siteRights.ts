// Who may read and write in the site: the app's grant, then membership of the site, then the groups of the list or library.
import type { SiteGrant } from '../../seed/siteFile';
import type { Store } from '../../store/openStore';
import type { TenantWorld } from '../../tenantWorld';
import { siteAccessDenied } from '../graphError';
import type { GraphRequest } from '../graphRequest';

const GRANTS: readonly SiteGrant[] = ['none', 'read', 'write'];
const READ_EVERYWHERE = [
  'Sites.Read.All',
  'Sites.ReadWrite.All',
  'Sites.Manage.All',
  'Sites.FullControl.All',
];
const WRITE_EVERYWHERE = READ_EVERYWHERE.slice(1);

/** What the administrator granted the app on the site, as it was changed last. */
export function siteGrant(world: TenantWorld): SiteGrant {
  const changed = GRANTS.find((grant) => grant === world.store.meta('site grant'));
  return changed ?? world.siteFile.grant ?? 'write';
}

/** Changes the grant; false where the word is none of `none`, `read`, `write`. */
export function setSiteGrant(store: Store, grant: unknown): boolean {
  const known = GRANTS.find((each) => each === grant);
  if (known !== undefined) {
    store.setMeta('site grant', known);
  }
  return known !== undefined;
}

/** A scope on every site, or Sites.Selected with a grant on this one; every member of one of the site's groups may read. */
export function checkSiteReader(world: TenantWorld, request: GraphRequest): void {
  const { scopes } = request.caller;
  const isGranted = scopes.includes('Sites.Selected') && siteGrant(world) !== 'none';
  if (
    (!isGranted && !READ_EVERYWHERE.some((scope) => scopes.includes(scope))) ||
    !isMember(world, request)
  ) {
    throw siteAccessDenied();
  }
}

export function checkWriter(
  world: TenantWorld,
  request: GraphRequest,
  groups: readonly string[],
): void {
  checkSiteReader(world, request);
  const { scopes, person } = request.caller;
  const isGranted = scopes.includes('Sites.Selected') && siteGrant(world) === 'write';
  const mayApp = isGranted || WRITE_EVERYWHERE.some((scope) => scopes.includes(scope));
  const mayPerson = groups.some(
    (group) => group === 'all' || world.siteFile.groups[group]?.includes(person.key) === true,
  );
  if (!mayApp || !mayPerson) {
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
