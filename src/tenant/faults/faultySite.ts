// The site store as the callers of Graph see it: without the lists and the indexes that a rehearsal has taken away.
import type { ListDefinition } from '../sharepoint/listStore';
import type { SiteStore } from '../sharepoint/siteStore';
import type { Faults } from './faults';

/** A column that loses its index loses its uniqueness too, because SharePoint enforces one by the other. */
export function faultySite(site: SiteStore, faults: Faults): SiteStore {
  const asRehearsed = (list: ListDefinition): ListDefinition => ({
    ...list,
    columns: list.columns.map((column) =>
      faults.isUnindexed(list.name, column.name)
        ? { ...column, indexed: false, unique: false }
        : column,
    ),
  });
  /** Values are stored under the true indexes, so that nothing is lost when the rehearsal is over. */
  const asStored = (list: ListDefinition): ListDefinition => site.list(list.id) ?? list;
  return {
    ...site,
    addItem: (list, ...rest) => site.addItem(asStored(list), ...rest),
    changeItem: (list, ...rest) => site.changeItem(asStored(list), ...rest),
    lists: () =>
      site
        .lists()
        .filter((list) => !faults.isMissing(list.name))
        .map(asRehearsed),
    list: (nameOrId) => {
      const list = site.list(nameOrId);
      return list === undefined || faults.meetMissing(list.name) ? undefined : asRehearsed(list);
    },
  };
}
