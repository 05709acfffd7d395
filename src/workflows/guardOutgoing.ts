// The one gate before every write outside the mailbox: nothing of a mail and nothing of a patient passes it.
import type { NameReason } from '../domain/log';
import {
  checkOutgoing,
  OUTGOING_REASONS,
  overridableReasons,
  type OutgoingCheck,
  type OutgoingLeave,
  type OutgoingReason,
} from '../domain/phi';
import {
  addressesCleared,
  namesCleared,
  personAt,
  principalAt,
  type Roster,
} from '../domain/roster';
import { parseInstant } from '../domain/time';
import { DeskError, type Fields, type FieldValue } from '../ports';
import { disguisedIn, initialedIn, plainWords } from './disguised';

/** Columns that hold an id, a hash or a key of ours or of Microsoft's. */
const REFERENCE_COLUMNS = new Set([
  'WorkId',
  'MessageId',
  'EntryId',
  'SubjectId',
  'ClientId',
  'Hash',
  'PreviousHash',
  'Release',
  'ProposalId',
  'RevisionHash',
  'ClaimKey',
]);
const ADDRESS_COLUMNS = new Set(['Principal', 'Mailbox', 'By', 'ClaimedBy']);
const CODE_COLUMNS = new Set(['Kind', 'State', 'Lane', 'Urgency', 'Answer']);
const TIME_COLUMNS = new Set(['At', 'Due', 'DecideBy', 'Until']);
const JSON_COLUMNS = new Set(['Data', 'Facts', 'Terms']);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
/** Exchange's immutable ids are long, in base 64, and begin alike; no words of a person without a space do. */
const EXCHANGE_ID = /^A[AQ][A-Za-z0-9+/_=-]{22,}$/;
const RELEASE = /^\d{4}$/;
const CODE = /^[a-z][a-z0-9.-]*$/;
/** Counts and amounts below, milliseconds of our times above; a record number lies between. */
const LARGEST_COUNT = 99_999;
const SMALLEST_TIME = 1_000_000_000_000;

/**
 * Checks the fields of a list item about to be written.
 *
 * Every column is held to what it is for: references look like references, addresses are the staff's, codes are codes,
 * and every other word passes the firewall (`checkOutgoing`).
 *
 * @param clearedNames names that a person let pass with a logged reason; numbers, dates and addresses in them never pass
 * @throws DeskError `firewall/refused` with the column's name; nothing has been written then
 */
export function guardFields(
  roster: Roster,
  fields: Fields,
  clearedNames: readonly string[] = [],
): void {
  const leave = leaveOf(roster, clearedNames);
  for (const [column, value] of Object.entries(fields)) {
    if (!isAllowed(roster, leave, column, value)) {
      throw new DeskError('firewall/refused', { name: column });
    }
  }
}

/** True when words that a person typed may be kept in a list. */
export function mayKeepWords(roster: Roster, words: string): boolean {
  return isClean(words, leaveOf(roster));
}

const leaves = new WeakMap<Roster, OutgoingLeave>();

/** What the firewall says of words that a person typed; `overridableReasons` tells whether a reason may let them pass. */
export function checkWords(roster: Roster, words: string): OutgoingCheck {
  return check(words, leaveOf(roster));
}

/** The firewall on the words as a reader sees them, and on what hides from a check of whole labels and numbers. */
function check(words: string, leave: OutgoingLeave): OutgoingCheck {
  const plain = plainWords(words);
  const checked = checkOutgoing(plain, leave);
  const found = new Set<OutgoingReason>(checked.kind === 'clean' ? [] : checked.reasons);
  for (const reason of disguisedIn(plain)) found.add(reason);
  const cleared = leave.allowedNames.join(' ').toLowerCase();
  if (initialedIn(plain).some((name) => !cleared.includes(name.toLowerCase()))) found.add('name');
  return found.size === 0
    ? { kind: 'clean' }
    : { kind: 'refused', reasons: OUTGOING_REASONS.filter((reason) => found.has(reason)) };
}

