// Configures oidc-provider to answer as Entra does for this one app: its addresses, its claims, its consent.
import { decodeJwt } from 'jose';
import Provider from 'oidc-provider';
import type { Account, KoaContext, Token } from 'oidc-provider';
import type { Person } from '../directory/people';
import { GRAPH_AUDIENCE, OPENID_SCOPES } from '../registration';
import type { TenantWorld } from '../tenantWorld';
import { tenantNow } from '../time/tenantClock';
import { oidcAdapterFor, secondsLeft } from './oidcAdapter';
import { readAskedClaims } from './askedClaims';
import { CLAIMS_HEADER, issuerAddresses } from './issuerAddresses';
import { entraError, tokenErrorBody } from './entraError';
import { accessTokenClaims, idTokenClaims, subjectFor } from './tokenKeys';
import type { TokenKeys } from './tokenKeys';

const SESSION_SECONDS = 14 * 24 * 3600;

export function createOpenIdProvider(
  world: TenantWorld,
  keys: TokenKeys,
  cookieKey: string,
): Provider {
  const { origins, registration } = world;
  const addresses = issuerAddresses(registration.tenantId);
  const provider = new Provider(`${origins.issuer}${addresses.issuer}`, {
    adapter: oidcAdapterFor(world.store),
    clients: [
      {
        client_id: registration.clientId,
        client_name: 'Anteroom',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${origins.pages}/auth.html`],
        post_logout_redirect_uris: [`${origins.pages}/auth.html`, `${origins.desk}/`],
      },
    ],
    jwks: { keys: [keys.privateJwk] },
    cookies: {
      keys: [cookieKey],
      long: { signed: true, sameSite: 'lax' },
      short: { signed: true, sameSite: 'lax' },
    },
    routes: {
      authorization: addresses.authorize,
      token: addresses.token,
      jwks: addresses.keys,
      end_session: addresses.logout,
    },
    scopes: [...OPENID_SCOPES],
    claims: {
      openid: [
        'sub',
        'name',
        'oid',
        'preferred_username',
        'email',
        'login_hint',
        'roles',
        'tid',
        'ver',
      ],
    },
    conformIdTokenClaims: false,
    clientBasedCORS: (_ctx: KoaContext, origin: string) => origin === origins.pages,
    pkce: { required: () => true },
    responseTypes: ['code'],
    ttl: {
      AccessToken: () => atLeastOne(world.signIn.settings.accessTokenSeconds),
      AuthorizationCode: 60,
      Grant: SESSION_SECONDS,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: (ctx: KoaContext) =>
        atLeastOne(
          ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ??
            world.signIn.settings.refreshTokenSeconds,
        ),
      Session: SESSION_SECONDS,
    },
    issueRefreshToken: () => Promise.resolve(true),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => GRAPH_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: world.signIn.everyScope().join(' '),
          audience: GRAPH_AUDIENCE,
          accessTokenTTL: atLeastOne(world.signIn.settings.accessTokenSeconds),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (ctx: KoaContext, token: Token, parts: { payload: Record<string, unknown> }) => {
          const person = personOf(world, token.accountId);
          if (person !== undefined) {
            const { iss, jti } = parts.payload;
            const iat = Math.floor(tenantNow() / 1000);
            const { hasCapability } = readAskedClaims(ctx.get(CLAIMS_HEADER));
            parts.payload = {
              iss,
              iat,
              nbf: iat,
              exp: iat + world.signIn.settings.accessTokenSeconds,
              uti: jti,
              ...accessTokenClaims(person, world.signIn.consentedFor(person.key), hasCapability),
            };
          }
          return parts;
        },
      },
    },
    findAccount: (_ctx: KoaContext, accountId: string): Account | undefined => {
      const person = personOf(world, accountId);
      return person === undefined
        ? undefined
        : {
            accountId,
            claims: () =>
              Promise.resolve({
                sub: accountId,
                ...idTokenClaims(person, world.signIn.rolesOf(person)),
              }),
          };
    },
    loadExistingGrant: async (ctx: KoaContext) => {
      const accountId = ctx.oidc.session.accountId;
      if (accountId === undefined) {
        return undefined;
      }
      const person = personOf(world, accountId);
      const scopes = person === undefined ? [] : world.signIn.consentedFor(person.key);
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId });
      grant.addOIDCScope(OPENID_SCOPES.join(' '));
      grant.addResourceScope(GRAPH_AUDIENCE, scopes.join(' '));
      await grant.save(SESSION_SECONDS);
      return grant;
    },
    interactions: { url: () => '/choose' },
    extraParams: ['client_info', 'x-client-SKU', 'x-client-VER', 'domain_hint', 'sid'],
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== addresses.token || !isRecord(ctx.body)) {
      return;
    }
    if (ctx.status !== 200) {
      ctx.body = entraBody(ctx.body);
      return;
    }
    const { id_token: idToken, refresh_token: refreshToken } = ctx.body;
    const claims = typeof idToken === 'string' ? decodeJwt(idToken) : {};
    const person = claims.sub === undefined ? undefined : personOf(world, claims.sub);
    if (person !== undefined) {
      // Signed once more, because the provider reads the machine's clock and Entra's id tokens carry `nbf`.
      ctx.body['id_token'] = await keys.sign(claims, (claims.exp ?? 0) - (claims.iat ?? 0));
      ctx.body['client_info'] = clientInfo(person, registration.tenantId);
      ctx.body['expires_in'] = world.signIn.settings.accessTokenSeconds;
      ctx.body['ext_expires_in'] = ctx.body['expires_in'];
      ctx.body['refresh_token_expires_in'] = secondsLeft(world.store, refreshToken);
      ctx.body['scope'] = [
        'openid',
        'profile',
        'email',
        ...world.signIn.consentedFor(person.key),
      ].join(' ');
    }
  });
  return provider;
}

/** The provider knows no life of nothing; what is over at once is told apart by the tenant itself. */
function atLeastOne(seconds: number): number {
  return Math.max(1, seconds);
}

/** Which account a subject of this app belongs to. */
export function personOf(world: TenantWorld, subject: string): Person | undefined {
  return world.directory.people.find(
    (person) => subjectFor(person, world.registration.clientId) === subject,
  );
}

/** What the provider refuses by itself, with the number that Entra gives it. */
function entraBody(body: Record<string, unknown>): Record<string, unknown> {
  const answer = tokenErrorBody(entraError('grant unknown'));
  return body['error'] === 'invalid_grant'
    ? answer
    : { ...answer, error: body['error'], error_description: body['error_description'] };
}

/** Entra's `client_info`: from it MSAL makes the home account id. */
function clientInfo(person: Person, tenantId: string): string {
  return Buffer.from(JSON.stringify({ uid: person.id, utid: tenantId })).toString('base64url');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
