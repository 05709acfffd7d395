// Subscribes the physicians to the feeds of the seed, each laid out in full and moved with everything else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCalendarStore } from '../calendar/calendarStore';
import { newEvent } from '../calendar/newEvent';
import { folderOf } from '../calendar/subscriptions';
import type { Directory, Person } from '../directory/people';
import { immutableIdFor } from '../graph/itemIds';
import { htmlFromText } from '../mail/plainText';
import { createChanges } from '../store/changes';
import type { Store } from '../store/openStore';
import { readFeed } from '../time/readFeed';
import type { Feed, FeedEvent } from '../time/readFeed';
import { shiftLocal } from '../time/shiftWeeks';
import type { SeedTenant } from './seedTenantFile';

const folder = path.dirname(fileURLToPath(import.meta.url));

export function seedFeeds(
  store: Store,
  seed: SeedTenant,
  directory: Directory,
  weeks: number,
  now: string,
): void {
  const calendar = createCalendarStore(store, createChanges());
  const physicians = directory.people.filter((person) => person.role === 'physician');
  for (const name of ['qgenda', 'amion'] as const) {
    const text = readFileSync(path.join(folder, seed.feeds[name].file), 'utf8');
    const feed = readFeed(text, seed.meta.timeZone);
    for (const owner of physicians) {
      const sharedWith = seed.delegation
        .filter((row) => row.mailbox === owner.key && row[name] === 'view')
        .map((row) => row.delegate);
      const key = folderOf(
        calendar.subscribe({ owner: owner.key, feed: name, name: feed.name, sharedWith }),
      );
      for (const event of feed.events) {
        calendar.add({
          immutableId: immutableIdFor(`feed ${key} ${event.uid} ${event.recurrenceId}`),
          mailbox: key,
          kind: 'singleInstance',
          seriesMaster: null,
          doc: docOf(event, feed, owner, weeks, now),
        });
      }
    }
  }
}

function docOf(
  event: FeedEvent,
  feed: Feed,
  owner: Person,
  weeks: number,
  now: string,
): ReturnType<typeof newEvent> {
  return {
    ...newEvent(owner, event.uid, now),
    iCalUId: event.uid,
    isReminderOn: false,
    subject: event.summary,
    categories: event.categories,
    showAs: event.isFree ? 'free' : 'busy',
    isAllDay: event.isAllDay,
    location: { displayName: event.location },
    body: {
      contentType: 'html',
      content: event.description === '' ? '' : htmlFromText(event.description),
    },
    start: { dateTime: shiftLocal(event.start, weeks), timeZone: feed.zone },
    end: { dateTime: shiftLocal(event.end, weeks), timeZone: feed.zone },
  };
}
