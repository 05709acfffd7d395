// The activity feed of Teams: what was sent to whom, and what was read.
import { randomUUID } from 'node:crypto';
import type { HostActivity } from '../hostData';
import type { Changes } from '../store/changes';
import { integer, text } from '../store/openStore';
import type { Store } from '../store/openStore';
import { graphInstant, nowInstant } from '../time/zonedTimes';

export type NewActivity = Pick<
  HostActivity,
  'activityType' | 'topic' | 'webUrl' | 'previewText' | 'templateParameters'
>;

export interface ActivityStore {
  /** Newest first. */
  of(recipient: string): HostActivity[];
  send(recipient: string, sentBy: string, activity: NewActivity): void;
  markRead(recipient: string, id: string): boolean;
}

export function createActivityStore(store: Store, changes: Changes): ActivityStore {
  return {
    of: (recipient) =>
      store
        .all('select * from activities where recipient = ? order by rowid desc', [recipient])
        .map((row) => ({
          ...(JSON.parse(text(row, 'doc')) as NewActivity),
          id: text(row, 'id'),
          sentBy: text(row, 'sent_by'),
          sentAt: text(row, 'sent_at'),
          isRead: integer(row, 'is_read') === 1,
        })),
    send: (recipient, sentBy, activity) => {
      store.run('insert into activities values (?, ?, ?, ?, 0, ?)', [
        randomUUID(),
        recipient,
        sentBy,
        graphInstant(nowInstant()),
        JSON.stringify(activity),
      ]);
      changes.tell({ kind: 'activity', mailbox: recipient });
    },
    markRead: (recipient, id) => {
      const changed = store.run(
        'update activities set is_read = 1 where id = ? and recipient = ?',
        [id, recipient],
      );
      changes.tell({ kind: 'activity', mailbox: recipient });
      return changed > 0;
    },
  };
}
