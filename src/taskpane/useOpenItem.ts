// Follows the mail that is open in Outlook, also where its events are unreliable (office-js issues 5987, 5965, 5827).
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MailHost, OpenItem } from '../ports';

export type OpenItemState =
  | { readonly kind: 'reading'; readonly isLong: boolean }
  | {
      readonly kind: 'open';
      readonly item: OpenItem;
      readonly key: string;
      /** Outlook says that something changed, and which item is open is not known yet: show nothing to act on. */
      readonly isChecking: boolean;
    }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface OpenItemWatch {
  readonly state: OpenItemState;
  readonly readAgain: () => void;
}

const LONG_AFTER_MS = 1000;
const HIDE_AFTER_MS = 300;
/** Coming back to the window reads the item again, but not more often than this. */
const LOOK_AGAIN_MS = 2000;

/** The open item; an answer that comes after another item was opened is dropped. */
export function useOpenItem(host: MailHost): OpenItemWatch {
  const [state, setState] = useState<OpenItemState>({ kind: 'reading', isLong: false });
  const ticket = useRef(0);
  const serial = useRef(0);
  const lastReadAt = useRef(-Infinity);

  const read = useCallback(
    (isNewItem: boolean) => {
      ticket.current += 1;
      const mine = ticket.current;
      lastReadAt.current = performance.now();
      if (isNewItem) {
        serial.current += 1;
        // Outlook also says so when the same mail was only marked as read: what is typed must outlive that.
        setState((last) => (last.kind === 'open' ? last : { kind: 'reading', isLong: false }));
      }
      const hide = setTimeout(() => {
        if (ticket.current !== mine || !isNewItem) return;
        setState((last) => (last.kind === 'open' ? { ...last, isChecking: true } : last));
      }, HIDE_AFTER_MS);
      const long = setTimeout(() => {
        if (ticket.current === mine)
          setState((last) => (last.kind === 'reading' ? { kind: 'reading', isLong: true } : last));
      }, LONG_AFTER_MS);
      void host
        .readOpenItem()
        .then(
          (item): OpenItemState => ({
            kind: 'open',
            item,
            key: keyOf(item, serial.current),
            isChecking: false,
          }),
          (error: unknown): OpenItemState => ({ kind: 'failed', error }),
        )
        .then((next) => {
          if (ticket.current === mine) setState((last) => sameItem(last, next, isNewItem) ?? next);
        })
        .finally(() => {
          clearTimeout(hide);
          clearTimeout(long);
        });
    },
    [host],
  );

  useEffect(() => {
    read(true);
    const stop = host.onItemChanged(() => {
      read(true);
    });
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      if (performance.now() - lastReadAt.current > LOOK_AGAIN_MS) read(false);
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      // Whatever is still being read belongs to a pane that is gone.
      ticket.current += 1;
      stop();
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [host, read]);

  const readAgain = useCallback(() => {
    read(true);
  }, [read]);
  return { state, readAgain };
}

/** A second look at the same mail changes nothing on the screen, and a failed second look does not take it away. */
function sameItem(
  last: OpenItemState,
  next: OpenItemState,
  isNewItem: boolean,
): OpenItemState | null {
  if (last.kind !== 'open') return null;
  if (next.kind === 'failed') return isNewItem ? null : last;
  if (next.kind !== 'open' || next.key !== last.key) return null;
  return last.isChecking ? { ...last, isChecking: false } : last;
}

function keyOf(item: OpenItem, serial: number): string {
  switch (item.kind) {
    case 'read':
      return `read ${item.internetMessageId ?? item.restId ?? serial}`;
    case 'compose':
      return `compose ${serial}`;
    case 'none':
    case 'unreadable':
      return item.kind;
  }
}
