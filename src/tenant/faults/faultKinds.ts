// What the tenant can be told to do wrong, each with its words for people and what it can be narrowed to.

export const FAULT_TARGETS = ['graph', 'lists', 'issuer'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

export const FAULT_KINDS = [
  '429',
  '503',
  'slow',
  'drop-before',
  'drop-after',
  '412',
  'if-match-ignored',
  'retry-after-hidden',
  'clock-off',
  'delta-expired',
  'list-missing',
  'column-not-indexed',
  'unauthorized',
  'consent',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Members of a fault beside its target and its kind. */
export const FAULT_MEMBERS = [
  'match',
  'who',
  'times',
  'retryAfterSeconds',
  'delayMs',
  'minutes',
  'list',
  'column',
] as const;
export type FaultMember = (typeof FAULT_MEMBERS)[number];

export interface KindOfFault {
  readonly kind: FaultKind;
  readonly title: string;
  /** What the caller sees and what it is good for, in plain words. */
  readonly says: string;
  readonly targets: readonly FaultTarget[];
  /** Only these members have a meaning for it. */
  readonly takes: readonly FaultMember[];
  readonly needs: readonly FaultMember[];
  /** A switch stays as it is set and changes how calls are answered; anything else makes single calls fail. */
  readonly isSwitch: boolean;
}

const NARROWED: readonly FaultMember[] = ['match', 'who', 'times'];
const NONE: readonly FaultMember[] = [];

export const KINDS_OF_FAULT: readonly KindOfFault[] = [
  {
    kind: '429',
    title: 'Too many calls (429)',
    says: 'The service asks the caller to come back later, in a batch as well.',
    targets: ['graph', 'lists', 'issuer'],
    takes: [...NARROWED, 'retryAfterSeconds'],
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: '503',
    title: 'Not available (503)',
    says: 'The service is down for a moment and says when to come back.',
    targets: ['graph', 'lists', 'issuer'],
    takes: [...NARROWED, 'retryAfterSeconds'],
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'slow',
    title: 'Slow answer',
    says: 'The right answer comes, but late.',
    targets: ['graph', 'lists', 'issuer'],
    takes: [...NARROWED, 'delayMs'],
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'drop-before',
    title: 'Connection lost before the change',
    says: 'The line breaks and nothing was done: trying again is right.',
    targets: ['graph', 'lists', 'issuer'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'drop-after',
    title: 'Connection lost after the change',
    says: 'The change is made and its answer is lost: trying again must not make it twice.',
    targets: ['graph', 'lists', 'issuer'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: '412',
    title: 'Changed by somebody else (412)',
    says: 'A change is refused because the item is no longer as the caller read it.',
    targets: ['graph', 'lists'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'if-match-ignored',
    title: 'If-Match is ignored',
    says: 'Outlook items take a change although the caller holds an old version; nobody has proved that Exchange checks.',
    targets: ['graph'],
    takes: ['who'],
    needs: NONE,
    isSwitch: true,
  },
  {
    kind: 'retry-after-hidden',
    title: 'Retry-After is hidden',
    says: 'The header is sent, but a script in a browser may not read it.',
    targets: ['graph', 'lists'],
    takes: ['who'],
    needs: NONE,
    isSwitch: true,
  },
  {
    kind: 'clock-off',
    title: 'The server’s clock is off',
    says: 'The Date header and every stamp are ahead by so many minutes; a negative number puts them behind.',
    targets: ['graph'],
    takes: ['minutes'],
    needs: ['minutes'],
    isSwitch: true,
  },
  {
    kind: 'delta-expired',
    title: 'Changes since too long ago (410)',
    says: 'The caller’s place in the list of changes is forgotten: it has to read everything again.',
    targets: ['graph', 'lists'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'list-missing',
    title: 'A list is missing',
    says: 'The SharePoint list is not there. With a name: it is gone until this is taken back; without: single calls to lists miss it.',
    targets: ['lists'],
    takes: [...NARROWED, 'list'],
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'column-not-indexed',
    title: 'A column has lost its index',
    says: 'Filtering or sorting by the column is refused, as SharePoint does.',
    targets: ['lists'],
    takes: ['list', 'column'],
    needs: ['list', 'column'],
    isSwitch: true,
  },
  {
    kind: 'unauthorized',
    title: 'Signed out from afar (401)',
    says: 'The token is refused with a claims challenge, as when an administrator ends all sessions.',
    targets: ['graph', 'lists', 'issuer'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
  {
    kind: 'consent',
    title: 'Consent was taken back',
    says: 'Sign-in asks for an administrator’s consent again and gives no new token.',
    targets: ['issuer'],
    takes: NARROWED,
    needs: NONE,
    isSwitch: false,
  },
];

export function kindOfFault(kind: FaultKind): KindOfFault {
  const found = KINDS_OF_FAULT.find((each) => each.kind === kind);
  if (found === undefined) {
    throw new Error(`No fault is called ${kind}.`);
  }
  return found;
}
