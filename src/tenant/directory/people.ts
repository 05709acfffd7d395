// The people of the tenant, their delegations and their working hours, as the seed states them.
import type { HostDelegation, HostRole, HostUser } from '../hostData';
import type { SeedTenant, WorkingHours } from '../seed/seedTenantFile';

export interface Person extends HostUser {
  readonly department: string;
  readonly officeLocation: string;
  readonly businessPhone: string;
  readonly supports: readonly string[];
  readonly workingHours: WorkingHours;
}

export interface Directory {
  readonly people: readonly Person[];
  byKey(key: string): Person | undefined;
  /** By object id, user principal name or mail address, in any letter case. */
  find(name: string): Person | undefined;
  readonly delegations: readonly HostDelegation[];
  /** What `person` may do with the mail of `mailbox`; the own mailbox may be edited. */
  mailRight(person: string, mailbox: string): Right;
  calendarRight(person: string, mailbox: string): Right;
}

export type Right = 'none' | 'read' | 'edit';

const SIGN_IN_ROLES: readonly HostRole[] = [
  'physician',
  'ea',
  'backup-ea',
  'compliance',
  'it-admin',
];
const ROLES: readonly HostRole[] = [...SIGN_IN_ROLES, 'stakeholder', 'other'];
const USUAL_HOURS = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  start: '08:00',
  end: '17:00',
} as const;

/** Reads the directory out of the seed. */
export function readDirectory(seed: SeedTenant): Directory {
  const people = seed.people
    .filter((person) => person.mail?.endsWith(`@${seed.meta.domain}`) === true)
    .map((person): Person => {
      const role = ROLES.find((known) => known === person.role) ?? 'other';
      const rules = seed.calendarRules[person.key];
      return {
        key: person.key,
        id: person.id,
        displayName: person.displayName,
        mail: person.mail ?? '',
        title: person.title ?? '',
        role,
        timeZone: person.timeZone ?? seed.meta.timeZone,
        canSignIn: SIGN_IN_ROLES.includes(role),
        department: person.department ?? '',
        officeLocation: person.officeLocation ?? '',
        businessPhone: person.businessPhone ?? '',
        supports: person.supports ?? [],
        workingHours: rules?.workingHours ?? {
          ...USUAL_HOURS,
          timeZone: person.timeZone ?? seed.meta.timeZone,
        },
      };
    });
  const delegations = seed.delegation.map((row): HostDelegation => ({
    delegate: row.delegate,
    mailbox: row.mailbox,
    mail: rightFrom(row.mail),
    calendar: rightFrom(row.calendar),
  }));
  const byName = new Map<string, Person>();
  for (const person of people) {
    byName.set(person.id.toLowerCase(), person);
    byName.set(person.mail.toLowerCase(), person);
  }
  const right = (which: 'mail' | 'calendar') => (person: string, mailbox: string) =>
    person === mailbox
      ? 'edit'
      : (delegations.find((row) => row.delegate === person && row.mailbox === mailbox)?.[which] ??
        'none');
  return {
    people,
    byKey: (key) => people.find((person) => person.key === key),
    find: (name) => byName.get(name.toLowerCase()),
    delegations,
    mailRight: right('mail'),
    calendarRight: right('calendar'),
  };
}

function rightFrom(words: string): Right {
  if (words.includes('write') || words.includes('edit')) {
    return 'edit';
  }
  return words.includes('read') || words.includes('view') ? 'read' : 'none';
}
