// The signed-in person's own list of categories: Exchange lets nobody else write it, so nobody else's is ever named here.
import * as v from 'valibot';
import { CATEGORY_COLOURS, type CategoryColour } from '../../../domain/holds';
import { isDeskError, type CategoryList } from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { path } from '../client/path';

const LIST = '/me/outlook/masterCategories';
const OF_SETTINGS = { group: 'settings', mailbox: null } as const;

const categorySchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  displayName: v.nullish(v.string(), ''),
  color: v.nullish(v.string(), 'none'),
});

export function createCategoryList(graph: GraphClient): CategoryList {
  return {
    /** Permission: MailboxSettings.ReadWrite (https://learn.microsoft.com/graph/api/outlookuser-list-mastercategories). */
    readAll: async () => {
      const categories = await graph.all({ ...OF_SETTINGS, path: LIST }, categorySchema);
      return categories.map(({ id, displayName, color }) => ({
        id,
        name: displayName,
        hasColour: color.toLowerCase() !== 'none',
      }));
    },
    /** Permission: MailboxSettings.ReadWrite (https://learn.microsoft.com/graph/api/outlookuser-post-mastercategories). */
    add: async (name, colour) => {
      try {
        await graph.ask({
          ...OF_SETTINGS,
          method: 'POST',
          path: LIST,
          body: { displayName: name, color: presetOf(colour) },
        });
        return 'added';
      } catch (error) {
        // The name must be unique: a second client was faster, or the answer to our own first try was lost.
        if (isDeskError(error) && error.code === 'graph/conflict') return 'exists';
        throw error;
      }
    },
    /** Permission: MailboxSettings.ReadWrite (https://learn.microsoft.com/graph/api/outlookcategory-update). */
    giveColour: async (id, colour) => {
      const answer = await graph.askIfThere({
        ...OF_SETTINGS,
        method: 'PATCH',
        path: `${LIST}${path`/${id}`}`,
        body: { color: presetOf(colour) },
      });
      return answer === null ? 'gone' : 'coloured';
    },
  };
}

/** Presets are numbered in the order of the colours (https://learn.microsoft.com/graph/api/resources/outlookcategory). */
function presetOf(colour: CategoryColour): string {
  return `preset${String(CATEGORY_COLOURS.indexOf(colour))}`;
}
