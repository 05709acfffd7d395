// The site's own tables: lists, their items with an index of values and their versions, libraries and the bytes of their files.

export const SITE_SCHEMA = `
create table if not exists lists (id text primary key, name text not null unique, add_only integer not null, definition text not null);

create table if not exists list_items (
  list text not null, id integer not null, guid text not null, version integer not null,
  created_by text not null, created_at text not null, modified_by text not null, modified_at text not null, fields text not null,
  primary key (list, id));

create table if not exists list_values (
  list text not null, field text not null, value not null, item integer not null,
  primary key (list, field, value, item)) without rowid;
create index if not exists list_values_by_item on list_values (list, item, field, value);

create table if not exists list_item_versions (
  list text not null, item integer not null, version integer not null,
  modified_by text not null, modified_at text not null, fields text not null,
  primary key (list, item, version));

create table if not exists drives (id text primary key, name text not null unique, definition text not null);

create table if not exists drive_items (
  id text primary key, drive text not null, path text not null collate nocase, parent text collate nocase,
  is_folder integer not null, revision integer not null, version integer not null, media_type text not null, size integer not null,
  created_by text not null, created_at text not null, modified_by text not null, modified_at text not null,
  unique (drive, path));
create index if not exists drive_items_by_parent on drive_items (drive, parent, path);

create table if not exists drive_versions (
  file text not null, version integer not null, modified_by text not null, modified_at text not null,
  size integer not null, content text not null, primary key (file, version));

create table if not exists upload_sessions (
  id text primary key, drive text not null, path text not null, conflict text not null, if_match text not null,
  created_by text not null, expires_at text not null, total integer, content text not null);
`;

export const SITE_TABLES: readonly string[] = [
  'lists',
  'list_items',
  'list_values',
  'list_item_versions',
  'drives',
  'drive_items',
  'drive_versions',
  'upload_sessions',
];
