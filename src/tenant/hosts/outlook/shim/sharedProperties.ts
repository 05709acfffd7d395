/** `item.getSharedPropertiesAsync`, which exists only on an item that the host reports as shared. */
import type { OfficeClient, Tail } from './calls';

export type SharedMembers = Pick<Office.MessageRead, 'getSharedPropertiesAsync'>;

/**
 * The method on a shared item; no member at all on any other one.
 *
 * The published library defines it only when the host says isFromSharedFolder, and classic Outlook at times does not
 * (office-js issue 6651), so an add-in has to look before it calls.
 */
export function sharedMembers(
  client: OfficeClient,
  item: { readonly serial: number; readonly isShared: boolean },
): Partial<SharedMembers> {
  if (!item.isShared) return {};
  return {
    getSharedPropertiesAsync: (...tail: Tail<Office.SharedProperties>) => {
      client.call(
        { name: 'item.getSharedPropertiesAsync', needs: 'ReadItem', callback: 'required' },
        tail,
        () => client.line.ask('getShared', client.nameOf(item)).then((facts) => ({ ...facts })),
      );
    },
  };
}
