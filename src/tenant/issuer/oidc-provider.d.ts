// The part of oidc-provider (which ships no types) that the issuer uses.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Account {
    readonly accountId: string;
    claims(use: string, scope: string): Promise<Record<string, unknown>>;
  }

  export interface Client {
    readonly clientId: string;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(ttl?: number): Promise<string>;
  }

  export interface Session {
    id: string;
    loginAccount(details: { accountId: string; loginTs?: number }): void;
    save(ttl: number): Promise<string>;
  }

  export interface OIDCContext {
    readonly client: Client;
    readonly session: { readonly accountId?: string };
    readonly params: Record<string, unknown>;
    readonly entities: { readonly RotatedRefreshToken?: { readonly remainingTTL: number } };
  }

  export interface KoaContext {
    readonly path: string;
    readonly method: string;
    readonly oidc: OIDCContext;
    get(name: string): string;
    status: number;
    body: unknown;
  }

  export interface Token {
    readonly accountId: string;
    readonly kind: string;
  }

  export interface JwtParts {
    header: Record<string, unknown>;
    payload: Record<string, unknown>;
  }

  export interface Adapter {
    upsert(id: string, payload: Record<string, unknown>, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Record<string, unknown> | undefined>;
    findByUserCode(userCode: string): Promise<Record<string, unknown> | undefined>;
    findByUid(uid: string): Promise<Record<string, unknown> | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    readonly Session: new (payload?: Record<string, unknown>) => Session;
    readonly Grant: new (payload: { clientId: string; accountId: string }) => Grant;
    proxy: boolean;
    use(middleware: (ctx: KoaContext, next: () => Promise<void>) => Promise<void>): void;
    on(event: string, listener: (...facts: unknown[]) => void): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
  }
}
