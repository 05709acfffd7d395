// The site's libraries as the store keeps them: folders and files by path, the bytes of every version, uploads under way.
import { randomUUID } from 'node:crypto';
import { guidFor } from '../graph/itemIds';
import type { SiteLibrary } from '../seed/siteFile';
import { integer, text } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import { mediaTypeOf } from './mediaTypes';

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
  /** Goes up with every change; the eTag's number. */
  readonly revision: number;
  /** Goes up with every new content; the cTag's number. */
  readonly version: number;
  readonly mediaType: string;
  readonly size: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
}

export interface FileVersion {
  readonly version: number;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
  readonly size: number;
}

export interface UploadSession {
  readonly id: string;
  readonly drive: string;
  readonly path: string;
  readonly conflict: string;
  readonly ifMatch: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly total: number | null;
  readonly received: Buffer;
}

export interface LibraryStore {
  drives(): DriveDefinition[];
  drive(id: string): DriveDefinition | undefined;
  children(drive: string, path: string): StoredFile[];
  countChildren(drive: string, path: string): number;
  file(drive: string, path: string): StoredFile | undefined;
  fileById(id: string): StoredFile | undefined;
  /** Makes the folders on the way to it. */
  addFile(drive: string, path: string, by: string, at: string, content: Buffer): StoredFile;
  changeFile(file: StoredFile, by: string, at: string, content: Buffer): StoredFile;
  /** Takes a file away, a folder with everything below it. */
  removeFile(file: StoredFile): void;
  /** Newest first, the present one included. */
  fileVersions(file: StoredFile): FileVersion[];
  content(file: StoredFile, version?: number): Buffer | undefined;
  startUpload(session: Omit<UploadSession, 'id' | 'received' | 'total'>): UploadSession;
  upload(id: string): UploadSession | undefined;
  keepUpload(session: UploadSession): void;
  endUpload(id: string): void;
}

export function createLibraryStore(store: Store): LibraryStore {
  const library: LibraryStore = {
    drives: () => store.all('select * from drives order by rowid').map(readDrive),
    drive: (id) => {
      const row = store.one('select * from drives where id = ?', [id]);
      return row === undefined ? undefined : readDrive(row);
    },
    children: (drive, path) =>
      store
        .all('select * from drive_items where drive = ? and parent = ? order by path', [
          drive,
          path,
        ])
        .map(readFile),
    countChildren: (drive, path) => {
      const row = store.one(
        'select count(*) as found from drive_items where drive = ? and parent = ?',
        [drive, path],
      );
      return row === undefined ? 0 : integer(row, 'found');
    },
    file: (drive, path) => {
      const row = store.one('select * from drive_items where drive = ? and path = ?', [
        drive,
        path,
      ]);
      return row === undefined ? undefined : readFile(row);
    },
    fileById: (id) => {
      const row = store.one('select * from drive_items where id = ?', [id]);
      return row === undefined ? undefined : readFile(row);
    },
    addFile: (drive, path, by, at, content) =>
      store.together(() => {
        addFolders(store, library, drive, path, by, at);
        return insertFile(store, randomId(), drive, path, by, at, content);
      }),
    changeFile: (file, by, at, content) =>
      store.together(() => {
        const changed: StoredFile = {
          ...file,
          revision: file.revision + 1,
          version: file.version + 1,
          size: content.length,
          modifiedBy: by,
          modifiedAt: at,
        };
        store.run(
          'update drive_items set revision = ?, version = ?, size = ?, modified_by = ?, modified_at = ? where id = ?',
          [changed.revision, changed.version, changed.size, by, at, file.id],
        );
        insertContent(store, changed, content);
        return changed;
      }),
    removeFile: (file) => {
      store.together(() => {
        for (const child of library.children(file.drive, file.path)) {
          library.removeFile(child);
        }
        store.run('delete from drive_versions where file = ?', [file.id]);
        store.run('delete from drive_items where id = ?', [file.id]);
      });
    },
    fileVersions: (file) =>
      store
        .all(
          'select version, modified_by, modified_at, size from drive_versions where file = ? order by version desc',
          [file.id],
        )
        .map((row) => ({
          version: integer(row, 'version'),
          modifiedBy: text(row, 'modified_by'),
          modifiedAt: text(row, 'modified_at'),
          size: integer(row, 'size'),
        })),
    content: (file, version = file.version) => {
      const row = store.one('select content from drive_versions where file = ? and version = ?', [
        file.id,
        version,
      ]);
      return row === undefined ? undefined : Buffer.from(text(row, 'content'), 'base64');
    },
    startUpload: (session) => {
      const id = randomUUID();
      store.run('insert into upload_sessions values (?, ?, ?, ?, ?, ?, ?, null, ?)', [
        id,
        session.drive,
        session.path,
        session.conflict,
        session.ifMatch,
        session.createdBy,
        session.expiresAt,
        '',
      ]);
      return { ...session, id, total: null, received: Buffer.alloc(0) };
    },
    upload: (id) => {
      const row = store.one('select * from upload_sessions where id = ?', [id]);
      return row === undefined ? undefined : readUpload(row);
    },
    keepUpload: (session) => {
      store.run('update upload_sessions set total = ?, content = ? where id = ?', [
        session.total,
        session.received.toString('base64'),
        session.id,
      ]);
    },
    endUpload: (id) => {
      store.run('delete from upload_sessions where id = ?', [id]);
    },
  };
  return library;
}

