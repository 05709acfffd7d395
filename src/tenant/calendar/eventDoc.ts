// An event as the store keeps it: Graph's event without ids, with its local times and zone as they were written.
import type { ItemBody, Recipient } from '../mail/messageDoc';
import type { SeedPattern, SeedRange } from '../seed/seedTenantFile';

export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

export interface Attendee extends Recipient {
  readonly type: string;
  readonly status: { readonly response: string; readonly time: string };
}

export interface ExtendedProperty {
  readonly id: string;
  readonly value: string;
}

export interface EventDoc {
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
  readonly categories: readonly string[];
  readonly transactionId: string | null;
  readonly iCalUId: string;
  readonly reminderMinutesBeforeStart: number;
  readonly isReminderOn: boolean;
  readonly subject: string;
  readonly importance: string;
  readonly sensitivity: string;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly isOrganizer: boolean;
  readonly responseRequested: boolean;
  readonly showAs: string;
  readonly isOnlineMeeting: boolean;
  /** Where a Teams meeting is joined; null for a meeting that is none. */
  readonly joinUrl: string | null;
  readonly allowNewTimeProposals: boolean;
  readonly hideAttendees: boolean;
  readonly recurrence: { readonly pattern: SeedPattern; readonly range: SeedRange } | null;
  readonly responseStatus: { readonly response: string; readonly time: string };
  readonly body: ItemBody;
  /** Local time and zone (Windows or IANA) as they were written. */
  readonly start: DateTimeTimeZone;
  readonly end: DateTimeTimeZone;
  readonly location: { readonly displayName: string };
  readonly attendees: readonly Attendee[];
  readonly organizer: Recipient;
  readonly extendedProperties: readonly ExtendedProperty[];
  /** Of an exception: the local day, in the series' zone, on which it would have started. */
  readonly originalDay: string | null;
  /** Of an exception: the instant at which it would have started. */
  readonly originalStart: string | null;
  /** Of a series: the local days whose occurrence was cancelled or became an exception. */
  readonly skippedDays: readonly string[];
}

export type EventKind = 'singleInstance' | 'seriesMaster' | 'exception';

export interface StoredEvent {
  readonly immutableId: string;
  readonly restId: string;
  /** The calendar it lies in: a person's key for the own calendar, `key/feed` for a subscribed one. */
  readonly mailbox: string;
  readonly kind: EventKind;
  /** The immutable id of the series an exception belongs to. */
  readonly seriesMaster: string | null;
  readonly version: number;
  readonly doc: EventDoc;
}
