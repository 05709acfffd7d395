// The issuer's signing key, made once and kept in the store, and the claims that Entra would put into tokens.
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import type { Person } from '../directory/people';
import { GRAPH_AUDIENCE, OPENID_SCOPES, REGISTRATION } from '../registration';
import type { Store } from '../store/openStore';
import { tenantNow } from '../time/tenantClock';

export interface TokenKeys {
  /** With the private part, for the OpenID provider. */
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
  readonly publicKey: CryptoKey | Uint8Array;
  sign(claims: JWTPayload, seconds: number): Promise<string>;
}

export async function loadTokenKeys(store: Store): Promise<TokenKeys> {
  const kept = store.meta('signing key');
  const privateJwk: JWK = kept === undefined ? await makeKey() : (JSON.parse(kept) as JWK);
  if (kept === undefined) {
    store.setMeta('signing key', JSON.stringify(privateJwk));
  }
  const publicJwk: JWK = Object.fromEntries(
    Object.entries(privateJwk).filter(
      ([name]) => !['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name),
    ),
  );
  const privateKey = await importJWK(privateJwk, 'RS256');
  return {
    privateJwk,
    publicJwk,
    publicKey: await importJWK(publicJwk, 'RS256'),
    sign: (claims, seconds) => {
      const now = Math.floor(tenantNow() / 1000);
      return new SignJWT({ ...claims, iat: now, nbf: now, exp: now + seconds })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: privateJwk.kid ?? '' })
        .sign(privateKey);
    },
  };
}

/**
 * What Entra writes into an access token for Graph, beside issuer and times.
 *
 * `scp` names all that was consented, whatever was asked for; `xms_cc` stands there only when the client said that it
 * understands claims challenges (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
export function accessTokenClaims(
  person: Person,
  scopes: readonly string[],
  hasCapability: boolean,
): JWTPayload {
  return {
    aud: GRAPH_AUDIENCE,
    app_displayname: 'Anteroom',
    appid: REGISTRATION.clientId,
    appidacr: '0',
    idtyp: 'user',
    name: person.displayName,
    oid: person.id,
    platf: '3',
    scp: [...OPENID_SCOPES.filter((scope) => scope !== 'offline_access'), ...scopes].join(' '),
    sub: subjectFor(person, 'graph'),
    tid: REGISTRATION.tenantId,
    unique_name: person.mail,
    upn: person.mail,
    ver: '1.0',
    ...(hasCapability ? { xms_cc: ['CP1'] } : {}),
  };
}

/** What Entra writes into an id token of this app, beside issuer, audience, nonce and times. */
export function idTokenClaims(person: Person, roles: readonly string[]): JWTPayload {
  return {
    name: person.displayName,
    oid: person.id,
    preferred_username: person.mail,
    email: person.mail,
    login_hint: `O.${person.mail}`,
    ...(roles.length === 0 ? {} : { roles }),
    tid: REGISTRATION.tenantId,
    ver: '2.0',
  };
}

/** Entra's `sub` differs for each app; it is not the object id. */
export function subjectFor(person: Person, audience: string): string {
  return createHash('sha256').update(`${person.id} ${audience}`).digest('base64url');
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  const kid = createHash('sha256')
    .update(jwk.n ?? '')
    .digest('base64url')
    .slice(0, 27);
  return { ...jwk, alg: 'RS256', use: 'sig', kid };
}
