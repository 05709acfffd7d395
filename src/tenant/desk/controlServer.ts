// The part of the desk origin that tests and demos steer the tenant with: faults, consent, and what was sent out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KINDS_OF_FAULT } from '../faults/faultKinds';
import { faultPresets } from '../faults/faultPresets';
import { readFault } from '../faults/readFault';
import { USUAL_LIMITS } from '../graph/mailboxThrottle';
import type { MailboxLimits } from '../graph/mailboxThrottle';
import type { Answerer } from '../hostData';
import { answering, header, readBody, sendEmpty, sendJson } from '../http/exchange';
import { answerSignInControl, changeConsent } from '../issuer/signInControl';
import type { TenantWorld } from '../tenantWorld';
import { changeCalendarSharing, changeSiteGrant } from './changeSharing';
import { deliverMails } from './deliverMails';

/** `/faults` and `/tenant/...` are answered here, everything else by the desk's pages; a browser gets `/faults` as a page. */
export function createControlServer(world: TenantWorld, page: Answerer): Answerer {
  const control = answering((request, response) => answer(world, request, response));
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const isPage = request.method === 'GET' && header(request, 'accept').includes('text/html');
    const isControl = /^\/faults(\/\d+)?$/.test(path) ? !isPage : path.startsWith('/tenant/');
    (isControl ? control : page)(request, response);
  };
}

async function answer(
  world: TenantWorld,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const single = /^\/faults\/(\d+)$/.exec(path)?.[1];
  if (single !== undefined && request.method === 'DELETE') {
    const removed = world.faults.remove(Number(single));
    sendJson(
      response,
      removed === undefined ? 404 : 200,
      removed ?? { error: `No fault ${single} is standing.` },
    );
    return;
  }
  if (path.startsWith('/tenant/sign-in')) {
    const asked = { method: request.method ?? 'GET', path, body: parsed(await readBody(request)) };
    const { status, body } = answerSignInControl(world.signIn, world.directory, asked);
    sendJson(response, status, body);
    return;
  }
  switch (`${request.method ?? 'GET'} ${path}`) {
    case 'GET /faults':
      sendJson(response, 200, {
        faults: world.faults.list(),
        spent: world.faults.spent(),
        kinds: KINDS_OF_FAULT,
        presets: faultPresets(world.site.lists()),
      });
      return;
    case 'POST /faults': {
      const fault = readFault(parsed(await readBody(request)));
      if (typeof fault === 'string') {
        sendJson(response, 400, { error: fault });
      } else {
        sendJson(response, 201, world.faults.add(fault));
      }
      return;
    }
    case 'DELETE /faults':
      world.faults.clear();
      sendEmpty(response, 204);
      return;
    case 'GET /tenant/limits':
      sendJson(response, 200, world.limits);
      return;
    case 'PUT /tenant/limits': {
      const wrong = setLimits(world.limits, parsed(await readBody(request)));
      sendJson(response, wrong === null ? 200 : 400, wrong ?? world.limits);
      return;
    }
    case 'GET /tenant/consent':
      sendJson(response, 200, { scopes: world.signIn.adminConsent });
      return;
    case 'PUT /tenant/consent': {
      const asked = parsed(await readBody(request));
      const { status, body } = changeConsent(world.signIn, world.directory, asked);
      sendJson(response, status, body);
      return;
    }
    case 'PUT /tenant/site': {
      const { status, body } = changeSiteGrant(world, parsed(await readBody(request)));
      sendJson(response, status, body);
      return;
    }
    case 'PUT /tenant/calendars': {
      const { status, body } = changeCalendarSharing(world, parsed(await readBody(request)));
      sendJson(response, status, body);
      return;
    }
    case 'POST /tenant/mails': {
      const { status, body } = deliverMails(world, parsed(await readBody(request)));
      sendJson(response, status, body);
      return;
    }
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

/** Sets what is named and puts the rest back to what the service allows; null when nothing was wrong. */
function setLimits(limits: MailboxLimits, body: unknown): { readonly error: string } | null {
  const asked: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  for (const name of ['atOnce', 'inTenMinutes'] as const) {
    const value = asked[name];
    if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value))) {
      return { error: `"${name}" is a whole number.` };
    }
    limits[name] = typeof value === 'number' ? value : USUAL_LIMITS[name];
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
