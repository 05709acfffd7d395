// The issuer's origin: which account a sign-in is for, then the OpenID provider; and the doors of the host pages.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answerer, BrokerTokenParams } from '../hostData';
import { answering, header, readBody, sendEmpty, sendJson } from '../http/exchange';
import type { TenantWorld } from '../tenantWorld';
import { authorize } from './authorize';
import { brokerToken } from './broker';
import { isOwnOrigin, sendHtml, sendOn } from './issuerDesk';
import type { IssuerDesk } from './issuerDesk';
import { issuerAddresses } from './issuerAddresses';
import { createOpenIdProvider } from './openIdProvider';
import { createSignInJar } from './signInJar';
import { messagePage } from './signInPage';
import { takeSignInStep } from './signInSteps';
import { subjectFor } from './tokenKeys';
import type { TokenKeys } from './tokenKeys';
import { answerToken } from './tokenEndpoint';

const SESSION_SECONDS = 14 * 24 * 3600;

export function createIssuerServer(world: TenantWorld, keys: TokenKeys): Answerer {
  const cookieKey = world.store.meta('cookie key') ?? randomBytes(32).toString('hex');
  world.store.setMeta('cookie key', cookieKey);
  const provider = createOpenIdProvider(world, keys, cookieKey);
  const desk: IssuerDesk = {
    world,
    keys,
    jar: createSignInJar(cookieKey),
    forward: provider.callback(),
    startSession: async (person) => {
      const session = new provider.Session({});
      session.loginAccount({ accountId: subjectFor(person, world.registration.clientId) });
      await session.save(SESSION_SECONDS);
      return session.id;
    },
  };
  return answering((request, response) => answer(desk, request, response));
}

async function answer(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = desk;
  const url = new URL(request.url ?? '/', world.origins.issuer);
  const addresses = issuerAddresses(world.registration.tenantId);
  switch (url.pathname) {
    case '/metadata':
      allowAnyOrigin(response);
      sendJson(response, 200, metadata(world));
      return;
    case '/signin':
    case '/signin/approve':
    case '/signin/consent':
      await takeSignInStep(desk, request, response, url);
      return;
    case '/broker/token':
      await answerBroker(desk, request, response);
      return;
    case addresses.authorize:
      await authorize(desk, request, response, url);
      return;
    case addresses.token:
      await answerToken(desk, request, response);
      return;
    case addresses.logout:
      logout(desk, request, response, url);
      return;
    default:
      desk.forward(request, response);
  }
}

/** What config.json needs, so that an unmodified MSAL asks nobody else: the authority is nominal, the endpoints are ours. */
function metadata(world: TenantWorld): Record<string, unknown> {
  const { issuer } = world.origins;
  const addresses = issuerAddresses(world.registration.tenantId);
  const host = new URL(issuer).host;
  return {
    authority: `https://${host}/${world.registration.tenantId}`,
    knownAuthorities: [host],
    authorityMetadata: JSON.stringify({
      issuer: `${issuer}${addresses.issuer}`,
      authorization_endpoint: `${issuer}${addresses.authorize}`,
      token_endpoint: `${issuer}${addresses.token}`,
      jwks_uri: `${issuer}${addresses.keys}`,
      end_session_endpoint: `${issuer}${addresses.logout}`,
    }),
  };
}

function logout(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): void {
  const target = url.searchParams.get('post_logout_redirect_uri');
  response.setHeader('Set-Cookie', desk.jar.forget(request));
  if (target !== null && isOwnOrigin(desk.world, target)) {
    const state = url.searchParams.get('state');
    sendOn(response, state === null ? target : `${target}?state=${encodeURIComponent(state)}`);
    return;
  }
  sendHtml(response, 200, messagePage('You signed out', 'You are signed out of the local tenant.'));
}

async function answerBroker(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = desk;
  const origin = header(request, 'origin');
  const isHost = origin === world.origins.outlook || origin === world.origins.teams;
  if (!isHost) {
    sendJson(response, 403, { error: 'Only the host pages reach the broker.' });
    return;
  }
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Headers', 'content-type, x-host-user');
  response.setHeader('Vary', 'Origin');
  if (request.method === 'OPTIONS') {
    sendEmpty(response, 204);
    return;
  }
  const params = JSON.parse((await readBody(request)) || '{}') as BrokerTokenParams;
  const key = header(request, 'x-host-user') || (desk.jar.accounts(request)[0] ?? '');
  sendJson(response, 200, await brokerToken(world, desk.keys, key, params));
}

function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
}
