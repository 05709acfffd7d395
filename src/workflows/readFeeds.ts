// The call and OR schedules that the roster names: live from Outlook where they are subscribed there, else the last good file.
import {
  dutiesOfPerson,
  type Block,
  type CalendarEntry,
  type FeedEvent,
  type FeedFreshness,
} from '../domain/holds';
import type { RosterFeed } from '../domain/roster';
import { minutesBetween, overlaps, type Instant, type Window } from '../domain/time';
import { isDeskError, type Desk, type DeskError } from '../ports';
import { eventsOfParts, findFeed, findParts } from './feedRows';
import type { HouseRules } from './loadHouseRules';

export interface ReadFeedsRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician in whose Outlook the schedules are subscribed, and who must be named in them. */
  readonly principal: string;
  readonly window: Window;
}

/** What became of the schedule's calendar in Outlook. */
export const OUTLOOK_STANDINGS = [
  /** The roster names no calendar: this one comes as a file. */
  'not-marked',
  'read',
  /** This person is shown no calendar of that name: not subscribed there, or not shared. */
  'not-there',
  'unread',
] as const;
export type OutlookStanding = (typeof OUTLOOK_STANDINGS)[number];

export interface ReadFeed {
  readonly feed: RosterFeed;
  readonly outlook: OutlookStanding;
  /** Where `events` come from; null when nothing is known of this schedule. */
  readonly source: 'outlook' | 'file' | null;
  /** Duties that touch the window; null when nothing is known, which is not the same as none. */
  readonly events: readonly FeedEvent[] | null;
  readonly readAt: Instant | null;
  readonly ageMinutes: number | null;
  /** Older than the release allows, or never read: offers are refused then. */
  readonly isStale: boolean;
  readonly maxAgeMinutes: number;
  /** The file that was refused after the good one. */
  readonly trouble: {
    readonly at: Instant;
    readonly by: string;
    readonly line: number;
    readonly problem: string;
  } | null;
  /** Rows of the kept file are missing: drop it again. */
  readonly isTorn: boolean;
  /** Why Outlook's calendar or the kept file could not be read; null when nothing failed. */
  readonly error: DeskError | null;
}

/** Where the release does not say: a day. */
const USUAL_MAX_AGE_MINUTES = 24 * 60;

/**
 * Reads every schedule that names this physician, the most authoritative first.
 *
 * One that fails does not take the others along: it comes without events and with its reason.
 */
export async function readFeeds(
  desk: Desk,
  { houseRules, principal, window }: ReadFeedsRequest,
): Promise<readonly ReadFeed[]> {
  const address = principal.toLowerCase();
  const read: ReadFeed[] = [];
  for (const feed of feedsOf(houseRules, address))
    read.push(await readOne(desk, houseRules, feed, address, window));
  return read;
}

/** Reads the schedule that is believed; null when none names this physician. One that fails comes with its reason. */
export async function readLeadingFeed(
  desk: Desk,
  { houseRules, principal, window }: ReadFeedsRequest,
): Promise<ReadFeed | null> {
  const address = principal.toLowerCase();
  const [leading] = feedsOf(houseRules, address);
  return leading === undefined ? null : readOne(desk, houseRules, leading, address, window);
}

/** What the believed schedule says of the physician; none while it cannot be read, which its age tells. */
export function dutiesIn(feed: ReadFeed | null, principal: string): readonly Block[] {
  return feed?.events == null
    ? []
    : dutiesOfPerson({ ...feed.feed, events: feed.events }, principal.toLowerCase());
}

function feedsOf({ roster }: HouseRules, address: string): readonly RosterFeed[] {
  return [...(roster.feeds ?? [])]
    .filter(({ people }) => people[address] !== undefined)
    .sort((a, b) => a.authority - b.authority || (a.id < b.id ? -1 : 1));
}

/**
 * What the slot engine asks of the schedules: the age of the one that is believed. The others are compared, and nobody
 * waits for them.
 */
