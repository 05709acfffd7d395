// The weeks ahead of one physician: what collides, what is missing, what is soon due, in the order in which a person is needed.
import {
  calendarHealth,
  compareSchedules,
  healthRows,
  plannedTrips,
  proposalFromFields,
  templateBlocks,
  type Block,
  type CalendarEntry,
  type HealthRow,
  type Mismatch,
  type PlannedTrip,
  type Privilege,
  type Proposal,
  type ProposalState,
} from '../domain/holds';
import { isTrackerWork, readWorkFields, type TrackerData } from '../domain/log';
import {
  addDays,
  instantAtLocal,
  localDateAt,
  overlaps,
  type Instant,
  type LocalDate,
  type Window,
  type ZoneId,
} from '../domain/time';
import { isDeskError, type Desk, type DeskError, type ListItem, type ListName } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { principalRules, type PrincipalRules } from './principalRules';
import { blocksOf } from './readCommitted';
import { readFeeds, type ReadFeed } from './readFeeds';
import { readPrivileges } from './readPrivileges';

export interface ReadHealthRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
  /** Whole weeks from the beginning of today; 4 unless told. The calendar is read in slices that Exchange allows. */
  readonly weeks?: number;
}

/** What the findings are made of besides the calendar's own entries. */
export const HEALTH_SOURCES = ['private-time', 'privileges', 'trips'] as const;
export type HealthSource = (typeof HEALTH_SOURCES)[number];

export interface ReadHealth {
  readonly kind: 'read';
  /** Address of the physician. */
  readonly principal: string;
  readonly zone: ZoneId;
  readonly readAt: Instant;
  readonly window: Window;
  /** What needs a person first. */
  readonly rows: readonly HealthRow[];
  /** The schedules that name this physician, the most authoritative first. */
  readonly feeds: readonly ReadFeed[];
  /** Sources that could not be read, with their reason: findings of theirs are missing. Null: the service has no answer. */
  readonly unread: ReadonlyMap<HealthSource, DeskError | null>;
  /** Rows that a person left unreadable: they are missing from the findings. */
  readonly brokenRows: readonly {
    readonly list: ListName;
    readonly itemId: string;
    readonly field: string;
  }[];
}

export type HealthOutcome = ReadHealth | { readonly kind: 'not-a-principal' };

const USUAL_WEEKS = 4;
/** Schedules are compared this far back: what was worked is paid by them. */
const DAYS_BACK = 28;
/** Duties reach over the edges of the time that is compared. */
const EDGE_DAYS = 3;
const TRIPS_READ = 100;
const CLOSED_STATES: readonly ProposalState[] = [
  'sent',
  'declined',
  'expired',
  'withdrawn',
  'failed',
];

/**
 * Reads the health of one physician's calendar. Writes nothing.
 *
 * The calendar's entries must be readable, or the reading fails as a whole; every other source that fails is named in
 * `unread` or stands in its feed, and takes nothing else along.
 */
export async function readHealth(
  desk: Desk,
  { houseRules, principal: address, weeks = USUAL_WEEKS }: ReadHealthRequest,
): Promise<HealthOutcome> {
  const rules = principalRules(houseRules, address);
  if (rules === null) return { kind: 'not-a-principal' };
  const principal = rules.principal.address;
  const { zone } = rules.slots;
  const now = desk.clock.now();
  const today = localDateAt(now, zone);
  const window = daysFrom(today, 0, weeks * 7, zone);
  const reader: Reader = { unread: new Map(), brokenRows: [] };
  const around = daysFrom(today, -DAYS_BACK - EDGE_DAYS, weeks * 7 + EDGE_DAYS, zone);
  const [entries, busy, privileges, tracked, proposals, feeds] = await Promise.all([
    desk.calendar.readEntries(principal, window),
    attempt(reader, 'private-time', readPublished(desk, principal, window)),
    attempt(reader, 'privileges', readAllowed(desk, houseRules, principal, reader)),
    attempt(reader, 'trips', readTracked(desk, principal, reader)),
    attempt(reader, 'trips', readProposed(desk, principal, reader)),
    readFeeds(desk, { houseRules, principal, window: around }),
  ]);
  if (busy === 'unknown') reader.unread.set('private-time', null);
  const published = busy === null || busy === 'unknown' ? [] : busy;
  const blocks = blocksOf(entries, published, rules, null);
  const isTripKnown = !reader.unread.has('trips');
  const sessions = templateBlocks(
    (houseRules.roster.sessions ?? []).filter((one) => one.principal === principal),
    window,
    zone,
    rules.slots.holidays,
  );
  const differences = differencesOf(rules, feeds, sessions, { entries, blocks, window });
  const health = calendarHealth({
    blocks,
    now,
    rules: rules.slots,
    trips: isTripKnown
      ? plannedTrips({ blocks, proposals: proposals ?? [], tracked: tracked ?? [], zone })
      : [],
    mismatches: differences,
    privileges: privileges ?? [],
    weeks,
  });
  const past = daysFrom(today, -DAYS_BACK, 0, zone);
  return {
    kind: 'read',
    principal,
    zone,
    readAt: now,
    window,
    rows: healthRows(
      health,
      differences.filter((one) => overlaps(one.window, past) && !overlaps(one.window, window)),
      now,
      zone,
    ),
    feeds,
    unread: reader.unread,
    brokenRows: reader.brokenRows,
  };
}

