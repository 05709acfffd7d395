// Turns $filter and $orderby on list items into one indexed query, refusing what SharePoint refuses on large lists.
import type { SiteColumn } from '../../seed/siteFile';
import { indexedValue, isIndexed } from '../../sharepoint/listStore';
import type { Condition, ItemQuery, ListDefinition } from '../../sharepoint/listStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, GraphError, notImplemented } from '../graphError';
import type { GraphRequest } from '../graphRequest';
import { MIRRORED, pathsIn } from '../odata/parseFilter';
import type { Comparison, Expression, Operand } from '../odata/parseFilter';
import { columnsOf } from './siteEntities';

/** SharePoint's list view threshold. */
const VIEW_THRESHOLD = 5000;
const USUAL_RETRY_SECONDS = 10;
const SQL: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

export interface ItemPlan {
  readonly where: Condition | null;
  readonly orderBy: ItemQuery['orderBy'];
  /** What the index cannot answer and has to be tried on each row; null where it answered everything. */
  readonly rest: Expression | null;
  /** True where a column without an index orders, so that the rows are sorted one by one. */
  readonly sortsRows: boolean;
}

/** How the list's items are found; throws where a column has no index, or the list is too long to go without. */
export function planItems(
  world: TenantWorld,
  list: ListDefinition,
  request: GraphRequest,
): ItemPlan {
  const { filter, orderBy } = request.query;
  const orderPaths = orderBy.map(({ path }) => path);
  for (const path of [...(filter === null ? [] : pathsIn(filter)), ...orderPaths]) {
    checkIndexed(list, path, request);
  }
  const where = filter === null ? null : (conditionOf(list, filter) ?? null);
  const isIndexedOrder = orderPaths.every((path) => isIndexed(columnAt(list, path)));
  if (world.site.countItems(list.id, null) > VIEW_THRESHOLD) {
    checkThreshold(world, list, request);
  }
  return {
    where,
    orderBy: isIndexedOrder
      ? orderBy.map(({ path, descending }) => ({ field: columnAt(list, path).name, descending }))
      : [],
    rest: where === null ? filter : null,
    sortsRows: !isIndexedOrder,
  };
}

