// Graph's operations on the SharePoint site and its lists that the tenant implements.
import type { SiteColumn } from '../../seed/siteFile';
import type { ListDefinition, StoredItem } from '../../sharepoint/siteStore';
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
import { tokenPage } from '../odata/page';
import { pathsIn } from '../odata/parseFilter';
import { checkNames, selectMembers } from '../odata/selectMembers';
import { contextOf } from '../responseContext';
import type { Route } from '../routes';
import {
  columnEntity,
  columnsOf,
  fieldsEntity,
  itemEntity,
  itemETag,
  LIST_ITEM_MEMBERS,
  listEntity,
  siteEntity,
  siteId,
} from './siteEntities';
import { checkSiteReader, checkWriter } from './siteRights';

const USUAL_PAGE = 200;
/** SharePoint's list view threshold: past it a query without an index is refused whatever the caller prefers. */
const VIEW_THRESHOLD = 5000;
const READ_ONLY = [
  'id',
  'ID',
  'Created',
  'Modified',
  'AuthorLookupId',
  'EditorLookupId',
  '_UIVersionString',
  'Author',
  'Editor',
  'GUID',
];

export function listRoutes(world: TenantWorld): Route[] {
  return [
    { method: 'GET', path: 'sites/:site/*path', answer: (request) => siteByPath(world, request) },
    { method: 'GET', path: 'sites/:site', answer: (request) => readSite(world, request) },
    { method: 'GET', path: 'sites/:site/lists', answer: (request) => listLists(world, request) },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list',
      answer: (request) => readList(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list/columns',
      answer: (request) => listColumns(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list/items',
      answer: (request) => listItems(world, request),
    },
    {
      method: 'POST',
      path: 'sites/:site/lists/:list/items',
      answer: (request) => addItem(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list/items/:item',
      answer: (request) => readItem(world, request),
    },
    {
      method: 'DELETE',
      path: 'sites/:site/lists/:list/items/:item',
      answer: (request) => deleteItem(world, request),
    },
    {
      method: 'GET',
      path: 'sites/:site/lists/:list/items/:item/fields',
      answer: (request) => readFields(world, request),
    },
    {
      method: 'PATCH',
      path: 'sites/:site/lists/:list/items/:item/fields',
      answer: (request) => changeFields(world, request),
    },
    {
      method: 'PATCH',
      path: 'sites/:site/lists/:list/items/:item',
      answer: (request) => changeItem(world, request),
    },
  ];
}

/** Refuses any site but the one; a caller outside it learns no more than that. */
export function checkSite(world: TenantWorld, request: GraphRequest): void {
  checkSiteReader(world, request);
  const asked = param(request, 'site').toLowerCase();
  const id = siteId(world).toLowerCase();
  if (asked !== id && asked !== id.split(',')[1]) {
    throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  }
}

function siteByPath(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSiteReader(world, request);
  const isHere =
    param(request, 'site').toLowerCase() === world.siteFile.hostname.toLowerCase() &&
    `/${param(request, 'path')}`.toLowerCase() === world.siteFile.path.toLowerCase();
  if (!isHere) {
    throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  }
  return siteReply(world, request);
}

function readSite(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  return siteReply(world, request);
}

function siteReply(world: TenantWorld, request: GraphRequest): GraphReply {
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, 'sites')}/$entity`,
      ...selectMembers(siteEntity(world), request.query.select, []),
    },
  };
}

function listLists(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const { filter } = request.query;
  const rows = world.site
    .lists()
    .map((list) => listEntity(world, list))
    .filter((list) => filter === null || passes(list, filter));
  const page = tokenPage(request, rows, USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(request, `sites('${param(request, 'site')}')/lists`),
      ...page.members,
      value: page.rows.map((list) => selectMembers(list, request.query.select, [])),
    },
  };
}

function readList(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  const expanded = request.query.expand.map((each) => each.name.toLowerCase());
  if (expanded.some((name) => name !== 'columns')) {
    throw notImplemented(`$expand=${expanded.join(',')} on a list`);
  }
  return {
    status: 200,
    body: {
      '@odata.context': `${contextOf(request, `sites('${param(request, 'site')}')/lists`)}/$entity`,
      ...selectMembers(listEntity(world, list), request.query.select),
      ...(expanded.includes('columns')
        ? { columns: columnsOf(list).map((column) => columnEntity(list, column)) }
        : {}),
    },
  };
}

function listColumns(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/columns`,
      ),
      value: columnsOf(list).map((column) =>
        selectMembers(columnEntity(list, column), request.query.select),
      ),
    },
  };
}

