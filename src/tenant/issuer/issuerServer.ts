// The issuer's origin: which account a sign-in is for, then the OpenID provider; and the doors of the host pages.
import { randomBytes } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Person } from '../directory/people';
import type { Answerer, BrokerTokenParams } from '../hostData';
import { answering, header, readBody, sendEmpty, sendJson } from '../http/exchange';
import { OPENID_SCOPES, plainScopes } from '../registration';
import type { TenantWorld } from '../tenantWorld';
import { brokerToken } from './broker';
import { createOpenIdProvider, issuerAddresses } from './openIdProvider';
import { createSignInJar } from './signInJar';
import type { SignInJar } from './signInJar';
import { messagePage, needApprovalPage, signInPage } from './signInPage';
import { subjectFor } from './tokenKeys';
import type { TokenKeys } from './tokenKeys';

type Forward = (request: IncomingMessage, response: ServerResponse) => void;

interface Desk {
  readonly world: TenantWorld;
  readonly keys: TokenKeys;
  readonly jar: SignInJar;
  readonly forward: Forward;
  readonly startSession: (person: Person) => Promise<string>;
}

const SESSION_SECONDS = 14 * 24 * 3600;

export function createIssuerServer(world: TenantWorld, keys: TokenKeys): Answerer {
  const cookieKey = world.store.meta('cookie key') ?? randomBytes(32).toString('hex');
  world.store.setMeta('cookie key', cookieKey);
  const provider = createOpenIdProvider(world, keys, cookieKey);
  const desk: Desk = {
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
  desk: Desk,
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
      await signIn(desk, request, response, url);
      return;
    case '/broker/token':
      await answerBroker(desk, request, response);
      return;
    case addresses.authorize:
      await authorize(desk, request, response, url);
      return;
    case addresses.token:
      await token(desk, request, response);
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

/** `GET /signin?user=KEY&return=URL` and `POST /signin?user=KEY`: the browser gets a session with the provider. */
async function signIn(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const person = desk.world.directory.byKey(url.searchParams.get('user') ?? '');
  if (person?.canSignIn !== true) {
    sendHtml(
      response,
      404,
      messagePage(
        'No such account',
        'This account does not exist in the tenant or may not sign in.',
      ),
    );
    return;
  }
  const target = url.searchParams.get('return');
  if (target !== null && !isOwnOrigin(desk.world, target)) {
    sendHtml(
      response,
      400,
      messagePage('Not one of ours', 'The address to return to is not part of this tenant.'),
    );
    return;
  }
  response.setHeader('Set-Cookie', desk.jar.keep(person.key, await desk.startSession(person)));
  if (request.method === 'POST' || target === null) {
    sendEmpty(response, 204);
    return;
  }
  response.writeHead(303, { Location: target, 'Cache-Control': 'no-store' });
  response.end();
}

async function authorize(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { world, jar } = desk;
  const query = new URLSearchParams(
    request.method === 'POST' ? await readBody(request) : url.search,
  );
  const isSilent = query.get('prompt') === 'none';
  const fault = world.faults.meet(['issuer'], 'GET', url.pathname);
  if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  const missing =
    fault?.kind === 'consent'
      ? plainScopes(query.get('scope') ?? '')
      : unconsented(world, query.get('scope') ?? '');
  if (missing.length > 0 && query.get('redirect_uri') === `${world.origins.pages}/auth.html`) {
    if (isSilent) {
      redirectError(
        response,
        query,
        'consent_required',
        'AADSTS65001: The user or administrator has not consented to use the application.',
      );
    } else {
      sendHtml(response, 403, needApprovalPage(missing));
    }
    return;
  }
  const signedIn = jar.accounts(request);
  const hinted = hintedPerson(world, query);
  const wantsPicker = query.get('prompt') === 'select_account' || query.get('prompt') === 'login';
  const account =
    hinted === undefined
      ? signedIn.length === 1 && !wantsPicker
        ? signedIn[0]
        : undefined
      : signedIn.find((key) => key === hinted.key);
  if (isSilent && hinted === undefined && signedIn.length > 1) {
    redirectError(
      response,
      query,
      'interaction_required',
      'AADSTS16000: Either multiple user identities are available for the current request or selected account is not supported.',
    );
    return;
  }
  if (!isSilent && (account === undefined || (wantsPicker && hinted === undefined))) {
    const people = world.directory.people.filter((person) => person.canSignIn);
    sendHtml(
      response,
      200,
      signInPage(
        people,
        signedIn,
        (person) =>
          `/signin?user=${person.key}&return=${encodeURIComponent(retryFor(world, url, query, person))}`,
      ),
    );
    return;
  }
  const asked = new URLSearchParams(
    [...query].filter(
      ([name]) => !['claims', 'login_hint', ...(isSilent ? [] : ['prompt'])].includes(name),
    ),
  );
  asked.set('scope', ['openid', 'profile', 'email', ...world.consent.scopes].join(' '));
  desk.forward(
    replayed(
      request,
      'GET',
      `${url.pathname}?${asked.toString()}`,
      jar.cookiesFor(request, account),
      '',
    ),
    response,
  );
}

async function token(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = desk;
  if (request.method !== 'POST') {
    desk.forward(request, response);
    return;
  }
  const fault = world.faults.meet(['issuer'], 'POST', request.url ?? '');
  if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  const form = new URLSearchParams(await readBody(request));
  const missing = fault?.kind === 'consent' ? ['all'] : unconsented(world, form.get('scope') ?? '');
  if (
    missing.length > 0 ||
    fault?.kind === '503' ||
    fault?.kind === '429' ||
    fault?.kind === 'unauthorized'
  ) {
    response.setHeader('Access-Control-Allow-Origin', world.origins.pages);
    const isConsent = missing.length > 0;
    sendJson(response, fault?.kind === '503' ? 503 : fault?.kind === '429' ? 429 : 400, {
      error: isConsent
        ? 'invalid_grant'
        : fault?.kind === 'unauthorized'
          ? 'interaction_required'
          : 'temporarily_unavailable',
      suberror: isConsent ? 'consent_required' : 'basic_action',
      error_description: isConsent
        ? 'AADSTS65001: The user or administrator has not consented to use the application.'
        : 'AADSTS50058: The request could not be answered now.',
      error_codes: [isConsent ? 65001 : 50058],
    });
    return;
  }
  // Entra widens every grant to all that was consented; offline_access needs no prompt there.
  form.delete('scope');
  form.delete('claims');
  desk.forward(
    replayed(request, 'POST', request.url ?? '', header(request, 'cookie'), form.toString()),
    response,
  );
}

function logout(desk: Desk, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const target = url.searchParams.get('post_logout_redirect_uri');
  response.setHeader('Set-Cookie', desk.jar.forget(request));
  if (target !== null && isOwnOrigin(desk.world, target)) {
    const state = url.searchParams.get('state');
    response.writeHead(303, {
      Location: state === null ? target : `${target}?state=${encodeURIComponent(state)}`,
    });
    response.end();
    return;
  }
  sendHtml(response, 200, messagePage('You signed out', 'You are signed out of the local tenant.'));
}

async function answerBroker(
  desk: Desk,
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

/** The same request with other words, as if the browser had sent them. */
function replayed(
  request: IncomingMessage,
  method: string,
  url: string,
  cookie: string,
  body: string,
): IncomingMessage {
  const inner = new IncomingMessage(request.socket);
  inner.method = method;
  inner.url = url;
  inner.httpVersion = request.httpVersion;
  inner.headers = { ...request.headers, cookie, 'content-length': String(Buffer.byteLength(body)) };
  if (method === 'GET') {
    delete inner.headers['content-type'];
  }
  if (body !== '') {
    inner.push(Buffer.from(body));
  }
  inner.push(null);
  // Whole already: otherwise its end would take the browser's connection with it.
  inner.complete = true;
  return inner;
}

function retryFor(world: TenantWorld, url: URL, query: URLSearchParams, person: Person): string {
  const retry = new URLSearchParams(
    [...query].filter(([name]) => name !== 'prompt' && name !== 'login_hint'),
  );
  retry.set('login_hint', person.mail);
  return `${world.origins.issuer}${url.pathname}?${retry.toString()}`;
}

/** The person that `login_hint` (a name, or the opaque claim of an id token) or `sid` points at. */
function hintedPerson(world: TenantWorld, query: URLSearchParams): Person | undefined {
  const hint = query.get('login_hint');
  return hint === null ? undefined : world.directory.find(hint.replace(/^O\./, ''));
}

function unconsented(world: TenantWorld, scope: string): string[] {
  return plainScopes(scope).filter(
    (name) =>
      name !== '.default' && !OPENID_SCOPES.includes(name) && !world.consent.scopes.includes(name),
  );
}

function redirectError(
  response: ServerResponse,
  query: URLSearchParams,
  error: string,
  description: string,
): void {
  const facts = new URLSearchParams({
    error,
    error_description: description,
    state: query.get('state') ?? '',
  });
  const mark = query.get('response_mode') === 'query' ? '?' : '#';
  response.writeHead(303, {
    Location: `${query.get('redirect_uri') ?? ''}${mark}${facts.toString()}`,
  });
  response.end();
}

function isOwnOrigin(world: TenantWorld, address: string): boolean {
  try {
    return Object.values(world.origins).includes(new URL(address).origin);
  } catch {
    return false;
  }
}

function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(html);
}
