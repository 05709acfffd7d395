// Proves the caller of a Graph request from its access token, or refuses as Graph does.
import { decodeJwt, jwtVerify } from 'jose';
import type { Directory } from '../directory/people';
import type { SignInRules } from '../issuer/signInRules';
import type { TokenKeys } from '../issuer/tokenKeys';
import { GRAPH_AUDIENCE, REGISTRATION } from '../registration';
import { tenantNow } from '../time/tenantClock';
import { GraphError } from './graphError';
import type { Caller } from './graphRequest';

export async function authenticate(
  authorization: string,
  keys: TokenKeys,
  directory: Directory,
  issuer: string,
  signIn: Pick<SignInRules, 'claimsFor'>,
): Promise<Caller> {
  if (authorization === '') {
    throw unauthorized('Access token is empty.', issuer);
  }
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw unauthorized('CompactToken parsing failed with error code: 80049217', issuer);
  }
  const { payload } = await jwtVerify(token, keys.publicKey, {
    algorithms: ['RS256'],
    currentDate: new Date(tenantNow()),
    // A token from before the clock was put wrong stays good: what is rehearsed are stamps, not sign-in.
    clockTolerance: Math.ceil(Math.abs(tenantNow() - Date.now()) / 1000),
  }).catch((error: unknown) => {
    throw unauthorized(reasonFor(error, token), issuer);
  });
  if (payload.aud !== GRAPH_AUDIENCE) {
    throw unauthorized('Access token validation failure. Invalid audience.', issuer);
  }
  const person = typeof payload['oid'] === 'string' ? directory.find(payload['oid']) : undefined;
  if (person === undefined || payload['tid'] !== REGISTRATION.tenantId) {
    throw unauthorized('Access token validation failure.', issuer);
  }
  const claims = signIn.claimsFor(person, payload);
  if (claims !== undefined) {
    throw unauthorized(
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
      issuer,
      claims,
    );
  }
  return {
    person,
    scopes: typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : [],
    appId: typeof payload['appid'] === 'string' ? payload['appid'] : '',
  };
}

/** A 401 with the challenge that Graph sends along; `claims` asks for a fresh sign-in (CAE). */
export function unauthorized(message: string, issuer: string, claims?: string): GraphError {
  const challenge = `Bearer realm="", authorization_uri="${issuer}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`;
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate':
      claims === undefined
        ? challenge
        : `${challenge}, errorDescription="Continuous access evaluation resulted in challenge", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
  });
}

function reasonFor(error: unknown, token: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_JWT_EXPIRED') {
    return 'Lifetime validation failed, the token is expired.';
  }
  try {
    decodeJwt(token);
    return 'Access token validation failure. Invalid signature.';
  } catch {
    return 'CompactToken parsing failed with error code: 80049217';
  }
}
