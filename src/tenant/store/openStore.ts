// Opens the embedded database: one process, one connection, write-ahead log, statements finalized after each use.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { Database, SQLiteValue } from 'node-sqlite3-wasm';
import { releaseLock, takeLock } from './lockOwner';
import { SCHEMA, SCHEMA_VERSION, SEEDED_TABLES } from './schema';

export type Row = Readonly<Record<string, SQLiteValue>>;
export type Param = string | number | null;

export interface Store {
  /** Runs one statement and answers how many rows it changed. */
  run(sql: string, params?: readonly Param[]): number;
  all(sql: string, params?: readonly Param[]): Row[];
  one(sql: string, params?: readonly Param[]): Row | undefined;
  /** All or nothing; nested calls join the outermost. */
  together<T>(work: () => T): T;
  meta(name: string): string | undefined;
  setMeta(name: string, value: string): void;
  /** Empties every table. */
  empty(): void;
  close(): void;
}

/** Opens (and makes, where missing) `anteroom.db` in the folder; throws `StoreInUse` while another tenant has it. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'anteroom.db');
  takeLock(file);
  const database = new sqlite.Database(file);
  // Write-ahead, because the library takes its own lock for another writer's and never rolls a journal back after a kill;
  // exclusive, because its file layer has no shared memory. 32 MiB of pages stay in memory for large mailboxes.
  database.exec('pragma locking_mode = exclusive;');
  database.exec('pragma journal_mode = wal;');
  database.exec('pragma synchronous = full; pragma cache_size = -32768;');
  database.exec('create table if not exists meta (name text primary key, value text not null);');
  const store = storeOver(database, () => {
    releaseLock(file);
  });
  if (store.meta('schema') !== SCHEMA_VERSION) {
    store.together(() => {
      for (const table of SEEDED_TABLES) {
        database.exec(`drop table if exists ${table};`);
      }
      database.exec(SCHEMA);
      store.setMeta('schema', SCHEMA_VERSION);
    });
  }
  return store;
}

function storeOver(database: Database, onClose: () => void): Store {
  const store: Store = {
    run: (sql, params = []) => database.run(sql, [...params]).changes,
    all: (sql, params = []) => database.all(sql, [...params]) as Row[],
    one: (sql, params = []) => (database.get(sql, [...params]) ?? undefined) as Row | undefined,
    together: (work) => {
      if (database.inTransaction) {
        return work();
      }
      database.exec('begin immediate;');
      try {
        const answer = work();
        database.exec('commit;');
        return answer;
      } catch (error) {
        database.exec('rollback;');
        throw error;
      }
    },
    meta: (name) => {
      const row = store.one('select value from meta where name = ?', [name]);
      return row === undefined ? undefined : text(row, 'value');
    },
    setMeta: (name, value) => {
      store.run(
        'insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
        [name, value],
      );
    },
    empty: () => {
      store.together(() => {
        for (const table of SEEDED_TABLES) {
          database.exec(`delete from ${table};`);
        }
        store.setMeta('schema', SCHEMA_VERSION);
      });
    },
    close: () => {
      if (database.isOpen) {
        database.close();
      }
      onClose();
    },
  };
  return store;
}

/** A text column; empty text where the column is null. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return typeof value === 'string' ? value : null;
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : 0;
}