export function freshnessOfFeeds(feeds: readonly ReadFeed[]): readonly FeedFreshness[] {
  return feeds
    .slice(0, 1)
    .map(({ feed, readAt, maxAgeMinutes }) => ({ feedId: feed.id, readAt, maxAgeMinutes }));
}

async function readOne(
  desk: Desk,
  houseRules: HouseRules,
  feed: RosterFeed,
  principal: string,
  window: Window,
): Promise<ReadFeed> {
  const now = desk.clock.now();
  const maxAgeMinutes =
    houseRules.release.calendarRules.search?.feedMaxAgeMinutes ?? USUAL_MAX_AGE_MINUTES;
  const unknown = {
    feed,
    outlook: 'not-marked',
    source: null,
    events: null,
    readAt: null,
    ageMinutes: null,
    isStale: true,
    maxAgeMinutes,
    trouble: null,
    isTorn: false,
    error: null,
  } as const satisfies ReadFeed;
  const live = await readLive(desk, feed, principal, window);
  if (live.outlook === 'read') {
    const { outlook, events } = live;
    return {
      ...unknown,
      outlook,
      source: 'outlook',
      events,
      readAt: now,
      ageMinutes: 0,
      isStale: false,
    };
  }
  try {
    const kept = await readKept(desk, houseRules, feed, window);
    const readAt = kept.events === null ? null : kept.readAt;
    const ageMinutes = readAt === null ? null : Math.max(0, minutesBetween(readAt, now));
    return {
      ...unknown,
      ...kept,
      outlook: live.outlook,
      error: live.error,
      source: kept.events === null ? null : 'file',
      readAt,
      ageMinutes,
      isStale: ageMinutes === null || ageMinutes > maxAgeMinutes,
    };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return { ...unknown, outlook: live.outlook, error };
  }
}

type Live =
  | { readonly outlook: 'read'; readonly events: readonly FeedEvent[] }
  | { readonly outlook: Exclude<OutlookStanding, 'read'>; readonly error: DeskError | null };

async function readLive(
  desk: Desk,
  { calendarName }: RosterFeed,
  principal: string,
  window: Window,
): Promise<Live> {
  if (calendarName === undefined) return { outlook: 'not-marked', error: null };
  try {
    const entries = await desk.calendar.readOtherCalendar(principal, calendarName, window);
    return entries === null
      ? { outlook: 'not-there', error: null }
      : { outlook: 'read', events: entries.filter(({ isCancelled }) => !isCancelled).map(eventOf) };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return { outlook: 'unread', error };
  }
}

/** Outlook has laid out the recurrences, so that each entry is an occurrence of its own. */
function eventOf(entry: CalendarEntry): FeedEvent {
  return {
    uid: entry.id,
    occurrence: entry.window.start,
    window: entry.window,
    isAllDay: entry.isAllDay,
    isFree: entry.showAs === 'free',
    summary: entry.subject,
    categories: entry.categories,
    location: entry.location,
  };
}

async function readKept(
  desk: Desk,
  { roster }: HouseRules,
  feed: RosterFeed,
  window: Window,
): Promise<Pick<ReadFeed, 'events' | 'readAt' | 'trouble' | 'isTorn'>> {
  const row = await findFeed(desk, feed.id);
  if (row === null) return { events: null, readAt: null, trouble: null, isTorn: false };
  const { good, trouble } = row.item.data;
  if (good === null) return { events: null, readAt: null, trouble, isTorn: false };
  const parts = await findParts(desk, good);
  const events = parts === 'torn' ? parts : eventsOfParts(roster, feed, parts);
  return events === 'torn'
    ? { events: null, readAt: null, trouble, isTorn: true }
    : {
        events: events.filter((event) => overlaps(event.window, window)),
        readAt: good.readAt,
        trouble,
        isTorn: false,
      };
}
