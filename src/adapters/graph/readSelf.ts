// Proves who the token belongs to, for a mailbox user whose address is not the account's name.
import * as v from 'valibot';
import type { GraphClient } from './client/GraphClient';
import { query } from './client/path';
import { readAnswer } from './client/readAnswer';

export interface Self {
  readonly id: string;
  readonly name: string;
  /** Lower case, the mail address before the user principal name. */
  readonly addresses: readonly string[];
}

const selfSchema = v.object({
  id: v.string(),
  displayName: v.nullish(v.string(), ''),
  mail: v.nullish(v.string()),
  userPrincipalName: v.string(),
});

/** Permission: User.Read (https://learn.microsoft.com/graph/api/user-get). */
export async function readSelf(graph: GraphClient): Promise<Self> {
  const answer = await graph.ask({
    method: 'GET',
    group: 'identity',
    mailbox: null,
    path: `/me${query({ $select: 'id,displayName,mail,userPrincipalName' })}`,
  });
  const { id, displayName, mail, userPrincipalName } = readAnswer(selfSchema, answer);
  const addresses = [mail, userPrincipalName].filter((address) => typeof address === 'string');
  return { id, name: displayName, addresses: addresses.map((address) => address.toLowerCase()) };
}
