// A physician's calendar in Exchange. A calendar that could not be read throws; an empty array means free.
import type { CalendarEntry, BusyKind } from '../domain/holds';
import type { Window } from '../domain/time';

export interface NewHold {
  readonly title: string;
  readonly window: Window;
  readonly zone: string;
  readonly categories: readonly string[];
  readonly proposalId: string;
  /** UUIDv5 of proposal, revision, option and attempt: a repeated call never makes a second event. */
  readonly transactionId: string;
}

export interface PlacedHold {
  readonly eventId: string;
  readonly etag: string | null;
}

/** Busy time as the service publishes it, without subjects. */
export interface BusyStretch {
  readonly window: Window;
  readonly busy: BusyKind;
}

export interface Calendar {
  /** Every entry that touches the window, recurrences expanded, our holds marked with their proposal. Reads 62-day slices. */
  readEntries(mailbox: string, window: Window): Promise<readonly CalendarEntry[]>;
  /**
   * Entries of a calendar that lies beside the own one, such as a schedule that is subscribed in Outlook; found by its name
   * in any letter case.
   *
   * @returns null when this person is shown no calendar of that name there: it is gone, or was not shared
   */
  readOtherCalendar(
    mailbox: string,
    name: string,
    window: Window,
  ): Promise<readonly CalendarEntry[] | null>;
  /** Free/busy by mailbox; `unknown` when the service has no answer for it. */
  readBusy(
    mailboxes: readonly string[],
    window: Window,
  ): Promise<ReadonlyMap<string, readonly BusyStretch[] | 'unknown'>>;
  /** A tentative event without attendees; an existing one with the same transaction is taken as ours. */
  placeHold(mailbox: string, hold: NewHold): Promise<PlacedHold>;
  /** One entry with `single`: guests, organizer and its link. */
  readEntry(mailbox: string, eventId: string): Promise<CalendarEntry | null>;
  findHolds(mailbox: string, proposalId: string): Promise<readonly CalendarEntry[]>;
  /** Makes a hold busy; 'changed' when the event is not as it was read, 'gone' when somebody removed it. */
  confirmHold(
    mailbox: string,
    eventId: string,
    etag: string | null,
  ): Promise<'confirmed' | 'changed' | 'gone'>;
  /**
   * Removes one of our holds; a hold already gone counts as removed. Refuses an event without our mark, and one with
   * guests (`graph/refused`, name 'attendees'): removing that would mail them a cancellation.
   */
  removeHold(mailbox: string, eventId: string): Promise<void>;
}
