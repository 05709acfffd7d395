// The token endpoint before the OpenID provider sees a request: a grant is worth nothing when its person is refused.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { concerning } from '../faults/faults';
import { header, readBody, sendJson } from '../http/exchange';
import type { TenantWorld } from '../tenantWorld';
import { entraError, tokenErrorBody } from './entraError';
import type { EntraRefusal } from './entraError';
import { replayed, unconsented } from './issuerDesk';
import type { IssuerDesk } from './issuerDesk';
import { knownGrant } from './oidcAdapter';
import type { KnownGrant } from './oidcAdapter';
import { personOf } from './openIdProvider';

const FAULTS: Readonly<Record<string, { status: number; refusal: EntraRefusal }>> = {
  '429': { status: 429, refusal: 'server busy' },
  '503': { status: 503, refusal: 'server busy' },
  unauthorized: { status: 400, refusal: 'confirmation needed' },
  consent: { status: 400, refusal: 'no consent' },
};

export async function answerToken(
  desk: IssuerDesk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world } = desk;
  if (request.method !== 'POST') {
    desk.forward(request, response);
    return;
  }
  const form = new URLSearchParams(await readBody(request));
  const grant = grantIn(world, form);
  const fault = world.faults.meet(
    ['issuer'],
    'POST',
    request.url ?? '',
    concerning(grant === undefined ? undefined : personOf(world, grant.accountId)),
  );
  if (fault?.kind === 'drop-before' || fault?.kind === 'drop-after') {
    request.socket.destroy();
    return;
  }
  const arranged = fault === undefined ? undefined : FAULTS[fault.kind];
  const refusal = arranged?.refusal ?? (await grantRefusal(world, form));
  if (refusal !== undefined) {
    const error = entraError(refusal, form.get('client-request-id') ?? '');
    response.setHeader('Access-Control-Allow-Origin', world.origins.pages);
    sendJson(response, arranged?.status ?? 400, tokenErrorBody(error));
    return;
  }
  const claims = form.get('claims') ?? '';
  // Entra widens every grant to all that was consented; offline_access needs no prompt there.
  form.delete('scope');
  form.delete('claims');
  desk.forward(
    replayed(request, {
      method: 'POST',
      url: request.url ?? '',
      cookie: header(request, 'cookie'),
      body: form.toString(),
      claims,
    }),
    response,
  );
}

function grantIn(world: TenantWorld, form: URLSearchParams): KnownGrant | undefined {
  return form.get('grant_type') === 'refresh_token'
    ? knownGrant(world.store, 'RefreshToken', form.get('refresh_token') ?? '')
    : knownGrant(world.store, 'AuthorizationCode', form.get('code') ?? '');
}

/** Undefined where the grant is good, or where the provider itself will say what is wrong with it. */
async function grantRefusal(
  world: TenantWorld,
  form: URLSearchParams,
): Promise<EntraRefusal | undefined> {
  if (form.get('client_id') !== world.registration.clientId) {
    return 'unknown application';
  }
  const isRefresh = form.get('grant_type') === 'refresh_token';
  const grant = grantIn(world, form);
  const person = grant === undefined ? undefined : personOf(world, grant.accountId);
  if (grant === undefined || person === undefined) {
    return undefined;
  }
  await world.signIn.settled(person.key);
  return (
    (isRefresh ? staleRefusal(world, person.key, grant) : usedRefusal(grant)) ??
    world.signIn.refusalOf(person) ??
    (isRefresh ? world.signIn.silentRefusalOf(person) : undefined) ??
    (unconsented(world, person.key, form.get('scope') ?? '').length > 0 ? 'no consent' : undefined)
  );
}

function staleRefusal(
  world: TenantWorld,
  person: string,
  grant: KnownGrant,
): EntraRefusal | undefined {
  if (world.signIn.isSessionVoid(person, grant.issuedAt)) {
    return 'grant revoked';
  }
  const isOver = grant.isOver || world.signIn.settings.refreshTokenSeconds === 0;
  return isOver ? 'refresh token too old' : undefined;
}

function usedRefusal(grant: KnownGrant): EntraRefusal | undefined {
  return grant.isUsed ? 'code used before' : undefined;
}
