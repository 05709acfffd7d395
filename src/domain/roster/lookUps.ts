// The questions that the desk asks of a roster.
import type { Channel, Principal, Roster, RosterPerson } from './types';

/** The principal whose mailbox has this address; null when it is nobody's here. */
export function principalAt(roster: Roster, address: string): Principal | null {
  return roster.principals.find((one) => one.address === address.toLowerCase()) ?? null;
}

/** Anybody in the directory with this address. */
export function personAt(roster: Roster, address: string): RosterPerson | null {
  return roster.colleagues.find((one) => one.address === address.toLowerCase()) ?? null;
}

/** Anybody in the directory with this Entra object id. */
export function personWithId(roster: Roster, id: string): RosterPerson | null {
  return roster.colleagues.find((one) => one.id === id) ?? null;
}

/** The channel with this id. */
export function channelWithId(roster: Roster, id: string): Channel | null {
  return roster.channels.find((one) => one.id === id) ?? null;
}

/** The principals for whom this person may act, in roster order: as assistant, or as themselves. */
export function principalsOf(roster: Roster, address: string): readonly Principal[] {
  const at = address.toLowerCase();
  return roster.principals.filter((one) => one.address === at || one.assistants.includes(at));
}

/** The principals whom this person covers as an assistant, assigned or backup, in the order of the roster. */
export function assistedBy(roster: Roster, address: string): readonly Principal[] {
  const at = address.toLowerCase();
  return roster.principals.filter(({ assistants }) => assistants.includes(at));
}

/** Names that may stand in what leaves the mailbox: the directory, cleared stakeholders, channels and sites. */
export function namesCleared(roster: Roster): readonly string[] {
  return [
    ...roster.colleagues.map((one) => one.name),
    ...roster.clearedStakeholders.map((one) => one.name),
    ...roster.channels.flatMap((one) => [one.name, one.ownerName]),
    ...roster.sites.map((one) => one.name),
  ];
}

/** Addresses of the same people and channels. */
export function addressesCleared(roster: Roster): readonly string[] {
  return [
    ...roster.colleagues.map((one) => one.address),
    ...roster.clearedStakeholders.map((one) => one.address),
    ...roster.channels.flatMap((one) => (one.address === null ? [] : [one.address])),
  ];
}
