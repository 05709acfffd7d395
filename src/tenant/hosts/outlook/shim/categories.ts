/** `item.categories` and `mailbox.masterCategories`. */
import type { CategoryFacts } from '../conversation';
import { settle, type Tail } from './asyncResults';
import { nothing } from './body';
import type { HostLine } from './hostLine';

/** The categories on one item; adding one that the master list lacks fails with 9044, as in Office. */
export function itemCategories(line: HostLine, serial: number): Office.Categories {
  return {
    getAsync: (...tail: Tail<Office.CategoryDetails[]>) => {
      settle(tail, line.ask('getCategories', serial).then(toDetails));
    },
    addAsync: (names: string[], ...tail: Tail<void>) => {
      settle(tail, line.ask('addCategories', serial, names).then(nothing));
    },
    removeAsync: (names: string[], ...tail: Tail<void>) => {
      settle(tail, line.ask('removeCategories', serial, names).then(nothing));
    },
  };
}

/** The master list of the mailbox whose item is open; a delegate can read it and not change it. */
export function masterCategories(line: HostLine): Pick<Office.MasterCategories, 'getAsync'> {
  return {
    getAsync: (...tail: Tail<Office.CategoryDetails[]>) => {
      settle(tail, line.ask('getMasterCategories').then(toDetails));
    },
  };
}

/** Graph writes `preset0`, Office.js `Preset0`. */
function toDetails(categories: readonly CategoryFacts[]): Office.CategoryDetails[] {
  return categories.map(({ displayName, color }) => ({
    displayName,
    color: color.charAt(0).toUpperCase() + color.slice(1),
  }));
}
