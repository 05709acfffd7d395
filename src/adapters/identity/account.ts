// What we take from MSAL's account, and how it is compared with the person the host says is here.
import type { AccountInfo } from '@azure/msal-browser';
import * as v from 'valibot';
import { DeskError, type SignedInAccount } from '../../ports';

const claimsSchema = v.object({
  oid: v.optional(v.string()),
  name: v.optional(v.string()),
  email: v.optional(v.string()),
  upn: v.optional(v.string()),
  preferred_username: v.optional(v.string()),
  roles: v.optional(v.array(v.string())),
});

/** The account as the desk knows it; roles come from the id token and are hints only. */
export function signedInAccount(account: AccountInfo): SignedInAccount {
  const claims = claimsOf(account);
  return {
    id: claims.oid ?? account.localAccountId,
    address: account.username.toLowerCase(),
    name: account.name ?? claims.name ?? '',
    roles: claims.roles ?? [],
  };
}

/** Every address that the account itself claims, lower case. */
export function claimedAddresses(account: AccountInfo): readonly string[] {
  const { email, upn, preferred_username } = claimsOf(account);
  return [account.username, email, upn, preferred_username]
    .filter((address) => address !== undefined)
    .map((address) => address.toLowerCase());
}

function claimsOf(account: AccountInfo): v.InferOutput<typeof claimsSchema> {
  const parsed = v.safeParse(claimsSchema, account.idTokenClaims ?? {});
  if (!parsed.success) {
    throw new DeskError('identity/misconfigured', {
      name: v.getDotPath(parsed.issues[0]) ?? 'idTokenClaims',
    });
  }
  return parsed.output;
}
