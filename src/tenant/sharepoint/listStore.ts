// The site's lists as the store keeps them: items as documents, and beside them the values of every indexed column.
import { randomUUID } from 'node:crypto';
import { guidFor } from '../graph/itemIds';
import type { SiteColumn, SiteList } from '../seed/siteFile';
import { integer, text } from '../store/openStore';
import type { Param, Row, Store } from '../store/openStore';

export type Fields = Readonly<Record<string, unknown>>;

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
  readonly fields: Fields;
}

export type ItemVersion = Pick<StoredItem, 'version' | 'modifiedBy' | 'modifiedAt' | 'fields'>;

/** A part of a `where` over `list_items i`; what a person typed stands among the params only. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly Param[];
}

export interface ItemQuery {
  readonly where: Condition | null;
  /** Names of indexed columns, `id` among them; by id where empty. */
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
  readonly skip: number;
  readonly take: number;
}

export interface ListStore {
  lists(): ListDefinition[];
  /** By id or by name, in any letter case. */
  list(name: string): ListDefinition | undefined;
  /** How many items of the list meet the condition; all where it is null. */
  countItems(list: string, where: Condition | null): number;
  findItems(list: string, query: ItemQuery): StoredItem[];
  item(list: string, id: number): StoredItem | undefined;
  /** The id of another item that has this value in the indexed column. */
  itemWith(
    list: string,
    column: SiteColumn,
    value: unknown,
    self: number | null,
  ): number | undefined;
  addItem(list: ListDefinition, by: string, at: string, fields: Fields): StoredItem;
  changeItem(
    list: ListDefinition,
    item: StoredItem,
    by: string,
    at: string,
    fields: Fields,
  ): StoredItem;
  removeItem(item: StoredItem): void;
  /** Newest first, the present one included. */
  versions(item: StoredItem): ItemVersion[];
  removeList(list: ListDefinition): void;
}

export function createListStore(store: Store): ListStore {
  const lists: ListStore = {
    lists: () => store.all('select * from lists order by rowid').map(readList),
    list: (name) =>
      lists
        .lists()
        .find(
          (list) =>
            list.id === name.toLowerCase() || list.name.toLowerCase() === name.toLowerCase(),
        ),
    countItems: (list, where) => {
      const row = store.one(
        `select count(*) as found from list_items i where i.list = ?${where === null ? '' : ` and (${where.sql})`}`,
        [list, ...(where?.params ?? [])],
      );
      return row === undefined ? 0 : integer(row, 'found');
    },
    findItems: (list, query) => {
      const sorted = query.orderBy.filter(({ field }) => field !== 'id');
      const joins = sorted.map(
        (_, index) =>
          `left join list_values o${String(index)} on o${String(index)}.list = i.list and o${String(index)}.field = ? and o${String(index)}.item = i.id`,
      );
      const keys = query.orderBy.map(({ field }) =>
        field === 'id'
          ? 'i.id'
          : `o${String(sorted.findIndex((each) => each.field === field))}.value`,
      );
      const order = [
        ...query.orderBy.map(
          ({ descending }, index) => `key${String(index)}${descending ? ' desc' : ''}`,
        ),
        'id',
      ].join(', ');
      // The page is found by key alone, so that a sort never carries whole documents.
      return store
        .all(
          `select whole.* from (
             select ${['i.id as id', ...keys.map((key, index) => `${key} as key${String(index)}`)].join(', ')}
             from list_items i ${joins.join(' ')}
             where i.list = ?${query.where === null ? '' : ` and (${query.where.sql})`}
             order by ${order} limit ? offset ?) page
           join list_items whole on whole.list = ? and whole.id = page.id
           order by ${order.replace(/\bid$/, 'page.id')}`,
          [
            ...sorted.map(({ field }) => field),
            list,
            ...(query.where?.params ?? []),
            query.take,
            query.skip,
            list,
          ],
        )
        .map(readItem);
    },
    item: (list, id) => {
      const row = store.one('select * from list_items where list = ? and id = ?', [list, id]);
      return row === undefined ? undefined : readItem(row);
    },
    itemWith: (list, column, value, self) => {
      const row = store.one(
        'select item from list_values where list = ? and field = ? and value = ? and item <> ?',
        [list, column.name, indexedValue(column, value), self ?? 0],
      );
      return row === undefined ? undefined : integer(row, 'item');
    },
    addItem: (list, by, at, fields) => {
      const last = store.one('select max(id) as last from list_items where list = ?', [list.id]);
      const counter = `last item ${list.id}`;
      const highest = last === undefined ? 0 : integer(last, 'last');
      const id = Math.max(highest, Number(store.meta(counter) ?? 0)) + 1;
      store.setMeta(counter, String(id));
      return insertItem(store, list, id, by, at, fields);
    },
    changeItem: (list, item, by, at, fields) => {
      store.run('insert into list_item_versions values (?, ?, ?, ?, ?, ?)', [
        item.list,
        item.id,
        item.version,
        item.modifiedBy,
        item.modifiedAt,
        JSON.stringify(item.fields),
      ]);
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
      store.run('delete from list_values where list = ? and item = ?', [item.list, item.id]);
      insertValues(store, list, item.id, fields);
      return changed;
    },
    removeItem: (item) => {
      store.together(() => {
        store.run('delete from list_items where list = ? and id = ?', [item.list, item.id]);
        for (const table of ['list_values', 'list_item_versions']) {
          store.run(`delete from ${table} where list = ? and item = ?`, [item.list, item.id]);
        }
      });
    },
    versions: (item) => [
      item,
      ...store
        .all('select * from list_item_versions where list = ? and item = ? order by version desc', [
          item.list,
          item.id,
        ])
        .map((row) => ({
          version: integer(row, 'version'),
          modifiedBy: text(row, 'modified_by'),
          modifiedAt: text(row, 'modified_at'),
          fields: JSON.parse(text(row, 'fields')) as Fields,
        })),
    ],
    removeList: (list) => {
      store.together(() => {
        for (const table of ['list_items', 'list_values', 'list_item_versions']) {
          store.run(`delete from ${table} where list = ?`, [list.id]);
        }
        store.run('delete from lists where id = ?', [list.id]);
      });
    },
  };
  return lists;
}

