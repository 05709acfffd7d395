// An Exchange calendar in memory: entries with versions, tentative holds with our mark, free/busy.
import type { CalendarEntry } from '../../src/domain/holds';
import { overlaps, type Window } from '../../src/domain/time';
import {
  DeskError,
  type BusyStretch,
  type Calendar,
  type NewHold,
  type PlacedHold,
} from '../../src/ports';

export class CalendarForTests implements Calendar {
  /** By mailbox; a mailbox that is not here cannot be read. */
  readonly entries = new Map<string, CalendarEntry[]>();
  /** Calendars beside the own one, by mailbox and name: `maya@…|QGenda`. */
  readonly others = new Map<string, CalendarEntry[]>();
  /** Busy time of private items and the like, by mailbox. */
  readonly published = new Map<string, readonly BusyStretch[]>();
  readonly placed: {
    readonly mailbox: string;
    readonly hold: NewHold;
    readonly eventId: string;
  }[] = [];
  /** Fails the next placing, before or after the event stands. */
  failNextPlace: { readonly when: 'before' | 'after'; readonly error: DeskError } | null = null;
  /** Ids of events to which a person has invited others. */
  readonly guests = new Set<string>();
  /** Who sent an invitation, by event id. */
  readonly organizers = new Map<string, string>();
  #next = 1;

  async readEntries(mailbox: string, window: Window): Promise<readonly CalendarEntry[]> {
    return Promise.resolve(this.#of(mailbox).filter((entry) => overlaps(entry.window, window)));
  }

  async readOtherCalendar(
    mailbox: string,
    name: string,
    window: Window,
  ): Promise<readonly CalendarEntry[] | null> {
    this.#of(mailbox);
    const entries = this.others.get(`${mailbox}|${name}`);
    return Promise.resolve(entries?.filter((entry) => overlaps(entry.window, window)) ?? null);
  }

  async readBusy(
    mailboxes: readonly string[],
    window: Window,
  ): Promise<ReadonlyMap<string, readonly BusyStretch[] | 'unknown'>> {
    return Promise.resolve(
      new Map(
        mailboxes.map((mailbox): [string, readonly BusyStretch[] | 'unknown'] => {
          const entries = this.entries.get(mailbox);
          if (entries === undefined) return [mailbox, 'unknown'];
          const own = entries
            .filter((entry) => !entry.isCancelled && entry.showAs !== 'free')
            .map((entry) => ({ window: entry.window, busy: entry.showAs }));
          const all = [...own, ...(this.published.get(mailbox) ?? [])];
          return [mailbox, all.filter((one) => overlaps(one.window, window))];
        }),
      ),
    );
  }

  async placeHold(mailbox: string, hold: NewHold): Promise<PlacedHold> {
    const trouble = this.failNextPlace;
    this.failNextPlace = null;
    if (trouble?.when === 'before') throw trouble.error;
    const standing = this.placed.find(
      (one) => one.mailbox === mailbox && one.hold.transactionId === hold.transactionId,
    );
    if (standing !== undefined)
      return { eventId: standing.eventId, etag: this.#etagOf(mailbox, standing.eventId) };
    const eventId = `AAMkEvent${String(this.#next++).padStart(20, '0')}=`;
    this.placed.push({ mailbox, hold, eventId });
    this.#of(mailbox).push({
      id: eventId,
      etag: 'W/"1"',
      window: hold.window,
      isAllDay: false,
      showAs: 'tentative',
      isPrivate: false,
      isCancelled: false,
      response: 'organizer',
      categories: hold.categories,
      subject: hold.title,
      location: '',
      proposalId: hold.proposalId,
    });
    if (trouble !== null) throw trouble.error;
    return Promise.resolve({ eventId, etag: 'W/"1"' });
  }

  async readEntry(mailbox: string, eventId: string): Promise<CalendarEntry | null> {
    const entry = this.#of(mailbox).find(({ id }) => id === eventId);
    if (entry === undefined) return Promise.resolve(null);
    const single = {
      hasGuests: this.guests.has(eventId),
      organizer: this.organizers.get(eventId) ?? null,
      webLink: `https://outlook.office365.example/owa/?itemid=${eventId}`,
    };
    return Promise.resolve({ ...entry, single });
  }

  async findHolds(mailbox: string, proposalId: string): Promise<readonly CalendarEntry[]> {
    return Promise.resolve(this.#of(mailbox).filter((entry) => entry.proposalId === proposalId));
  }

  async confirmHold(
    mailbox: string,
    eventId: string,
    etag: string | null,
  ): Promise<'confirmed' | 'changed' | 'gone'> {
    const entries = this.#of(mailbox);
    const index = entries.findIndex((entry) => entry.id === eventId);
    const entry = entries[index];
    if (entry === undefined) return 'gone';
    if ((etag !== null && entry.etag !== etag) || this.guests.has(eventId)) return 'changed';
    entries[index] = { ...entry, showAs: 'busy', etag: nextEtag(entry.etag) };
    return Promise.resolve('confirmed');
  }

  async removeHold(mailbox: string, eventId: string): Promise<void> {
    const entries = this.#of(mailbox);
    const index = entries.findIndex((entry) => entry.id === eventId);
    if (index === -1) return Promise.resolve();
    if (entries[index]?.proposalId == null) throw new DeskError('graph/refused');
    if (this.guests.has(eventId)) throw new DeskError('graph/refused', { name: 'attendees' });
    entries.splice(index, 1);
    return Promise.resolve();
  }

  #of(mailbox: string): CalendarEntry[] {
    const entries = this.entries.get(mailbox);
    if (entries === undefined) throw new DeskError('graph/forbidden', { status: 403 });
    return entries;
  }

  #etagOf(mailbox: string, eventId: string): string | null {
    return this.#of(mailbox).find((entry) => entry.id === eventId)?.etag ?? null;
  }
}

function nextEtag(etag: string | null): string {
  return `W/"${Number((etag ?? 'W/"0"').slice(3, -1)) + 1}"`;
}
