// Failures on demand: which calls shall fail, how, how often, and how often each was met.
import type { Person } from '../directory/people';
import { kindOfFault } from './faultKinds';
import type { FaultKind, FaultTarget } from './faultKinds';

export interface Fault {
  readonly target: FaultTarget;
  readonly kind: FaultKind;
  /** A regular expression on `METHOD path?query`; every call of the target where absent. */
  readonly match?: string;
  /** Key, address or id of the person who calls, or whose mailbox is called. */
  readonly who?: string;
  /** How many calls fail; all until it is taken back where absent. */
  readonly times?: number;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
  /** How far the clock is ahead. */
  readonly minutes?: number;
  readonly list?: string;
  readonly column?: string;
}

export interface StandingFault extends Fault {
  readonly id: number;
  /** How many calls have met it so far. */
  readonly met: number;
}

/** Everybody a call is about: who calls, and whose mailbox is called. Each with key, address and id. */
export type Concerned = readonly string[];

/** Every name under which a fault may mean these people. */
export function concerning(...people: readonly (Person | undefined)[]): Concerned {
  return people.flatMap((person) =>
    person === undefined ? [] : [person.key, person.mail, person.id],
  );
}

export interface Faults {
  add(fault: Fault): StandingFault;
  /** Takes one back; undefined where none has the number. */
  remove(id: number): StandingFault | undefined;
  clear(): void;
  list(): readonly StandingFault[];
  /** Those that have done all that was asked of them, latest first. */
  spent(): readonly StandingFault[];
  /**
   * The first fault that makes this call fail, counted; never a switch.
   *
   * `kinds` leaves out what cannot happen to the call: no connection is lost inside a batch.
   */
  meet(
    targets: readonly FaultTarget[],
    method: string,
    pathAndQuery: string,
    concerned?: Concerned,
    kinds?: (kind: FaultKind) => boolean,
  ): StandingFault | undefined;
  /** The switch of this kind that is set for this call, counted. */
  isSet(kind: FaultKind, concerned?: Concerned): boolean;
  /** True while the list was told to be missing as a whole. */
  isMissing(list: string): boolean;
  /** As `isMissing`, counted: somebody asked for it. */
  meetMissing(list: string): boolean;
  /** True while the column was told to have no index. */
  isUnindexed(list: string, column: string): boolean;
}

const KEPT_SPENT = 12;

/** `onClock` hears by how many minutes the clock is ahead, whenever that may have changed. */
export function createFaults(onClock: (minutesAhead: number) => void = () => undefined): Faults {
  let standing: StandingFault[] = [];
  let spent: StandingFault[] = [];
  let lastId = 0;

  const keep = (next: StandingFault[]): void => {
    standing = next;
    onClock(next.reduce((sum, fault) => sum + (fault.minutes ?? 0), 0));
  };
  const count = (fault: StandingFault): StandingFault => {
    const left = fault.times === undefined ? {} : { times: fault.times - 1 };
    const counted = { ...fault, ...left, met: fault.met + 1 };
    const isSpent = counted.times === 0;
    standing = standing.flatMap((each) =>
      each.id !== fault.id ? [each] : isSpent ? [] : [counted],
    );
    spent = isSpent ? [counted, ...spent].slice(0, KEPT_SPENT) : spent;
    return counted;
  };

  const missing = (list: string): StandingFault | undefined =>
    standing.find((fault) => fault.kind === 'list-missing' && names(fault, list));

  return {
    add: (fault) => {
      lastId += 1;
      const added = { ...fault, id: lastId, met: 0 };
      keep([...standing, added]);
      return added;
    },
    remove: (id) => {
      const removed = standing.find((fault) => fault.id === id);
      keep(standing.filter((fault) => fault.id !== id));
      return removed;
    },
    clear: () => {
      keep([]);
      spent = [];
    },
    list: () => standing,
    spent: () => spent,
    meet: (targets, method, pathAndQuery, concerned = [], kinds = () => true) => {
      const met = standing.find(
        (fault) =>
          targets.includes(fault.target) &&
          !kindOfFault(fault.kind).isSwitch &&
          kinds(fault.kind) &&
          fits(fault, method, pathAndQuery) &&
          isAbout(fault, concerned),
      );
      return met === undefined ? undefined : count(met);
    },
    isSet: (kind, concerned = []) => {
      const found = standing.find((fault) => fault.kind === kind && isAbout(fault, concerned));
      if (found !== undefined) {
        count(found);
      }
      return found !== undefined;
    },
    isMissing: (list) => missing(list) !== undefined,
    meetMissing: (list) => {
      const found = missing(list);
      if (found !== undefined) {
        count(found);
      }
      return found !== undefined;
    },
    isUnindexed: (list, column) =>
      standing.some(
        (fault) =>
          fault.kind === 'column-not-indexed' &&
          names(fault, list) &&
          fault.column?.toLowerCase() === column.toLowerCase(),
      ),
  };
}

function names(fault: Fault, list: string): boolean {
  return fault.list?.toLowerCase() === list.toLowerCase();
}

/** Whether a fault of this kind can befall this call at all, and is asked for here. */
function fits(fault: Fault, method: string, pathAndQuery: string): boolean {
  const isPossible =
    fault.kind === '412'
      ? ['PATCH', 'PUT', 'DELETE'].includes(method)
      : fault.kind === 'delta-expired'
        ? /\/delta\b.*[?&](\$|%24)?(delta|skip)token=/i.test(pathAndQuery)
        : fault.kind === 'list-missing'
          ? fault.list === undefined && /\/lists\//i.test(pathAndQuery)
          : true;
  return (
    isPossible &&
    (fault.match === undefined || new RegExp(fault.match, 'i').test(`${method} ${pathAndQuery}`))
  );
}

function isAbout(fault: Fault, concerned: Concerned): boolean {
  const who = fault.who?.toLowerCase();
  return who === undefined || concerned.some((name) => name.toLowerCase() === who);
}
