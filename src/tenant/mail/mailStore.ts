// Reads and writes messages and folders in the store, and tells who listens what changed.
import { changeKeyFor, folderIdFor, restIdFor, restIdFrom } from '../graph/itemIds';
import type { Changes } from '../store/changes';
import { integer, text, textOrNull } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import type { MessageDoc, MessageHeader, StoredMessage } from './messageDoc';

export interface Folder {
  readonly id: string;
  readonly mailbox: string;
  readonly wellKnownName: string | null;
  readonly displayName: string;
}

export interface FolderCounts {
  readonly total: number;
  readonly unread: number;
}

export interface NewMessage {
  readonly immutableId: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly headers: readonly MessageHeader[];
  readonly doc: MessageDoc;
}

export interface MailStore {
  folders(mailbox: string): Folder[];
  /** By id or by well-known name, in any letter case. */
  folder(mailbox: string, name: string): Folder | undefined;
  counts(folder: Folder): FolderCounts;
  /** What has arrived by now, newest first; of one folder, or of the whole mailbox. */
  messages(mailbox: string, folder?: string): StoredMessage[];
  /** By REST, immutable or EWS id, or by internetMessageId. */
  message(mailbox: string, id: string): StoredMessage | undefined;
  add(message: NewMessage): StoredMessage;
  change(message: StoredMessage, doc: MessageDoc): StoredMessage;
  move(message: StoredMessage, folder: Folder): StoredMessage;
  remove(message: StoredMessage): void;
}

export const WELL_KNOWN_FOLDERS: readonly (readonly [string, string])[] = [
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['archive', 'Archive'],
  ['deleteditems', 'Deleted Items'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
];

export function createMailStore(store: Store, changes: Changes): MailStore {
  const arrived = (): string => graphInstant(nowInstant());
  const tell = (message: StoredMessage): void => {
    changes.tell({ kind: 'message', mailbox: message.mailbox, itemId: message.restId });
  };
  const mail: MailStore = {
    folders: (mailbox) =>
      store
        .all('select * from folders where mailbox = ? order by rowid', [mailbox])
        .map(readFolder),
    folder: (mailbox, name) =>
      store
        .all('select * from folders where mailbox = ? and (id = ? or well_known = ?)', [
          mailbox,
          name,
          name.toLowerCase(),
        ])
        .map(readFolder)[0],
    counts: (folder) => {
      const rows = mail.messages(folder.mailbox, folder.id);
      return { total: rows.length, unread: rows.filter((message) => !message.doc.isRead).length };
    },
    messages: (mailbox, folder) =>
      (folder === undefined
        ? store.all(
            'select * from messages where mailbox = ? and received <= ? order by received desc, immutable_id',
            [mailbox, arrived()],
          )
        : store.all(
            'select * from messages where mailbox = ? and folder = ? and received <= ? order by received desc, immutable_id',
            [mailbox, folder, arrived()],
          )
      ).map(readMessage),
    message: (mailbox, id) => {
      const row = store.one(
        'select * from messages where mailbox = ? and received <= ? and (immutable_id = ? or rest_id = ? or rest_id = ?)',
        [mailbox, arrived(), id, id, restIdFrom(id)],
      );
      return row === undefined ? undefined : readMessage(row);
    },
    add: (message) => {
      const stored: StoredMessage = {
        ...message,
        restId: restIdFor(message.immutableId, 0),
        version: 0,
      };
      store.run('insert into messages values (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        stored.immutableId,
        stored.restId,
        stored.mailbox,
        stored.folder,
        stored.doc.receivedDateTime,
        stored.doc.internetMessageId,
        stored.version,
        JSON.stringify(stored.headers),
        JSON.stringify(stored.doc),
      ]);
      tell(stored);
      return stored;
    },
    change: (message, doc) => {
      const changed: StoredMessage = {
        ...message,
        version: message.version + 1,
        doc: { ...doc, lastModifiedDateTime: graphInstant(nowInstant()) },
      };
      store.run('update messages set doc = ?, version = ? where immutable_id = ?', [
        JSON.stringify(changed.doc),
        changed.version,
        changed.immutableId,
      ]);
      tell(changed);
      return changed;
    },
    move: (message, folder) => {
      const version = message.version + 1;
      const moved: StoredMessage = {
        ...message,
        folder: folder.id,
        version,
        restId: restIdFor(message.immutableId, version),
      };
      store.run('update messages set folder = ?, version = ?, rest_id = ? where immutable_id = ?', [
        moved.folder,
        moved.version,
        moved.restId,
        moved.immutableId,
      ]);
      tell(moved);
      return moved;
    },
    remove: (message) => {
      store.run('delete from messages where immutable_id = ?', [message.immutableId]);
      tell(message);
    },
  };
  return mail;
}

/** Gives a mailbox its well-known folders. */
export function addFolders(store: Store, mailbox: string): void {
  for (const [wellKnown, displayName] of WELL_KNOWN_FOLDERS) {
    store.run('insert into folders values (?, ?, ?, ?)', [
      mailbox,
      folderIdFor(mailbox, wellKnown),
      wellKnown,
      displayName,
    ]);
  }
}

export function messageChangeKey(message: StoredMessage): string {
  return changeKeyFor(message.immutableId, message.version);
}

function readFolder(row: Row): Folder {
  return {
    id: text(row, 'id'),
    mailbox: text(row, 'mailbox'),
    wellKnownName: textOrNull(row, 'well_known'),
    displayName: text(row, 'display_name'),
  };
}

function readMessage(row: Row): StoredMessage {
  return {
    immutableId: text(row, 'immutable_id'),
    restId: text(row, 'rest_id'),
    mailbox: text(row, 'mailbox'),
    folder: text(row, 'folder'),
    version: integer(row, 'version'),
    headers: JSON.parse(text(row, 'headers')) as MessageHeader[],
    doc: JSON.parse(text(row, 'doc')) as MessageDoc,
  };
}
