// The calendar's own tables: subscribed calendars, what changed (for delta), and what went out to attendees.

export const CALENDAR_SCHEMA = `
create table if not exists subscribed_calendars (
  id text primary key, owner text not null, feed text not null, name text not null, shared_with text not null);

create table if not exists event_changes (
  seq integer primary key autoincrement, mailbox text not null, event text not null, before text);
create index if not exists event_changes_by_mailbox on event_changes (mailbox, seq);

create table if not exists calendar_messages (
  id integer primary key, kind text not null, mailbox text not null, sent_by text not null, sent_at text not null,
  event text not null, recipients text not null, comment text not null);
`;

export const CALENDAR_TABLES: readonly string[] = [
  'subscribed_calendars',
  'event_changes',
  'calendar_messages',
];
