// MSAL and its bridge keep promises for ever when a host never answers; every call races a timer of ours.
import { DeskError } from '../../ports';

/** Longest wait for an answer that needs nobody, and for one that needs a person at a window. */
export const SILENT_MILLISECONDS = 10_000;
export const WINDOW_MILLISECONDS = 120_000;

/** The promise's own outcome, or `identity/timeout` when it has none in time. `step` names what was waited for. */
export async function raceTimer<T>(
  promise: Promise<T>,
  milliseconds: number,
  step: string,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new DeskError('identity/timeout', { name: step }));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
