// The one SharePoint site: its lists with their items and its libraries with their files.
import type { SiteFile } from '../seed/siteFile';
import type { Store } from '../store/openStore';
import { addLibrary, createLibraryStore } from './libraryStore';
import type { LibraryStore } from './libraryStore';
import { addList, createListStore } from './listStore';
import type { ListStore } from './listStore';

export type SiteStore = ListStore & LibraryStore;

export function createSiteStore(store: Store): SiteStore {
  return { ...createListStore(store), ...createLibraryStore(store) };
}

/** Provisions the lists and libraries that the site file names. */
export function addSite(store: Store, site: SiteFile, at: string): void {
  for (const list of site.lists) {
    addList(store, site.path, list, at);
  }
  for (const library of site.libraries) {
    addLibrary(store, site.path, library, at);
  }
}
