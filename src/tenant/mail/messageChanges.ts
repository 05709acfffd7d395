// The log of what happened to messages in each folder, which a delta query reads on from where it stopped.
import { integer, text } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import type { StoredMessage } from './messageDoc';

export const CHANGE_KINDS = ['created', 'updated', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A place in the log: the number of the last entry, and the moment up to which arrivals were seen. */
export interface ChangePlace {
  readonly number: number;
  readonly time: number;
}

export interface MessageChange {
  readonly number: number;
  readonly immutableId: string;
  readonly restId: string;
  /** What the message is to one who saw the folder at the beginning of the window. */
  readonly kind: ChangeKind;
}

export interface MessageChanges {
  record(message: StoredMessage, folder: string, kind: ChangeKind): void;
  /** The number of the newest entry. */
  newest(): number;
  /** Entries up to this one are forgotten: who stopped before it has to begin anew. */
  forgotten(): number;
  /** The last entry of each message in a folder within a window, in order, after `after`. */
  inFolder(folder: string, from: number, to: number, after: number, limit: number): MessageChange[];
  /** Messages whose time came within a window of milliseconds, in order. */
  arrivals(
    mailbox: string,
    folder: string,
    from: ChangePlace,
    to: ChangePlace,
    offset: number,
    limit: number,
  ): MessageChange[];
}

const FORGOTTEN = 'forgottenMessageChanges';
/** As Exchange does, the log forgets; a tenant that runs for weeks stays small. */
const KEPT = 200_000;
const TIDY_EVERY = 5000;

export function createMessageChanges(store: Store): MessageChanges {
  const newest = (): number =>
    integer(
      store.one('select coalesce(max(number), 0) as number from message_changes') ?? {},
      'number',
    );
  return {
    record: (message, folder, kind) => {
      store.run(
        'insert into message_changes (folder, immutable_id, rest_id, kind) values (?, ?, ?, ?)',
        [folder, message.immutableId, message.restId, kind],
      );
      const last = newest();
      if (last % TIDY_EVERY === 0 && last > KEPT) {
        store.run('delete from message_changes where number <= ?', [last - KEPT]);
        store.setMeta(FORGOTTEN, String(last - KEPT));
      }
    },
    newest,
    forgotten: () => Number(store.meta(FORGOTTEN) ?? 0),
    inFolder: (folder, from, to, after, limit) =>
      store
        .all(
          `select c.*,
             exists (select 1 from message_changes o where o.folder = c.folder and o.immutable_id = c.immutable_id
               and o.number > ? and o.number <= ? and o.kind = 'created') as is_new
           from message_changes c
           where c.folder = ? and c.number > ? and c.number <= ?
             and not exists (select 1 from message_changes l where l.folder = c.folder
               and l.immutable_id = c.immutable_id and l.number > c.number and l.number <= ?)
           order by c.number limit ?`,
          [from, to, folder, Math.max(from, after), to, to, limit],
        )
        .map(readChange),
    arrivals: (mailbox, folder, from, to, offset, limit) =>
      store
        .all(
          `select 0 as number, m.immutable_id, m.rest_id, 'created' as kind, 1 as is_new from messages m
           where m.mailbox = ? and m.folder = ? and m.received > ? and m.received <= ?
             and not exists (select 1 from message_changes c where c.folder = m.folder
               and c.immutable_id = m.immutable_id and c.number > ? and c.number <= ?)
           order by m.received, m.immutable_id limit ? offset ?`,
          [mailbox, folder, from.time, to.time, from.number, to.number, limit, offset],
        )
        .map(readChange),
  };
}

function readChange(row: Row): MessageChange {
  const last = CHANGE_KINDS.find((kind) => kind === text(row, 'kind')) ?? 'updated';
  return {
    number: integer(row, 'number'),
    immutableId: text(row, 'immutable_id'),
    restId: text(row, 'rest_id'),
    kind: last !== 'removed' && integer(row, 'is_new') === 1 ? 'created' : last,
  };
}
