// The operations that the tenant has, for whoever describes them or asks whether a log has seen them.
import { batchRoutes } from '../graph/batch/batchRoutes';
import type { DownloadUrls } from '../graph/drives/downloadUrls';
import { operationsOf } from '../graph/operations';
import type { Route } from '../graph/routes';
import type { TenantWorld } from '../tenantWorld';

/** One operation with every address it answers to; addresses that share source and test are one operation. */
export interface Operation {
  readonly method: string;
  readonly paths: readonly string[];
  readonly route: Route;
}

/** Every route of the Graph origin, made without a tenant: none of them may be asked for an answer. */
export function describedRoutes(): Route[] {
  return [
    ...operationsOf(absent('world') as TenantWorld, absent('urls') as DownloadUrls),
    ...batchRoutes(() => Promise.reject(new Error('No tenant is running.'))),
  ];
}

export function operationsIn(routes: readonly Route[]): Operation[] {
  const operations = new Map<string, Operation>();
  for (const route of routes) {
    const key = [route.method, route.source, route.test].join('\n');
    const known = operations.get(key);
    operations.set(key, {
      method: route.method,
      paths: [...(known?.paths ?? []), route.path],
      route: known === undefined ? route : withRefusals(known.route, route),
    });
  }
  return [...operations.values()];
}

function withRefusals(one: Route, other: Route): Route {
  const known = one.refuses;
  const more = other.refuses.filter(
    ({ status, code }) => !known.some((each) => each.status === status && each.code === code),
  );
  return { ...one, refuses: [...known, ...more] };
}

/** Stands where a tenant would be; a route that reads it while it is made is a mistake, and says so. */
function absent(name: string): unknown {
  return new Proxy(
    {},
    {
      get: (_target, member) => {
        throw new Error(`A route reads ${name}.${String(member)} while it is made.`);
      },
    },
  );
}
