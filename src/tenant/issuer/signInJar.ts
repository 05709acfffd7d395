// The browser's sessions with the identity provider: one signed cookie an account, the latest sign-in marked.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { header } from '../http/exchange';

/** The provider's own session cookie, which carries whichever account a request is for. */
export const SESSION_COOKIE = '_session';
const LATEST_COOKIE = 'anteroom_latest';
const ACCOUNT_COOKIE = 'anteroom_account_';

export interface SignInJar {
  /** The session id kept for an account in this browser. */
  sessionFor(request: IncomingMessage, account: string): string | undefined;
  /** When the account signed in from this browser, in seconds; 0 where it did not. */
  signedInAt(request: IncomingMessage, account: string): number;
  /** The accounts signed in from this browser, the latest first. */
  accounts(request: IncomingMessage): string[];
  /** Set-Cookie values that keep a session and make it the latest. */
  keep(account: string, sessionId: string, signedInAt: number): string[];
  forget(request: IncomingMessage): string[];
  /** The request's Cookie header with the session of that account as the provider's own; of none without account. */
  cookiesFor(request: IncomingMessage, account: string | undefined): string;
}

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600';

export function createSignInJar(cookieKey: string): SignInJar {
  const sign = (text: string): string =>
    createHmac('sha256', cookieKey).update(text).digest('base64url');
  /** As the provider's cookie library (keygrip) signs: SHA-1 over name=value. */
  const providerSignature = (name: string, value: string): string =>
    createHmac('sha1', cookieKey).update(`${name}=${value}`).digest('base64url');
  const verified = (value: string | undefined): string | undefined => {
    const [text = '', signature = ''] = (value ?? '').split('~');
    const wanted = Buffer.from(sign(text));
    const given = Buffer.from(signature);
    return text !== '' && wanted.length === given.length && timingSafeEqual(wanted, given)
      ? text
      : undefined;
  };
  const keptFor = (request: IncomingMessage, account: string): string[] =>
    verified(cookies(request).get(`${ACCOUNT_COOKIE}${account}`))?.split('.') ?? [];
  const jar: SignInJar = {
    sessionFor: (request, account) => keptFor(request, account)[0],
    signedInAt: (request, account) => Number(keptFor(request, account)[1] ?? 0),
    accounts: (request) => {
      const all = cookies(request);
      const kept = [...all.keys()]
        .filter((name) => name.startsWith(ACCOUNT_COOKIE) && verified(all.get(name)) !== undefined)
        .map((name) => name.slice(ACCOUNT_COOKIE.length));
      const latest = verified(all.get(LATEST_COOKIE));
      return [
        ...kept.filter((account) => account === latest),
        ...kept.filter((account) => account !== latest),
      ];
    },
    keep: (account, sessionId, signedInAt) => {
      const kept = `${sessionId}.${String(signedInAt)}`;
      return [
        `${ACCOUNT_COOKIE}${account}=${kept}~${sign(kept)}; ${ATTRIBUTES}`,
        `${LATEST_COOKIE}=${account}~${sign(account)}; ${ATTRIBUTES}`,
      ];
    },
    forget: (request) => {
      const names = [...cookies(request).keys()].filter(
        (name) => name.startsWith(ACCOUNT_COOKIE) || name === LATEST_COOKIE,
      );
      return names.map((name) => `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
    },
    cookiesFor: (request, account) => {
      const others = [...cookies(request)]
        .filter(([name]) => !name.startsWith(SESSION_COOKIE))
        .map(([name, value]) => `${name}=${value}`);
      const session = account === undefined ? undefined : jar.sessionFor(request, account);
      return session === undefined
        ? others.join('; ')
        : [
            ...others,
            `${SESSION_COOKIE}=${session}`,
            `${SESSION_COOKIE}.sig=${providerSignature(SESSION_COOKIE, session)}`,
          ].join('; ');
    },
  };
  return jar;
}

function cookies(request: IncomingMessage): Map<string, string> {
  return new Map(
    header(request, 'cookie')
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part.includes('='))
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
}
