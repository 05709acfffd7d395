// A mail says that call, OR or clinic moved: from now on nothing is offered in that time, whatever the schedules still show.
import type { ChangedKind, ScheduleChange } from '../domain/holds';
import { isOver } from '../domain/holds';
import { isChangeWork, workIdForChange, type ChangeWorkItem } from '../domain/log';
import type { MessageReference } from '../domain/mail';
import { principalAt } from '../domain/roster';
import { mergeWindows, minutesBetween, type Window } from '../domain/time';
import { DeskError, type Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { changeOf, logChange, settleChange } from './scheduleChanges';
import { addWork, changeWork, findWork, type WorkRow } from './workRows';

export interface RecordScheduleChangeRequest {
  readonly houseRules: HouseRules;
  /** The mail that says so. */
  readonly reference: MessageReference;
  readonly kind: ChangedKind;
  readonly windows: readonly Window[];
}

export type RecordedChange =
  | { readonly kind: 'recorded'; readonly change: ScheduleChange }
  /** No time, too much of it, or only time that is past. */
  | { readonly kind: 'unusable' }
  | { readonly kind: 'not-a-principal' }
  /** Somebody else changed the row in the same moment: look again. */
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

const MOST_STRETCHES = 8;
const LONGEST_MINUTES = 31 * 24 * 60;

/**
 * Records the changed time of a mail. One mail has one record: recording it again replaces what it said before.
 *
 * Nothing is written to the calendar. Holds in that time are flagged by the next sweep (`reconcileProposals`).
 */
export async function recordScheduleChange(
  desk: Desk,
  request: RecordScheduleChangeRequest,
): Promise<RecordedChange> {
  const { houseRules, reference } = request;
  const { roster } = houseRules;
  const principal = principalAt(roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  const now = desk.clock.now();
  const windows = mergeWindows(request.windows);
  const isUsable =
    windows.length > 0 &&
    windows.length <= MOST_STRETCHES &&
    windows.every(({ start, end }) => minutesBetween(start, end) <= LONGEST_MINUTES) &&
    !isOver({ windows }, now);
  if (!isUsable) return { kind: 'unusable' };

  const openedBy = (await desk.identity.signIn(null)).address.toLowerCase();
  const workId = workIdForChange(reference);
  const draft = (sequence: number): ChangeWorkItem => ({
    workId,
    kind: 'schedule-change',
    principal: principal.address,
    state: 'open',
    lane: 'schedule-change',
    urgency: null,
    due: null,
    message: reference,
    data: {
      kind: 'schedule-change',
      sequence,
      blockKind: request.kind,
      windows: windows.map(({ start, end }) => ({ start, end })),
      openedAt: now,
      openedBy,
      settledAt: null,
      settledBy: null,
      release: houseRules.release.number,
    },
  });
  const added = await addWork(desk, roster, draft(1));
  if (added !== 'duplicate') return recorded(desk, houseRules, added);
  const standing = await findChange(desk, workId);
  if (standing === null) return { kind: 'changed-meanwhile' };
  const { data, state } = standing.item;
  const isSame =
    state === 'open' &&
    data.blockKind === request.kind &&
    JSON.stringify(data.windows) === JSON.stringify(draft(1).data.windows);
  // A second click, or the first after a crash before the log.
  if (isSame) return recorded(desk, houseRules, standing);
  const replaced = await changeWork(desk, roster, standing, draft(data.sequence + 1));
  return replaced === 'changed'
    ? { kind: 'changed-meanwhile' }
    : recorded(desk, houseRules, replaced);
}

async function recorded(
  desk: Desk,
  houseRules: HouseRules,
  { item }: WorkRow<ChangeWorkItem>,
): Promise<RecordedChange> {
  const change = changeOf(item);
  if (change === null) throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
  await logChange(desk, houseRules, item);
  return { kind: 'recorded', change };
}

export type ClearedChange =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed-meanwhile' }
  | ObserveOnly;

/**
 * Takes the block away: a feed agrees, a person says that the schedules are right, or the record itself is undone. What
 * is settled already stays as it was settled.
 */
export async function clearScheduleChange(
  desk: Desk,
  request: {
    readonly houseRules: HouseRules;
    readonly workId: string;
    readonly by: 'feed' | 'person' | 'undone';
  },
): Promise<ClearedChange> {
  const { houseRules, workId, by } = request;
  const row = await findChange(desk, workId);
  if (row === null) return { kind: 'gone' };
  if (isObserved(houseRules, row.item.principal)) return OBSERVE_ONLY;
  if (row.item.state !== 'open') {
    await logChange(desk, houseRules, row.item);
    return { kind: 'cleared' };
  }
  const settled = await settleChange(desk, houseRules, row, by);
  return settled === 'changed' ? { kind: 'changed-meanwhile' } : { kind: 'cleared' };
}

async function findChange(desk: Desk, workId: string): Promise<WorkRow<ChangeWorkItem> | null> {
  const row = await findWork(desk, workId);
  if (row === null) return null;
  if (isChangeWork(row.item)) return { ...row, item: row.item };
  throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
}
