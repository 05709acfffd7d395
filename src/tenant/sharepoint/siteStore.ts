// The one SharePoint site: its lists with their items and its libraries with their files, as the store keeps them.
import { randomUUID } from 'node:crypto';
import { guidFor } from '../graph/itemIds';
import type { SiteColumn, SiteFile } from '../seed/siteFile';
import { integer, text } from '../store/openStore';
import type { Row, Store } from '../store/openStore';

export interface ListDefinition {
  readonly id: string;
  readonly name: string;
  readonly addOnly: boolean;
  readonly write: readonly string[];
  readonly columns: readonly SiteColumn[];
  readonly createdAt: string;
}

export interface StoredItem {
  readonly list: string;
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface DriveDefinition {
  readonly id: string;
  readonly name: string;
  readonly write: readonly string[];
  readonly createdAt: string;
}

export interface StoredFile {
  readonly id: string;
  readonly drive: string;
  /** Without a leading slash; empty for the root. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
  readonly content: string;
}

export interface SiteStore {
  lists(): ListDefinition[];
  /** By id or by name, in any letter case. */
  list(name: string): ListDefinition | undefined;
  items(list: string): StoredItem[];
  item(list: string, id: number): StoredItem | undefined;
  addItem(
    list: string,
    by: string,
    at: string,
    fields: Readonly<Record<string, unknown>>,
  ): StoredItem;
  changeItem(
    item: StoredItem,
    by: string,
    at: string,
    fields: Readonly<Record<string, unknown>>,
  ): StoredItem;
  removeItem(item: StoredItem): void;
  removeList(list: ListDefinition): void;
  drives(): DriveDefinition[];
  drive(id: string): DriveDefinition | undefined;
  files(drive: string): StoredFile[];
  file(drive: string, path: string): StoredFile | undefined;
  fileById(id: string): StoredFile | undefined;
  addFile(drive: string, path: string, by: string, at: string, content: string): StoredFile;
  changeFile(file: StoredFile, by: string, at: string, content: string): StoredFile;
}

export function createSiteStore(store: Store): SiteStore {
  const site: SiteStore = {
    lists: () => store.all('select * from lists order by rowid').map(readList),
    list: (name) =>
      site.lists().find((list) => list.id === name.toLowerCase() || same(list.name, name)),
    items: (list) =>
      store.all('select * from list_items where list = ? order by id', [list]).map(readItem),
    item: (list, id) => {
      const row = store.one('select * from list_items where list = ? and id = ?', [list, id]);
      return row === undefined ? undefined : readItem(row);
    },
    addItem: (list, by, at, fields) => {
      const last = store.one('select max(id) as last from list_items where list = ?', [list]);
      const counter = `last item ${list}`;
      const id =
        Math.max(last === undefined ? 0 : integer(last, 'last'), Number(store.meta(counter) ?? 0)) +
        1;
      store.setMeta(counter, String(id));
      const item = {
        list,
        id,
        guid: randomUUID(),
        version: 1,
        createdBy: by,
        createdAt: at,
        modifiedBy: by,
        modifiedAt: at,
        fields,
      };
      store.run('insert into list_items values (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        list,
        id,
        item.guid,
        item.version,
        by,
        at,
        by,
        at,
        JSON.stringify(fields),
      ]);
      return item;
    },
    changeItem: (item, by, at, fields) => {
      const changed = {
        ...item,
        version: item.version + 1,
        modifiedBy: by,
        modifiedAt: at,
        fields,
      };
      store.run(
        'update list_items set version = ?, modified_by = ?, modified_at = ?, fields = ? where list = ? and id = ?',
        [changed.version, by, at, JSON.stringify(fields), item.list, item.id],
      );
      return changed;
    },
    removeItem: (item) => {
      store.run('delete from list_items where list = ? and id = ?', [item.list, item.id]);
    },
    removeList: (list) => {
      store.together(() => {
        store.run('delete from list_items where list = ?', [list.id]);
        store.run('delete from lists where id = ?', [list.id]);
      });
    },
    drives: () => store.all('select * from drives order by rowid').map(readDrive),
    drive: (id) => site.drives().find((drive) => drive.id === id),
    files: (drive) =>
      store.all('select * from drive_items where drive = ? order by path', [drive]).map(readFile),
    file: (drive, path) => site.files(drive).find((file) => same(file.path, path)),
    fileById: (id) => {
      const row = store.one('select * from drive_items where id = ?', [id]);
      return row === undefined ? undefined : readFile(row);
    },
    addFile: (drive, path, by, at, content) =>
      store.together(() => {
        const folders = path.split('/').slice(0, -1);
        for (const [index] of ['', ...folders].entries()) {
          const folder = folders.slice(0, index).join('/');
          if (site.file(drive, folder) === undefined) {
            insertFile(store, drive, folder, by, at, '', true);
          }
        }
        return insertFile(store, drive, path, by, at, content, false);
      }),
    changeFile: (file, by, at, content) => {
      const changed = {
        ...file,
        version: file.version + 1,
        modifiedBy: by,
        modifiedAt: at,
        content,
      };
      store.run(
        'update drive_items set version = ?, modified_by = ?, modified_at = ?, content = ? where id = ?',
        [changed.version, by, at, content, file.id],
      );
      return changed;
    },
  };
  return site;
}

