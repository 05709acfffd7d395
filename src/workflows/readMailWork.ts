// What the lists know of one mail: its lane, its hand-offs, and whether somebody has already dealt with it.
import {
  isHandOffWork,
  isMailWork,
  laneOfCategories,
  workIdForMail,
  type HandOffWorkItem,
  type MailWorkItem,
} from '../domain/log';
import type { MessageReference } from '../domain/holds';
import type { Desk } from '../ports';
import { rowFrom } from './workRows';

export interface MailWork {
  readonly reference: MessageReference;
  /** The mail's lane as a person settled it; null when nobody has, or when it was undone. */
  readonly mail: MailWorkItem | null;
  /** False when a step broke off between the list and the mail: `finishApply` puts the category on. */
  readonly isOnMail: boolean;
  /** Open and taken first, then closed and undone; newest first within each. */
  readonly handOffs: readonly HandOffWorkItem[];
}

const MOST_ROWS = 50;

/** Reads the work of a mail. A list that cannot be read throws: no answer is not "nothing was done". */
export async function readMailWork(desk: Desk, reference: MessageReference): Promise<MailWork> {
  const items = await desk.lists.find('AnteroomWork', {
    where: [{ column: 'MessageId', is: 'equal', value: reference.immutableId }],
    limit: MOST_ROWS,
  });
  const mailbox = reference.mailbox.toLowerCase();
  const work = items.map((item) => rowFrom(item).item).filter((item) => item.principal === mailbox);
  const workId = workIdForMail(reference);
  const mail = work.filter(isMailWork).find((item) => item.workId === workId) ?? null;
  const settled = mail?.state === 'undone' ? null : mail;
  return {
    reference,
    mail: settled,
    isOnMail: settled === null || (await isMarked(desk, reference, settled)),
    handOffs: work
      .filter(isHandOffWork)
      .sort((a, b) => rankOf(a) - rankOf(b) || b.data.openedAt - a.data.openedAt),
  };
}

async function isMarked(
  desk: Desk,
  reference: MessageReference,
  { lane }: MailWorkItem,
): Promise<boolean> {
  return laneOfCategories(await desk.mailbox.readCategories(reference)) === lane;
}

function rankOf(item: HandOffWorkItem): number {
  return item.state === 'open' || item.state === 'taken' ? 0 : 1;
}
