// The nested-app-auth broker: the host's own account gets tokens for the app, without a redirect.
import { randomUUID } from 'node:crypto';
import type { Person } from '../directory/people';
import { concerning } from '../faults/faults';
import type { BrokerAnswer, BrokerQuestion, BrokerTokenParams } from '../hostData';
import type { TenantWorld } from '../tenantWorld';
import { tenantNow } from '../time/tenantClock';
import { readAskedClaims } from './askedClaims';
import { entraError } from './entraError';
import type { EntraRefusal } from './entraError';
import { unconsented } from './issuerDesk';
import { issuerAddresses } from './issuerAddresses';
import { accessTokenClaims, idTokenClaims, subjectFor } from './tokenKeys';
import type { TokenKeys } from './tokenKeys';

/** A broker asks anew when less than this is left of the token that it kept. */
const LEAST_SECONDS = 300;

export async function brokerToken(
  world: TenantWorld,
  keys: TokenKeys,
  key: string,
  params: BrokerTokenParams,
): Promise<BrokerAnswer> {
  const person = world.directory.byKey(key);
  if (person === undefined) {
    return failed('ACCOUNT_UNAVAILABLE', 'no_account', 'The host has no signed-in account.');
  }
  if (params.clientId !== undefined && params.clientId !== world.registration.clientId) {
    const { description } = entraError('unknown application', params.correlationId);
    return failed('PERSISTENT_ERROR', 'unauthorized_client', description);
  }
  const arranged = await arrangedFailure(world, person, params);
  if (arranged !== undefined) {
    return arranged;
  }
  const refusal = refusalFor(world, person, params);
  if (refusal !== undefined) {
    return refused(refusal, params, questionFor(world, person, params, refusal));
  }
  if (params.interaction !== undefined) {
    world.signIn.signedInWithWindow(person.key);
  }
  return keptToken(world, person, params) ?? (await newToken(world, keys, person, params));
}

/** What `/faults` arranged for the issuer. */
async function arrangedFailure(
  world: TenantWorld,
  person: Person,
  params: BrokerTokenParams,
): Promise<BrokerAnswer | undefined> {
  const fault = world.faults.meet(['issuer'], 'POST', '/broker/token', concerning(person));
  if (fault === undefined) {
    return undefined;
  }
  if (fault.kind === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 3000));
    return undefined;
  }
  if (fault.kind === 'consent' || fault.kind === 'unauthorized') {
    return refused(fault.kind === 'consent' ? 'no consent' : 'confirmation needed', params, null);
  }
  const { description } = entraError('server busy', params.correlationId);
  return failed('TRANSIENT_ERROR', 'temporarily_unavailable', description);
}

function refusalFor(
  world: TenantWorld,
  person: Person,
  params: BrokerTokenParams,
): EntraRefusal | undefined {
  const { signIn } = world;
  if (params.interaction === 'given') {
    agree(world, person, params);
  }
  const isMissing = unconsented(world, person.key, params.scope ?? '').length > 0;
  return (
    signIn.refusalOf(person) ??
    (signIn.isSessionVoid(person.key, signIn.hostSignedInAt(person.key))
      ? 'grant revoked'
      : undefined) ??
    (params.interaction === undefined || signIn.rulesOf(person.key).secondFactor
      ? signIn.silentRefusalOf(person)
      : undefined) ??
    (isMissing ? 'no consent' : undefined)
  );
}

/** The person pressed what `questionFor` offered. */
function agree(world: TenantWorld, person: Person, params: BrokerTokenParams): void {
  const { signIn } = world;
  signIn.signedInWithWindow(person.key);
  signIn.hostSignedIn(person.key);
  if (signIn.settings.usersMayConsent) {
    const missing = unconsented(world, person.key, params.scope ?? '');
    if (missing.length > 0) {
      signIn.setConsent(person.key, [...signIn.consentedFor(person.key), ...missing]);
    }
  }
}

