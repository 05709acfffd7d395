/** Speaks to the tenant's issuer as a browser would, step by step, so that each refusal can be looked at. */
import { createHash } from 'node:crypto';
import type { RunningTenant } from '../../../support/startTenant';

export const CLIENT = '7f1c2d54-3a0e-4b0c-9a51-0d6f4f0a7c11';
export const TENANT = '4d1f0b7e-52c6-4a57-8a5f-6c1f7a9f2e30';
const VERIFIER = 'v'.repeat(43);

/** What MSAL sends when `clientCapabilities` is `["CP1"]`. */
export const CP1 = JSON.stringify({ access_token: { xms_cc: { values: ['CP1'] } } });

export interface TokenBody {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly error?: string;
  readonly suberror?: string;
  readonly error_description?: string;
  readonly error_codes?: readonly number[];
}

export interface Entra {
  /** Turns the switches of sign-in. */
  arrange(changes: Record<string, unknown>): Promise<void>;
  consent(scopes: readonly string[] | undefined, user?: string): Promise<void>;
  post(path: string, body: unknown): Promise<Response>;
  reset(): Promise<void>;
  /** The cookies of a browser in which these people signed in, in this order. */
  cookiesOf(...users: readonly string[]): Promise<string>;
  /** The answer to a request for a code; redirects are not followed. */
  ask(changes: Record<string, string>, cookie: string): Promise<Response>;
  /** The parameters of the answer to a silent request. */
  askSilently(changes: Record<string, string>, cookie: string): Promise<URLSearchParams>;
  redeem(code: string, more?: Record<string, string>): Promise<TokenBody>;
  refresh(refreshToken: string, more?: Record<string, string>): Promise<TokenBody>;
  /** A whole silent sign-in. */
  signIn(user: string, more?: Record<string, string>): Promise<TokenBody>;
  me(token: string): Promise<Response>;
}

export function entraOf(tenant: RunningTenant): Entra {
  const tokenAt = `${tenant.issuer}/${TENANT}/oauth2/v2.0/token`;
  const askToken = async (form: Record<string, string>): Promise<TokenBody> => {
    const answer = await fetch(tokenAt, {
      method: 'POST',
      headers: { Origin: tenant.pages },
      body: new URLSearchParams({ client_id: CLIENT, ...form }),
    });
    return (await answer.json()) as TokenBody;
  };
  const entra: Entra = {
    arrange: async (changes) => {
      const answer = await fetch(`${tenant.desk}/tenant/sign-in`, {
        method: 'PATCH',
        body: JSON.stringify(changes),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    consent: async (scopes, user) => {
      const body = JSON.stringify({ scopes, user });
      await fetch(`${tenant.desk}/tenant/consent`, { method: 'PUT', body });
    },
    post: (path, body) =>
      fetch(`${tenant.desk}${path}`, { method: 'POST', body: JSON.stringify(body) }),
    reset: async () => {
      await fetch(`${tenant.desk}/tenant/sign-in`, { method: 'DELETE' });
    },
    cookiesOf: async (...users) => {
      const jar = new Map<string, string>();
      for (const user of users) {
        const answer = await fetch(`${tenant.issuer}/signin?user=${user}`, { method: 'POST' });
        for (const cookie of answer.headers.getSetCookie()) {
          const [pair = ''] = cookie.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
      }
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    ask: (changes, cookie) => {
      const asked = new URLSearchParams({
        client_id: CLIENT,
        response_type: 'code',
        redirect_uri: `${tenant.pages}/auth.html`,
        scope: 'openid profile offline_access User.Read',
        code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
        code_challenge_method: 'S256',
        response_mode: 'fragment',
        state: 'kept',
        nonce: 'n',
        'client-request-id': '11111111-2222-4333-8444-555555555555',
        ...changes,
      });
      return fetch(`${tenant.issuer}/${TENANT}/oauth2/v2.0/authorize?${asked.toString()}`, {
        redirect: 'manual',
        headers: { cookie },
      });
    },
    askSilently: async (changes, cookie) => {
      const answer = await entra.ask({ prompt: 'none', ...changes }, cookie);
      const location = answer.headers.get('location') ?? '';
      return new URLSearchParams(location.split('#')[1] ?? '');
    },
    redeem: (code, more) =>
      askToken({
        grant_type: 'authorization_code',
        code,
        redirect_uri: `${tenant.pages}/auth.html`,
        code_verifier: VERIFIER,
        scope: 'openid profile offline_access User.Read',
        ...more,
      }),
    refresh: (refreshToken, more) =>
      askToken({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        scope: 'openid profile offline_access User.Read',
        ...more,
      }),
    signIn: async (user, more) => {
      const hint = { login_hint: `${user}@lakesidehealth.example` };
      const facts = await entra.askSilently(hint, await entra.cookiesOf(user));
      return entra.redeem(facts.get('code') ?? '', more);
    },
    me: (token) =>
      fetch(`${tenant.graph}/v1.0/me`, { headers: { Authorization: `Bearer ${token}` } }),
  };
  return entra;
}

export function claimsOf(token: string): Record<string, unknown> {
  const part = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return JSON.parse(part) as Record<string, unknown>;
}
