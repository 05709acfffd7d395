// Continuous access evaluation: Graph may refuse a valid token until the person satisfies new claims.

/**
 * The claims that a 401 asks for, decoded, or null when it asks for none.
 * (https://learn.microsoft.com/entra/identity-platform/claims-challenge)
 *
 * @example
 * claimsChallenge('Bearer realm="", error="insufficient_claims", claims="eyJhIjp7fX0="') //=> '{"a":{}}'
 */
export function claimsChallenge(authenticate: string | null): string | null {
  if (authenticate === null || !/\berror="insufficient_claims"/i.test(authenticate)) return null;
  const encoded = /\bclaims="([^"]+)"/i.exec(authenticate)?.[1];
  if (encoded === undefined) return null;
  try {
    const claims = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const parsed: unknown = JSON.parse(claims);
    return typeof parsed === 'object' && parsed !== null ? claims : null;
  } catch {
    // A challenge nobody can read is answered as a plain 401.
    return null;
  }
}
