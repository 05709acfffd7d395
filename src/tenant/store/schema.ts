// The tables of the embedded store. Documents are JSON; what is looked up by has a column of its own.

import { CALENDAR_SCHEMA, CALENDAR_TABLES } from '../calendar/calendarSchema';
import { SITE_SCHEMA, SITE_TABLES } from '../sharepoint/siteSchema';

/** Raised whenever a table changes: a folder written by another version is seeded afresh. */
export const SCHEMA_VERSION = '2';

export const SCHEMA = `
create table if not exists meta (name text primary key, value text not null);

create table if not exists folders (
  mailbox text not null, id text not null, well_known text, display_name text not null collate nocase, parent text,
  primary key (mailbox, id));
create unique index if not exists folders_by_name on folders (mailbox, parent, display_name);

create table if not exists messages (
  number integer primary key, immutable_id text not null unique, rest_id text not null unique,
  mailbox text not null, folder text not null, received integer not null,
  internet_message_id text not null collate nocase, conversation_id text not null, from_address text collate nocase,
  is_read integer not null, is_draft integer not null, flag_status text not null, importance text not null,
  has_attachments integer not null, version integer not null, headers text not null, doc text not null);
create index if not exists messages_by_folder on messages (mailbox, folder, received, immutable_id, is_read);
create index if not exists messages_by_receipt on messages (mailbox, received, immutable_id);
create index if not exists messages_by_folder_reading on messages (mailbox, folder, is_read, received, immutable_id);
create index if not exists messages_by_reading on messages (mailbox, is_read, received, immutable_id);
create index if not exists messages_by_flag on messages (mailbox, flag_status, received, immutable_id);
create index if not exists messages_by_conversation on messages (mailbox, conversation_id, received, immutable_id);
create index if not exists messages_by_sender on messages (mailbox, from_address, received, immutable_id);
create index if not exists messages_by_internet_id on messages (mailbox, internet_message_id, received, immutable_id);

create table if not exists message_categories (
  message integer not null, mailbox text not null, category text not null collate nocase, received integer not null,
  immutable_id text not null, primary key (message, category));
create index if not exists message_categories_by_name on message_categories (mailbox, category, received, immutable_id);

create table if not exists message_changes (
  number integer primary key autoincrement, folder text not null, immutable_id text not null, rest_id text not null,
  kind text not null);
create index if not exists message_changes_by_folder on message_changes (folder, number);
create index if not exists message_changes_by_message on message_changes (folder, immutable_id, number);

create table if not exists mailbox_settings (mailbox text primary key, doc text not null);
create table if not exists master_categories (
  id text primary key, mailbox text not null, display_name text not null collate nocase, color text not null,
  unique (mailbox, display_name));
create table if not exists message_rules (
  id text primary key, mailbox text not null, sequence integer not null, doc text not null);

create table if not exists events (
  immutable_id text primary key, rest_id text not null unique, mailbox text not null, kind text not null,
  series_master text, transaction_id text, version integer not null, doc text not null);
create index if not exists events_by_mailbox on events (mailbox, kind);
create unique index if not exists events_by_transaction on events (mailbox, transaction_id) where transaction_id is not null;

create table if not exists activities (
  id text primary key, recipient text not null, sent_by text not null, sent_at text not null, is_read integer not null, doc text not null);

create table if not exists oidc (
  kind text not null, id text not null, uid text, grant_id text, expires_at integer, payload text not null,
  primary key (kind, id));
create index if not exists oidc_by_grant on oidc (grant_id);
${CALENDAR_SCHEMA}${SITE_SCHEMA}`;

/** Every table whose rows a seed writes and a reset empties. */
export const SEEDED_TABLES: readonly string[] = [
  'meta',
  'folders',
  'messages',
  'message_categories',
  'message_changes',
  'mailbox_settings',
  'master_categories',
  'message_rules',
  'events',
  'activities',
  'oidc',
  ...CALENDAR_TABLES,
  ...SITE_TABLES,
];
