// Calendars beside the own one: call and OR schedules that somebody subscribed to in Outlook. They are read, never written.
import * as v from 'valibot';
import type { CalendarEntry } from '../../../domain/holds';
import { formatInstant, overlaps, type Window } from '../../../domain/time';
import type { GraphAsk } from '../client/GraphAsk';
import type { GraphClient } from '../client/GraphClient';
import { path, query } from '../client/path';
import { entryFrom, EVENT_SELECT, eventSchema } from './eventSchema';
import { IMMUTABLE_IDS, TIMES_IN_UTC } from './prefer';
import { slicesOf } from './slices';

const PAGE = 100;
const CALENDARS_PAGE = 50;
const calendarSchema = v.object({ id: v.string(), name: v.nullish(v.string(), '') });

/**
 * Entries of the calendar with this name; null when the mailbox shows none of that name to this person.
 *
 * Permission: Calendars.ReadWrite.Shared (https://learn.microsoft.com/graph/api/user-list-calendars and
 * https://learn.microsoft.com/graph/api/calendar-list-calendarview).
 */
export async function readOtherCalendar(
  graph: GraphClient,
  mailbox: string,
  name: string,
  window: Window,
): Promise<readonly CalendarEntry[] | null> {
  const calendars = await graph.all(
    {
      ...about(mailbox),
      path: path`/users/${mailbox}/calendars` + query({ $select: 'id,name', $top: CALENDARS_PAGE }),
    },
    calendarSchema,
  );
  const wanted = name.trim().toLowerCase();
  const found = calendars.find((one) => one.name.trim().toLowerCase() === wanted);
  if (found === undefined) return null;
  const entries = new Map<string, CalendarEntry>();
  for (const slice of slicesOf(window)) {
    const pages = graph.pages(
      {
        ...about(mailbox),
        path:
          path`/users/${mailbox}/calendars/${found.id}/calendarView` +
          query({
            startDateTime: formatInstant(slice.start),
            endDateTime: formatInstant(slice.end),
            $select: EVENT_SELECT,
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
    .filter((entry) => overlaps(entry.window, window))
    .sort((a, b) => a.window.start - b.window.start);
}

function about(mailbox: string): Pick<GraphAsk, 'group' | 'mailbox' | 'prefer'> {
  return { group: 'calendar', mailbox, prefer: [IMMUTABLE_IDS, TIMES_IN_UTC] };
}
