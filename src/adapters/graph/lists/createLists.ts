// The SharePoint lists: asked only by indexed columns, written only against the version that was read.
import * as v from 'valibot';
import {
  DeskError,
  isDeskError,
  type Fields,
  type ListItem,
  type ListName,
  type ListQuery,
  type TenantLists,
} from '../../../ports';
import type { GraphAsk } from '../client/GraphAsk';
import type { GraphClient } from '../client/GraphClient';
import { instantSchema } from '../client/instantSchema';
import { path, query } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import type { ListColumns } from './listColumns';
import type { Site } from './Site';

const PAGE = 200;
const ABOUT: Pick<GraphAsk, 'group' | 'mailbox'> = { group: 'sites', mailbox: null };

const stampSchema = v.nullish(
  v.object({
    user: v.nullish(
      v.object({
        id: v.nullish(v.string(), ''),
        email: v.nullish(v.string()),
        displayName: v.nullish(v.string()),
      }),
    ),
  }),
);
const columnSchema = v.object({
  name: v.string(),
  indexed: v.nullish(v.boolean(), false),
  enforceUniqueValues: v.nullish(v.boolean(), false),
});
const itemSchema = v.object({
  id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  eTag: v.optional(v.string()),
  '@odata.etag': v.optional(v.string()),
  fields: v.record(v.string(), v.unknown()),
  createdBy: stampSchema,
  createdDateTime: instantSchema,
  lastModifiedDateTime: instantSchema,
});

/**
 * The list operations.
 *
 * Permission of all of them: `Sites.Selected`, with write granted on the one site
 * (https://learn.microsoft.com/graph/permissions-selected-overview).
 */
export function createLists(graph: GraphClient, site: Site, columns: ListColumns): TenantLists {
  return new SharePointLists(graph, site, columns);
}

class SharePointLists implements TenantLists {
  readonly #graph: GraphClient;
  readonly #site: Site;
  readonly #columns: ListColumns;
  readonly #proven = new Map<ListName, Promise<void>>();

  constructor(graph: GraphClient, site: Site, columns: ListColumns) {
    this.#graph = graph;
    this.#site = site;
    this.#columns = columns;
  }

