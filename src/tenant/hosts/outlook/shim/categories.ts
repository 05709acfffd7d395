/** `item.categories` and `mailbox.masterCategories`. */
import type { CategoryFacts } from '../conversation';
import { nothing, type OfficeClient, type Tail } from './calls';
import { argumentError, mindNames, mindText, wrongType } from './checks';
import { LIMITS } from './constants';

/** The categories on one item; adding one that the master list lacks fails with 9044, as in Office. */
export function itemCategories(client: OfficeClient, item: number): Office.Categories {
  const { line } = client;
  return {
    getAsync: (...tail: Tail<Office.CategoryDetails[]>) => {
      const rule = {
        name: 'categories.getAsync',
        needs: 'ReadItem',
        callback: 'required',
      } as const;
      client.call(rule, tail, () => line.ask('getCategories', item).then(toDetails));
    },
    addAsync: (names: string[], ...tail: Tail<void>) => {
      client.call({ name: 'categories.addAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('addCategories', item, mindCategories(names)).then(nothing),
      );
    },
    removeAsync: (names: string[], ...tail: Tail<void>) => {
      client.call({ name: 'categories.removeAsync', needs: 'ReadWriteItem' }, tail, () =>
        line.ask('removeCategories', item, mindCategories(names)).then(nothing),
      );
    },
  };
}

/** The master list of the mailbox whose item is open; a delegate can read it and not change it. */
export function masterCategories(client: OfficeClient): Office.MasterCategories {
  const { line } = client;
  return {
    getAsync: (...tail: Tail<Office.CategoryDetails[]>) => {
      client.call(
        { name: 'masterCategories.getAsync', needs: 'ReadWriteMailbox', callback: 'required' },
        tail,
        () => line.ask('getMasterCategories').then(toDetails),
      );
    },
    addAsync: (categories: Office.CategoryDetails[], ...tail: Tail<void>) => {
      client.call({ name: 'masterCategories.addAsync', needs: 'ReadWriteMailbox' }, tail, () =>
        line.ask('addMasterCategories', mindDetails(categories)).then(nothing),
      );
    },
    removeAsync: (names: string[], ...tail: Tail<void>) => {
      client.call({ name: 'masterCategories.removeAsync', needs: 'ReadWriteMailbox' }, tail, () =>
        line.ask('removeMasterCategories', mindCategories(names)).then(nothing),
      );
    },
  };
}

function mindCategories(names: unknown): readonly string[] {
  return mindNames(names, 'categories', LIMITS.category);
}

function mindDetails(categories: unknown): readonly CategoryFacts[] {
  if (categories === undefined || categories === null) throw argumentError('categoryDetails');
  if (!Array.isArray(categories)) throw wrongType('categoryDetails');
  if (categories.length === 0) throw argumentError('categoryDetails');
  return (categories as readonly (Partial<Office.CategoryDetails> | null)[]).map((details) => {
    const { displayName, color } = details ?? {};
    if (displayName === undefined || displayName === '' || color === undefined)
      throw argumentError('categoryDetails');
    mindText(displayName, 'categoryDetails.displayName', LIMITS.category);
    if (!/^(None|Preset(\d|1\d|2[0-4]))$/.test(String(color)))
      throw argumentError('categoryDetails.color');
    return { displayName, color: String(color) };
  });
}

/** Graph writes `preset0`, Office.js `Preset0`. */
function toDetails(categories: readonly CategoryFacts[]): Office.CategoryDetails[] {
  return categories.map(({ displayName, color }) => ({
    displayName,
    color: color.charAt(0).toUpperCase() + color.slice(1),
  }));
}
