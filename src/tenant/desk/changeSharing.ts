// Steers what was granted and shared: the app's role on the site, and who sees a subscribed calendar.
import { setSiteGrant } from '../graph/lists/siteRights';
import type { TenantWorld } from '../tenantWorld';

interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** `PUT /tenant/site {grant}`: `none`, `read` or `write`, as an administrator would grant it. */
export function changeSiteGrant(world: TenantWorld, asked: unknown): ControlAnswer {
  const { grant } = membersOf(asked);
  return setSiteGrant(world.store, grant)
    ? { status: 200, body: { grant } }
    : { status: 400, body: { error: '"grant" is none, read or write.' } };
}

/** `PUT /tenant/calendars {owner, feed, sharedWith}`: the keys of those who see the owner's subscribed calendar. */
export function changeCalendarSharing(world: TenantWorld, asked: unknown): ControlAnswer {
  const { owner, feed, sharedWith } = membersOf(asked);
  const isShared =
    typeof owner === 'string' &&
    typeof feed === 'string' &&
    Array.isArray(sharedWith) &&
    world.calendar.shareSubscription(owner, feed, sharedWith.map(String));
  return isShared
    ? { status: 200, body: { owner, feed, sharedWith } }
    : { status: 400, body: { error: 'Name the owner, the feed and whom it is shared with.' } };
}

function membersOf(asked: unknown): Readonly<Record<string, unknown>> {
  return typeof asked === 'object' && asked !== null ? { ...asked } : {};
}