interface Reader {
  readonly unread: Map<HealthSource, DeskError | null>;
  readonly brokenRows: ReadHealth['brokenRows'][number][];
}

async function attempt<T>(
  { unread }: Reader,
  source: HealthSource,
  reading: Promise<T>,
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (!isDeskError(error)) throw error;
    unread.set(source, error);
    return null;
  }
}

async function readPublished(
  desk: Desk,
  principal: string,
  window: Window,
): Promise<Parameters<typeof blocksOf>[1] | 'unknown'> {
  const published = await desk.calendar.readBusy([principal], window);
  return published.get(principal) ?? 'unknown';
}

async function readAllowed(
  desk: Desk,
  houseRules: HouseRules,
  principal: string,
  { brokenRows }: Reader,
): Promise<readonly Privilege[]> {
  const { privileges, unreadable } = await readPrivileges(desk, { houseRules, principal });
  for (const { itemId, field } of unreadable)
    brokenRows.push({ list: 'AnteroomWork', itemId, field });
  return privileges;
}

async function readTracked(
  desk: Desk,
  principal: string,
  { brokenRows }: Reader,
): Promise<readonly PlannedTrip[]> {
  const items = await desk.lists.find('AnteroomWork', {
    where: [
      { column: 'Principal', is: 'equal', value: principal },
      { column: 'Kind', is: 'equal', value: 'trip' },
    ],
    newestFirst: true,
    limit: TRIPS_READ,
  });
  return items.flatMap((item) => {
    const read = readWorkFields(item.fields);
    if (read.kind === 'item' && !isTrackerWork(read.item)) return [];
    const trip =
      read.kind === 'item' && isTrackerWork(read.item)
        ? tripFrom(read.item.workId, read.item.data)
        : null;
    if (trip !== null) return [trip];
    const field = read.kind === 'broken' ? read.field : 'Data.facts';
    brokenRows.push({ list: 'AnteroomWork', itemId: item.id, field });
    return [];
  });
}

/** A tracked trip: its days, who cleared it, and whether it is booked. Null when its days cannot be read. */
function tripFrom(id: string, { facts }: TrackerData): PlannedTrip | null {
  const { firstDay, lastDay } = {
    firstDay: facts['firstDay'],
    lastDay: facts['lastDay'],
  };
  if (!isDay(firstDay) || !isDay(lastDay)) return null;
  const title = facts['title'];
  return {
    id,
    title: typeof title === 'string' ? title : '',
    firstDay,
    lastDay,
    clearances: [
      { by: 'chief', isGiven: facts['chiefCleared'] === true },
      { by: 'or-scheduler', isGiven: facts['orSchedulerCleared'] === true },
    ],
    isBooked: facts['booked'] === true,
  };
}

function isDay(fact: TrackerData['facts'][string] | undefined): fact is LocalDate {
  return typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact);
}

async function readProposed(
  desk: Desk,
  principal: string,
  { brokenRows }: Reader,
): Promise<readonly Proposal[]> {
  const items: readonly ListItem[] = await desk.lists.find('AnteroomProposals', {
    where: [{ column: 'Principal', is: 'equal', value: principal }],
    newestFirst: true,
    limit: TRIPS_READ,
  });
  return items.flatMap((item) => {
    const read = proposalFromFields(item.id, item.fields);
    if (read.kind === 'broken') {
      brokenRows.push({ list: 'AnteroomProposals', itemId: item.id, field: read.field });
      return [];
    }
    const { kind, state } = read.value;
    return kind === 'trip' && !CLOSED_STATES.includes(state) ? [read.value] : [];
  });
}

/** Where the schedules, the template of the week and the calendar differ. */
function differencesOf(
  { principal }: PrincipalRules,
  feeds: readonly ReadFeed[],
  sessions: readonly Block[],
  calendar: {
    readonly entries: readonly CalendarEntry[];
    readonly blocks: readonly Block[];
    readonly window: Window;
  },
): readonly Mismatch[] {
  const known = feeds.flatMap(({ feed, events }) => (events === null ? [] : [{ ...feed, events }]));
  const [leading] = feeds;
  const { entries, blocks, window } = calendar;
  const committed = new Set(blocks.flatMap(({ entryIds }) => entryIds));
  return compareSchedules({
    principal: principal.address,
    feeds: known,
    lacksLeading: leading === undefined || leading.events === null,
    calendar: {
      blocks,
      window,
      notes: entries
        .filter(({ id, isAllDay, isCancelled }) => isAllDay && !isCancelled && !committed.has(id))
        .map((entry) => entry.window),
    },
    sessions,
  });
}

function daysFrom(today: LocalDate, first: number, last: number, zone: ZoneId): Window {
  return {
    start: instantAtLocal(`${addDays(today, first)}T00:00:00`, zone),
    end: instantAtLocal(`${addDays(today, last)}T00:00:00`, zone),
  };
}