export type WordsVerdict =
  | 'clean'
  /** They hold a name, and only the reason given lets them pass: it is kept with the record. */
  | 'named'
  | 'name-needs-reason'
  | 'words-refused';

/**
 * Whether words that a person typed may be kept: a name outside the directory with a reason, an identifier never.
 *
 * The reason goes with the record, and the record's writer then names the words in `clearedNames`.
 */
export function judgeWords(
  roster: Roster,
  words: readonly string[],
  nameReason: NameReason | null,
): WordsVerdict {
  const checks = words.map((one) => checkWords(roster, one)).filter(({ kind }) => kind !== 'clean');
  if (checks.length === 0) return 'clean';
  if (checks.some((check) => overridableReasons(check).length === 0)) return 'words-refused';
  return nameReason === null ? 'name-needs-reason' : 'named';
}

/** What a record keeps of the reason: nothing where the words needed none. */
export function keptReason(
  judged: WordsVerdict,
  nameReason: NameReason | null,
): { readonly nameReason?: NameReason } {
  return judged === 'named' && nameReason !== null ? { nameReason } : {};
}

function leaveOf(roster: Roster, clearedNames: readonly string[] = []): OutgoingLeave {
  const usual = leaves.get(roster) ?? {
    allowedNames: namesCleared(roster),
    allowedAddresses: addressesCleared(roster),
  };
  leaves.set(roster, usual);
  return clearedNames.length === 0
    ? usual
    : { ...usual, allowedNames: [...usual.allowedNames, ...clearedNames.map(bareWords)] };
}

/** A cleared name may stand in a sentence: `… with Marlene Grady?` clears Grady as well. */
function bareWords(words: string): string {
  return words.replace(/[^\p{L}\p{N}'’-]+/gu, ' ');
}

function isAllowed(
  roster: Roster,
  leave: OutgoingLeave,
  column: string,
  value: FieldValue,
): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'string') return isLeafAllowed(value, leave);
  if (REFERENCE_COLUMNS.has(column)) return isReference(value);
  if (ADDRESS_COLUMNS.has(column)) {
    return principalAt(roster, value) !== null || personAt(roster, value) !== null;
  }
  if (CODE_COLUMNS.has(column)) return CODE.test(value);
  if (TIME_COLUMNS.has(column)) return parseInstant(value) !== null;
  if (JSON_COLUMNS.has(column)) return isTreeAllowed(JSON.parse(value), leave);
  return isClean(value, leave);
}

function isTreeAllowed(value: unknown, leave: OutgoingLeave): boolean {
  if (Array.isArray(value)) return value.every((part) => isTreeAllowed(part, leave));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).every(
      ([key, part]) => isClean(key, leave) && isTreeAllowed(part, leave),
    );
  }
  return isLeafAllowed(value, leave);
}

function isLeafAllowed(value: unknown, leave: OutgoingLeave): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') {
    return Math.abs(value) <= LARGEST_COUNT || (Number.isInteger(value) && value >= SMALLEST_TIME);
  }
  if (typeof value !== 'string') return false;
  if (value === '' || isReference(value) || parseInstant(value) !== null) return true;
  return isClean(value, leave);
}

function isReference(value: string): boolean {
  return (
    UUID.test(value) ||
    HASH.test(value) ||
    RELEASE.test(value) ||
    (EXCHANGE_ID.test(value) && /[A-Za-z]/.test(value) && !/^\d+$/.test(value))
  );
}

/** Codes and column names come again with every write; what was found clean under the same leave stays clean. */
const foundClean = new WeakMap<OutgoingLeave, Set<string>>();
const LONGEST_KEPT = 64;
const MOST_KEPT = 2_000;

function isClean(words: string, leave: OutgoingLeave): boolean {
  const known = foundClean.get(leave) ?? new Set<string>();
  foundClean.set(leave, known);
  if (known.has(words)) return true;
  const isFound = check(words, leave).kind === 'clean';
  if (isFound && words.length <= LONGEST_KEPT && known.size < MOST_KEPT) known.add(words);
  return isFound;
}
