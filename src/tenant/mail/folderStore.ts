// Reads and writes the mail folders of a mailbox, and counts what lies in them.
import { folderIdFor } from '../graph/itemIds';
import { integer, text, textOrNull } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import { nowInstant } from '../time/zonedTimes';

export interface Folder {
  readonly id: string;
  readonly mailbox: string;
  readonly wellKnownName: string | null;
  readonly displayName: string;
  /** Null for the root alone. */
  readonly parentId: string | null;
}

export interface FolderCounts {
  readonly total: number;
  readonly unread: number;
}

export interface FolderStore {
  /** Every folder but the root, in the order in which they were made. */
  folders(mailbox: string): Folder[];
  /** By id or by well-known name, in any letter case; `msgfolderroot` is the root. */
  folder(mailbox: string, name: string): Folder | undefined;
  childFolders(parent: Folder): Folder[];
  /** What has arrived by now. */
  counts(folder: Folder): FolderCounts;
  /** Undefined where the parent has a folder of this name, in any letter case. */
  addFolder(parent: Folder, displayName: string, seed: string): Folder | undefined;
}

export const ROOT_FOLDER = 'msgfolderroot';

const WELL_KNOWN_FOLDERS: readonly (readonly [string, string])[] = [
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['archive', 'Archive'],
  ['deleteditems', 'Deleted Items'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
];

export function createFolderStore(store: Store): FolderStore {
  return {
    folders: (mailbox) =>
      store
        .all('select * from folders where mailbox = ? and parent is not null order by rowid', [
          mailbox,
        ])
        .map(readFolder),
    folder: (mailbox, name) =>
      store
        .all('select * from folders where mailbox = ? and (id = ? or well_known = ?)', [
          mailbox,
          name,
          name.toLowerCase(),
        ])
        .map(readFolder)[0],
    childFolders: (parent) =>
      store
        .all('select * from folders where mailbox = ? and parent = ? order by rowid', [
          parent.mailbox,
          parent.id,
        ])
        .map(readFolder),
    counts: (folder) => {
      const row = store.one(
        'select count(*) as total, coalesce(sum(1 - is_read), 0) as unread from messages where mailbox = ? and folder = ? and received <= ?',
        [folder.mailbox, folder.id, nowInstant().epochMilliseconds],
      );
      return row === undefined
        ? { total: 0, unread: 0 }
        : { total: integer(row, 'total'), unread: integer(row, 'unread') };
    },
    addFolder: (parent, displayName, seed) => {
      const id = folderIdFor(parent.mailbox, seed);
      const added = store.run('insert or ignore into folders values (?, ?, null, ?, ?)', [
        parent.mailbox,
        id,
        displayName,
        parent.id,
      ]);
      return added === 0
        ? undefined
        : { id, mailbox: parent.mailbox, wellKnownName: null, displayName, parentId: parent.id };
    },
  };
}

/** Gives a mailbox its root and its well-known folders. */
export function addFolders(store: Store, mailbox: string): void {
  const root = folderIdFor(mailbox, ROOT_FOLDER);
  const add = (wellKnown: string, displayName: string, parent: string | null): void => {
    store.run('insert into folders values (?, ?, ?, ?, ?)', [
      mailbox,
      folderIdFor(mailbox, wellKnown),
      wellKnown,
      displayName,
      parent,
    ]);
  };
  add(ROOT_FOLDER, 'Top of Information Store', null);
  for (const [wellKnown, displayName] of WELL_KNOWN_FOLDERS) {
    add(wellKnown, displayName, root);
  }
}

function readFolder(row: Row): Folder {
  return {
    id: text(row, 'id'),
    mailbox: text(row, 'mailbox'),
    wellKnownName: textOrNull(row, 'well_known'),
    displayName: text(row, 'display_name'),
    parentId: textOrNull(row, 'parent'),
  };
}
