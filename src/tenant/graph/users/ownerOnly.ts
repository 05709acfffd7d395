// The settings of a mailbox are its owner's: there is no Shared form of the scope, and full access does not open them.
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, badRequest, notImplemented } from '../graphError';
import { param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { userNamed } from '../mail/mailRights';
import type { Refusal, Route } from '../routes';

export const READ_SETTINGS = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];
export const WRITE_SETTINGS = ['MailboxSettings.ReadWrite'];
export const OWNER_ONLY: Refusal = {
  status: 403,
  code: 'ErrorAccessDenied',
  when: "another user's, whatever the rights (office-js 6057), or no scope",
};

/** The owner, when she is the one who calls and her token has one of the scopes. */
export function ownerOf(
  world: TenantWorld,
  request: GraphRequest,
  scopes: readonly string[],
): Person {
  const owner = userNamed(world, param(request, 'user'));
  if (
    owner.key !== request.caller.person.key ||
    !scopes.some((scope) => request.caller.scopes.includes(scope))
  ) {
    throw accessDenied();
  }
  return owner;
}

/** 400 for a name that the type does not have, 501 for one that the tenant does not write. */
export function checkBody(
  body: JsonObject,
  type: string,
  writable: readonly string[],
  readOnly: readonly string[] = [],
): void {
  for (const name of Object.keys(body).filter((each) => !each.startsWith('@'))) {
    if (readOnly.includes(name)) {
      throw notImplemented(`${name} in a ${type} that is written`);
    }
    if (!writable.includes(name)) {
      throw badRequest(
        `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
        'RequestBodyRead',
      );
    }
  }
}

/** Describes one operation on what only its owner may reach; `page` is its page in Microsoft's reference. */
export type DescribeRoute = (
  method: string,
  path: string,
  page: string,
  needs: readonly string[],
  refuses: readonly Refusal[],
  answer: (owner: Person, request: GraphRequest) => GraphReply,
) => Route;

/**
 * Makes the routes of one kind of settings, each answered to the owner alone.
 *
 * @param refuses what every route of the kind refuses beside another user's settings
 * @param check throws for a request that no route of the kind answers
 */
export function ownerRoute(
  world: TenantWorld,
  test: string,
  refuses: readonly Refusal[] = [],
  check: (owner: Person, request: GraphRequest) => void = () => undefined,
): DescribeRoute {
  return (method, path, page, needs, own, answer) => ({
    method,
    path,
    source: `https://learn.microsoft.com/graph/api/${page}`,
    needs,
    refuses: [OWNER_ONLY, ...refuses, ...own],
    test,
    answer: (request) => {
      const owner = ownerOf(world, request, needs);
      check(owner, request);
      return answer(owner, request);
    },
  });
}
