// Reads and writes events in the store, and knows occurrences by the ids Graph would give them.
import { changeKeyFor, restIdFor, restIdFrom } from '../graph/itemIds';
import type { Changes } from '../store/changes';
import { integer, text, textOrNull } from '../store/openStore';
import type { Row, Store } from '../store/openStore';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import type { EventDoc, EventKind, StoredEvent } from './eventDoc';
import { createEventChanges } from './eventChanges';
import type { EventChanges } from './eventChanges';
import { appointmentOf, occurrenceOn } from './expandEvents';
import type { Appointment } from './expandEvents';
import { createSubscriptions } from './subscriptions';
import type { Subscriptions } from './subscriptions';

export interface NewEvent {
  readonly immutableId: string;
  readonly mailbox: string;
  readonly kind: EventKind;
  readonly seriesMaster: string | null;
  readonly doc: EventDoc;
}

/** What Exchange mails on its own: to attendees, or from one of them to the organizer. */
export type CalendarMessageKind = 'invitation' | 'cancellation' | 'response';

export interface CalendarMessage {
  readonly kind: CalendarMessageKind;
  readonly mailbox: string;
  readonly sentBy: string;
  readonly sentAt: string;
  readonly event: string;
  readonly attendees: readonly string[];
  readonly comment: string;
}

export interface CalendarStore extends Subscriptions, EventChanges {
  /** Everything in one calendar: the person's own, or `key/feed`. */
  events(mailbox: string): StoredEvent[];
  /** An event, or an occurrence of a series, by any of its ids. */
  appointment(mailbox: string, id: string): Appointment | undefined;
  byTransaction(mailbox: string, transactionId: string): StoredEvent | undefined;
  master(event: StoredEvent): StoredEvent | undefined;
  add(event: NewEvent): StoredEvent;
  change(event: StoredEvent, doc: EventDoc): StoredEvent;
  /** Takes an event away, a series with its exceptions. */
  remove(event: StoredEvent): void;
  /** Takes the exceptions of a series away, as Exchange does when its pattern changes. */
  removeExceptions(series: StoredEvent): void;
  /** Keeps what Exchange would have mailed. */
  recordMessage(
    kind: CalendarMessageKind,
    event: StoredEvent,
    sentBy: string,
    recipients: readonly string[],
    comment?: string,
  ): void;
  invitations(): CalendarMessage[];
}

/** How the id of every stored item ends. */
const SERIES_END = 'AAA=';
const OCCURRENCE = /^(.+)FRAAg(\d{4})(\d\d)(\d\d)AA==$/;

/** The id of one occurrence, in the form of its series' id. */
export function occurrenceId(seriesId: string, day: string): string {
  return `${seriesId.slice(0, -SERIES_END.length)}FRAAg${day.replaceAll('-', '')}AA==`;
}

export function createCalendarStore(store: Store, changes: Changes): CalendarStore {
  const log = createEventChanges(store);
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
  const removeRow = (event: StoredEvent): void => {
    store.run('delete from events where immutable_id = ?', [event.immutableId]);
    log.recordChange(event.mailbox, event.immutableId, event);
  };
  const calendar: CalendarStore = {
    ...log,
    ...createSubscriptions(store),
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
      log.recordChange(added.mailbox, added.immutableId, null);
      tell(added);
      return added;
    },
    change: (event, doc) => {
      const changed: StoredEvent = {
        ...event,
        kind: kindOf(event, doc),
        version: event.version + 1,
        doc: { ...doc, lastModifiedDateTime: graphInstant(nowInstant()) },
      };
      store.run('update events set kind = ?, doc = ?, version = ? where immutable_id = ?', [
        changed.kind,
        JSON.stringify(changed.doc),
        changed.version,
        changed.immutableId,
      ]);
      log.recordChange(event.mailbox, event.immutableId, event);
      tell(changed);
      return changed;
    },
    remove: (event) => {
      calendar.removeExceptions(event);
      removeRow(event);
      tell(event);
    },
    removeExceptions: (series) => {
      for (const row of store.all('select * from events where series_master = ?', [
        series.immutableId,
      ])) {
        removeRow(readEvent(row));
      }
    },
    recordMessage: (kind, event, sentBy, recipients, comment = '') => {
      store.run(
        'insert into calendar_messages (kind, mailbox, sent_by, sent_at, event, recipients, comment) values (?, ?, ?, ?, ?, ?, ?)',
        [
          kind,
          event.mailbox,
          sentBy,
          graphInstant(nowInstant()),
          event.immutableId,
          JSON.stringify(recipients),
          comment,
        ],
      );
    },
    invitations: () =>
      store.all('select * from calendar_messages order by id').map((row) => ({
        kind: text(row, 'kind') as CalendarMessageKind,
        mailbox: text(row, 'mailbox'),
        sentBy: text(row, 'sent_by'),
        sentAt: text(row, 'sent_at'),
        event: text(row, 'event'),
        attendees: JSON.parse(text(row, 'recipients')) as string[],
        comment: text(row, 'comment'),
      })),
  };
  return calendar;
}

export function eventChangeKey(event: StoredEvent): string {
  return changeKeyFor(event.immutableId, event.version);
}

function kindOf(event: StoredEvent, doc: EventDoc): EventKind {
  if (event.kind === 'exception') {
    return 'exception';
  }
  return doc.recurrence === null ? 'singleInstance' : 'seriesMaster';
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
