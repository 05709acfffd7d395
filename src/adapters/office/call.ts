// The one place where Office.js callbacks become promises. Nothing is thrown inside a callback: no `try` could hear it.
import { DeskError, type DeskErrorCode } from '../../ports';

/** Longest wait for one answer of the client; some never call back (office-js issues 4619 and 4836). */
const ANSWER_MILLISECONDS = 10_000;

/** What Office gives to a callback, as far as it is read here. */
export interface AsyncAnswer<T> {
  readonly status: Office.AsyncResultStatus | 'succeeded' | 'failed';
  readonly value: T;
  readonly error?: { readonly code?: number; readonly name?: string } | null;
}

/**
 * Calls an Office.js operation and waits for its answer.
 *
 * @param code the failure to throw when the client refuses, throws or never answers
 * @param step names the operation in that failure
 *
 * @example
 * await call('office/refused', 'body', (done) => item.body.getAsync('html', done)) //=> '<p>…</p>'
 */
export function call<T>(
  code: DeskErrorCode,
  step: string,
  start: (done: (answer: AsyncAnswer<T>) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DeskError('office/unavailable', { name: step }));
    }, ANSWER_MILLISECONDS);
    const settle = (answer: AsyncAnswer<T>): void => {
      clearTimeout(timer);
      // 'succeeded' is Office.AsyncResultStatus.Succeeded.
      if (String(answer.status) === 'succeeded') resolve(answer.value);
      else reject(new DeskError(code, refusalFacts(step, answer.error)));
    };
    try {
      start(settle);
    } catch {
      // The library checks arguments and permissions before it calls back, and throws.
      clearTimeout(timer);
      reject(new DeskError(code, { name: step }));
    }
  });
}

/** The number of the refusal; its name and message may quote what was inserted. */
function refusalFacts(
  step: string,
  error: AsyncAnswer<unknown>['error'],
): { readonly name: string; readonly status?: number } {
  return typeof error?.code === 'number' ? { name: step, status: error.code } : { name: step };
}
