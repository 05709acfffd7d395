// The second half of every step of a hand-off: its category on the mail and its log entry.
import {
  entryIdForStep,
  HANDED_OFF_CATEGORY,
  type HandOffWorkItem,
  type LogFacts,
  type LogKind,
} from '../domain/log';
import { formatInstant, type Instant } from '../domain/time';
import { DeskError, type Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { writeLog } from './writeLog';

/** Brings category and log in line with the hand-off; repeating it changes nothing more. */
export async function finishHandOffStep(
  desk: Desk,
  houseRules: HouseRules,
  item: HandOffWorkItem,
): Promise<void> {
  const { message, data } = item;
  if (message === null) throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
  const isOver = item.state === 'undone';
  await desk.mailbox.changeCategories(message, {
    add: isOver ? [] : [HANDED_OFF_CATEGORY],
    remove: isOver ? [HANDED_OFF_CATEGORY] : [],
  });
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
