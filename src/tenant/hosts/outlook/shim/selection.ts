/** Several messages at once: `getSelectedItemsAsync` (set 1.13) and `loadItemByIdAsync` (set 1.15). */
import type { ReadSnapshot } from '../conversation';
import { nothing, type OfficeClient, type Tail } from './calls';
import { mindFilledText } from './checks';
import { readItem, type ReceivedMail } from './readItem';

/** One message loaded by its id; only one may be loaded at a time. */
interface LoadedMail extends ReceivedMail {
  readonly unloadAsync: (...tail: Tail<void>) => void;
}

export interface SelectionMembers {
  readonly getSelectedItemsAsync?: (...tail: Tail<object[]>) => void;
  readonly loadItemByIdAsync?: (itemId: string, ...tail: Tail<LoadedMail>) => void;
}

/** The members that the client's requirement set has. */
export function selectionMembers(client: OfficeClient): SelectionMembers {
  const { line } = client;
  // A loaded mail is not the open one, so its calls always name it.
  const exact: OfficeClient = { ...client, nameOf: ({ serial }) => serial };
  const load = (snapshot: ReadSnapshot): LoadedMail => ({
    ...readItem(exact, snapshot),
    unloadAsync: (...tail) => {
      client.call({ name: 'item.unloadAsync', needs: 'ReadWriteMailbox' }, tail, () =>
        line.ask('unloadItem', snapshot.serial).then(nothing),
      );
    },
  });
  return {
    ...(client.supports('1.13')
      ? {
          getSelectedItemsAsync: (...tail) => {
            client.call<object[]>(
              {
                name: 'mailbox.getSelectedItemsAsync',
                needs: 'ReadWriteMailbox',
                callback: 'required',
              },
              tail,
              () => line.ask('getSelectedItems'),
            );
          },
        }
      : {}),
    ...(client.supports('1.15')
      ? {
          loadItemByIdAsync: (itemId, ...tail) => {
            client.call(
              {
                name: 'mailbox.loadItemByIdAsync',
                needs: 'ReadWriteMailbox',
                callback: 'required',
              },
              tail,
              () => line.ask('loadItem', mindFilledText(itemId, 'itemId')).then(load),
            );
          },
        }
      : {}),
  };
}