  /** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/listitem-list). */
  async find(list: ListName, asked: ListQuery): Promise<readonly ListItem[]> {
    const { newestFirst = false, limit = Number.POSITIVE_INFINITY } = asked;
    const filter = this.#columns.filterOf(list, asked);
    const sortColumn = newestFirst ? this.#columns.sortColumnOf(list, asked) : null;
    // Without a bounded date the service has no indexed order by age, so every match is read and sorted here.
    const sortsHere = newestFirst && sortColumn === null;
    const items = await this.#named(list, async () =>
      this.#graph.all(
        {
          ...ABOUT,
          path:
            (await this.#itemsPath(list)) +
            query({
              $expand: 'fields',
              $filter: filter,
              $orderby: sortColumn === null ? undefined : `fields/${sortColumn} desc`,
              $top: Math.min(PAGE, sortsHere ? PAGE : limit),
            }),
        },
        itemSchema,
        sortsHere ? undefined : limit,
      ),
    );
    const found = items.map(toListItem);
    return sortsHere ? found.sort(byAge).slice(0, limit) : found;
  }

  /** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/listitem-get). */
  async read(list: ListName, itemId: string): Promise<ListItem | null> {
    const answer = await this.#graph.askIfThere({
      ...ABOUT,
      method: 'GET',
      path: `${await this.#itemsPath(list)}${path`/${itemId}`}${query({ $expand: 'fields' })}`,
    });
    if (answer !== null) return toListItem(readAnswer(itemSchema, answer));
    // Not there: the item, or the whole list since it was looked at.
    this.#proven.delete(list);
    await this.#itemsPath(list);
    return null;
  }

  /** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/listitem-create). */
  async add(list: ListName, fields: Fields): Promise<ListItem | 'duplicate'> {
    try {
      const answer = await this.#named(list, async () =>
        this.#graph.ask({
          ...ABOUT,
          method: 'POST',
          path: await this.#itemsPath(list),
          body: { fields: withoutNulls(fields) },
        }),
      );
      return toListItem(readAnswer(itemSchema, answer));
    } catch (error) {
      if (await this.#isDuplicate(list, fields, error)) return 'duplicate';
      throw error;
    }
  }

  /** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/listitem-update). */
  async change(
    list: ListName,
    itemId: string,
    etag: string,
    fields: Fields,
  ): Promise<ListItem | 'changed'> {
    try {
      await this.#graph.ask({
        ...ABOUT,
        method: 'PATCH',
        path: `${await this.#itemsPath(list)}${path`/${itemId}`}/fields`,
        ifMatch: etag,
        body: fields,
      });
    } catch (error) {
      if (isDeskError(error) && error.code === 'graph/conflict') return 'changed';
      throw refusedBy(list, error);
    }
    const item = await this.read(list, itemId);
    // Removed between the write and the read: whoever did it wrote last.
    return item ?? 'changed';
  }

  /** SharePoint names no reason for a refused value, so the list itself is asked whether the value stands. */
  async #isDuplicate(list: ListName, fields: Fields, error: unknown): Promise<boolean> {
    if (!isDeskError(error)) return false;
    const { status } = error.facts;
    const unique = this.#columns.uniqueValueOf(list, fields);
    if (unique === null || (status !== 400 && status !== 409)) return false;
    const where = [{ column: unique.column, is: 'equal', value: unique.value } as const];
    return (await this.find(list, { where, limit: 1 })).length > 0;
  }

  async #itemsPath(list: ListName): Promise<string> {
    const items = path`/sites/${await this.#site.id()}/lists/${list}/items`;
    let proof = this.#proven.get(list);
    if (proof === undefined) {
      proof = this.#prove(list).catch((error: unknown) => {
        this.#proven.delete(list);
        throw error;
      });
      this.#proven.set(list, proof);
    }
    await proof;
    return items;
  }

  /**
   * Looks once at what a list really has: a column that somebody removed or took out of the index would fail later, in
   * the middle of somebody's work.
   *
   * Permission: Sites.Selected (https://learn.microsoft.com/graph/api/list-list-columns).
   */
  async #prove(list: ListName): Promise<void> {
    const standing = await this.#named(list, async () =>
      this.#graph.all(
        {
          ...ABOUT,
          path:
            path`/sites/${await this.#site.id()}/lists/${list}/columns` +
            query({ $select: 'name,indexed,enforceUniqueValues' }),
        },
        columnSchema,
      ),
    );
    const lacking = this.#columns.firstLacking(list, standing);
    if (lacking !== null) throw new DeskError('lists/missing', { name: `${list}.${lacking}` });
  }

  /** A collection that is not there is a list that is not there. */
  async #named<T>(list: ListName, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (isDeskError(error) && error.code === 'graph/gone') throw missing(list, error);
      throw refusedBy(list, error);
    }
  }
}

/** Whoever reads a refusal sees that it was a list's, and not a mailbox's or a calendar's. */
function refusedBy(list: ListName, error: unknown): unknown {
  return isDeskError(error) && error.code === 'graph/forbidden'
    ? new DeskError('graph/forbidden', { ...error.facts, name: list })
    : error;
}

function missing(list: ListName, { facts }: DeskError): DeskError {
  return new DeskError('lists/missing', { ...facts, name: list });
}

function toListItem(item: v.InferOutput<typeof itemSchema>): ListItem {
  const etag = item.eTag ?? item['@odata.etag'];
  if (etag === undefined) throw new DeskError('graph/malformed', { name: 'eTag' });
  const user = item.createdBy?.user;
  return {
    id: item.id,
    etag,
    fields: item.fields,
    createdById: user?.id ?? '',
    createdBy: user?.email?.toLowerCase() ?? user?.displayName ?? '',
    createdAt: item.createdDateTime,
    modifiedAt: item.lastModifiedDateTime,
  };
}

function byAge(a: ListItem, b: ListItem): number {
  return b.createdAt - a.createdAt || Number(b.id) - Number(a.id);
}

/** A new item has nothing to clear. */
function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
