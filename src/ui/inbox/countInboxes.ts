// Reads the inboxes that no client has counted lately, beside the screen, and leaves the counts for every other client.
import type { Principal } from '../../domain/roster';
import { isDeskError, type Desk, type DeskError, type InboxMark, type Triager } from '../../ports';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { beginCount, noteTally } from '../../workflows/pileTallies';
import { sweepInbox } from '../../workflows/sweepInbox';
import type { InboxQueue } from './InboxQueue';
import { countsOf, pilesOf } from './piles';
import type { Telling } from './telling';

export interface CountInboxesRequest {
  readonly houseRules: HouseRules;
  readonly triager: Triager;
  readonly principals: readonly Principal[];
  /** What this client knows already: mail that it has read is not read again. */
  readonly queue: InboxQueue;
  readonly marks: Map<string, InboxMark>;
  readonly telling: Telling;
  /** A person wishes it: counts although another client has. */
  readonly isAsked: boolean;
  readonly signal: AbortSignal;
}

/**
 * One round: only mail that nobody has sorted is read, and only in inboxes whose count is no other client's. Mail on
 * which nobody has acted in time is told of.
 *
 * @returns inboxes that could not be counted; the others were
 */
export async function countInboxes(
  desk: Desk,
  request: CountInboxesRequest,
): Promise<ReadonlyMap<string, DeskError>> {
  const { houseRules, triager, queue, marks, telling, isAsked, signal } = request;
  const mine: Principal[] = [];
  for (const principal of request.principals) {
    const begun = await beginCount(desk, { houseRules, mailbox: principal.address, isAsked });
    if (begun === 'mine') mine.push(principal);
  }
  const failed = new Map<string, DeskError>();
  if (mine.length === 0) return failed;
  const at = desk.clock.now();
  const notes: Promise<void>[] = [];
  await sweepInbox(desk, {
    houseRules,
    triager,
    principals: mine,
    marks,
    isKnown: (id) => queue.isKnown(id) || (queue.find(id)?.settledLane ?? null) !== null,
    again: queue.unread(),
    signal,
    onStep: (step) => {
      queue.take(step);
      if (step.kind === 'mailbox-failed') failed.set(step.mailbox, step.error);
      if (step.kind !== 'mailbox-done') return;
      marks.set(step.mailbox, step.mark);
      notes.push(
        noteCount(desk, houseRules, queue, step.mailbox, at).then(async () =>
          telling.tellOfOverdue(step.mailbox),
        ),
      );
    },
  });
  // A count that could not be noted shows as one that grows old.
  for (const end of await Promise.allSettled(notes))
    if (end.status === 'rejected' && !isDeskError(end.reason)) throw end.reason;
  return failed;
}

/** Keeps the counts of one inbox as the queue has them just now. */
export async function noteCount(
  desk: Desk,
  houseRules: HouseRules,
  queue: InboxQueue,
  mailbox: string,
  at: ReturnType<Desk['clock']['now']>,
): Promise<void> {
  const entries = queue.all().filter(({ mail }) => mail.reference.mailbox === mailbox);
  const piles = pilesOf(entries, desk.clock.now());
  const unread = piles.piles.find(({ name }) => name === 'unread')?.entries.length ?? 0;
  await noteTally(desk, { houseRules, mailbox, at, piles: countsOf(piles), unread });
}
