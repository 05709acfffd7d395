// Exchange's limit of four requests at a time for one app and one mailbox.

const MOST_AT_ONCE = 4;

export interface MailboxThrottle {
  /** False when the mailbox is busy; every true must be followed by one `leave`. */
  enter(key: string): boolean;
  leave(key: string): void;
}

export function createMailboxThrottle(): MailboxThrottle {
  const busy = new Map<string, number>();
  return {
    enter: (key) => {
      const count = busy.get(key) ?? 0;
      if (count >= MOST_AT_ONCE) {
        return false;
      }
      busy.set(key, count + 1);
      return true;
    },
    leave: (key) => {
      busy.set(key, Math.max(0, (busy.get(key) ?? 0) - 1));
    },
  };
}
