// The part of the desk origin that tests and demos steer the tenant with: faults, consent, and what was sent out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFault } from '../faults/faults';
import type { Answerer } from '../hostData';
import { answering, readBody, sendEmpty, sendJson } from '../http/exchange';
import { CONSENTED_SCOPES } from '../registration';
import type { TenantWorld } from '../tenantWorld';

/** `/faults` and `/tenant/...` are answered here, everything else by the desk page. */
export function createControlServer(world: TenantWorld, page: Answerer): Answerer {
  const control = answering((request, response) => answer(world, request, response));
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    (path === '/faults' || path.startsWith('/tenant/') ? control : page)(request, response);
  };
}

async function answer(
  world: TenantWorld,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  switch (`${request.method ?? 'GET'} ${path}`) {
    case 'GET /faults':
      sendJson(response, 200, { faults: world.faults.list() });
      return;
    case 'POST /faults': {
      const fault = readFault(parsed(await readBody(request)));
      if (typeof fault === 'string') {
        sendJson(response, 400, { error: fault });
      } else {
        world.faults.add(fault);
        sendJson(response, 201, fault);
      }
      return;
    }
    case 'DELETE /faults':
      world.faults.clear();
      sendEmpty(response, 204);
      return;
    case 'GET /tenant/consent':
      sendJson(response, 200, { scopes: world.consent.scopes });
      return;
    case 'PUT /tenant/consent':
      world.consent.scopes = consentFrom(parsed(await readBody(request)));
      sendJson(response, 200, { scopes: world.consent.scopes });
      return;
    case 'GET /tenant/invitations':
      sendJson(response, 200, { invitations: world.calendar.invitations() });
      return;
    case 'GET /tenant/state':
      sendJson(response, 200, {
        origins: world.origins,
        registration: world.registration,
        weeksShifted: Number(world.store.meta('weeks') ?? 0),
        seededAt: world.store.meta('seeded') ?? null,
      });
      return;
    default:
      sendJson(response, 404, { error: `There is no ${request.method ?? 'GET'} ${path}.` });
  }
}

/** Only scopes that were consented in the first place; nothing readable gives them all back. */
function consentFrom(body: unknown): readonly string[] {
  const asked =
    typeof body === 'object' && body !== null ? (body as { scopes?: unknown }).scopes : undefined;
  return Array.isArray(asked)
    ? CONSENTED_SCOPES.filter((scope) => asked.includes(scope))
    : CONSENTED_SCOPES;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