/** Provisions one list of the site file with its items. */
export function addList(store: Store, sitePath: string, list: SiteList, at: string): void {
  const definition: ListDefinition = {
    id: guidFor(`list ${sitePath} ${list.name}`),
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
  for (const [index, item] of list.items.entries()) {
    insertItem(store, definition, index + 1, item.createdBy, item.createdAt ?? at, item.fields);
  }
}

/** What the index keeps of a value: text without letter case, dates as milliseconds, yes and no as 1 and 0. */
export function indexedValue(column: SiteColumn, value: unknown): string | number {
  switch (column.type) {
    case 'dateTime':
      return typeof value === 'number' ? value : Date.parse(String(value));
    case 'number':
      return Number(value);
    case 'boolean':
      return value === true ? 1 : 0;
    default:
      return String(value).toLowerCase();
  }
}

export function isIndexed(column: SiteColumn): boolean {
  return column.indexed === true || column.unique === true;
}

function insertItem(
  store: Store,
  list: ListDefinition,
  id: number,
  by: string,
  at: string,
  fields: Fields,
): StoredItem {
  const guid = randomUUID();
  store.run('insert into list_items values (?, ?, ?, 1, ?, ?, ?, ?, ?)', [
    list.id,
    id,
    guid,
    by,
    at,
    by,
    at,
    JSON.stringify(fields),
  ]);
  insertValues(store, list, id, fields);
  return {
    list: list.id,
    id,
    guid,
    version: 1,
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
    fields,
  };
}

function insertValues(store: Store, list: ListDefinition, item: number, fields: Fields): void {
  const kept = list.columns.filter(
    (column) =>
      isIndexed(column) && fields[column.name] !== undefined && fields[column.name] !== null,
  );
  if (kept.length > 0) {
    store.run(
      `insert into list_values (list, field, value, item) values ${kept.map(() => '(?, ?, ?, ?)').join(', ')}`,
      kept.flatMap((column) => [
        list.id,
        column.name,
        indexedValue(column, fields[column.name]),
        item,
      ]),
    );
  }
}

function readList(row: Row): ListDefinition {
  return JSON.parse(text(row, 'definition')) as ListDefinition;
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
    fields: JSON.parse(text(row, 'fields')) as Fields,
  };
}
