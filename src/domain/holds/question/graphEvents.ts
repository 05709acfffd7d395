// Reads events as Graph writes them, with whatever fields were selected, into calendar entries.
import * as v from 'valibot';
import { addDays, addMinutes, instantAtLocal, type Window, type ZoneId } from '../../time';
import type { BusyKind, CalendarEntry, EntryRecurrence } from '../types';
import { BUSY_KINDS } from '../types';
import { instantOf, momentSchema, Unreadable, windowOf, zoneNamed, type Moment } from './moments';

/** Fields that are absent read as Graph's own defaults; what is there must be well formed. */
export const graphEventSchema = v.looseObject({
  id: v.nullish(v.string()),
  subject: v.nullish(v.string()),
  start: momentSchema,
  end: momentSchema,
  isAllDay: v.nullish(v.boolean()),
  showAs: v.nullish(v.string()),
  sensitivity: v.nullish(v.string()),
  isCancelled: v.nullish(v.boolean()),
  isOrganizer: v.nullish(v.boolean()),
  type: v.nullish(v.string()),
  seriesMasterId: v.nullish(v.string()),
  originalStart: v.nullish(v.string()),
  originalStartTimeZone: v.nullish(v.string()),
  responseStatus: v.nullish(v.looseObject({ response: v.nullish(v.string()) })),
  categories: v.nullish(v.array(v.string())),
  location: v.nullish(v.union([v.string(), v.looseObject({ displayName: v.nullish(v.string()) })])),
  proposalId: v.nullish(v.string()),
  singleValueExtendedProperties: v.nullish(
    v.array(v.looseObject({ id: v.string(), value: v.nullish(v.string()) })),
  ),
});
export type QuestionEvent = v.InferOutput<typeof graphEventSchema>;

export interface ReadEvents {
  readonly entries: readonly CalendarEntry[];
  /** Around events whose zone nobody knows: wherever they lie, it is within. */
  readonly unread: readonly Window[];
  readonly notes: readonly string[];
}

/** The mark that our holds carry; the set's GUID before it is the installation's own. */
const MARK = /\bname anteroom\.proposalid$/i;
const RESPONSES: readonly CalendarEntry['response'][] = [
  'none',
  'organizer',
  'accepted',
  'tentativelyAccepted',
  'declined',
  'notResponded',
];
const TYPES: Readonly<Record<string, EntryRecurrence>> = {
  singleInstance: 'single',
  occurrence: 'occurrence',
  exception: 'exception',
  seriesMaster: 'master',
};
/** No clock on earth is further from another. */
const WIDEST_MINUTES = 14 * 60;

/**
 * The entries of events that the service has expanded.
 *
 * A series master beside its occurrences is left to them; alone it stands for its first occurrence, and a note says so. An
 * occurrence whose exception is there too is left out. An all-day event fills days of the zone it was made in, of `zone`
 * where that is not told.
 *
 * @throws Unreadable naming the event and field
 */
export function readGraphEvents(
  events: readonly QuestionEvent[],
  zone: ZoneId,
  path: string,
): ReadEvents {
  const entries: CalendarEntry[] = [];
  const unread: Window[] = [];
  const notes: string[] = [];
  const seriesWithOccurrences = new Set(events.map(({ seriesMasterId }) => seriesMasterId ?? ''));
  const replaced = new Set(
    events.filter(({ type }) => type === 'exception').map((event) => originalOf(event, zone)),
  );
  events.forEach((event, index) => {
    const at = `${path}.${String(index)}`;
    const recurrence = TYPES[event.type ?? 'singleInstance'] ?? 'single';
    const isSpokenFor = recurrence === 'master' && seriesWithOccurrences.has(event.id ?? '-');
    if (recurrence === 'master' && !isSpokenFor)
      notes.push(`${at}: a series that is not expanded counts as its first occurrence`);
    const window = placeOf(event, zone, at);
    if (window.kind === 'unknown') {
      unread.push(window.around);
      notes.push(`${at}: the time zone is not known, so the time around it counts as unread`);
      return;
    }
    if (
      recurrence === 'occurrence' &&
      replaced.has(`${event.seriesMasterId ?? ''}@${String(window.is.start)}`)
    )
      return;
    entries.push({
      ...entryOf(event, window.is, `event ${String(index)}`),
      recurrence: recurrence === 'master' && !isSpokenFor ? 'single' : recurrence,
    });
  });
  return { entries, unread, notes };
}

