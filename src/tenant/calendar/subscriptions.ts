// Keeps which internet calendars a person subscribed to, and with whom each is shared.
import { guidFor } from '../graph/itemIds';
import { text } from '../store/openStore';
import type { Row, Store } from '../store/openStore';

export interface SubscribedCalendar {
  readonly id: string;
  readonly owner: string;
  readonly feed: string;
  readonly name: string;
  /** Keys of the people who see it besides its owner. */
  readonly sharedWith: readonly string[];
}

export interface Subscriptions {
  subscriptions(owner: string): SubscribedCalendar[];
  subscribe(calendar: Omit<SubscribedCalendar, 'id'>): SubscribedCalendar;
  shareSubscription(owner: string, feed: string, sharedWith: readonly string[]): boolean;
}

/** The calendar that its events lie in. */
export function folderOf(calendar: Pick<SubscribedCalendar, 'owner' | 'feed'>): string {
  return `${calendar.owner}/${calendar.feed}`;
}

/** An id in the form Exchange gives calendars; always the same for the same words. */
export function calendarIdFor(words: string): string {
  return `AQMkADI1${guidFor(`calendar ${words}`).replaceAll('-', '')}AAAA`;
}

export function createSubscriptions(store: Store): Subscriptions {
  return {
    subscriptions: (owner) =>
      store
        .all('select * from subscribed_calendars where owner = ? order by rowid', [owner])
        .map(readSubscription),
    subscribe: (calendar) => {
      const id = calendarIdFor(folderOf(calendar));
      store.run('insert into subscribed_calendars values (?, ?, ?, ?, ?)', [
        id,
        calendar.owner,
        calendar.feed,
        calendar.name,
        JSON.stringify(calendar.sharedWith),
      ]);
      return { ...calendar, id };
    },
    shareSubscription: (owner, feed, sharedWith) =>
      store.run('update subscribed_calendars set shared_with = ? where owner = ? and feed = ?', [
        JSON.stringify(sharedWith),
        owner,
        feed,
      ]) > 0,
  };
}

function readSubscription(row: Row): SubscribedCalendar {
  return {
    id: text(row, 'id'),
    owner: text(row, 'owner'),
    feed: text(row, 'feed'),
    name: text(row, 'name'),
    sharedWith: JSON.parse(text(row, 'shared_with')) as string[],
  };
}
