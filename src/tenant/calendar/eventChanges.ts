// Keeps what every change replaced, so that a delta query can say what came, changed and went since a moment.
import { integer, text, textOrNull } from '../store/openStore';
import type { Store } from '../store/openStore';
import type { StoredEvent } from './eventDoc';

/** Older changes are forgotten; a client that asks for them has to begin anew. */
const MOST_KEPT = 10_000;

export interface EventChange {
  readonly event: string;
  /** What stood there before; null where it was made by this change. */
  readonly before: StoredEvent | null;
}

export interface EventChanges {
  recordChange(mailbox: string, event: string, before: StoredEvent | null): void;
  /** The number of the newest change, of any calendar. */
  lastChange(): number;
  /** What happened in a calendar after that number, each event once with what it was first; undefined where that is forgotten. */
  changesSince(mailbox: string, number: number): EventChange[] | undefined;
}

export function createEventChanges(store: Store): EventChanges {
  const edge = (which: 'min' | 'max'): number => {
    const row = store.one(`select ${which}(seq) as edge from event_changes`);
    return row === undefined ? 0 : integer(row, 'edge');
  };
  return {
    recordChange: (mailbox, event, before) => {
      store.run('insert into event_changes (mailbox, event, before) values (?, ?, ?)', [
        mailbox,
        event,
        before === null ? null : JSON.stringify(before),
      ]);
      store.run('delete from event_changes where seq <= ?', [edge('max') - MOST_KEPT]);
    },
    lastChange: () => edge('max'),
    changesSince: (mailbox, number) => {
      if (number > edge('max') || number < edge('min') - 1) {
        return undefined;
      }
      const first = new Map<string, EventChange>();
      for (const row of store.all(
        'select * from event_changes where mailbox = ? and seq > ? order by seq',
        [mailbox, number],
      )) {
        const event = text(row, 'event');
        const before = textOrNull(row, 'before');
        if (!first.has(event)) {
          first.set(event, {
            event,
            before: before === null ? null : (JSON.parse(before) as StoredEvent),
          });
        }
      }
      return [...first.values()];
    },
  };
}
