/** Office's calling convention: optional options, then a callback that gets an AsyncResult, never a promise. */
import { HostRefusal } from './hostLine';

/** What may follow the own arguments of an Office method, in either of the published overloads. */
export type Tail<T> = readonly (
  | Office.AsyncContextOptions
  | Office.CoercionTypeOptions
  | ((result: Office.AsyncResult<T>) => void)
  | undefined
)[];

const INTERNAL = { code: 5001, name: 'InternalError', message: 'An internal error has occurred.' };

/**
 * Hands the outcome of `work` to the callback in `tail` as Office does.
 *
 * The callback runs outside the promise chain: what it throws is an uncaught error of the page, as with the real library.
 */
export function settle<T>(tail: Tail<T>, work: Promise<T>): void {
  const callback = tail.find((part) => typeof part === 'function');
  const asyncContext: unknown = optionsOf(tail).asyncContext;
  const tell = (result: object): void => {
    if (callback === undefined) return;
    setTimeout(() => {
      callback({ asyncContext, diagnostics: undefined, ...result } as Office.AsyncResult<T>);
    }, 0);
  };
  work.then(
    (value) => {
      tell({ status: 'succeeded', value, error: undefined });
    },
    (reason: unknown) => {
      const error = reason instanceof HostRefusal ? { ...reason.failure } : { ...INTERNAL };
      tell({ status: 'failed', value: undefined, error });
    },
  );
}

/** The options object in a tail; empty when there is none. */
export function optionsOf(
  tail: Tail<never>,
): Office.AsyncContextOptions & Office.CoercionTypeOptions {
  return tail.find((part) => typeof part === 'object') ?? {};
}

/**
 * Throws as the published library throws for a text that is too long.
 *
 * outlook-web-16.01.debug.js: throwOnOutOfRange, 32 * 1024 for forms, 1,000,000 for the body, 255 for subjects.
 */
export function refuseLongerThan(text: string, limit: number, parameter: string): void {
  if (text.length <= limit) return;
  const error = new Error(
    `Sys.ArgumentOutOfRangeException: Specified argument was out of the range of valid values.\nParameter name: ${parameter}`,
  );
  error.name = 'Sys.ArgumentOutOfRangeException';
  throw error;
}
