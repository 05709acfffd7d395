// The `claims` parameter of a token request (OpenID Connect Core 5.5), as far as Entra's clients use it.

/** What a client asks for in the access token. */
export interface AskedClaims {
  /** The client understands claims challenges: `xms_cc` with `CP1`. */
  readonly hasCapability: boolean;
  /** Graph's challenge was passed on: only a token issued from now on will do. */
  readonly wantsFresh: boolean;
}

/**
 * Reads the JSON that MSAL sends; what cannot be read asks for nothing.
 *
 * @example
 * readAskedClaims('{"access_token":{"xms_cc":{"values":["CP1"]}}}') //=> { hasCapability: true, wantsFresh: false }
 */
export function readAskedClaims(claims: string | null | undefined): AskedClaims {
  const accessToken = memberOf(parsed(claims ?? ''), 'access_token');
  const values = memberOf(memberOf(accessToken, 'xms_cc'), 'values');
  return {
    hasCapability:
      Array.isArray(values) &&
      values.some((value) => typeof value === 'string' && value.toLowerCase() === 'cp1'),
    wantsFresh: memberOf(accessToken, 'nbf') !== undefined,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
