// The tables of the embedded store. Documents are JSON; what is looked up by has a column of its own.

/** Raised whenever a table changes: a folder written by another version is seeded afresh. */
export const SCHEMA_VERSION = '1';

export const SCHEMA = `
create table if not exists meta (name text primary key, value text not null);

create table if not exists folders (
  mailbox text not null, id text not null, well_known text, display_name text not null,
  primary key (mailbox, id));

create table if not exists messages (
  immutable_id text primary key, rest_id text not null unique, mailbox text not null, folder text not null,
  received text not null, internet_message_id text, version integer not null, headers text not null, doc text not null);
create index if not exists messages_by_folder on messages (mailbox, folder, received);
create index if not exists messages_by_internet_id on messages (mailbox, internet_message_id);

create table if not exists events (
  immutable_id text primary key, rest_id text not null unique, mailbox text not null, kind text not null,
  series_master text, transaction_id text, version integer not null, doc text not null);
create index if not exists events_by_mailbox on events (mailbox, kind);
create unique index if not exists events_by_transaction on events (mailbox, transaction_id) where transaction_id is not null;

create table if not exists sent_invitations (
  id integer primary key, mailbox text not null, sent_by text not null, sent_at text not null, event text not null, attendees text not null);

create table if not exists lists (id text primary key, name text not null unique, add_only integer not null, definition text not null);
create table if not exists list_items (
  list text not null, id integer not null, guid text not null, version integer not null,
  created_by text not null, created_at text not null, modified_by text not null, modified_at text not null, fields text not null,
  primary key (list, id));

create table if not exists drives (id text primary key, name text not null unique, definition text not null);
create table if not exists drive_items (
  id text primary key, drive text not null, path text not null, is_folder integer not null, version integer not null,
  created_by text not null, created_at text not null, modified_by text not null, modified_at text not null, content text not null,
  unique (drive, path));

create table if not exists activities (
  id text primary key, recipient text not null, sent_by text not null, sent_at text not null, is_read integer not null, doc text not null);

create table if not exists oidc (
  kind text not null, id text not null, uid text, grant_id text, expires_at integer, payload text not null,
  primary key (kind, id));
create index if not exists oidc_by_grant on oidc (grant_id);
`;

/** Every table whose rows a seed writes and a reset empties. */
export const SEEDED_TABLES: readonly string[] = [
  'meta',
  'folders',
  'messages',
  'events',
  'sent_invitations',
  'lists',
  'list_items',
  'drives',
  'drive_items',
  'activities',
  'oidc',
];
