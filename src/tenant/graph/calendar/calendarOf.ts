// Finds the calendar that a path names and what the caller may see and do there.
import { calendarIdFor, folderOf } from '../../calendar/subscriptions';
import type { SubscribedCalendar } from '../../calendar/subscriptions';
import type { Appointment } from '../../calendar/expandEvents';
import type { StoredEvent } from '../../calendar/eventDoc';
import type { Person } from '../../directory/people';
import type { TenantWorld } from '../../tenantWorld';
import { accessDenied, GraphError, itemNotFound } from '../graphError';
import { param } from '../graphRequest';
import type { GraphRequest, JsonObject } from '../graphRequest';
import { guidFor } from '../itemIds';
import { mailboxOf } from '../mail/mailRights';
import type { Refusal } from '../routes';
import { eventETag } from './eventEntity';

export const API = 'https://learn.microsoft.com/graph/api';
export const READS = ['Calendars.Read', 'Calendars.Read.Shared'];
export const WRITES = ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'];

export const NO_RIGHT: Refusal = {
  status: 403,
  code: 'ErrorAccessDenied',
  when: 'no scope for that mailbox, or no right on its calendar',
};
export const READ_ONLY: Refusal = {
  status: 403,
  code: 'ErrorAccessDenied',
  when: 'no right to write, or a subscribed calendar',
};
export const NO_CALENDAR: Refusal = {
  status: 404,
  code: 'ErrorItemNotFound',
  when: 'no such calendar, or a subscribed one that its owner did not share',
};
export const NO_EVENT: Refusal = {
  status: 404,
  code: 'ErrorItemNotFound',
  when: 'no such event, or a private one of somebody else',
};

export interface FoundCalendar {
  readonly owner: Person;
  /** Null for the person's own calendar. */
  readonly subscription: SubscribedCalendar | null;
  /** The name under which the store keeps its events. */
  readonly folder: string;
}

export interface FoundEvent extends FoundCalendar {
  readonly appointment: Appointment;
}

/** The calendar of the path: the one it names by id, else the mailbox's own. */
export function calendarOf(
  world: TenantWorld,
  request: GraphRequest,
  need: 'read' | 'edit',
): FoundCalendar {
  const owner = mailboxOf(world, request, 'Calendars', need);
  const id = param(request, 'calendar');
  if (id === '' || id === ownCalendarId(owner)) {
    return { owner, subscription: null, folder: owner.key };
  }
  const subscription = visibleSubscriptions(world, owner, request).find((each) => each.id === id);
  if (subscription === undefined) {
    throw itemNotFound();
  }
  // What is read from the internet changes there, and nowhere else.
  if (need === 'edit') {
    throw accessDenied();
  }
  return { owner, subscription, folder: folderOf(subscription) };
}

/** The event of the path, in the calendar it names or, where it names none, in any that the caller sees. */
export function eventOf(
  world: TenantWorld,
  request: GraphRequest,
  need: 'read' | 'edit',
): FoundEvent {
  const named = calendarOf(world, request, need);
  const others =
    param(request, 'calendar') === '' && isEventsPath(request)
      ? visibleSubscriptions(world, named.owner, request)
      : [];
  const folders = [named.folder, ...others.map(folderOf)];
  for (const folder of folders) {
    const appointment = world.calendar.appointment(folder, param(request, 'event'));
    if (appointment !== undefined && isVisible(appointment.event, named.owner, request)) {
      if (folder !== named.folder && need === 'edit') {
        throw accessDenied();
      }
      return { ...named, folder, appointment };
    }
  }
  throw itemNotFound();
}

export function visibleSubscriptions(
  world: TenantWorld,
  owner: Person,
  request: GraphRequest,
): SubscribedCalendar[] {
  const { key } = request.caller.person;
  return world.calendar
    .subscriptions(owner.key)
    .filter((each) => key === owner.key || each.sharedWith.includes(key));
}

/** A delegate who may not view private items does not see that they exist. */
export function visibleEvents(
  world: TenantWorld,
  calendar: FoundCalendar,
  request: GraphRequest,
): StoredEvent[] {
  return world.calendar
    .events(calendar.folder)
    .filter((event) => isVisible(event, calendar.owner, request));
}

export function isVisible(event: StoredEvent, owner: Person, request: GraphRequest): boolean {
  return owner.key === request.caller.person.key || event.doc.sensitivity !== 'private';
}

export function checkETag(event: StoredEvent, request: GraphRequest): void {
  const asked = request.header('if-match');
  if (
    asked !== '' &&
    asked !== '*' &&
    asked.replace(/^W\//, '') !== eventETag(event).replace(/^W\//, '')
  ) {
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
  }
}

export function calendarEntity(
  world: TenantWorld,
  request: GraphRequest,
  { owner, subscription }: FoundCalendar,
): JsonObject {
  const isOwn = owner.key === request.caller.person.key;
  const isDefault = subscription === null;
  const id = subscription?.id ?? ownCalendarId(owner);
  return {
    id,
    name: subscription?.name ?? 'Calendar',
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: isDefault,
    changeKey: guidFor(`calendar key ${id}`).slice(0, 24),
    canShare: isOwn && isDefault,
    canViewPrivateItems: isOwn,
    canEdit:
      isDefault && world.directory.calendarRight(request.caller.person.key, owner.key) === 'edit',
    allowedOnlineMeetingProviders: isDefault ? ['teamsForBusiness'] : [],
    defaultOnlineMeetingProvider: isDefault ? 'teamsForBusiness' : 'unknown',
    isTallyingResponses: isDefault,
    isRemovable: !isDefault,
    owner: { name: owner.displayName, address: owner.mail },
  };
}

function ownCalendarId(owner: Person): string {
  return calendarIdFor(owner.key);
}

/** `/users/u/events/id` reaches into every calendar, `/users/u/calendar/events/id` into the own one. */
function isEventsPath(request: GraphRequest): boolean {
  return !/\/calendars?[/(]/i.test(request.path);
}
