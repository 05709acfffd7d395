// Where a physician may work and until when: the credential tracker's own rows, over what the roster says (S7).
import { joinPrivileges, privilegeOf, type Privilege } from '../domain/holds';
import { isTrackerWork, readWorkFields } from '../domain/log';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { principalRules } from './principalRules';

export interface ReadPrivilegesRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
}

export interface ReadPrivileges {
  /** One for each credential and site; a site that is not among them asks for none. */
  readonly privileges: readonly Privilege[];
  /** Rows that a person left unreadable: what they allow is not known, and that is said. */
  readonly unreadable: readonly { readonly itemId: string; readonly field: string }[];
}

const CREDENTIALS_READ = 200;

/** Reads the privileges of one physician; empty for an address that is no principal's. */
export async function readPrivileges(
  desk: Desk,
  { houseRules, principal }: ReadPrivilegesRequest,
): Promise<ReadPrivileges> {
  const rules = principalRules(houseRules, principal);
  if (rules === null) return { privileges: [], unreadable: [] };
  const items = await desk.lists.find('AnteroomWork', {
    where: [
      { column: 'Principal', is: 'equal', value: rules.principal.address },
      { column: 'Kind', is: 'equal', value: 'credential' },
    ],
    limit: CREDENTIALS_READ,
  });
  const tracked: Privilege[] = [];
  const unreadable: ReadPrivileges['unreadable'][number][] = [];
  for (const { id, fields } of items) {
    const read = readWorkFields(fields);
    if (read.kind === 'broken') {
      unreadable.push({ itemId: id, field: read.field });
      continue;
    }
    const { item } = read;
    if (!isTrackerWork(item) || item.state === 'undone') continue;
    const privilege = privilegeOf(item.data.facts, rules.sites);
    if (privilege === 'broken') unreadable.push({ itemId: id, field: 'Data.facts' });
    else if (privilege !== null) tracked.push(privilege);
  }
  return {
    privileges: joinPrivileges(tracked, rules.slots.privileges ?? []),
    unreadable,
  };
}