/** What the host shows when a pop-up was asked for. */
function questionFor(
  world: TenantWorld,
  person: Person,
  params: BrokerTokenParams,
  refusal: EntraRefusal,
): BrokerQuestion | null {
  if (params.interaction !== 'asked') {
    return null;
  }
  const missing = unconsented(world, person.key, params.scope ?? '').join(', ');
  switch (refusal) {
    case 'second factor':
      return {
        title: 'Approve sign in request',
        text: `${person.mail}: a second factor is needed.`,
        accept: 'Approve',
      };
    case 'grant revoked':
      return {
        title: 'Sign in again',
        text: `${person.mail}: the session was revoked.`,
        accept: 'Sign in',
      };
    case 'no consent':
      return world.signIn.settings.usersMayConsent
        ? {
            title: 'Permissions requested',
            text: `Anteroom would like to use, in your name: ${missing}.`,
            accept: 'Accept',
          }
        : {
            title: 'Need admin approval',
            text: `Anteroom needs permission that only an administrator can grant: ${missing}.`,
            accept: null,
          };
    default:
      return {
        title: 'You cannot sign in here',
        text: entraError(refusal, params.correlationId).sentence,
        accept: null,
      };
  }
}

/** The token of before, with the roles of before: brokers ask Entra only when they have to. */
function keptToken(
  world: TenantWorld,
  person: Person,
  params: BrokerTokenParams,
): BrokerAnswer | undefined {
  const kept = world.signIn.brokerTokens.get(person.key);
  const claims = readAskedClaims(params.claims);
  if (
    kept === undefined ||
    params.forceRefresh === true ||
    params.interaction !== undefined ||
    claims.wantsFresh ||
    (claims.hasCapability && !kept.hasCapability)
  ) {
    return undefined;
  }
  const left = kept.issuedAt + kept.seconds - now();
  const granted = world.signIn.consentedFor(person.key).join(' ');
  return left > LEAST_SECONDS && kept.consented === granted
    ? { ...kept.answer, token: { ...kept.answer.token, expires_in: left } }
    : undefined;
}

async function newToken(
  world: TenantWorld,
  keys: TokenKeys,
  person: Person,
  params: BrokerTokenParams,
): Promise<BrokerAnswer> {
  const { signIn, registration, origins } = world;
  await signIn.settled(person.key);
  const { hasCapability } = readAskedClaims(params.claims);
  const issuer = `${origins.issuer}${issuerAddresses(registration.tenantId).issuer}`;
  const consented = signIn.consentedFor(person.key);
  const seconds = signIn.settings.accessTokenSeconds;
  const access = accessTokenClaims(person, consented, hasCapability);
  const idToken = {
    iss: issuer,
    aud: registration.clientId,
    sub: subjectFor(person, registration.clientId),
    ...idTokenClaims(person, signIn.rolesOf(person)),
  };
  const answer = {
    success: true,
    token: {
      access_token: await keys.sign({ iss: issuer, uti: randomUUID(), ...access }, seconds),
      id_token: await keys.sign(idToken, seconds),
      expires_in: seconds,
      scope: String(access['scp']),
      properties: null,
    },
    account: {
      environment: 'login.windows.net',
      tenantId: registration.tenantId,
      localAccountId: person.id,
      homeAccountId: `${person.id}.${registration.tenantId}`,
      username: person.mail,
      name: person.displayName,
      loginHint: person.mail,
    },
  } as const;
  signIn.brokerTokens.set(person.key, {
    answer,
    issuedAt: now(),
    seconds,
    hasCapability,
    consented: consented.join(' '),
  });
  return answer;
}

/** A refusal that a window may lift is USER_INTERACTION_REQUIRED; a closed window is the person's own no. */
function refused(
  refusal: EntraRefusal,
  params: BrokerTokenParams,
  question: BrokerQuestion | null,
): BrokerAnswer {
  const error = entraError(refusal, params.correlationId);
  const code = refusal === 'no consent' ? 'consent_required' : error.token;
  const answer = failed('USER_INTERACTION_REQUIRED', code, error.description);
  return question === null ? answer : { ...answer, question };
}

function failed(
  status: string,
  code: string,
  description: string,
): Extract<BrokerAnswer, { success: false }> {
  return { success: false, error: { status, code, subError: '', description } };
}

function now(): number {
  return Math.floor(tenantNow() / 1000);
}
