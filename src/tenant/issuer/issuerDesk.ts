// What the parts of the issuer's origin share, and the small answers that all of them give.
import { IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Person } from '../directory/people';
import { OPENID_SCOPES, plainScopes } from '../registration';
import type { TenantWorld } from '../tenantWorld';
import { CLAIMS_HEADER } from './issuerAddresses';
import type { SignInJar } from './signInJar';
import type { TokenKeys } from './tokenKeys';

export interface IssuerDesk {
  readonly world: TenantWorld;
  readonly keys: TokenKeys;
  readonly jar: SignInJar;
  /** Hands a request to the OpenID provider. */
  readonly forward: (request: IncomingMessage, response: ServerResponse) => void;
  /** A new session of the provider for this person; its id. */
  readonly startSession: (person: Person) => Promise<string>;
}

/** Those of the asked scopes that nobody consented to for this person. `.default` asks for whatever was consented. */
export function unconsented(world: TenantWorld, person: string, scope: string): string[] {
  const consented = world.signIn.consentedFor(person);
  return plainScopes(scope).filter(
    (name) => name !== '.default' && !OPENID_SCOPES.includes(name) && !consented.includes(name),
  );
}

/** The same request with other words, as if the browser had sent them. */
export function replayed(
  request: IncomingMessage,
  words: {
    readonly method: string;
    readonly url: string;
    readonly cookie: string;
    readonly body: string;
    readonly claims: string;
  },
): IncomingMessage {
  const inner = new IncomingMessage(request.socket);
  inner.method = words.method;
  inner.url = words.url;
  inner.httpVersion = request.httpVersion;
  inner.headers = {
    ...request.headers,
    cookie: words.cookie,
    'content-length': String(Buffer.byteLength(words.body)),
    [CLAIMS_HEADER]: words.claims,
  };
  if (words.method === 'GET') {
    delete inner.headers['content-type'];
  }
  if (words.body !== '') {
    inner.push(Buffer.from(words.body));
  }
  inner.push(null);
  // Whole already: otherwise its end would take the browser's connection with it.
  inner.complete = true;
  return inner;
}

export function isOwnOrigin(world: TenantWorld, address: string): boolean {
  return URL.canParse(address) && Object.values(world.origins).includes(new URL(address).origin);
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(html);
}

export function sendOn(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address, 'Cache-Control': 'no-store' });
  response.end();
}
