// Graph's operations on list items and their fields that the tenant implements.
import type { ListDefinition, StoredItem } from '../../sharepoint/listStore';
import type { TenantWorld } from '../../tenantWorld';
import { graphInstant, nowInstant } from '../../time/zonedTimes';
import {
  badRequest,
  GraphError,
  notImplemented,
  siteAccessDenied,
  siteItemNotFound,
} from '../graphError';
import { isObject, objectBody, param } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { ordered, passes } from '../odata/evaluateFilter';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Refusal, Route } from '../routes';
import { columnNamed, planItems, typedFilter } from './itemQuery';
import type { ItemPlan } from './itemQuery';
import { checkUnique, readFieldValues } from './itemValues';
import {
  fieldsEntity,
  itemEntity,
  itemETag,
  itemVersionEntity,
  LIST_ITEM_MEMBERS,
} from './siteEntities';
import { listOf, NO_STRANGERS } from './siteOf';
import { checkWriter } from './siteRights';

const USUAL_PAGE = 200;
/** A page is never longer, whatever $top says. */
const LARGEST_PAGE = 5000;
const ITEMS = 'sites/:site/lists/:list/items';
const API = 'https://learn.microsoft.com/graph/api';
const READS = ['Sites.Selected', 'Sites.Read.All'];
const WRITES = ['Sites.Selected', 'Sites.ReadWrite.All'];

const NO_ITEM: Refusal = { status: 404, code: 'itemNotFound', when: 'no such list or item' };
const NO_WRITER: Refusal = {
  status: 403,
  code: 'accessDenied',
  when: 'granted for reading only, or in no group that writes the list',
};
const KEPT: Refusal = { status: 403, code: 'accessDenied', when: 'the list is add-only' };
const STALE: Refusal = { status: 412, code: 'resourceModified', when: 'If-Match is stale' };
const BAD_FIELDS: readonly Refusal[] = [
  {
    status: 400,
    code: 'invalidRequest',
    when: 'unknown or read-only field, value of another kind, text over 255 characters',
  },
  { status: 409, code: 'nameAlreadyExists', when: 'the value of a unique column is taken' },
];

export function itemRoutes(world: TenantWorld): Route[] {
  return [
    {
      method: 'GET',
      path: ITEMS,
      source: `${API}/listitem-list`,
      needs: READS,
      refuses: [
        ...NO_STRANGERS,
        { status: 400, code: 'invalidRequest', when: 'a column without an index, or unknown' },
        {
          status: 429,
          code: 'activityLimitReached',
          when: 'over 5,000 items and the first predicate leaves more than that (msgraph-sdk-dotnet 827, microsoft-graph-docs 8450)',
        },
      ],
      test: 'lists.large.test.ts › a long list is asked by an index first',
      answer: (request) => listItems(world, request),
    },
    {
      method: 'POST',
      path: ITEMS,
      source: `${API}/listitem-create`,
      needs: WRITES,
      refuses: [...NO_STRANGERS, NO_WRITER, ...BAD_FIELDS],
      test: 'lists.test.ts › the list refuses $says',
      answer: (request) => addItem(world, request),
    },
    {
      method: 'GET',
      path: `${ITEMS}/delta`,
      source: `${API}/listitem-delta`,
      needs: READS,
      refuses: [{ status: 501, code: 'notImplemented', when: 'always' }],
      test: 'lists.refusals.test.ts › what the tenant lacks it says',
      answer: () => {
        throw notImplemented('delta of list items');
      },
    },
    {
      method: 'GET',
      path: `${ITEMS}/:item`,
      source: `${API}/listitem-get`,
      needs: READS,
      refuses: [...NO_STRANGERS, NO_ITEM],
      test: 'lists.refusals.test.ts › an item that is not there is not found',
      answer: (request) => readItem(world, request),
    },
    {
      method: 'PATCH',
      path: `${ITEMS}/:item`,
      source: `${API}/listitem-update`,
      needs: WRITES,
      refuses: [...NO_STRANGERS, NO_WRITER, KEPT, NO_ITEM, STALE, ...BAD_FIELDS],
      test: 'lists.refusals.test.ts › an item is changed through either address, with its tag',
      answer: (request) => changeItem(world, request),
    },
    {
      method: 'DELETE',
      path: `${ITEMS}/:item`,
      source: `${API}/listitem-delete`,
      needs: WRITES,
      refuses: [...NO_STRANGERS, NO_WRITER, KEPT, NO_ITEM, STALE],
      test: 'lists.refusals.test.ts › an item is deleted with its tag, and then gone',
      answer: (request) => deleteItem(world, request),
    },
    {
      method: 'GET',
      path: `${ITEMS}/:item/fields`,
      source: `${API}/listitem-get`,
      needs: READS,
      refuses: [...NO_STRANGERS, NO_ITEM],
      test: 'lists.test.ts › a stale tag changes nothing',
      answer: (request) => readFields(world, request),
    },
    {
      method: 'PATCH',
      path: `${ITEMS}/:item/fields`,
      source: `${API}/listitem-update`,
      needs: WRITES,
      refuses: [...NO_STRANGERS, NO_WRITER, KEPT, NO_ITEM, STALE, ...BAD_FIELDS],
      test: 'lists.test.ts › a stale tag changes nothing',
      answer: (request) => changeFields(world, request),
    },
    {
      method: 'GET',
      path: `${ITEMS}/:item/versions`,
      source: `${API}/listitem-list-versions`,
      needs: READS,
      refuses: [...NO_STRANGERS, NO_ITEM],
      test: 'lists.test.ts › every version of an item is kept with its author',
      answer: (request) => listVersions(world, request),
    },
  ];
}

