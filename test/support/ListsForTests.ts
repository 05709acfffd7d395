// SharePoint's lists in memory: indexed questions only, unique columns, stamps, versions, add-only lists.
import { SITE_LISTS } from '../../src/domain/log';
import type { Instant } from '../../src/domain/time';
import {
  DeskError,
  type Fields,
  type ListItem,
  type ListName,
  type ListQuery,
  type TenantLists,
} from '../../src/ports';

/** The same rows, seen by several people at once. */
export class SiteForTests {
  readonly rows = new Map<ListName, ListItem[]>();
  nextId = 1;

  rowsOf(list: ListName): ListItem[] {
    const rows = this.rows.get(list) ?? [];
    this.rows.set(list, rows);
    return rows;
  }
}

/** What is to go wrong: before the write (nothing happens) or after it (it happens and nobody hears). */
export interface Mishap {
  readonly when: 'before' | 'after';
  readonly of: 'find' | 'add' | 'change';
  readonly list: ListName;
  readonly error?: DeskError;
  /** How often it happens; once unless told. */
  times?: number;
}

export class ListsForTests implements TenantLists {
  readonly site: SiteForTests;
  readonly #now: () => Instant;
  readonly #user: { readonly id: string; readonly address: string };
  /** Every set of fields that was written, in order. */
  readonly written: { readonly list: ListName; readonly fields: Fields }[] = [];
  readonly mishaps: Mishap[] = [];
  /** Called before each change, to let somebody else write in between. */
  beforeChange: (() => void) | null = null;

  constructor(
    site: SiteForTests,
    user: { readonly id: string; readonly address: string },
    now: () => Instant,
  ) {
    this.site = site;
    this.#user = user;
    this.#now = now;
  }

  async find(list: ListName, query: ListQuery): Promise<readonly ListItem[]> {
    this.#goWrong('before', 'find', list);
    if (query.where.length === 0) throw new Error(`A query of ${list} names no column`);
    for (const { column } of query.where) {
      if (columnOf(list, column).indexed !== true)
        throw new Error(`${list}.${column} is not indexed`);
    }
    const found = this.site
      .rowsOf(list)
      .filter((row) =>
        query.where.every((condition) => holds(row.fields[condition.column], condition)),
      );
    const sorted = query.newestFirst === true ? [...found].reverse() : found;
    return Promise.resolve(sorted.slice(0, query.limit ?? sorted.length));
  }

  async read(list: ListName, itemId: string): Promise<ListItem | null> {
    return Promise.resolve(this.site.rowsOf(list).find((row) => row.id === itemId) ?? null);
  }

  async add(list: ListName, fields: Fields): Promise<ListItem | 'duplicate'> {
    this.#goWrong('before', 'add', list);
    this.#check(list, fields);
    const unique = columnsOf(list).find((column) => column.unique === true)?.name;
    const rows = this.site.rowsOf(list);
    if (unique !== undefined && rows.some((row) => same(row.fields[unique], fields[unique]))) {
      return 'duplicate';
    }
    const row: ListItem = {
      id: String(this.site.nextId++),
      etag: '"1"',
      fields: stored(fields),
      createdById: this.#user.id,
      createdBy: this.#user.address,
      createdAt: this.#now(),
      modifiedAt: this.#now(),
    };
    rows.push(row);
    this.written.push({ list, fields });
    this.#goWrong('after', 'add', list);
    return Promise.resolve(row);
  }

  async change(
    list: ListName,
    itemId: string,
    etag: string,
    fields: Fields,
  ): Promise<ListItem | 'changed'> {
    this.#goWrong('before', 'change', list);
    this.#check(list, fields);
    if (SITE_LISTS.find((one) => one.name === list)?.addOnly === true) {
      throw new DeskError('graph/forbidden', { status: 403 });
    }
    const meanwhile = this.beforeChange;
    this.beforeChange = null;
    meanwhile?.();
    const rows = this.site.rowsOf(list);
    const index = rows.findIndex((row) => row.id === itemId);
    const row = rows[index];
    if (row === undefined) throw new DeskError('graph/gone', { status: 404 });
    if (row.etag !== etag) return 'changed';
    const changed: ListItem = {
      ...row,
      etag: `"${Number(row.etag.slice(1, -1)) + 1}"`,
      fields: stored({ ...(row.fields as Fields), ...fields }),
      modifiedAt: this.#now(),
    };
    rows[index] = changed;
    this.written.push({ list, fields });
    this.#goWrong('after', 'change', list);
    return Promise.resolve(changed);
  }

  /** Puts a row in as if somebody else had written it. */
  plant(
    list: ListName,
    fields: Fields,
    by: { readonly id: string; readonly address: string },
  ): ListItem {
    const row: ListItem = {
      id: String(this.site.nextId++),
      etag: '"1"',
      fields: stored(fields),
      createdById: by.id,
      createdBy: by.address,
      createdAt: this.#now(),
      modifiedAt: this.#now(),
    };
    this.site.rowsOf(list).push(row);
    return row;
  }

  #check(list: ListName, fields: Fields): void {
    for (const [name, value] of Object.entries(fields)) {
      const column = columnOf(list, name);
      if (column.type === 'text' && typeof value === 'string' && value.length > 255) {
        throw new DeskError('graph/refused', { status: 400, name });
      }
    }
  }

  #goWrong(when: Mishap['when'], of: Mishap['of'], list: ListName): void {
    const mishap = this.mishaps.find(
      (one) => one.when === when && one.of === of && one.list === list && (one.times ?? 1) > 0,
    );
    if (mishap === undefined) return;
    mishap.times = (mishap.times ?? 1) - 1;
    throw mishap.error ?? new DeskError('graph/unreachable');
  }
}

/** SharePoint does not give back what is empty. */
function stored(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== ''),
  );
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly indexed?: boolean;
  readonly unique?: boolean;
}

function columnsOf(list: ListName): readonly Column[] {
  return SITE_LISTS.find((one) => one.name === list)?.columns ?? [];
}

function columnOf(list: ListName, name: string): Column {
  const column = columnsOf(list).find((one) => one.name === name);
  if (column === undefined) throw new Error(`${list} has no column ${name}`);
  return column;
}

function same(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

function holds(value: unknown, condition: ListQuery['where'][number]): boolean {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return false;
  const left = String(value).toLowerCase();
  const right = String(condition.value).toLowerCase();
  switch (condition.is) {
    case 'equal':
      return left === right;
    case 'atLeast':
      return left >= right;
    case 'before':
      return left < right;
  }
}
