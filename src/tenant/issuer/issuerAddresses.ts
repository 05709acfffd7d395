// Where the issuer answers, apart from the provider, whose library whoever only needs an address need not read.

/** Carries the `claims` of a request past the provider, which would read them in its own way. */
export const CLAIMS_HEADER = 'x-tenant-claims';

/** The addresses below the issuer, in Entra's spelling. */
export interface IssuerAddresses {
  readonly issuer: string;
  readonly authorize: string;
  readonly token: string;
  readonly keys: string;
  readonly logout: string;
}

export function issuerAddresses(tenantId: string): IssuerAddresses {
  return {
    issuer: `/${tenantId}/v2.0`,
    authorize: `/${tenantId}/oauth2/v2.0/authorize`,
    token: `/${tenantId}/oauth2/v2.0/token`,
    keys: `/${tenantId}/discovery/v2.0/keys`,
    logout: `/${tenantId}/oauth2/v2.0/logout`,
  };
}
