// Calendars in Exchange: what is there, and the holds that are ours.
import * as v from 'valibot';
import type { CalendarEntry, SingleEntry } from '../../../domain/holds';
import { formatInstant, overlaps, type Window } from '../../../domain/time';
import {
  DeskError,
  isDeskError,
  type BusyStretch,
  type Calendar,
  type NewHold,
  type PlacedHold,
} from '../../../ports';
import type { GraphAsk } from '../client/GraphAsk';
import type { GraphClient } from '../client/GraphClient';
import { path, query, quoted } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { CONFIRM_BODY, holdBody } from './eventBodies';
import {
  entryFrom,
  EVENT_EXPAND,
  EVENT_SELECT,
  eventSchema,
  PROPOSAL_PROPERTY,
  proposalOf,
  type GraphEvent,
} from './eventSchema';
import { IMMUTABLE_IDS, TIMES_IN_UTC } from './prefer';
import { readOtherCalendar } from './readOtherCalendar';
import { scheduleSchema, stretchesFrom, VIEW_MINUTES } from './scheduleSchema';
import { slicesOf } from './slices';

const PAGE = 100;
/** getSchedule takes no more mailboxes at once. */
const SCHEDULES_AT_ONCE = 20;

/** People on an event: a hold that a person turned into a meeting is no longer ours to change or remove. */
const ownedSchema = v.object({
  ...eventSchema.entries,
  attendees: v.nullish(v.array(v.unknown()), []),
  organizer: v.nullish(
    v.object({ emailAddress: v.nullish(v.object({ address: v.nullish(v.string()) })) }),
  ),
  webLink: v.nullish(v.string(), null),
});
type OwnedEvent = v.InferOutput<typeof ownedSchema>;

/**
 * The calendar operations. Times are asked for in UTC; ids are immutable.
 *
 * Permission of all of them: `Calendars.ReadWrite.Shared`, with rights on the calendar in Exchange
 * (https://learn.microsoft.com/graph/outlook-get-shared-events-calendars).
 */
export function createCalendar(graph: GraphClient): Calendar {
  return {
    readEntries: async (mailbox, window) => readEntries(graph, mailbox, window),
    readOtherCalendar: async (mailbox, name, window) =>
      readOtherCalendar(graph, mailbox, name, window),
    readBusy: async (mailboxes, window) => readBusy(graph, mailboxes, window),
    placeHold: async (mailbox, hold) => placeHold(graph, mailbox, hold),
    readEntry: async (mailbox, eventId) => {
      const event = await readEvent(graph, mailbox, eventId);
      return event === null ? null : { ...entryFrom(event), single: singleFrom(event) };
    },
    findHolds: async (mailbox, proposalId) => findHolds(graph, mailbox, proposalId),
    confirmHold: async (mailbox, eventId, etag) => confirmHold(graph, mailbox, eventId, etag),
    removeHold: async (mailbox, eventId) => removeHold(graph, mailbox, eventId),
  };
}

/** Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/calendar-list-calendarview). */
async function readEntries(
  graph: GraphClient,
  mailbox: string,
  window: Window,
): Promise<readonly CalendarEntry[]> {
  const entries = new Map<string, CalendarEntry>();
  for (const slice of slicesOf(window)) {
    const pages = graph.pages(
      {
        ...about(mailbox),
        path:
          path`/users/${mailbox}/calendar/calendarView` +
          query({
            startDateTime: formatInstant(slice.start),
            endDateTime: formatInstant(slice.end),
            $select: EVENT_SELECT,
            $expand: EVENT_EXPAND,
            $top: PAGE,
          }),
      },
      eventSchema,
    );
    // An event across the border of two slices comes with both. Each page is let go as soon as it is read.
    for await (const events of pages)
      for (const event of events) entries.set(event.id, entryFrom(event));
  }
  return [...entries.values()]
    .filter((entry) => overlaps(entry.window, window) || isMoment(entry.window, window))
    .sort((a, b) => a.window.start - b.window.start);
}

/** An event without length touches the window when its moment lies inside. */
function isMoment(entry: Window, window: Window): boolean {
  return entry.start === entry.end && entry.start >= window.start && entry.start < window.end;
}

/** Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/calendar-getschedule). */
async function readBusy(
  graph: GraphClient,
  mailboxes: readonly string[],
  window: Window,
): Promise<ReadonlyMap<string, readonly BusyStretch[] | 'unknown'>> {
  const busy = new Map<string, BusyStretch[] | 'unknown'>();
  for (const slice of slicesOf(window)) {
    for (let first = 0; first < mailboxes.length; first += SCHEDULES_AT_ONCE) {
      const asked = mailboxes.slice(first, first + SCHEDULES_AT_ONCE);
      const answered = await readSlice(graph, asked, slice);
      for (const mailbox of asked) {
        const known = busy.get(mailbox) ?? [];
        const more = answered.get(mailbox.toLowerCase()) ?? 'unknown';
        // Half an answer would read as free time: one slice unknown makes the whole unknown.
        busy.set(
          mailbox,
          known === 'unknown' || more === 'unknown' ? 'unknown' : [...known, ...more],
        );
      }
    }
  }
  return busy;
}