/** Provisions the lists and libraries that the site file names. */
export function addSite(store: Store, site: SiteFile, at: string): void {
  const sites = createSiteStore(store);
  for (const list of site.lists) {
    const definition: ListDefinition = {
      id: guidFor(`list ${site.path} ${list.name}`),
      name: list.name,
      addOnly: list.addOnly === true,
      write: list.write,
      columns: list.columns,
      createdAt: at,
    };
    store.run('insert into lists values (?, ?, ?, ?)', [
      definition.id,
      definition.name,
      definition.addOnly ? 1 : 0,
      JSON.stringify(definition),
    ]);
    for (const item of list.items) {
      sites.addItem(definition.id, item.createdBy, item.createdAt ?? at, item.fields);
    }
  }
  for (const library of site.libraries) {
    const definition: DriveDefinition = {
      id: `b!${guidFor(`drive ${site.path} ${library.name}`).replaceAll('-', '')}${guidFor(`drive list ${library.name}`).replaceAll('-', '')}`,
      name: library.name,
      write: library.write,
      createdAt: at,
    };
    store.run('insert into drives values (?, ?, ?)', [
      definition.id,
      definition.name,
      JSON.stringify(definition),
    ]);
    if (library.files.length === 0) {
      insertFile(store, definition.id, '', 'tom.weller', at, '', true);
    }
    for (const file of library.files) {
      const content =
        typeof file.content === 'string' ? file.content : JSON.stringify(file.content);
      sites.addFile(definition.id, file.path, file.createdBy, file.createdAt ?? at, content);
    }
  }
}

function insertFile(
  store: Store,
  drive: string,
  path: string,
  by: string,
  at: string,
  content: string,
  isFolder: boolean,
): StoredFile {
  const id = `01${guidFor(`file ${drive} ${path.toLowerCase()}`).replaceAll('-', '').toUpperCase()}`;
  store.run('insert into drive_items values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    id,
    drive,
    path,
    isFolder ? 1 : 0,
    1,
    by,
    at,
    by,
    at,
    content,
  ]);
  return {
    id,
    drive,
    path,
    isFolder,
    version: 1,
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
    content,
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function readList(row: Row): ListDefinition {
  return JSON.parse(text(row, 'definition')) as ListDefinition;
}

function readDrive(row: Row): DriveDefinition {
  return JSON.parse(text(row, 'definition')) as DriveDefinition;
}

function readItem(row: Row): StoredItem {
  return {
    list: text(row, 'list'),
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    version: integer(row, 'version'),
    createdBy: text(row, 'created_by'),
    createdAt: text(row, 'created_at'),
    modifiedBy: text(row, 'modified_by'),
    modifiedAt: text(row, 'modified_at'),
    fields: JSON.parse(text(row, 'fields')) as Record<string, unknown>,
  };
}

function readFile(row: Row): StoredFile {
  return {
    id: text(row, 'id'),
    drive: text(row, 'drive'),
    path: text(row, 'path'),
    isFolder: integer(row, 'is_folder') === 1,
    version: integer(row, 'version'),
    createdBy: text(row, 'created_by'),
    createdAt: text(row, 'created_at'),
    modifiedBy: text(row, 'modified_by'),
    modifiedAt: text(row, 'modified_at'),
    content: text(row, 'content'),
  };
}
