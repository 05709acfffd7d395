// Reads and writes messages in the store, keeps what they are looked up by, and tells who listens what changed.
import { changeKeyFor, restIdFor, restIdFrom } from '../graph/itemIds';
import type { Changes } from '../store/changes';
import { integer, text } from '../store/openStore';
import type { Param, Row, Store } from '../store/openStore';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import { createFolderStore } from './folderStore';
import type { Folder, FolderStore } from './folderStore';
import { createMessageChanges } from './messageChanges';
import type { MessageChanges } from './messageChanges';
import { hasFiles } from './messageDoc';
import type { MessageDoc, MessageHeader, StoredMessage } from './messageDoc';
import { countStatement, pageStatement } from './messageQuery';
import type { MessageQuery } from './messageQuery';

export type { Folder, FolderCounts } from './folderStore';
export { addFolders } from './folderStore';

export interface NewMessage {
  readonly immutableId: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly headers: readonly MessageHeader[];
  readonly doc: MessageDoc;
}

/** Without a moment of its own: what has arrived by now. */
export type AskedMessages = Omit<MessageQuery, 'now'> & { readonly now?: number };

export interface MailStore extends FolderStore {
  /** One page of what has arrived; newest first unless the query says otherwise. */
  messages(query: AskedMessages): StoredMessage[];
  countMessages(query: AskedMessages): number;
  /** By REST, immutable or EWS id. */
  message(mailbox: string, id: string): StoredMessage | undefined;
  add(message: NewMessage): StoredMessage;
  change(message: StoredMessage, doc: MessageDoc): StoredMessage;
  move(message: StoredMessage, folder: Folder): StoredMessage;
  remove(message: StoredMessage): void;
  readonly log: MessageChanges;
}

export function createMailStore(store: Store, changes: Changes): MailStore {
  const arrived = (): number => nowInstant().epochMilliseconds;
  const log = createMessageChanges(store);
  const tell = (message: StoredMessage): void => {
    changes.tell({ kind: 'message', mailbox: message.mailbox, itemId: message.restId });
  };
  return {
    ...createFolderStore(store),
    log,
    messages: (query) => {
      const { sql, params } = pageStatement({ now: arrived(), ...query });
      return store.all(sql, params).map(readMessage);
    },
    countMessages: (query) => {
      const { sql, params } = countStatement({ now: arrived(), ...query });
      return integer(store.one(sql, params) ?? {}, 'total');
    },
    message: (mailbox, id) => {
      const row = store.one(
        `select * from messages where number in (
           select number from messages where immutable_id = ? union all
           select number from messages where rest_id in (?, ?))
         and mailbox = ? and received <= ?`,
        [id, id, restIdFrom(id), mailbox, arrived()],
      );
      return row === undefined ? undefined : readMessage(row);
    },
    add: (message) =>
      store.together(() => {
        const restId = restIdFor(message.immutableId, 0);
        const row: Row = {
          immutable_id: message.immutableId,
          rest_id: restId,
          mailbox: message.mailbox,
          folder: message.folder,
          version: 0,
          headers: JSON.stringify(message.headers),
          ...columnsOf(message.doc),
        };
        const names = Object.keys(row);
        store.run(
          `insert into messages (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
          Object.values(row) as Param[],
        );
        const stored: StoredMessage = {
          ...message,
          number: integer(store.one('select last_insert_rowid() as number') ?? {}, 'number'),
          restId,
          version: 0,
        };
        putCategories(store, stored);
        log.record(stored, stored.folder, 'created');
        tell(stored);
        return stored;
      }),
    change: (message, doc) =>
      store.together(() => {
        const changed: StoredMessage = {
          ...message,
          version: message.version + 1,
          doc: { ...doc, lastModifiedDateTime: graphInstant(nowInstant()) },
        };
        const columns: Row = { version: changed.version, ...columnsOf(changed.doc) };
        store.run(
          `update messages set ${Object.keys(columns)
            .map((name) => `${name} = ?`)
            .join(', ')} where number = ?`,
          [...(Object.values(columns) as Param[]), changed.number],
        );
        putCategories(store, changed);
        log.record(changed, changed.folder, 'updated');
        tell(changed);
        return changed;
      }),
    move: (message, folder) =>
      store.together(() => {
        const version = message.version + 1;
        const moved: StoredMessage = {
          ...message,
          folder: folder.id,
          version,
          restId: restIdFor(message.immutableId, version),
        };
        store.run('update messages set folder = ?, version = ?, rest_id = ? where number = ?', [
          moved.folder,
          moved.version,
          moved.restId,
          moved.number,
        ]);
        log.record(message, message.folder, 'removed');
        log.record(moved, moved.folder, 'created');
        tell(moved);
        return moved;
      }),
    remove: (message) => {
      store.together(() => {
        store.run('delete from messages where number = ?', [message.number]);
        store.run('delete from message_categories where message = ?', [message.number]);
        log.record(message, message.folder, 'removed');
      });
      tell(message);
    },
  };
}

export function messageChangeKey(message: StoredMessage): string {
  return changeKeyFor(message.immutableId, message.version);
}

/** What messages are looked up by, out of the document. */
function columnsOf(doc: MessageDoc): Row {
  return {
    received: Date.parse(doc.receivedDateTime),
    internet_message_id: doc.internetMessageId,
    conversation_id: doc.conversationId,
    from_address: doc.from?.emailAddress.address ?? null,
    is_read: doc.isRead ? 1 : 0,
    is_draft: doc.isDraft ? 1 : 0,
    flag_status: doc.flag.flagStatus,
    importance: doc.importance,
    has_attachments: hasFiles(doc) ? 1 : 0,
    doc: JSON.stringify(doc),
  };
}

function putCategories(store: Store, message: StoredMessage): void {
  if (message.version > 0) {
    store.run('delete from message_categories where message = ?', [message.number]);
  }
  for (const category of message.doc.categories) {
    store.run('insert or ignore into message_categories values (?, ?, ?, ?, ?)', [
      message.number,
      message.mailbox,
      category,
      Date.parse(message.doc.receivedDateTime),
      message.immutableId,
    ]);
  }
}

function readMessage(row: Row): StoredMessage {
  return {
    number: integer(row, 'number'),
    immutableId: text(row, 'immutable_id'),
    restId: text(row, 'rest_id'),
    mailbox: text(row, 'mailbox'),
    folder: text(row, 'folder'),
    version: integer(row, 'version'),
    headers: JSON.parse(text(row, 'headers')) as MessageHeader[],
    doc: JSON.parse(text(row, 'doc')) as MessageDoc,
  };
}
