// The demonstration's two calendars with both schedules subscribed in Outlook, on a desk in memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeed } from '../../src/adapters/browser/feeds/readFeed';
import type { CalendarEntry, FeedEvent } from '../../src/domain/holds';
import type { Instant } from '../../src/domain/time';
import type { FeedReader } from '../../src/ports';
import { LAKESIDE } from '../../src/packaging/site/lakeside';
import { DeskForTests, houseRulesForTests, person } from './DeskForTests';
import { at, CHICAGO } from './holdCases';
import { SEED_FOLDER, seedEntries } from './seedCalendars';

export const HEALTH_RULES = houseRulesForTests();
export const MAYA_BOX = person('maya.okafor').address;
export const SAMUEL_BOX = person('samuel.brandt').address;
/** Monday of the demonstration's week, 08:00 in Chicago: its four weeks end with the development set's own. */
export const MONDAY_MORNING = at('2026-11-16 08:00');
export const CALENDAR_OF = {
  qgenda: 'Lakeside CTS: Okafor, Brandt',
  amion: 'CTS on-call grid',
} as const;
export type FeedName = keyof typeof CALENDAR_OF;

/** The file of the development set's feed, as it would be dropped. */
export function feedText(feed: FeedName): string {
  return readFileSync(join(SEED_FOLDER, `${feed}.ics`), 'utf8');
}

/** Reads on this thread, as the worker's own code does. */
export const readerHere: FeedReader = {
  readFeed: async (text, horizon, watch = {}) => {
    if (watch.signal?.aborted === true) return Promise.resolve('cancelled');
    return Promise.resolve(readFeed(text, horizon, watch.tell));
  },
};

function entriesOfFeed(feed: FeedName): CalendarEntry[] {
  const reading = readFeed(feedText(feed), {
    zone: CHICAGO,
    from: at('2026-01-01 00:00'),
    until: at('2027-12-31 00:00'),
  });
  if (reading.kind === 'malformed') throw new Error(`${feed}, line ${reading.line}`);
  return reading.events.map(entryOf);
}

function entryOf(event: FeedEvent): CalendarEntry {
  return {
    id: `${event.uid} ${String(event.occurrence)}`,
    etag: null,
    window: event.window,
    isAllDay: event.isAllDay,
    showAs: event.isFree ? 'free' : 'busy',
    isPrivate: false,
    isCancelled: false,
    response: 'none',
    categories: event.categories,
    subject: event.summary,
    location: event.location,
    proposalId: null,
  };
}

/** A provisioned desk with the seed's calendars; `live` are the schedules that Outlook shows. */
export function healthDesk(
  options: {
    readonly as?: string;
    readonly now?: Instant;
    readonly live?: readonly FeedName[];
  } = {},
): DeskForTests {
  const desk = new DeskForTests({
    as: options.as ?? 'jordan.reyes',
    now: options.now ?? MONDAY_MORNING,
  }).provision();
  desk.calendar.others.clear();
  for (const { key, address } of LAKESIDE.principals) {
    desk.calendar.entries.set(address, [...seedEntries(key, '2026-12-13')]);
    for (const feed of options.live ?? (['qgenda', 'amion'] as const)) {
      desk.calendar.others.set(`${address}|${CALENDAR_OF[feed]}`, entriesOfFeed(feed));
    }
  }
  return desk;
}