function listItems(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  const { filter, orderBy, select, expand } = request.query;
  checkNames(select ?? [], LIST_ITEM_MEMBERS, 'microsoft.graph.listItem');
  checkExpand(list, request);
  const all = world.site.items(list.id);
  const paths = [
    ...(filter === null ? [] : pathsIn(filter)),
    ...orderBy.map((each) => [...each.path]),
  ];
  for (const path of paths) {
    checkIndexed(list, path, request, all.length);
  }
  const rows = all.map((item) => ({
    ...itemEntity(world, list, item),
    fields: fieldsEntity(world, item),
    item,
  }));
  const matching = ordered(
    rows.filter((row) => filter === null || passes(row, typedFilter(filter, list))),
    orderBy.map((order) => order),
  );
  const page = tokenPage(request, matching, USUAL_PAGE);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(
        request,
        `sites('${param(request, 'site')}')/lists('${param(request, 'list')}')/items${expand.length > 0 ? '(fields())' : ''}`,
      ),
      ...page.members,
      value: page.rows.map((row) => shownItem(world, list, row.item, request, false)),
    },
  };
}

function readItem(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  checkExpand(list, request);
  const item = itemOf(world, list, request);
  return itemReply(200, world, list, item, request, request.query.expand.length === 0);
}

function addItem(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  checkWriter(world, request, list.write);
  const fields = objectBody(request)['fields'];
  if (fields !== undefined && !isObject(fields)) {
    throw badRequest('Invalid request: fields is an object.', 'invalidRequest');
  }
  const values = readFieldValues(list, fields ?? {});
  const item = world.store.together(() => {
    checkUnique(world, list, values, null);
    return world.site.addItem(
      list.id,
      request.caller.person.key,
      graphInstant(nowInstant()),
      values,
    );
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
  checkSite(world, request);
  const list = listOf(world, request);
  return fieldsReply(world, list, itemOf(world, list, request), request);
}

function changeFields(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  return fieldsReply(world, list, change(world, list, request, objectBody(request)), request);
}

function changeItem(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  const fields = objectBody(request)['fields'];
  if (!isObject(fields)) {
    throw notImplemented('PATCH of a list item without fields');
  }
  return itemReply(200, world, list, change(world, list, request, fields), request, true);
}

function deleteItem(world: TenantWorld, request: GraphRequest): GraphReply {
  checkSite(world, request);
  const list = listOf(world, request);
  checkWriter(world, request, list.write);
  if (list.addOnly) {
    throw siteAccessDenied();
  }
  const item = itemOf(world, list, request);
  checkETag(item, request);
  world.site.removeItem(item);
  return { status: 204 };
}

function change(
  world: TenantWorld,
  list: ListDefinition,
  request: GraphRequest,
  fields: JsonObject,
): StoredItem {
  checkWriter(world, request, list.write);
  if (list.addOnly) {
    throw siteAccessDenied();
  }
  const values = readFieldValues(list, fields);
  return world.store.together(() => {
    const item = itemOf(world, list, request);
    checkETag(item, request);
    checkUnique(world, list, values, item.id);
    return world.site.changeItem(item, request.caller.person.key, graphInstant(nowInstant()), {
      ...item.fields,
      ...values,
    });
  });
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

function listOf(world: TenantWorld, request: GraphRequest): ListDefinition {
  const list = world.site.list(param(request, 'list'));
  if (list === undefined) {
    throw siteItemNotFound();
  }
  return list;
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

/** SharePoint's words for a query on a column without an index (microsoft-graph-docs issue 2279). */
function checkIndexed(
  list: ListDefinition,
  path: readonly string[],
  request: GraphRequest,
  rows: number,
): void {
  if (path[0]?.toLowerCase() !== 'fields') {
    if (
      path.length === 1 &&
      (path[0]?.toLowerCase() === 'id' ||
        path[0] === 'lastModifiedDateTime' ||
        path[0] === 'createdDateTime')
    ) {
      return;
    }
    throw notImplemented(`$filter or $orderby on ${path.join('/')} of list items`);
  }
  const column = columnNamed(list, path[1] ?? '');
  if (column.indexed === true || column.unique === true) {
    return;
  }
  if (!request.prefer.nonIndexedQueries) {
    throw badRequest(
      `Field '${column.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
      'invalidRequest',
    );
  }
  if (rows > VIEW_THRESHOLD) {
    throw badRequest(
      'The attempted operation is prohibited because it exceeds the list view threshold.',
      'invalidRequest',
    );
  }
}

function columnNamed(list: ListDefinition, name: string): SiteColumn {
  if (name === 'id' || name === 'AuthorLookupId' || name === 'EditorLookupId') {
    return { name, type: 'number', indexed: name === 'id' };
  }
  const column = columnsOf(list).find((each) => each.name === name);
  if (column === undefined) {
    throw badRequest(`Field '${name}' is not recognized`, 'invalidRequest');
  }
  return column;
}

/** A quoted date compares as an instant where the column is a date. */
function typedFilter(
  filter: Parameters<typeof passes>[1],
  list: ListDefinition,
): Parameters<typeof passes>[1] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return {
        ...filter,
        left: typedFilter(filter.left, list),
        right: typedFilter(filter.right, list),
      };
    case 'not':
    case 'any':
      return { ...filter, of: typedFilter(filter.of, list) };
    case 'call':
      return filter;
    case 'compare': {
      const path = filter.left.kind === 'path' ? filter.left.path : [];
      const column =
        path[0]?.toLowerCase() === 'fields' ? columnNamed(list, path[1] ?? '') : undefined;
      return column?.type === 'dateTime' && filter.right.kind === 'text'
        ? { ...filter, right: { kind: 'instant', value: Date.parse(filter.right.value) } }
        : filter;
    }
  }
}

function readFieldValues(list: ListDefinition, fields: JsonObject): Record<string, unknown> {
  const columns = columnsOf(list);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !name.includes('@'))
      .map(([name, value]) => {
        if (READ_ONLY.includes(name)) {
          throw badRequest(`Field '${name}' is read-only`, 'invalidRequest');
        }
        const column = columns.find((each) => each.name === name);
        if (column === undefined) {
          throw badRequest(`Field '${name}' is not recognized`, 'invalidRequest');
        }
        return [name, readValue(column, value)];
      }),
  );
}

function readValue(column: SiteColumn, value: unknown): unknown {
  if (value === null) {
    return null;
  }
  const wrong = (): GraphError => badRequest('Invalid request', 'invalidRequest');
  switch (column.type) {
    case 'text':
      if (typeof value !== 'string' || value.length > 255) {
        throw wrong();
      }
      return value;
    case 'note':
      if (typeof value !== 'string') {
        throw wrong();
      }
      return value;
    case 'number':
      if (typeof value !== 'number') {
        throw wrong();
      }
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') {
        throw wrong();
      }
      return value;
    case 'dateTime':
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) {
        throw wrong();
      }
      // SharePoint keeps whole seconds.
      return `${new Date(value).toISOString().slice(0, 19)}Z`;
  }
}

function checkETag(item: StoredItem, request: GraphRequest): void {
  const asked = request.header('if-match');
  if (asked !== '' && asked !== '*' && asked.replace(/^W\//, '') !== itemETag(item)) {
    throw new GraphError(412, 'resourceModified', "ETag does not match current item's value");
  }
}

function checkUnique(
  world: TenantWorld,
  list: ListDefinition,
  values: JsonObject,
  self: number | null,
): void {
  for (const column of list.columns.filter((each) => each.unique === true)) {
    const value = values[column.name];
    if (value === undefined || value === null) {
      continue;
    }
    const isTaken = world.site
      .items(list.id)
      .some((item) => item.id !== self && isSameValue(item.fields[column.name], value));
    if (isTaken) {
      throw new GraphError(
        409,
        'nameAlreadyExists',
        `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column.name}].`,
      );
    }
  }
}

/** SharePoint compares text in a unique column without regard to letter case. */
function isSameValue(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;
}
