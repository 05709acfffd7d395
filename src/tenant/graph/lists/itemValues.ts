// Reads field values out of a request's body, and refuses what SharePoint would refuse.
import type { SiteColumn } from '../../seed/siteFile';
import type { ListDefinition } from '../../sharepoint/listStore';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, GraphError } from '../graphError';
import type { JsonObject } from '../graphRequest';
import { columnsOf } from './siteEntities';

const LONGEST_TEXT = 255;
/** SharePoint knows no earlier day. */
const EARLIEST = Date.parse('1900-01-01T00:00:00Z');
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

export function readFieldValues(list: ListDefinition, fields: JsonObject): Record<string, unknown> {
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
        return [name, value === null ? null : readValue(column, value)];
      }),
  );
}

function readValue(column: SiteColumn, value: unknown): unknown {
  switch (column.type) {
    case 'text':
      if (typeof value !== 'string' || value.length > LONGEST_TEXT) {
        throw wrong();
      }
      return value;
    case 'note':
      if (typeof value !== 'string') {
        throw wrong();
      }
      return value;
    case 'choice':
      if (typeof value !== 'string' || column.choices?.includes(value) !== true) {
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
    case 'dateTime': {
      const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      if (Number.isNaN(instant) || instant < EARLIEST) {
        throw wrong();
      }
      // SharePoint keeps whole seconds.
      return `${new Date(instant).toISOString().slice(0, 19)}Z`;
    }
  }
}

function wrong(): GraphError {
  return badRequest('Invalid request', 'invalidRequest');
}

/** Refuses a value that another item has already, in any letter case. */
export function checkUnique(
  world: TenantWorld,
  list: ListDefinition,
  values: JsonObject,
  self: number | null,
): void {
  for (const column of list.columns.filter((each) => each.unique === true)) {
    const value = values[column.name];
    if (
      value !== undefined &&
      value !== null &&
      world.site.itemWith(list.id, column, value, self) !== undefined
    ) {
      throw new GraphError(
        409,
        'nameAlreadyExists',
        `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column.name}].`,
      );
    }
  }
}
