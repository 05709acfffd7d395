// Reads and writes events in the store, and knows occurrences by the ids Graph would give them.
import { changeKeyFor, restIdFor, restIdFrom } from '../graph/itemIds';
import type { Changes } from '../store/changes';
import { integer, text, textOrNull } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import type { EventDoc, EventKind, StoredEvent } from './eventDoc';
import { appointmentOf, occurrenceOn } from './expandEvents';
import type { Appointment } from './expandEvents';

export interface NewEvent {
  readonly immutableId: string;
  readonly mailbox: string;
  readonly kind: EventKind;
  readonly seriesMaster: string | null;
  readonly doc: EventDoc;
}

export interface SentInvitation {
  readonly mailbox: string;
  readonly sentBy: string;
  readonly sentAt: string;
  readonly event: string;
  readonly attendees: readonly string[];
}

export interface CalendarStore {
  events(mailbox: string): StoredEvent[];
  /** An event, or an occurrence of a series, by any of its ids. */
  appointment(mailbox: string, id: string): Appointment | undefined;
  byTransaction(mailbox: string, transactionId: string): StoredEvent | undefined;
  master(event: StoredEvent): StoredEvent | undefined;
  add(event: NewEvent): StoredEvent;
  change(event: StoredEvent, doc: EventDoc): StoredEvent;
  /** Takes an event away, a series with its exceptions. */
  remove(event: StoredEvent): void;
  /** Keeps what Exchange would have mailed to the attendees. */
  recordInvitation(event: StoredEvent, sentBy: string): void;
  invitations(): SentInvitation[];
}

/** How the id of every stored item ends. */
const SERIES_END = 'AAA=';
const OCCURRENCE = /^(.+)FRAAg(\d{4})(\d\d)(\d\d)AA==$/;

/** The id of one occurrence, in the form of its series' id. */
export function occurrenceId(seriesId: string, day: string): string {
  return `${seriesId.slice(0, -SERIES_END.length)}FRAAg${day.replaceAll('-', '')}AA==`;
}

export function createCalendarStore(store: Store, changes: Changes): CalendarStore {
  const tell = (event: StoredEvent): void => {
    changes.tell({ kind: 'event', mailbox: event.mailbox });
  };
  const stored = (mailbox: string, id: string): StoredEvent | undefined => {
    const row = store.one(
      'select * from events where mailbox = ? and (immutable_id = ? or rest_id = ? or rest_id = ?)',
      [mailbox, id, id, restIdFrom(id)],
    );
    return row === undefined ? undefined : readEvent(row);
  };
  const calendar: CalendarStore = {
    events: (mailbox) =>
      store.all('select * from events where mailbox = ? order by rowid', [mailbox]).map(readEvent),
    appointment: (mailbox, id) => {
      const occurrence = OCCURRENCE.exec(id);
      if (occurrence !== null) {
        const series = stored(mailbox, `${occurrence[1] ?? ''}${SERIES_END}`);
        return series === undefined
          ? undefined
          : occurrenceOn(
              series,
              `${occurrence[2] ?? ''}-${occurrence[3] ?? ''}-${occurrence[4] ?? ''}`,
            );
      }
      const event = stored(mailbox, id);
      return event === undefined ? undefined : appointmentOf(event);
    },
    byTransaction: (mailbox, transactionId) => {
      const row = store.one('select * from events where mailbox = ? and transaction_id = ?', [
        mailbox,
        transactionId,
      ]);
      return row === undefined ? undefined : readEvent(row);
    },
    master: (event) =>
      event.seriesMaster === null ? undefined : stored(event.mailbox, event.seriesMaster),
    add: (event) => {
      const added: StoredEvent = { ...event, restId: restIdFor(event.immutableId, 0), version: 0 };
      store.run('insert into events values (?, ?, ?, ?, ?, ?, ?, ?)', [
        added.immutableId,
        added.restId,
        added.mailbox,
        added.kind,
        added.seriesMaster,
        added.doc.transactionId,
        added.version,
        JSON.stringify(added.doc),
      ]);
      tell(added);
      return added;
    },
    change: (event, doc) => {
      const changed: StoredEvent = {
        ...event,
        version: event.version + 1,
        doc: { ...doc, lastModifiedDateTime: graphInstant(nowInstant()) },
      };
      store.run('update events set doc = ?, version = ? where immutable_id = ?', [
        JSON.stringify(changed.doc),
        changed.version,
        changed.immutableId,
      ]);
      tell(changed);
      return changed;
    },
    remove: (event) => {
      store.run('delete from events where immutable_id = ? or series_master = ?', [
        event.immutableId,
        event.immutableId,
      ]);
      tell(event);
    },
    recordInvitation: (event, sentBy) => {
      store.run(
        'insert into sent_invitations (mailbox, sent_by, sent_at, event, attendees) values (?, ?, ?, ?, ?)',
        [
          event.mailbox,
          sentBy,
          graphInstant(nowInstant()),
          event.immutableId,
          JSON.stringify(event.doc.attendees.map((attendee) => attendee.emailAddress.address)),
        ],
      );
    },
    invitations: () =>
      store.all('select * from sent_invitations order by id').map((row) => ({
        mailbox: text(row, 'mailbox'),
        sentBy: text(row, 'sent_by'),
        sentAt: text(row, 'sent_at'),
        event: text(row, 'event'),
        attendees: JSON.parse(text(row, 'attendees')) as string[],
      })),
  };
  return calendar;
}

export function eventChangeKey(event: StoredEvent): string {
  return changeKeyFor(event.immutableId, event.version);
}

function readEvent(row: Row): StoredEvent {
  return {
    immutableId: text(row, 'immutable_id'),
    restId: text(row, 'rest_id'),
    mailbox: text(row, 'mailbox'),
    kind: text(row, 'kind') as EventKind,
    seriesMaster: textOrNull(row, 'series_master'),
    version: integer(row, 'version'),
    doc: JSON.parse(text(row, 'doc')) as EventDoc,
  };
}
