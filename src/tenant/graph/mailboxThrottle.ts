// Exchange's limits for one app and one mailbox: four requests at a time, ten thousand in ten minutes.
import { tenantNow } from '../time/tenantClock';
import { GraphError } from './graphError';

/** What the service allows; a control lowers it, so that a test need not call ten thousand times. */
export interface MailboxLimits {
  atOnce: number;
  inTenMinutes: number;
}

/** learn.microsoft.com/graph/throttling-limits, Outlook service limits. */
export const USUAL_LIMITS: Readonly<MailboxLimits> = { atOnce: 4, inTenMinutes: 10_000 };

const WINDOW_MS = 600_000;
const BUSY_RETRY_SECONDS = 2;

export interface MailboxThrottle {
  /** Runs the work inside the limits of the app and the mailbox; throws Graph's 429 where they are reached. */
  within<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Window {
  readonly endsAt: number;
  readonly calls: number;
}

export function createMailboxThrottle(limits: MailboxLimits): MailboxThrottle {
  const busy = new Map<string, number>();
  const windows = new Map<string, Window>();

  const enter = (key: string): void => {
    const now = tenantNow();
    const open = windows.get(key);
    const window =
      open === undefined || open.endsAt <= now || open.endsAt > now + WINDOW_MS
        ? { endsAt: now + WINDOW_MS, calls: 0 }
        : open;
    if (window.calls >= limits.inTenMinutes) {
      throw throttled(
        'Application is over its RequestCount limit.',
        Math.ceil((window.endsAt - now) / 1000),
      );
    }
    windows.set(key, { ...window, calls: window.calls + 1 });
    const count = busy.get(key) ?? 0;
    if (count >= limits.atOnce) {
      throw throttled('Application is over its MailboxConcurrency limit.', BUSY_RETRY_SECONDS);
    }
    busy.set(key, count + 1);
  };

  return {
    within: async (key, work) => {
      enter(key);
      try {
        return await work();
      } finally {
        busy.set(key, Math.max(0, (busy.get(key) ?? 0) - 1));
      }
    },
  };
}

export function throttled(message: string, retryAfterSeconds: number): GraphError {
  return new GraphError(429, 'ApplicationThrottled', message, {
    'Retry-After': String(retryAfterSeconds),
  });
}
