// Reads Graph's events into calendar entries.
import * as v from 'valibot';
import type { BusyKind, CalendarEntry } from '../../../domain/holds';
import {
  addDays,
  ianaFromWindowsZone,
  instantAtLocal,
  parseInstant,
  type Instant,
  type Window,
} from '../../../domain/time';
import { DeskError } from '../../../ports';

/** Marks an event as one of our holds and names its proposal. The name is case-sensitive. */
export const PROPOSAL_PROPERTY =
  'String {9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10} Name Anteroom.ProposalId';

/** What every read of an event selects. */
export const EVENT_SELECT =
  'id,subject,start,end,isAllDay,showAs,sensitivity,isCancelled,isOrganizer,responseStatus,categories,location,originalStartTimeZone';
export const EVENT_EXPAND = `singleValueExtendedProperties($filter=id eq '${PROPOSAL_PROPERTY}')`;

export const timeSchema = v.object({ dateTime: v.string(), timeZone: v.string() });

const SHOW_AS: readonly BusyKind[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'];
const RESPONSES: Readonly<Record<string, CalendarEntry['response']>> = {
  none: 'none',
  organizer: 'organizer',
  accepted: 'accepted',
  tentativelyAccepted: 'tentativelyAccepted',
  declined: 'declined',
  notResponded: 'notResponded',
};

export const eventSchema = v.object({
  '@odata.etag': v.optional(v.string()),
  id: v.string(),
  subject: v.nullish(v.string(), ''),
  start: timeSchema,
  end: timeSchema,
  isAllDay: v.boolean(),
  showAs: v.string(),
  sensitivity: v.nullish(v.string(), 'normal'),
  isCancelled: v.nullish(v.boolean(), false),
  isOrganizer: v.nullish(v.boolean(), false),
  responseStatus: v.nullish(v.object({ response: v.nullish(v.string(), 'none') })),
  categories: v.nullish(v.array(v.string()), []),
  location: v.nullish(v.object({ displayName: v.nullish(v.string(), '') })),
  originalStartTimeZone: v.nullish(v.string()),
  singleValueExtendedProperties: v.nullish(
    v.array(v.object({ id: v.string(), value: v.string() })),
    [],
  ),
});
export type GraphEvent = v.InferOutput<typeof eventSchema>;

/** How an event counts as busy, in the letter case of either operation; a word we do not know is `unknown`, never free. */
export function busyKind(showAs: string): BusyKind {
  return SHOW_AS.find((kind) => kind.toLowerCase() === showAs.toLowerCase()) ?? 'unknown';
}

/** The entry of an event; throws `graph/malformed` when its times cannot be read. */
export function entryFrom(event: GraphEvent): CalendarEntry {
  return {
    id: event.id,
    etag: event['@odata.etag'] ?? null,
    window: event.isAllDay ? wholeDays(event) : windowFrom(event.start, event.end),
    isAllDay: event.isAllDay,
    showAs: busyKind(event.showAs),
    isPrivate: event.sensitivity === 'private' || event.sensitivity === 'confidential',
    isCancelled: event.isCancelled,
    response: responseOf(event),
    categories: event.categories,
    subject: event.subject,
    location: event.location?.displayName ?? '',
    proposalId: proposalOf(event),
  };
}

/** The proposal that placed the event, or null when it is not ours. */
export function proposalOf({ singleValueExtendedProperties }: GraphEvent): string | null {
  return singleValueExtendedProperties.find(({ id }) => isProposalProperty(id))?.value ?? null;
}

/** Exchange may answer the id with another spelling of type and GUID; the name is told apart by case. */
function isProposalProperty(id: string): boolean {
  const [type = '', guid = '', word = '', ...name] = id.split(' ');
  const [ourType = '', ourGuid = '', ourWord = '', ...ourName] = PROPOSAL_PROPERTY.split(' ');
  return (
    type.toLowerCase() === ourType.toLowerCase() &&
    guid.toLowerCase() === ourGuid.toLowerCase() &&
    word.toLowerCase() === ourWord.toLowerCase() &&
    name.join(' ') === ourName.join(' ')
  );
}

function responseOf(event: GraphEvent): CalendarEntry['response'] {
  const response = RESPONSES[event.responseStatus?.response ?? 'none'] ?? 'none';
  return response === 'none' && event.isOrganizer ? 'organizer' : response;
}

/** The stretch between two times of Graph's. */
export function windowFrom(
  start: v.InferOutput<typeof timeSchema>,
  end: v.InferOutput<typeof timeSchema>,
): Window {
  return { start: instantFrom(start, 'start'), end: instantFrom(end, 'end') };
}

function instantFrom(
  { dateTime, timeZone }: v.InferOutput<typeof timeSchema>,
  field: string,
): Instant {
  const local = dateTime.slice(0, 19);
  const zone = ianaFromWindowsZone(timeZone);
  const instant = parseInstant(`${local}Z`);
  if (instant === null || zone === null) throw new DeskError('graph/malformed', { name: field });
  return zone === 'Etc/UTC' || zone === 'UTC' ? instant : instantAtLocal(local, zone);
}

/**
 * An all-day event is a row of days, not a stretch of UTC: Exchange answers it as midnights whatever zone is asked for.
 * The days are those of the zone it was made in; where that is unknown, of UTC.
 */
function wholeDays(event: GraphEvent): Window {
  const zone =
    ianaFromWindowsZone(event.originalStartTimeZone ?? event.start.timeZone) ?? 'Etc/UTC';
  const isMidnights =
    event.start.dateTime.slice(11, 19) === '00:00:00' &&
    event.end.dateTime.slice(11, 19) === '00:00:00';
  if (!isMidnights) return windowFrom(event.start, event.end);
  const firstDay = event.start.dateTime.slice(0, 10);
  const dayAfter = event.end.dateTime.slice(0, 10);
  return {
    start: instantAtLocal(`${firstDay}T00:00:00`, zone),
    end: instantAtLocal(`${dayAfter > firstDay ? dayAfter : addDays(firstDay, 1)}T00:00:00`, zone),
  };
}
