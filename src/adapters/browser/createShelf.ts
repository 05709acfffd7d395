// A small shelf over localStorage; browsers may partition, clear or block it, and the product works without it.
import type { Shelf } from '../../ports';

const OWN_PREFIX = 'anteroom.';

/** The part of the Storage interface that a shelf needs. */
export type ShelfStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Makes the shelf.
 *
 * @param partitionKey `Office.context.partitionKey`, or an empty text outside Office
 * (https://learn.microsoft.com/office/dev/add-ins/develop/persisting-add-in-state-and-settings)
 * @param openStorage may throw: reading the property alone does so where storage is blocked
 */
export function createShelf({
  partitionKey = '',
  openStorage = () => window.localStorage,
}: {
  readonly partitionKey?: string;
  readonly openStorage?: () => ShelfStorage;
} = {}): Shelf {
  const nameOf = (key: string): string => `${partitionKey}${OWN_PREFIX}${key}`;
  return {
    read: (key) => attempt(() => openStorage().getItem(nameOf(key))),
    write: (key, value) => {
      attempt(() => {
        openStorage().setItem(nameOf(key), value);
        return null;
      });
    },
    remove: (key) => {
      attempt(() => {
        openStorage().removeItem(nameOf(key));
        return null;
      });
    },
  };
}

function attempt(use: () => string | null): string | null {
  try {
    return use();
  } catch {
    // Blocked or full storage is an ordinary state of a browser: the shelf is then simply empty.
    return null;
  }
}
