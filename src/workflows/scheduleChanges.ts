// Rows of changed time: read as blocks, settled once a schedule agrees, a person clears them, or the time is over.
import {
  blocksOfChange,
  CHANGED_KINDS,
  isOver,
  type Block,
  type ScheduleChange,
} from '../domain/holds';
import {
  entryIdForStep,
  isChangeWork,
  readWorkFields,
  type ChangeSettledBy,
  type ChangeWorkItem,
  type LogKind,
} from '../domain/log';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { changeWork, type WorkRow } from './workRows';
import { writeLog } from './writeLog';

/** Changes of one physician that stand at once; more than this do not happen. */
const CHANGES_READ = 50;

/** The changes that stand for a physician, soonest first. A row that a person broke blocks nothing and is left alone. */
export async function readScheduleChanges(
  desk: Desk,
  principal: string,
): Promise<readonly ScheduleChange[]> {
  const rows = await readChangeRows(desk, principal);
  const now = desk.clock.now();
  return rows
    .flatMap(({ item }) => changeOf(item) ?? [])
    .filter((change) => !isOver(change, now))
    .sort((a, b) => (a.windows[0]?.start ?? 0) - (b.windows[0]?.start ?? 0));
}

/** Their time as blocks: nothing is offered or placed in it. */
export async function readProvisional(desk: Desk, principal: string): Promise<readonly Block[]> {
  return (await readScheduleChanges(desk, principal)).flatMap(blocksOfChange);
}

/** Open rows with what is needed to change them. */
export async function readChangeRows(
  desk: Desk,
  principal: string,
): Promise<readonly WorkRow<ChangeWorkItem>[]> {
  const items = await desk.lists.find('AnteroomWork', {
    where: [
      { column: 'Principal', is: 'equal', value: principal },
      { column: 'Kind', is: 'equal', value: 'schedule-change' },
      { column: 'State', is: 'equal', value: 'open' },
    ],
    newestFirst: true,
    limit: CHANGES_READ,
  });
  return items.flatMap(({ id, etag, fields }): readonly WorkRow<ChangeWorkItem>[] => {
    const read = readWorkFields(fields);
    return read.kind === 'item' && isChangeWork(read.item)
      ? [{ item: read.item, itemId: id, etag }]
      : [];
  });
}

/** A row as the domain knows it; null for a kind of block that nobody here knows. */
export function changeOf({
  workId,
  principal,
  message,
  data,
}: ChangeWorkItem): ScheduleChange | null {
  const kind = CHANGED_KINDS.find((one) => one === data.blockKind);
  if (kind === undefined || message === null) return null;
  return {
    workId,
    principal,
    kind,
    windows: data.windows,
    message,
    recordedBy: data.openedBy,
    recordedAt: data.openedAt,
  };
}

/** Writes that a change needs no block any more, and logs it; 'changed' when somebody wrote since it was read. */
export async function settleChange(
  desk: Desk,
  houseRules: HouseRules,
  row: WorkRow<ChangeWorkItem>,
  by: ChangeSettledBy | 'undone',
): Promise<WorkRow<ChangeWorkItem> | 'changed'> {
  const { item } = row;
  const written = await changeWork<ChangeWorkItem>(desk, houseRules.roster, row, {
    ...item,
    state: by === 'undone' ? 'undone' : 'closed',
    data: {
      ...item.data,
      sequence: item.data.sequence + 1,
      settledAt: desk.clock.now(),
      settledBy: by === 'undone' ? null : by,
    },
  });
  if (written !== 'changed') await logChange(desk, houseRules, written.item);
  return written;
}

/** Logs the step that the row tells of; repeating it meets its own first entry. */
export async function logChange(
  desk: Desk,
  houseRules: HouseRules,
  { workId, principal, state, lane, data }: ChangeWorkItem,
): Promise<void> {
  const kind: LogKind =
    state === 'open'
      ? 'schedule.blocked'
      : state === 'undone'
        ? 'schedule.undone'
        : 'schedule.cleared';
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdForStep(workId, data.sequence, kind),
        kind,
        mailbox: principal,
        lane,
        urgency: null,
        release: houseRules.release.number,
        subjectId: workId,
        facts: {
          kind: data.blockKind,
          stretches: data.windows.length,
          by: data.settledBy,
        },
      },
    ],
  });
}
