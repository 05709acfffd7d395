// The nested-app-auth broker: the host's own account gets tokens for the app, without a redirect.
import type { BrokerAnswer, BrokerTokenParams } from '../hostData';
import { OPENID_SCOPES, plainScopes } from '../registration';
import type { TenantWorld } from '../tenantWorld';
import { issuerAddresses } from './openIdProvider';
import { ACCESS_TOKEN_SECONDS, accessTokenClaims, idTokenClaims, subjectFor } from './tokenKeys';
import type { TokenKeys } from './tokenKeys';

export async function brokerToken(
  world: TenantWorld,
  keys: TokenKeys,
  key: string,
  params: BrokerTokenParams,
): Promise<BrokerAnswer> {
  const person = world.directory.byKey(key);
  if (person?.canSignIn !== true) {
    return refused('ACCOUNT_UNAVAILABLE', 'no_account', 'The host has no signed-in account.');
  }
  if (params.clientId !== undefined && params.clientId !== world.registration.clientId) {
    return refused(
      'PERSISTENT_ERROR',
      'unauthorized_client',
      'AADSTS700016: Application was not found in the directory.',
    );
  }
  const fault = world.faults.meet(['issuer'], 'POST', '/broker/token');
  if (fault?.kind === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 3000));
  } else if (fault !== undefined) {
    return fault.kind === 'consent' || fault.kind === 'unauthorized'
      ? refused(
          'USER_INTERACTION_REQUIRED',
          fault.kind === 'consent' ? 'consent_required' : 'interaction_required',
          'AADSTS65001: interaction is required.',
        )
      : refused(
          'TRANSIENT_ERROR',
          'temporarily_unavailable',
          'The identity provider is temporarily unavailable.',
        );
  }
  const asked = plainScopes(params.scope ?? '');
  const missing = asked.filter(
    (scope) =>
      scope !== '.default' &&
      !OPENID_SCOPES.includes(scope) &&
      !world.consent.scopes.includes(scope),
  );
  if (missing.length > 0) {
    return refused(
      'USER_INTERACTION_REQUIRED',
      'consent_required',
      `AADSTS65001: The user or administrator has not consented to ${missing.join(' ')}.`,
    );
  }
  const issuer = `${world.origins.issuer}${issuerAddresses(world.registration.tenantId).issuer}`;
  const access = accessTokenClaims(person, world.consent.scopes);
  const idToken = {
    iss: issuer,
    aud: world.registration.clientId,
    sub: subjectFor(person, world.registration.clientId),
    ...idTokenClaims(person),
  };
  return {
    success: true,
    token: {
      access_token: await keys.sign({ iss: issuer, ...access }, ACCESS_TOKEN_SECONDS),
      id_token: await keys.sign(idToken, ACCESS_TOKEN_SECONDS),
      expires_in: ACCESS_TOKEN_SECONDS,
      scope: String(access['scp']),
      properties: null,
    },
    account: {
      environment: 'login.windows.net',
      tenantId: world.registration.tenantId,
      localAccountId: person.id,
      homeAccountId: `${person.id}.${world.registration.tenantId}`,
      username: person.mail,
      name: person.displayName,
      loginHint: person.mail,
    },
  };
}

function refused(status: string, code: string, description: string): BrokerAnswer {
  return { success: false, error: { status, code, subError: '', description } };
}