/** Graph's words for a column without an index (microsoft-graph-docs issue 2279). */
function checkIndexed(list: ListDefinition, path: readonly string[], request: GraphRequest): void {
  const column = columnAt(list, path);
  if (!isIndexed(column) && !request.prefer.nonIndexedQueries) {
    throw badRequest(
      `Field '${column.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
      'invalidRequest',
    );
  }
}

/**
 * Past the threshold the first predicate alone has to be indexed and to leave few enough rows (msgraph-sdk-dotnet issue
 * 827); an order by id counts as a scan (microsoft-graph-docs issue 8450).
 */
function checkThreshold(world: TenantWorld, list: ListDefinition, request: GraphRequest): void {
  const { filter, orderBy } = request.query;
  const lead = filter === null ? undefined : leadOf(list, filter);
  const isSelective = lead !== undefined && world.site.countItems(list.id, lead) <= VIEW_THRESHOLD;
  const orders = orderBy.map(({ path }) => columnAt(list, path));
  const isScan = orders.some((column) => !isIndexed(column) || column.name === 'id');
  if (filter === null ? isScan : !isSelective) {
    throw new GraphError(429, 'activityLimitReached', 'The request has been throttled', {
      'Retry-After': String(USUAL_RETRY_SECONDS),
    });
  }
}

/** The part of the filter that SharePoint looks up first. */
function leadOf(list: ListDefinition, filter: Expression): Condition | undefined {
  switch (filter.kind) {
    case 'and':
      return leadOf(list, filter.left);
    case 'or': {
      const left = leadOf(list, filter.left);
      const right = leadOf(list, filter.right);
      return left === undefined || right === undefined ? undefined : joined('or', left, right);
    }
    default:
      return conditionOf(list, filter);
  }
}

/** The filter over the index; undefined where it names a column without one. */
function conditionOf(list: ListDefinition, filter: Expression): Condition | undefined {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = conditionOf(list, filter.left);
      const right = conditionOf(list, filter.right);
      return left === undefined || right === undefined
        ? undefined
        : joined(filter.kind, left, right);
    }
    case 'not': {
      const inner = conditionOf(list, filter.of);
      return inner === undefined ? undefined : { sql: `not (${inner.sql})`, params: inner.params };
    }
    case 'call': {
      if (filter.name !== 'startswith') {
        throw notImplemented(`${filter.name} in a $filter on list items`);
      }
      const { column, value } = sidesOf(list, filter.left, filter.right);
      return isIndexed(column)
        ? among(list, column, 'substr(value, 1, length(?)) = ?', [
            String(value).toLowerCase(),
            String(value).toLowerCase(),
          ])
        : undefined;
    }
    case 'compare':
      return comparison(list, filter.operator, filter.left, filter.right);
    default:
      throw notImplemented('a lambda in a $filter on list items');
  }
}

function comparison(
  list: ListDefinition,
  operator: Comparison,
  left: Operand,
  right: Operand,
): Condition | undefined {
  const { column, value, isMirrored } = sidesOf(list, left, right);
  const asked = isMirrored ? MIRRORED[operator] : operator;
  if (!isIndexed(column)) {
    return undefined;
  }
  if (column.name === 'id') {
    return { sql: `i.id ${SQL[asked]} ?`, params: [Number(value)] };
  }
  if (value === null) {
    const present = among(list, column, 'value is not null', []);
    return asked === 'ne'
      ? present
      : {
          sql: asked === 'eq' ? `not (${present.sql})` : '0',
          params: asked === 'eq' ? present.params : [],
        };
  }
  const typed = indexedValue(column, value);
  if (typeof typed === 'number' && Number.isNaN(typed)) {
    throw badRequest(
      `Invalid filter clause: '${String(value)}' is no value of '${column.name}'.`,
      'invalidRequest',
    );
  }
  const equal = among(list, column, `value ${asked === 'ne' ? '=' : SQL[asked]} ?`, [typed]);
  // An item without a value differs from every value.
  return asked === 'ne' ? { sql: `not (${equal.sql})`, params: equal.params } : equal;
}

function among(
  list: ListDefinition,
  column: SiteColumn,
  test: string,
  params: Condition['params'],
): Condition {
  return {
    sql: `i.id in (select item from list_values where list = ? and field = ? and ${test})`,
    params: [list.id, column.name, ...params],
  };
}

function joined(kind: 'and' | 'or', left: Condition, right: Condition): Condition {
  return { sql: `(${left.sql}) ${kind} (${right.sql})`, params: [...left.params, ...right.params] };
}

function sidesOf(
  list: ListDefinition,
  left: Operand,
  right: Operand,
): {
  readonly column: SiteColumn;
  readonly value: string | number | boolean | null;
  readonly isMirrored: boolean;
} {
  const isMirrored = left.kind !== 'path';
  const [named, given] = isMirrored ? [right, left] : [left, right];
  if (named.kind !== 'path' || given.kind === 'path') {
    throw notImplemented('a $filter on list items that compares no column with a value');
  }
  return {
    column: columnAt(list, named.path),
    value: given.kind === 'null' ? null : given.value,
    isMirrored,
  };
}

/** The column at `fields/X`, or the item's own id. */
function columnAt(list: ListDefinition, path: readonly string[]): SiteColumn {
  const [first = '', name = ''] = path;
  if (path.length === 1 && first.toLowerCase() === 'id') {
    return ITEM_ID;
  }
  if (first.toLowerCase() !== 'fields' || path.length !== 2) {
    throw notImplemented(`$filter or $orderby on ${path.join('/')} of list items`);
  }
  return columnNamed(list, name);
}

const ITEM_ID: SiteColumn = { name: 'id', type: 'number', indexed: true };

export function columnNamed(list: ListDefinition, name: string): SiteColumn {
  if (name.toLowerCase() === 'id') {
    return ITEM_ID;
  }
  if (name === 'AuthorLookupId' || name === 'EditorLookupId') {
    return { name, type: 'number' };
  }
  const column = columnsOf(list).find((each) => each.name === name);
  if (column === undefined) {
    throw badRequest(`Field '${name}' is not recognized`, 'invalidRequest');
  }
  return column;
}

/** A quoted date compares as an instant where the column is a date. */
export function typedFilter(filter: Expression, list: ListDefinition): Expression {
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
    case 'compare': {
      const isDate =
        filter.left.kind === 'path' && columnAt(list, filter.left.path).type === 'dateTime';
      return isDate && filter.right.kind === 'text'
        ? { ...filter, right: { kind: 'instant', value: Date.parse(filter.right.value) } }
        : filter;
    }
    default:
      return filter;
  }
}
