/** `item.getSharedPropertiesAsync`, which exists only on an item that the host reports as shared. */
import { settle, type Tail } from './asyncResults';
import type { HostLine } from './hostLine';

export type SharedMembers = Pick<Office.MessageRead, 'getSharedPropertiesAsync'>;

/**
 * The method on a shared item; no member at all on any other one.
 *
 * The published library defines it only when the host says isFromSharedFolder, and classic Outlook at times does not
 * (office-js issue 6651), so an add-in has to look before it calls.
 */
export function sharedMembers(
  line: HostLine,
  item: { readonly serial: number; readonly isShared: boolean },
): Partial<SharedMembers> {
  if (!item.isShared) return {};
  return {
    getSharedPropertiesAsync: (...tail: Tail<Office.SharedProperties>) => {
      settle(
        tail,
        line.ask('getShared', item.serial).then((facts) => ({ ...facts })),
      );
    },
  };
}