async function readSlice(
  graph: GraphClient,
  schedules: readonly string[],
  slice: Window,
): Promise<Map<string, BusyStretch[] | 'unknown'>> {
  const time = (instant: Window['start']): object => ({
    dateTime: formatInstant(instant).slice(0, 19),
    timeZone: 'UTC',
  });
  const answer = await graph.ask({
    method: 'POST',
    group: 'calendar',
    mailbox: null,
    prefer: [TIMES_IN_UTC],
    path: '/me/calendar/getSchedule',
    body: {
      schedules,
      startTime: time(slice.start),
      endTime: time(slice.end),
      availabilityViewInterval: VIEW_MINUTES,
    },
  });
  const { value } = readAnswer(v.object({ value: v.array(scheduleSchema) }), answer);
  return new Map(
    value.map((schedule) => [
      schedule.scheduleId.toLowerCase(),
      stretchesFrom(schedule, slice.start),
    ]),
  );
}

/**
 * Never repeated by itself: whether a lost call was done is found out by `findHolds`, or by placing again with the same
 * transaction, which Exchange answers with the event that stands.
 *
 * Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/calendar-post-events).
 */
async function placeHold(graph: GraphClient, mailbox: string, hold: NewHold): Promise<PlacedHold> {
  try {
    const answer = await graph.ask({
      ...about(mailbox),
      method: 'POST',
      path: path`/users/${mailbox}/calendar/events`,
      body: holdBody(hold),
    });
    const event = readAnswer(
      v.object({ id: v.string(), '@odata.etag': v.optional(v.string()) }),
      answer,
    );
    return { eventId: event.id, etag: event['@odata.etag'] ?? null };
  } catch (error) {
    if (!isDeskError(error) || error.code !== 'graph/conflict') throw error;
    const standing = await findHolds(graph, mailbox, hold.proposalId);
    const same = standing.find(
      ({ window }) => window.start === hold.window.start && window.end === hold.window.end,
    );
    if (same === undefined) throw error;
    return { eventId: same.id, etag: same.etag };
  }
}

/** Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/event-get). */
async function readEvent(
  graph: GraphClient,
  mailbox: string,
  eventId: string,
): Promise<OwnedEvent | null> {
  const answer = await graph.askIfThere({
    ...about(mailbox),
    method: 'GET',
    path:
      path`/users/${mailbox}/events/${eventId}` +
      query({ $select: `${EVENT_SELECT},attendees,organizer,webLink`, $expand: EVENT_EXPAND }),
  });
  return answer === null ? null : readAnswer(ownedSchema, answer);
}

/** Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get). */
async function findHolds(
  graph: GraphClient,
  mailbox: string,
  proposalId: string,
): Promise<readonly CalendarEntry[]> {
  const property = `ep/id eq ${quoted(PROPOSAL_PROPERTY)} and ep/value eq ${quoted(proposalId)}`;
  const events = await graph.all(
    {
      ...about(mailbox),
      path:
        path`/users/${mailbox}/events` +
        query({
          $filter: `singleValueExtendedProperties/Any(ep: ${property})`,
          $select: EVENT_SELECT,
          $expand: EVENT_EXPAND,
          $top: PAGE,
        }),
    },
    eventSchema,
  );
  return events.map(entryFrom).filter((entry) => entry.proposalId === proposalId);
}

/** Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/event-update). */
async function confirmHold(
  graph: GraphClient,
  mailbox: string,
  eventId: string,
  etag: string | null,
): Promise<'confirmed' | 'changed' | 'gone'> {
  const event = await readEvent(graph, mailbox, eventId);
  if (event === null) return 'gone';
  refuseForeign(event);
  // If-Match is not documented for Outlook items, so the version is compared here as well (learn.microsoft.com/graph/api/event-update).
  const standing = event['@odata.etag'];
  if ((etag !== null && standing !== etag) || event.attendees.length > 0) return 'changed';
  if (event.isCancelled) return 'gone';
  try {
    await graph.ask({
      ...about(mailbox),
      method: 'PATCH',
      path: path`/users/${mailbox}/events/${eventId}`,
      body: CONFIRM_BODY,
      ...(standing === undefined ? {} : { ifMatch: standing }),
    });
    return 'confirmed';
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') return 'gone';
    if (isDeskError(error) && error.facts.status === 412) return 'changed';
    throw error;
  }
}

/**
 * Removing an event with people on it would mail them a cancellation, so such an event is refused like a foreign one.
 *
 * Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/event-delete).
 */
async function removeHold(graph: GraphClient, mailbox: string, eventId: string): Promise<void> {
  const event = await readEvent(graph, mailbox, eventId);
  if (event === null) return;
  refuseForeign(event);
  if (event.attendees.length > 0) throw new DeskError('graph/refused', { name: 'attendees' });
  await graph.askIfThere({
    ...about(mailbox),
    method: 'DELETE',
    path: path`/users/${mailbox}/events/${eventId}`,
  });
}

function singleFrom({ attendees, organizer, webLink }: OwnedEvent): SingleEntry {
  return {
    hasGuests: attendees.length > 0,
    organizer: organizer?.emailAddress?.address?.toLowerCase() ?? null,
    webLink,
  };
}

function refuseForeign(event: GraphEvent): void {
  if (proposalOf(event) === null)
    throw new DeskError('graph/refused', { name: 'Anteroom.ProposalId' });
}

function about(mailbox: string): Pick<GraphAsk, 'group' | 'mailbox' | 'prefer'> {
  return { group: 'calendar', mailbox, prefer: [IMMUTABLE_IDS, TIMES_IN_UTC] };
}
