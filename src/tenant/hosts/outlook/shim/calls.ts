/** Office's calling convention: optional options, then a callback that gets an AsyncResult, never a promise. */
import { OPEN_NOW, PERMISSION_LEVELS, type StartUp } from '../conversation';
import {
  argumentError,
  elevatedPermission,
  noItem,
  nullArgument,
  wrongCount,
  wrongType,
} from './checks';
import { HostRefusal, type HostLine } from './hostLine';

/** What may follow the own arguments of an Office method, in either of the published overloads. */
export type Tail<T> = readonly (
  | Office.AsyncContextOptions
  | Office.CoercionTypeOptions
  | ((result: Office.AsyncResult<T>) => void)
  | undefined
)[];

/** One method's name in the library's own messages, and the permission it needs. */
export interface Rule {
  readonly name: string;
  readonly needs: keyof typeof PERMISSION_LEVELS;
  /** Optional unless said otherwise. */
  readonly callback?: 'required' | 'optional';
  /** The oldest methods also take the callback first and the context after it. */
  readonly isOld?: boolean;
}

/** What every part of the shim needs of the client it plays. */
export interface OfficeClient {
  readonly line: HostLine;
  /** Whether members of this requirement set exist, such as `1.13`. */
  readonly supports: (mailboxSet: string) => boolean;
  /** False where the manifest asks for no permission to read items. */
  readonly mayReadItem: boolean;
  /** How a call names the item: native clients by its serial, clients on the web not at all. */
  nameOf(item: { readonly serial: number }): number;
  /** Tells whether an item is open, for the permission check of the library. */
  setHasItem(hasItem: boolean): void;
  /**
   * Checks permission and arguments as the published library does, then hands the outcome of `work` to the callback.
   *
   * Throws what the library throws, before anything is asked. The callback runs outside the promise chain: what it
   * throws is an uncaught error of the page, as with the library.
   */
  call<T>(rule: Rule, tail: Tail<T>, work: (options: Options) => Promise<T>): void;
}

export type Options = Office.AsyncContextOptions & Office.CoercionTypeOptions;

const INTERNAL = { code: 5001, name: 'InternalError', message: 'An internal error has occurred.' };

/** Plays the client that the host says it is. */
export function officeClient(line: HostLine, start: StartUp): OfficeClient {
  let hasItem = true;
  const level = (): number => (hasItem ? PERMISSION_LEVELS[start.permission] : -1);
  return {
    line,
    supports: (mailboxSet) => compareVersions(start.profile.mailboxSet, mailboxSet) >= 0,
    mayReadItem: PERMISSION_LEVELS[start.permission] >= PERMISSION_LEVELS.ReadItem,
    nameOf: ({ serial }) => (start.profile.platform === 'OfficeOnline' ? OPEN_NOW : serial),
    setHasItem: (has) => {
      hasItem = has;
    },
    call: (rule, tail, work) => {
      if (level() === -1 && rule.needs !== 'Restricted') throw noItem(rule.name);
      if (level() < PERMISSION_LEVELS[rule.needs]) throw elevatedPermission(rule.name);
      const asked = readTail(tail, rule);
      settle(asked, work(asked.options));
    },
  };
}

interface Asked<T> {
  readonly options: Options;
  readonly asyncContext: unknown;
  readonly callback: ((result: Office.AsyncResult<T>) => void) | undefined;
}

function readTail<T>(tail: Tail<T>, rule: Rule): Asked<T> {
  const [first, second] = tail;
  if (rule.isOld === true && typeof first === 'function') {
    return { options: {}, asyncContext: second, callback: first };
  }
  if (tail.length > 2) throw wrongCount();
  if (tail.length === 1 && typeof first !== 'function' && typeof first !== 'object')
    throw wrongType();
  if (tail.length === 2 && typeof first !== 'object') throw argumentError('options');
  if (tail.length === 2 && typeof second !== 'function') throw argumentError('callback');
  const callback = typeof first === 'function' ? first : second;
  if (typeof callback !== 'function') {
    if (rule.callback === 'required') throw nullArgument('callback');
    return { options: optionsIn(first), asyncContext: undefined, callback: undefined };
  }
  const options = optionsIn(first);
  return { options, asyncContext: options.asyncContext, callback };
}

function optionsIn(value: unknown): Options {
  return typeof value === 'object' && value !== null ? value : {};
}

function settle<T>({ asyncContext, callback }: Asked<T>, work: Promise<T>): void {
  const tell = (result: object): void => {
    if (callback === undefined) return;
    setTimeout(() => {
      callback({ asyncContext, ...result } as Office.AsyncResult<T>);
    }, 0);
  };
  work.then(
    (value) => {
      tell({ status: 'succeeded', value });
    },
    (reason: unknown) => {
      const error = reason instanceof HostRefusal ? { ...reason.failure } : { ...INTERNAL };
      tell({ status: 'failed', value: undefined, error });
    },
  );
}

/** Versions compare by number: 1.14 is more than 1.8. */
export function compareVersions(left: string, right: string): number {
  const [leftMajor = 0, leftMinor = 0] = left.split('.').map(Number);
  const [rightMajor = 0, rightMinor = 0] = right.split('.').map(Number);
  return leftMajor === rightMajor ? leftMinor - rightMinor : leftMajor - rightMajor;
}

/** Office answers `undefined` where a call has no value. */
export function nothing(): void {
  return undefined;
}
