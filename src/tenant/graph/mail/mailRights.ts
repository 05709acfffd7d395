// Finds the mailbox a mail call is for and refuses where scope or delegation does not reach.
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, GraphError } from '../graphError';
import { param } from '../graphRequest';
import type { GraphRequest } from '../graphRequest';

type Need = 'read' | 'edit';
type Area = 'Mail' | 'Calendars';

/** The person whose mailbox `/users/{user}` names, when the caller may do this there. */
export function mailboxOf(
  world: TenantWorld,
  request: GraphRequest,
  area: Area,
  need: Need,
): Person {
  const owner = userNamed(world, param(request, 'user'));
  const isOwn = owner.key === request.caller.person.key;
  const scopes = need === 'edit' ? [`${area}.ReadWrite`] : [`${area}.ReadWrite`, `${area}.Read`];
  const allowed = [...scopes.map((scope) => `${scope}.Shared`), ...(isOwn ? scopes : [])];
  if (!allowed.some((scope) => request.caller.scopes.includes(scope))) {
    throw accessDenied();
  }
  const right =
    area === 'Mail'
      ? world.directory.mailRight(request.caller.person.key, owner.key)
      : world.directory.calendarRight(request.caller.person.key, owner.key);
  if (right === 'none' || (need === 'edit' && right === 'read')) {
    throw accessDenied();
  }
  return owner;
}

export function userNamed(world: TenantWorld, name: string): Person {
  const owner = world.directory.find(name);
  if (owner === undefined) {
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
  }
  return owner;
}