function listItems(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  const { select, expand } = request.query;
  checkNames(select ?? [], LIST_ITEM_MEMBERS, 'microsoft.graph.listItem');
  checkExpand(list, request);
  const plan = planItems(world, list, request);
  const size = Math.min(request.query.top ?? USUAL_PAGE, LARGEST_PAGE);
  const start = startOf(request.query.skipToken);
  const found =
    plan.rest === null && !plan.sortsRows
      ? indexedPage(world, list, plan, start, size)
      : scannedPage(world, list, plan, request, start, size);
  const page = found.slice(0, size);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/items${expand.length > 0 ? '(fields())' : ''}`,
      ),
      ...(found.length > size
        ? { '@odata.nextLink': nextLink(request, plan, start.place + size, page.at(-1)) }
        : {}),
      value: page.map((item) => shownItem(world, list, item, request, false)),
    },
  };
}

interface PageStart {
  readonly place: number;
  /** The last id of the page before, where the rows are in the order of their ids. */
  readonly afterId: number | null;
}

/** One more than a page, so that it shows whether there is another. */
function indexedPage(
  world: TenantWorld,
  list: ListDefinition,
  plan: ItemPlan,
  start: PageStart,
  size: number,
): StoredItem[] {
  const after = start.afterId === null ? null : { sql: 'i.id > ?', params: [start.afterId] };
  const where =
    after === null || plan.where === null
      ? (after ?? plan.where)
      : {
          sql: `(${plan.where.sql}) and ${after.sql}`,
          params: [...plan.where.params, ...after.params],
        };
  return world.site.findItems(list.id, {
    where,
    orderBy: plan.orderBy,
    skip: after === null ? start.place : 0,
    take: size + 1,
  });
}

function scannedPage(
  world: TenantWorld,
  list: ListDefinition,
  plan: ItemPlan,
  request: GraphRequest,
  start: PageStart,
  size: number,
): StoredItem[] {
  const filter = plan.rest === null ? null : typedFilter(plan.rest, list);
  const rows = world.site
    .findItems(list.id, { where: plan.where, orderBy: plan.orderBy, skip: 0, take: -1 })
    .map((item) => ({ id: item.id, fields: fieldsEntity(world, item), item }))
    .filter((row) => filter === null || passes(row, filter));
  return (plan.sortsRows ? ordered(rows, request.query.orderBy) : rows)
    .slice(start.place, start.place + size + 1)
    .map((row) => row.item);
}

function startOf(token: string | null): PageStart {
  const words = token === null ? '' : Buffer.from(token, 'base64url').toString('utf8');
  const afterId = /p_ID=(\d+)/.exec(words)?.[1];
  return {
    place: Number(/p_Place=(\d+)/.exec(words)?.[1] ?? 0),
    afterId: afterId === undefined ? null : Number(afterId),
  };
}

function nextLink(
  request: GraphRequest,
  plan: ItemPlan,
  place: number,
  last: StoredItem | undefined,
): string {
  const isById = plan.orderBy.length === 0 && !plan.sortsRows && plan.rest === null;
  const words = isById ? `p_ID=${String(last?.id ?? 0)}` : `p_Place=${String(place)}`;
  const token = Buffer.from(`Paged=TRUE&${words}`).toString('base64url');
  const kept = request.query.sent.filter(([name]) => name.toLowerCase() !== '$skiptoken');
  const query = [...kept, ['$skiptoken', token] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${request.root}${request.path}?${query}`;
}

function readItem(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  checkNames(request.query.select ?? [], LIST_ITEM_MEMBERS, 'microsoft.graph.listItem');
  checkExpand(list, request);
  const item = itemOf(world, list, request);
  return itemReply(200, world, list, item, request, request.query.expand.length === 0);
}

