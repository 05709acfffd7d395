// Rows of the work list: found by their own id, added once, changed only as they were read.
import {
  readWorkFields,
  toWorkFields,
  type HandOffWorkItem,
  type MailWorkItem,
  type WorkItem,
  isHandOffWork,
  isMailWork,
} from '../domain/log';
import type { Roster } from '../domain/roster';
import { DeskError, type Desk, type ListItem } from '../ports';
import { guardFields } from './guardOutgoing';

/** A work item with what is needed to change its row. */
export interface WorkRow<Item extends WorkItem = WorkItem> {
  readonly item: Item;
  readonly itemId: string;
  readonly etag: string;
}

/** The row with this id; null when there is none. Throws `graph/malformed` when a hand edit broke it. */
export async function findWork(desk: Desk, workId: string): Promise<WorkRow | null> {
  const [found] = await desk.lists.find('AnteroomWork', {
    where: [{ column: 'WorkId', is: 'equal', value: workId }],
    limit: 1,
  });
  return found === undefined ? null : rowFrom(found);
}

/** The work of a mail; null when there is none. */
export async function findMailWork(
  desk: Desk,
  workId: string,
): Promise<WorkRow<MailWorkItem> | null> {
  const row = await findWork(desk, workId);
  if (row === null) return null;
  if (isMailWork(row.item)) return { ...row, item: row.item };
  throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
}

/** A hand-off; null when there is none. */
export async function findHandOff(
  desk: Desk,
  workId: string,
): Promise<WorkRow<HandOffWorkItem> | null> {
  const row = await findWork(desk, workId);
  if (row === null) return null;
  if (isHandOffWork(row.item)) return { ...row, item: row.item };
  throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
}

/** Adds a row; 'duplicate' when the id is taken: read it and decide whether it is ours. */
export async function addWork<Item extends WorkItem>(
  desk: Desk,
  roster: Roster,
  item: Item,
): Promise<WorkRow<Item> | 'duplicate'> {
  const fields = toWorkFields(item);
  guardFields(roster, fields, clearedNamesIn(item));
  const added = await desk.lists.add('AnteroomWork', fields);
  return added === 'duplicate' ? added : { item, itemId: added.id, etag: added.etag };
}

/** Changes a row; 'changed' when somebody wrote since it was read, and nothing was overwritten. */
export async function changeWork<Item extends WorkItem>(
  desk: Desk,
  roster: Roster,
  row: WorkRow,
  item: Item,
): Promise<WorkRow<Item> | 'changed'> {
  const fields = toWorkFields(item);
  guardFields(roster, fields, clearedNamesIn(item));
  const changed = await desk.lists.change('AnteroomWork', row.itemId, row.etag, fields);
  return changed === 'changed' ? changed : { item, itemId: changed.id, etag: changed.etag };
}

/** The names that a person let pass with a logged reason, for as long as the row holds them. */
function clearedNamesIn(item: WorkItem): string[] {
  if (isMailWork(item)) {
    const { correction, previous } = item.data;
    return [correction, previous?.correction ?? null].flatMap((one) =>
      one?.nameReason === undefined ? [] : [one.note, one.channelWord?.who ?? ''],
    );
  }
  if (!isHandOffWork(item)) return [];
  const { taken } = item.data;
  return taken?.nameReason === undefined ? [] : [taken.who];
}

/** Reads a list item as a work row. */
export function rowFrom(item: ListItem): WorkRow {
  const read = readWorkFields(item.fields);
  if (read.kind === 'broken')
    throw new DeskError('graph/malformed', { name: `AnteroomWork ${read.field}` });
  return { item: read.item, itemId: item.id, etag: item.etag };
}
