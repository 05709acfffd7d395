// The authorization endpoint before the OpenID provider sees a request: whose it is, and whether Entra would refuse it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Person } from '../directory/people';
import { concerning } from '../faults/faults';
import { readBody } from '../http/exchange';
import type { TenantWorld } from '../tenantWorld';
import { entraError, redirectErrorFacts } from './entraError';
import type { EntraRefusal } from './entraError';
import { replayed, sendHtml, sendOn, unconsented } from './issuerDesk';
import type { IssuerDesk } from './issuerDesk';
import { approvePage, consentPage, needApprovalPage, refusalPage, signInPage } from './signInPage';

/** One request for a code. */
interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly isSilent: boolean;
  readonly hinted: Person | undefined;
  /** Who of the signed-in accounts the request is for, if that is clear. */
  readonly person: Person | undefined;
  readonly signedIn: readonly string[];
  readonly isVoid: boolean;
}

/** Parameters that the provider reads otherwise than Entra, or that were dealt with here. */
const OUR_PARAMETERS = ['claims', 'login_hint'];

export async function authorize(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { world } = desk;
  const query = new URLSearchParams(
    request.method === 'POST' ? await readBody(request) : url.search,
  );
  const asked = readAsked(desk, request, url.pathname, query);
  const fault = world.faults.meet(
    ['issuer'],
    'GET',
    url.pathname,
    concerning(asked.person ?? asked.hinted),
  );
  if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  const stranger = strangerRefusal(world, query);
  if (stranger !== undefined) {
    sendHtml(
      response,
      400,
      refusalPage(entraError(stranger, query.get('client-request-id') ?? '')),
    );
  } else if (asked.isSilent) {
    const refusal = fault?.kind === 'consent' ? 'no consent' : silentRefusal(world, asked);
    if (refusal === undefined) goOn(desk, request, response, asked);
    else redirectError(response, query, refusal);
  } else {
    answerInWindow(desk, request, response, asked);
  }
}

function readAsked(
  desk: IssuerDesk,
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Asked {
  const { world, jar } = desk;
  const isVoid = (key: string): boolean =>
    world.signIn.isSessionVoid(key, jar.signedInAt(request, key));
  const accounts = jar.accounts(request);
  const signedIn = accounts.filter((key) => !isVoid(key));
  const hinted = hintedPerson(world, query);
  const key = hinted === undefined ? (signedIn.length === 1 ? signedIn[0] : undefined) : hinted.key;
  return {
    path,
    query,
    isSilent: query.get('prompt') === 'none',
    hinted,
    person: key !== undefined && signedIn.includes(key) ? world.directory.byKey(key) : undefined,
    signedIn,
    isVoid: accounts.some((each) => isVoid(each) && (hinted?.key ?? each) === each),
  };
}

/** A request that is not the registered app's, or would be answered at another address, never leaves Entra's page. */
function strangerRefusal(world: TenantWorld, query: URLSearchParams): EntraRefusal | undefined {
  if (query.get('client_id') !== world.registration.clientId) return 'unknown application';
  return query.get('redirect_uri') === `${world.origins.pages}/auth.html`
    ? undefined
    : 'unknown redirect';
}

function silentRefusal(world: TenantWorld, asked: Asked): EntraRefusal | undefined {
  const { person, query } = asked;
  if (person === undefined) {
    if (asked.hinted === undefined && asked.signedIn.length > 1) return 'several accounts';
    return asked.isVoid ? 'session revoked' : 'no session';
  }
  return (
    world.signIn.refusalOf(person) ??
    world.signIn.silentRefusalOf(person) ??
    (unconsented(world, person.key, query.get('scope') ?? '').length > 0 ? 'no consent' : undefined)
  );
}

/** In a window the person can pick an account, prove a second factor and consent; the rest ends on a page. */
function answerInWindow(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): void {
  const { world } = desk;
  const { query, person, hinted } = asked;
  const prompt = query.get('prompt');
  const wantsPicker = prompt === 'login' || (prompt === 'select_account' && hinted === undefined);
  if (person === undefined || wantsPicker) {
    const people = world.directory.people.filter((each) => each.canSignIn);
    const linkFor = (each: Person): string =>
      stepAddress('/signin', each, retry(world, asked, each));
    sendHtml(response, 200, signInPage(people, asked.signedIn, linkFor));
    return;
  }
  const back = retry(world, asked, person);
  const refusal = world.signIn.refusalOf(person);
  const missing = unconsented(world, person.key, query.get('scope') ?? '');
  const decline = redirectErrorAddress(query, 'consent declined');
  if (refusal !== undefined) {
    const error = entraError(refusal, query.get('client-request-id') ?? '');
    sendHtml(response, 403, refusalPage(error, person));
  } else if (world.signIn.rulesOf(person.key).secondFactor) {
    sendHtml(response, 200, approvePage(person, stepAddress('/signin/approve', person, back)));
  } else if (
    world.signIn.settings.usersMayConsent &&
    (missing.length > 0 || prompt === 'consent')
  ) {
    const accept = new URL(stepAddress('/signin/consent', person, back), world.origins.issuer);
    accept.searchParams.set('scope', missing.join(' '));
    sendHtml(
      response,
      200,
      consentPage(person, missing, `${accept.pathname}${accept.search}`, decline),
    );
  } else if (missing.length > 0) {
    sendHtml(response, 403, needApprovalPage(missing, decline));
  } else {
    world.signIn.signedInWithWindow(person.key);
    goOn(desk, request, response, asked);
  }
}

/** Every grant is widened to all that was consented, as Entra does. */
function goOn(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
): void {
  const { world, jar } = desk;
  const dropped = asked.isSilent ? OUR_PARAMETERS : [...OUR_PARAMETERS, 'prompt'];
  const query = new URLSearchParams([...asked.query].filter(([name]) => !dropped.includes(name)));
  const consented = world.signIn.consentedFor(asked.person?.key ?? '');
  query.set('scope', ['openid', 'profile', 'email', ...consented].join(' '));
  desk.forward(
    replayed(request, {
      method: 'GET',
      url: `${asked.path}?${query.toString()}`,
      cookie: jar.cookiesFor(request, asked.person?.key),
      body: '',
      claims: '',
    }),
    response,
  );
}

/** The same request once a step is done: for this account, and without asking for the step again. */
function retry(world: TenantWorld, asked: Asked, person: Person): string {
  const query = new URLSearchParams(
    [...asked.query].filter(([name]) => name !== 'prompt' && name !== 'login_hint'),
  );
  query.set('login_hint', person.mail);
  return `${world.origins.issuer}${asked.path}?${query.toString()}`;
}

function stepAddress(path: string, person: Person, back: string): string {
  return `${path}?user=${person.key}&return=${encodeURIComponent(back)}`;
}

/** The person that `login_hint` points at: a name, or the opaque claim of an id token. */
function hintedPerson(world: TenantWorld, query: URLSearchParams): Person | undefined {
  const hint = query.get('login_hint');
  return hint === null ? undefined : world.directory.find(hint.replace(/^O\./, ''));
}

function redirectError(
  response: ServerResponse,
  query: URLSearchParams,
  refusal: EntraRefusal,
): void {
  sendOn(response, redirectErrorAddress(query, refusal));
}

function redirectErrorAddress(query: URLSearchParams, refusal: EntraRefusal): string {
  const error = entraError(refusal, query.get('client-request-id') ?? '');
  const mark = query.get('response_mode') === 'query' ? '?' : '#';
  const facts = redirectErrorFacts(error, query.get('state') ?? '');
  return `${query.get('redirect_uri') ?? ''}${mark}${facts.toString()}`;
}
