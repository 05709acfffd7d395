// Asks the mailbox how earlier mail of a sender was sorted; the categories on those mails are the only memory there is.
import { laneOfCategories } from '../domain/log';
import type { MessageReference } from '../domain/holds';
import { addMinutes } from '../domain/time';
import { historyOfSender, type SenderHistory } from '../domain/triage';
import type { Desk } from '../ports';

export interface ReadSenderHistoryRequest {
  /** The mail that is judged; it does not count itself. */
  readonly reference: MessageReference;
  readonly sender: string;
}

/** A habit older than this binds nobody. */
const LONGEST_AGO_MINUTES = 365 * 24 * 60;
const MOST_MAILS = 50;

/** @returns null for a sender of whom nobody has sorted a mail; a mailbox that cannot be read throws */
export async function readSenderHistory(
  desk: Desk,
  { reference, sender }: ReadSenderHistoryRequest,
): Promise<SenderHistory | null> {
  const lines = await desk.mailbox.listFromSender(reference.mailbox, sender.toLowerCase(), {
    since: addMinutes(desk.clock.now(), -LONGEST_AGO_MINUTES),
    limit: MOST_MAILS,
  });
  return historyOfSender(
    lines
      .filter((line) => line.reference.immutableId !== reference.immutableId)
      .map(({ receivedAt, categories }) => ({ receivedAt, lane: laneOfCategories(categories) })),
  );
}
