// Answers delta on a calendar view: all of it first, then what came, changed and went, in a window that stays the same.
import { Temporal } from 'temporal-polyfill';
import type { StoredEvent } from '../../calendar/eventDoc';
import { appointmentOf, appointmentsIn } from '../../calendar/expandEvents';
import type { Appointment } from '../../calendar/expandEvents';
import type { TenantWorld } from '../../tenantWorld';
import { badRequest, GraphError } from '../graphError';
import { isObject } from '../graphRequest';
import type { GraphReply, GraphRequest, JsonObject } from '../graphRequest';
import { preferenceApplied } from '../preferences';
import { contextOf } from '../responseContext';
import { calendarOf, isVisible, visibleEvents } from './calendarOf';
import type { FoundCalendar } from './calendarOf';
import { appointmentId, eventEntity } from './eventEntity';
import { viewWindow } from './viewWindow';
import type { ViewWindow } from './viewWindow';

const USUAL_PAGE = 50;
const REFUSED = ['select', 'filter', 'expand', 'orderby', 'search'];

/** What a token says; it is opaque to clients and means nothing to another tenant. */
interface DeltaState {
  /** When the tenant was seeded: a token from before a reset is foreign. */
  readonly world: string;
  readonly folder: string;
  readonly from: string;
  readonly to: string;
  /** Changes after this one are told; null for everything. */
  readonly since: number | null;
  /** The newest change when the round began. */
  readonly until: number;
  readonly place: number;
}

export function answerDelta(world: TenantWorld, request: GraphRequest): GraphReply {
  const calendar = calendarOf(world, request, 'read');
  const asked = request.query.sent.map(([name]) => name.toLowerCase().replace(/^\$/, ''));
  if (asked.some((name) => REFUSED.includes(name))) {
    throw badRequest(
      `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${REFUSED.map((name) => `$${name}`).join(', ')}'.`,
      'ErrorInvalidUrlQuery',
    );
  }
  const state = stateOf(world, calendar, request);
  const window = { from: Temporal.Instant.from(state.from), to: Temporal.Instant.from(state.to) };
  const rows =
    state.since === null
      ? everything(world, calendar, window, request)
      : changesSince(world, calendar, window, state.since, request);
  const size = request.prefer.maxPageSize ?? USUAL_PAGE;
  const next = state.place + size;
  const isMore = next < rows.length;
  const link = (option: string, linked: DeltaState): string =>
    `${request.root}${request.path}?${option}=${Buffer.from(JSON.stringify(linked)).toString('base64url')}`;
  return {
    status: 200,
    headers: preferenceApplied(request.prefer),
    body: {
      '@odata.context': contextOf(request, 'Collection(event)'),
      ...(isMore
        ? { '@odata.nextLink': link('$skiptoken', { ...state, place: next }) }
        : { '@odata.deltaLink': link('$deltatoken', { ...state, since: state.until, place: 0 }) }),
      value: rows.slice(state.place, next),
    },
  };
}

function stateOf(world: TenantWorld, calendar: FoundCalendar, request: GraphRequest): DeltaState {
  const token = request.query.skipToken ?? request.query.deltaToken;
  const here = world.store.meta('seeded') ?? '';
  const until = world.calendar.lastChange();
  if (token === null) {
    const { from, to } = viewWindow(request);
    return {
      world: here,
      folder: calendar.folder,
      from: from.toString(),
      to: to.toString(),
      since: null,
      until,
      place: 0,
    };
  }
  const state = readState(token);
  if (state?.world !== here || state.folder !== calendar.folder) {
    throw noSyncState();
  }
  return request.query.skipToken === null ? { ...state, until } : state;
}

function readState(token: string): DeltaState | undefined {
  try {
    const state: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return isObject(state) ? (state as unknown as DeltaState) : undefined;
  } catch {
    return undefined;
  }
}

function everything(
  world: TenantWorld,
  calendar: FoundCalendar,
  window: ViewWindow,
  request: GraphRequest,
): JsonObject[] {
  return visibleEvents(world, calendar, request).flatMap((event) =>
    laidOut(event, window).map((appointment) => shown(appointment, request)),
  );
}

function changesSince(
  world: TenantWorld,
  calendar: FoundCalendar,
  window: ViewWindow,
  since: number,
  request: GraphRequest,
): JsonObject[] {
  const changes = world.calendar.changesSince(calendar.folder, since);
  if (changes === undefined) {
    throw noSyncState();
  }
  const present = new Map(
    visibleEvents(world, calendar, request).map((event) => [event.immutableId, event]),
  );
  return changes.flatMap(({ event: id, before }) => {
    const now = present.get(id);
    const rows = now === undefined ? [] : laidOut(now, window);
    const ids = new Set(rows.map((row) => appointmentId(row, request)));
    const wasSeen = before !== null && isVisible(before, calendar.owner, request);
    const gone = (wasSeen ? laidOut(before, window) : [])
      .map((row) => appointmentId(row, request))
      .filter((old) => !ids.has(old));
    return [
      ...rows.map((row) => shown(row, request)),
      ...gone.map((old) => ({ id: old, '@removed': { reason: 'deleted' } })),
    ];
  });
}

/** What of the event lies in the window: itself, or a series with its occurrences. */
function laidOut(event: StoredEvent, { from, to }: ViewWindow): Appointment[] {
  const inside = appointmentsIn([event], from, to);
  return event.kind === 'seriesMaster' && inside.length > 0
    ? [appointmentOf(event), ...inside]
    : inside;
}

/** An occurrence says only what its series does not (Get incremental changes to events in a calendar view). */
function shown(appointment: Appointment, request: GraphRequest): JsonObject {
  const isOccurrence = appointment.occurrenceDay !== null;
  return {
    '@odata.type': '#microsoft.graph.event',
    ...eventEntity(
      appointment,
      isOccurrence
        ? {
            ...request,
            query: { ...request.query, select: ['type', 'seriesMasterId', 'start', 'end'] },
          }
        : request,
    ),
  };
}

function noSyncState(): GraphError {
  return new GraphError(
    410,
    'SyncStateNotFound',
    'The sync state generation is not found; a full synchronization is needed.',
  );
}