function addItem(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  checkWriter(world, request, list.write);
  const body = objectBody(request);
  const stranger = Object.keys(body).find((name) => !['fields', 'contentType'].includes(name));
  const fields = body['fields'];
  if (stranger !== undefined || (fields !== undefined && !isObject(fields))) {
    throw badRequest(`Invalid request: ${stranger ?? 'fields'}`, 'invalidRequest');
  }
  const values = readFieldValues(list, fields ?? {});
  const item = world.store.together(() => {
    checkUnique(world, list, values, null);
    return world.site.addItem(list, request.caller.person.key, graphInstant(nowInstant()), values);
  });
  return {
    ...itemReply(201, world, list, item, request, true),
    headers: {
      Location: `${request.root}${request.path}/${String(item.id)}`,
      ETag: itemETag(item),
    },
  };
}

function readFields(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  return fieldsReply(world, list, itemOf(world, list, request), request);
}

function changeFields(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  return fieldsReply(world, list, change(world, list, request, objectBody(request)), request);
}

function changeItem(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  const fields = objectBody(request)['fields'];
  if (!isObject(fields)) {
    throw notImplemented('PATCH of a list item without fields');
  }
  return itemReply(200, world, list, change(world, list, request, fields), request, true);
}

function deleteItem(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  checkChanger(world, list, request);
  const item = itemOf(world, list, request);
  checkETag(item, request);
  world.site.removeItem(item);
  return { status: 204 };
}

function listVersions(world: TenantWorld, request: GraphRequest): GraphReply {
  const list = listOf(world, request);
  checkExpand(list, request);
  const item = itemOf(world, list, request);
  const expand = request.query.expand[0];
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/items('${String(item.id)}')/versions`,
      ),
      value: world.site.versions(item).map((version) => ({
        ...selectMembers(itemVersionEntity(world, version), request.query.select),
        ...(expand === undefined
          ? {}
          : {
              fields: selectMembers(
                fieldsEntity(world, { ...item, ...version }),
                expand.select,
                [],
              ),
            }),
      })),
    },
  };
}

function change(
  world: TenantWorld,
  list: ListDefinition,
  request: GraphRequest,
  fields: JsonObject,
): StoredItem {
  checkChanger(world, list, request);
  const values = readFieldValues(list, fields);
  return world.store.together(() => {
    const item = itemOf(world, list, request);
    checkETag(item, request);
    checkUnique(world, list, values, item.id);
    return world.site.changeItem(
      list,
      item,
      request.caller.person.key,
      graphInstant(nowInstant()),
      { ...item.fields, ...values },
    );
  });
}

function checkChanger(world: TenantWorld, list: ListDefinition, request: GraphRequest): void {
  checkWriter(world, request, list.write);
  if (list.addOnly) {
    throw siteAccessDenied();
  }
}

function shownItem(
  world: TenantWorld,
  list: ListDefinition,
  item: StoredItem,
  request: GraphRequest,
  withFields: boolean,
): JsonObject {
  const expand = request.query.expand[0];
  const shown = selectMembers(itemEntity(world, list, item), request.query.select);
  if (expand === undefined && !withFields) {
    return shown;
  }
  return {
    ...shown,
    'fields@odata.context': contextOf(
      { ...request, query: { ...request.query, select: null } },
      `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/items('${String(item.id)}')/fields/$entity`,
    ),
    fields: selectMembers(fieldsEntity(world, item), expand?.select ?? null, []),
  };
}

function itemReply(
  status: number,
  world: TenantWorld,
  list: ListDefinition,
  item: StoredItem,
  request: GraphRequest,
  withFields: boolean,
): GraphReply {
  return {
    status,
    headers: { ETag: itemETag(item) },
    body: {
      '@odata.context': `${contextOf(request, `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/items`)}/$entity`,
      ...shownItem(world, list, item, request, withFields),
    },
  };
}

function fieldsReply(
  world: TenantWorld,
  list: ListDefinition,
  item: StoredItem,
  request: GraphRequest,
): GraphReply {
  return {
    status: 200,
    headers: { ETag: itemETag(item) },
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${list.id}')/items('${String(item.id)}')/fields/$entity`,
      ),
      ...selectMembers(fieldsEntity(world, item), request.query.select),
    },
  };
}

function itemOf(world: TenantWorld, list: ListDefinition, request: GraphRequest): StoredItem {
  const id = Number(param(request, 'item'));
  const item = Number.isInteger(id) ? world.site.item(list.id, id) : undefined;
  if (item === undefined) {
    throw siteItemNotFound();
  }
  return item;
}

function checkExpand(list: ListDefinition, request: GraphRequest): void {
  for (const expand of request.query.expand) {
    if (expand.name.toLowerCase() !== 'fields') {
      throw notImplemented(`$expand=${expand.name} on list items`);
    }
    for (const name of expand.select ?? []) {
      columnNamed(list, name);
    }
  }
}

function checkETag(item: StoredItem, request: GraphRequest): void {
  const asked = request.header('if-match');
  if (asked !== '' && asked !== '*' && asked.replace(/^W\//, '') !== itemETag(item)) {
    throw new GraphError(412, 'resourceModified', "ETag does not match current item's value");
  }
}
