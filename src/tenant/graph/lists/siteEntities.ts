// Shows sites, lists, columns, list items and drive items as Graph does.
import type { Person } from '../../directory/people';
import type { SiteColumn } from '../../seed/siteFile';
import type { DriveDefinition, FileVersion, StoredFile } from '../../sharepoint/libraryStore';
import type { ItemVersion, ListDefinition, StoredItem } from '../../sharepoint/listStore';
import type { TenantWorld } from '../../tenantWorld';
import type { JsonObject } from '../graphRequest';
import { guidFor } from '../itemIds';

const SYSTEM_COLUMNS: readonly SiteColumn[] = [
  { name: 'Title', type: 'text' },
  { name: 'ID', type: 'number', indexed: true },
  { name: 'Created', type: 'dateTime' },
  { name: 'Modified', type: 'dateTime' },
];

export const LIST_ITEM_MEMBERS: readonly string[] = [
  'id',
  'eTag',
  'createdDateTime',
  'lastModifiedDateTime',
  'webUrl',
  'createdBy',
  'lastModifiedBy',
  'parentReference',
  'contentType',
  'sharepointIds',
  'fields',
];

export function siteId(world: TenantWorld): string {
  return `${world.siteFile.hostname},${guidFor(`site collection ${world.siteFile.path}`)},${guidFor(`web ${world.siteFile.path}`)}`;
}

export function siteUrl(world: TenantWorld): string {
  return `https://${world.siteFile.hostname}${world.siteFile.path}`;
}

export function siteEntity(world: TenantWorld): JsonObject {
  const name = world.siteFile.path.split('/').at(-1) ?? '';
  return {
    id: siteId(world),
    createdDateTime: '2026-08-03T14:00:00Z',
    description: '',
    displayName: name,
    lastModifiedDateTime: '2026-08-03T14:00:00Z',
    name,
    webUrl: siteUrl(world),
    root: {},
    siteCollection: { hostname: world.siteFile.hostname },
  };
}

export function listEntity(world: TenantWorld, list: ListDefinition): JsonObject {
  return {
    '@odata.etag': `"${list.id},1"`,
    id: list.id,
    createdDateTime: list.createdAt,
    description: '',
    displayName: list.name,
    eTag: `"${list.id},1"`,
    lastModifiedDateTime: list.createdAt,
    name: list.name,
    webUrl: `${siteUrl(world)}/Lists/${list.name}`,
    createdBy: identity(world.directory.byKey('tom.weller')),
    lastModifiedBy: identity(world.directory.byKey('tom.weller')),
    parentReference: { siteId: siteId(world) },
    list: { contentTypesEnabled: false, hidden: false, template: 'genericList' },
  };
}

/** The list's own columns after SharePoint's. */
export function columnsOf(list: ListDefinition): SiteColumn[] {
  const own = list.columns.map((column) => column.name);
  return [...SYSTEM_COLUMNS.filter((column) => !own.includes(column.name)), ...list.columns];
}

export function columnEntity(list: ListDefinition, column: SiteColumn): JsonObject {
  const facet: JsonObject =
    column.type === 'number'
      ? { number: { decimalPlaces: 'automatic', displayAs: 'number' } }
      : column.type === 'dateTime'
        ? { dateTime: { displayAs: 'default', format: 'dateTime' } }
        : column.type === 'boolean'
          ? { boolean: {} }
          : column.type === 'choice'
            ? {
                choice: {
                  allowTextEntry: false,
                  choices: column.choices ?? [],
                  displayAs: 'dropDownMenu',
                },
              }
            : {
                text: {
                  allowMultipleLines: column.type === 'note',
                  appendChangesToExistingText: false,
                  linesForEditing: column.type === 'note' ? 6 : 0,
                  maxLength: 255,
                },
              };
  const isSystem = ['ID', 'Created', 'Modified'].includes(column.name);
  return {
    id: guidFor(`column ${list.id} ${column.name}`),
    columnGroup: 'Custom Columns',
    description: '',
    displayName: column.name,
    enforceUniqueValues: column.unique === true,
    hidden: false,
    indexed: column.indexed === true || column.unique === true,
    name: column.name,
    readOnly: isSystem,
    required: false,
    ...facet,
  };
}

