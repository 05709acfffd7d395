// The second half of every step of a hand-off: its category on the mail and its log entry.
import {
  entryIdForStep,
  HANDED_OFF_CATEGORY,
  isHandOffWork,
  type HandOffWorkItem,
  type LogFacts,
  type LogKind,
} from '../domain/log';
import { formatInstant, type Instant } from '../domain/time';
import type { MessageReference } from '../domain/holds';
import { DeskError, isDeskError, type Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { rowFrom } from './workRows';
import { writeLog } from './writeLog';

/** Brings category and log in line with the hand-off; repeating it changes nothing more. */
export async function finishHandOffStep(
  desk: Desk,
  houseRules: HouseRules,
  item: HandOffWorkItem,
): Promise<void> {
  const { message, data } = item;
  if (message === null) throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
  await mark(desk, message, item);
  const { kind, at } = stepOf(item);
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdForStep(item.workId, data.sequence, kind),
        kind,
        at,
        mailbox: message.mailbox,
        lane: item.lane,
        urgency: item.urgency,
        release: data.release,
        subjectId: message.immutableId,
        facts: factsOf(item),
      },
    ],
  });
}

/**
 * A mail that several channels have keeps its category until the last of its hand-offs is taken back. A mail that is
 * gone keeps no step from being noted; only one that is just being handed off must be there.
 */
async function mark(desk: Desk, message: MessageReference, item: HandOffWorkItem): Promise<void> {
  const isOver = item.state === 'undone';
  if (isOver && (await isHandedElsewhere(desk, message, item))) return;
  try {
    await desk.mailbox.changeCategories(message, {
      add: isOver ? [] : [HANDED_OFF_CATEGORY],
      remove: isOver ? [HANDED_OFF_CATEGORY] : [],
    });
  } catch (error) {
    const isGone = isDeskError(error) && error.code === 'graph/gone';
    if (!isGone || item.state === 'open') throw error;
  }
}

const MOST_ROWS = 50;

async function isHandedElsewhere(
  desk: Desk,
  { immutableId }: MessageReference,
  { workId, principal }: HandOffWorkItem,
): Promise<boolean> {
  const rows = await desk.lists.find('AnteroomWork', {
    where: [{ column: 'MessageId', is: 'equal', value: immutableId }],
    limit: MOST_ROWS,
  });
  return rows
    .map((row) => rowFrom(row).item)
    .filter(isHandOffWork)
    .some((other) => other.workId !== workId && other.principal === principal && isStanding(other));
}

function isStanding({ state }: HandOffWorkItem): boolean {
  return state !== 'undone';
}

function stepOf(item: HandOffWorkItem): { readonly kind: LogKind; readonly at: Instant } {
  const { data } = item;
  switch (item.state) {
    case 'open':
      return { kind: 'handoff.opened', at: data.openedAt };
    case 'taken':
      return { kind: 'handoff.taken', at: data.taken?.at ?? data.openedAt };
    case 'closed':
      return { kind: 'handoff.closed', at: data.closed?.at ?? data.openedAt };
    case 'undone':
      return { kind: 'handoff.undone', at: data.undone?.at ?? data.openedAt };
  }
}

function factsOf(item: HandOffWorkItem): LogFacts {
  const { data } = item;
  return {
    workId: item.workId,
    number: data.number,
    channel: data.channelId,
    deadline: item.due === null ? null : formatInstant(item.due),
    drafted: data.draft?.state === 'made',
    how: data.taken?.how ?? null,
    // A name that passed with a reason stays out of the log: it cannot be taken back from there.
    who: data.taken?.nameReason === undefined ? (data.taken?.who ?? null) : null,
    nameReason: data.taken?.nameReason ?? null,
  };
}