/** Provisions one library of the site file with its files. */
export function addLibrary(store: Store, sitePath: string, from: SiteLibrary, at: string): void {
  const definition: DriveDefinition = {
    id: `b!${guidFor(`drive ${sitePath} ${from.name}`).replaceAll('-', '')}${guidFor(`drive list ${from.name}`).replaceAll('-', '')}`,
    name: from.name,
    write: from.write,
    createdAt: at,
  };
  store.run('insert into drives values (?, ?, ?)', [
    definition.id,
    definition.name,
    JSON.stringify(definition),
  ]);
  const library = createLibraryStore(store);
  addFolders(store, library, definition.id, '/', 'tom.weller', at);
  for (const file of from.files) {
    const by = file.createdBy;
    const made = file.createdAt ?? at;
    addFolders(store, library, definition.id, file.path, by, made);
    const content = typeof file.content === 'string' ? file.content : JSON.stringify(file.content);
    const id = fixedId(`file ${definition.id} ${file.path.toLowerCase()}`);
    insertFile(store, id, definition.id, file.path, by, made, Buffer.from(content));
  }
}

function addFolders(
  store: Store,
  library: LibraryStore,
  drive: string,
  path: string,
  by: string,
  at: string,
): void {
  const folders = path.split('/').slice(0, -1);
  for (const [index] of ['', ...folders].entries()) {
    const folder = folders.slice(0, index).join('/');
    if (library.file(drive, folder) === undefined) {
      const id = index === 0 ? fixedId(`root ${drive}`) : randomId();
      insertFile(store, id, drive, folder, by, at, null);
    }
  }
}

/** A folder where the content is null. */
function insertFile(
  store: Store,
  id: string,
  drive: string,
  path: string,
  by: string,
  at: string,
  content: Buffer | null,
): StoredFile {
  const file: StoredFile = {
    id,
    drive,
    path,
    isFolder: content === null,
    revision: 1,
    version: 1,
    mediaType: content === null ? '' : mediaTypeOf(path),
    size: content?.length ?? 0,
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
  };
  store.run('insert into drive_items values (?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?)', [
    id,
    drive,
    path,
    path === '' ? null : path.split('/').slice(0, -1).join('/'),
    file.isFolder ? 1 : 0,
    file.mediaType,
    file.size,
    by,
    at,
    by,
    at,
  ]);
  if (content !== null) {
    insertContent(store, file, content);
  }
  return file;
}

function insertContent(store: Store, file: StoredFile, content: Buffer): void {
  store.run('insert into drive_versions values (?, ?, ?, ?, ?, ?)', [
    file.id,
    file.version,
    file.modifiedBy,
    file.modifiedAt,
    content.length,
    content.toString('base64'),
  ]);
}

function fixedId(words: string): string {
  return `01${guidFor(words).replaceAll('-', '').toUpperCase()}`;
}

function randomId(): string {
  return `01${randomUUID().replaceAll('-', '').toUpperCase()}`;
}

function readDrive(row: Row): DriveDefinition {
  return JSON.parse(text(row, 'definition')) as DriveDefinition;
}

function readFile(row: Row): StoredFile {
  return {
    id: text(row, 'id'),
    drive: text(row, 'drive'),
    path: text(row, 'path'),
    isFolder: integer(row, 'is_folder') === 1,
    revision: integer(row, 'revision'),
    version: integer(row, 'version'),
    mediaType: text(row, 'media_type'),
    size: integer(row, 'size'),
    createdBy: text(row, 'created_by'),
    createdAt: text(row, 'created_at'),
    modifiedBy: text(row, 'modified_by'),
    modifiedAt: text(row, 'modified_at'),
  };
}

function readUpload(row: Row): UploadSession {
  const total = row['total'];
  return {
    id: text(row, 'id'),
    drive: text(row, 'drive'),
    path: text(row, 'path'),
    conflict: text(row, 'conflict'),
    ifMatch: text(row, 'if_match'),
    createdBy: text(row, 'created_by'),
    expiresAt: text(row, 'expires_at'),
    total: total === null || total === undefined ? null : integer(row, 'total'),
    received: Buffer.from(text(row, 'content'), 'base64'),
  };
}