/** The item without `fields`; those come with $expand. */
export function itemEntity(world: TenantWorld, list: ListDefinition, item: StoredItem): JsonObject {
  const eTag = itemETag(item);
  return {
    '@odata.etag': eTag,
    createdDateTime: item.createdAt,
    eTag,
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${siteUrl(world)}/Lists/${list.name}/${String(item.id)}_.000`,
    createdBy: identity(world.directory.byKey(item.createdBy)),
    lastModifiedBy: identity(world.directory.byKey(item.modifiedBy)),
    parentReference: { id: guidFor(`list folder ${list.id}`), siteId: siteId(world) },
    contentType: { id: `0x0100${list.id.replaceAll('-', '').toUpperCase()}`, name: 'Item' },
  };
}

export function itemVersionEntity(world: TenantWorld, version: ItemVersion): JsonObject {
  const number = `${String(version.version)}.0`;
  return {
    '@odata.type': '#microsoft.graph.listItemVersion',
    id: number,
    lastModifiedDateTime: version.modifiedAt,
    lastModifiedBy: identity(world.directory.byKey(version.modifiedBy)),
    publication: { level: 'published', versionId: number },
  };
}

export function itemETag(item: StoredItem): string {
  return `"${item.guid},${String(item.version)}"`;
}

/** The item's field values as `fields` shows them: columns without a value are left out. */
export function fieldsEntity(world: TenantWorld, item: StoredItem): JsonObject {
  return {
    '@odata.etag': itemETag(item),
    id: String(item.id),
    ...Object.fromEntries(
      Object.entries(item.fields).filter(([, value]) => value !== null && value !== undefined),
    ),
    ContentType: 'Item',
    Modified: item.modifiedAt,
    Created: item.createdAt,
    AuthorLookupId: lookupId(world, item.createdBy),
    EditorLookupId: lookupId(world, item.modifiedBy),
    _UIVersionString: `${String(item.version)}.0`,
    Attachments: false,
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
    _ComplianceFlags: '',
    _ComplianceTag: '',
    _ComplianceTagWrittenTime: '',
    _ComplianceTagUserId: '',
  };
}

export function driveEntity(world: TenantWorld, drive: DriveDefinition): JsonObject {
  return {
    createdDateTime: drive.createdAt,
    description: '',
    id: drive.id,
    lastModifiedDateTime: drive.createdAt,
    name: drive.name,
    webUrl: `${siteUrl(world)}/${encodeURIComponent(drive.name)}`,
    driveType: 'documentLibrary',
    createdBy: identity(world.directory.byKey('tom.weller')),
    lastModifiedBy: identity(world.directory.byKey('tom.weller')),
    owner: { group: { id: guidFor('site group'), displayName: 'Anteroom Owners' } },
    quota: {
      deleted: 0,
      remaining: 27_487_790_694_400,
      state: 'normal',
      total: 27_487_790_694_400,
      used: 1_048_576,
    },
  };
}

/** A file or a folder; `downloadUrl` is null for a folder. */
export function driveItemEntity(
  world: TenantWorld,
  drive: DriveDefinition,
  file: StoredFile,
  downloadUrl: string | null,
  children: number,
): JsonObject {
  const parts = file.path.split('/');
  const name = file.path === '' ? 'root' : (parts.at(-1) ?? '');
  const parent = parts.slice(0, -1).join('/');
  return {
    ...(downloadUrl === null ? {} : { '@microsoft.graph.downloadUrl': downloadUrl }),
    createdDateTime: file.createdAt,
    eTag: fileETag(file),
    id: file.id,
    lastModifiedDateTime: file.modifiedAt,
    name,
    webUrl: `${siteUrl(world)}/${encodeURIComponent(drive.name)}/${parts.map(encodeURIComponent).join('/')}`,
    cTag: fileCTag(file),
    size: file.size,
    createdBy: identity(world.directory.byKey(file.createdBy)),
    lastModifiedBy: identity(world.directory.byKey(file.modifiedBy)),
    parentReference: {
      driveType: 'documentLibrary',
      driveId: drive.id,
      path: `/drives/${drive.id}/root:${parent === '' ? '' : `/${parent}`}`,
      siteId: siteId(world),
    },
    fileSystemInfo: { createdDateTime: file.createdAt, lastModifiedDateTime: file.modifiedAt },
    ...(file.isFolder
      ? { folder: { childCount: children } }
      : { file: { mimeType: file.mediaType } }),
  };
}

export function fileETag(file: StoredFile): string {
  return `"{${guidFor(`item ${file.id}`).toUpperCase()}},${String(file.revision)}"`;
}

export function fileCTag(file: StoredFile): string {
  return `"c:{${guidFor(`item ${file.id}`).toUpperCase()}},${String(file.version)}"`;
}

export function fileVersionEntity(world: TenantWorld, version: FileVersion): JsonObject {
  return {
    id: `${String(version.version)}.0`,
    lastModifiedDateTime: version.modifiedAt,
    size: version.size,
    lastModifiedBy: identity(world.directory.byKey(version.modifiedBy)),
  };
}

export function identity(person: Person | undefined): JsonObject {
  return {
    user: {
      email: person?.mail ?? '',
      id: person?.id ?? '00000000-0000-0000-0000-000000000000',
      displayName: person?.displayName ?? 'Unknown',
    },
  };
}

function lookupId(world: TenantWorld, key: string): string {
  return String(world.directory.people.findIndex((person) => person.key === key) + 6);
}