function originalOf({ seriesMasterId, originalStart }: QuestionEvent, zone: ZoneId): string {
  if (originalStart == null) return '';
  try {
    return `${seriesMasterId ?? ''}@${String(instantOf(originalStart, zone, ''))}`;
  } catch (error) {
    if (error instanceof Unreadable) return '';
    throw error;
  }
}

function entryOf(event: QuestionEvent, window: Window, id: string): CalendarEntry {
  const { location, sensitivity } = event;
  return {
    id: event.id ?? id,
    etag: null,
    window,
    isAllDay: event.isAllDay ?? false,
    showAs: busyKindOf(event.showAs ?? 'busy'),
    isPrivate: sensitivity === 'private' || sensitivity === 'confidential',
    isCancelled: event.isCancelled ?? false,
    response: responseOf(event),
    categories: event.categories ?? [],
    subject: event.subject ?? '',
    location: typeof location === 'string' ? location : (location?.displayName ?? ''),
    proposalId:
      event.proposalId ??
      event.singleValueExtendedProperties?.find(({ id }) => MARK.test(id))?.value ??
      null,
  };
}

/** A word that is not known is `unknown`, never free. */
export function busyKindOf(word: string): BusyKind {
  return BUSY_KINDS.find((kind) => kind.toLowerCase() === word.toLowerCase()) ?? 'unknown';
}

function responseOf(event: QuestionEvent): CalendarEntry['response'] {
  const word = event.responseStatus?.response?.toLowerCase() ?? 'none';
  const response = RESPONSES.find((one) => one.toLowerCase() === word) ?? 'none';
  return response === 'none' && event.isOrganizer === true ? 'organizer' : response;
}

type Place =
  | { readonly kind: 'known'; readonly is: Window }
  | { readonly kind: 'unknown'; readonly around: Window };

function placeOf(event: QuestionEvent, zone: ZoneId, path: string): Place {
  try {
    return {
      kind: 'known',
      is: event.isAllDay === true ? daysOf(event, zone, path) : windowOf(event, zone, path),
    };
  } catch (error) {
    if (!(error instanceof Unreadable) || !error.path.endsWith('.timeZone')) throw error;
    const around = windowOf(
      { start: textOf(event.start), end: textOf(event.end) },
      'Etc/UTC',
      path,
    );
    return {
      kind: 'unknown',
      around: {
        start: addMinutes(around.start, -WIDEST_MINUTES),
        end: addMinutes(around.end, WIDEST_MINUTES),
      },
    };
  }
}

function textOf(moment: Moment): string {
  return typeof moment === 'string' ? moment : moment.dateTime;
}

const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:00)?)?$/;

/** Midnights are days, not instants: Exchange answers an all-day event so, whatever zone is asked for. */
function daysOf(event: QuestionEvent, zone: ZoneId, path: string): Window {
  const first = MIDNIGHT.exec(textOf(event.start).trim())?.[1];
  const after = MIDNIGHT.exec(textOf(event.end).trim())?.[1];
  if (first === undefined || after === undefined) return windowOf(event, zone, path);
  const made = zoneNamed(event.originalStartTimeZone ?? '');
  const own = made === null || made === 'Etc/UTC' || made === 'UTC' ? zone : made;
  // Checks the days, too.
  windowOf({ start: first, end: `${after}T00:00` }, own, path);
  return {
    start: instantAtLocal(`${first}T00:00:00`, own),
    end: instantAtLocal(`${after > first ? after : addDays(first, 1)}T00:00:00`, own),
  };
}
