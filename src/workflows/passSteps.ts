// One mail of a bulk pass: its work item, its category, its folder; and the way back.
import {
  ALL_LANE_CATEGORIES,
  LANE_CATEGORIES,
  workIdForMail,
  type MailData,
  type MailWorkItem,
} from '../domain/log';
import { mailRulesOf } from '../domain/policy';
import type { Principal } from '../domain/roster';
import type { Lane, Urgency } from '../domain/triage';
import { isDeskError, type Desk, type InboxMail, type MailFolder } from '../ports';
import { dueOf } from './dueOf';
import type { HouseRules } from './loadHouseRules';
import { preservedBy } from './preservation';
import { addWork, changeWork, findMailWork, type WorkRow } from './workRows';

export interface SortRequest {
  readonly houseRules: HouseRules;
  readonly passId: string;
  readonly principal: Principal;
  readonly mail: InboxMail;
  readonly lane: Lane;
  readonly urgency: Urgency;
  /** What the product said; null when it abstained and a person chose. */
  readonly verdictLane: Lane | null;
  readonly hardRule: string | null;
  /** True when the mail is done with and leaves the inbox. */
  readonly isFiled: boolean;
}

export type SortOutcome =
  | { readonly kind: 'sorted'; readonly item: MailWorkItem }
  /** Somebody settled it otherwise, or wrote in the same moment. */
  | { readonly kind: 'already-sorted' | 'changed-meanwhile' | 'gone' };

/** Writes the work item, then category and folder. A repeat after a crash finds the item and does what is missing. */
export async function sortMail(desk: Desk, request: SortRequest): Promise<SortOutcome> {
  const { houseRules, passId, mail, lane, isFiled } = request;
  const workId = workIdForMail(mail.reference);
  const standing = await findMailWork(desk, workId);
  const live = standing === null || standing.item.state === 'undone' ? null : standing;
  if (live !== null && live.item.lane !== lane) return { kind: 'already-sorted' };
  let row = live;
  if (row?.item.data.pass !== passId) {
    // A label that stands already is somebody's earlier deed: undoing this pass must not take it back.
    if (live !== null && !isFiled) return { kind: 'already-sorted' };
    const item = await itemFor(desk, request, workId, standing);
    const written =
      standing === null
        ? await addWork(desk, houseRules.roster, item)
        : await changeWork(desk, houseRules.roster, standing, item);
    if (written === 'changed' || written === 'duplicate') return { kind: 'changed-meanwhile' };
    row = written;
  }
  try {
    await desk.mailbox.changeCategories(mail.reference, {
      add: [LANE_CATEGORIES[lane]],
      remove: ALL_LANE_CATEGORIES.filter((one) => one !== LANE_CATEGORIES[lane]),
    });
    // A mail that a person has put into a folder of their own meanwhile stays there.
    if (isFiled) {
      const to = folderFor(houseRules, lane);
      await desk.mailbox.moveMail(mail.reference, { from: 'inbox', to });
    }
  } catch (error) {
    if (!isDeskError(error) || error.code !== 'graph/gone') throw error;
    await takeBack(desk, houseRules, row);
    return { kind: 'gone' };
  }
  return { kind: 'sorted', item: row.item };
}

/** Where a lane's mail is filed: what nobody waits for into the release's folder for digests, all else into the archive. */
export function folderFor({ release }: HouseRules, lane: Lane | null): MailFolder {
  const { digestFolder } = mailRulesOf(release);
  const isDigest = lane === 'digest' || lane === 'vendor';
  return isDigest && digestFolder !== null ? { named: digestFolder } : 'archive';
}

async function itemFor(
  desk: Desk,
  {
    houseRules,
    passId,
    principal,
    mail,
    lane,
    urgency,
    verdictLane,
    hardRule,
    isFiled,
  }: SortRequest,
  workId: string,
  standing: WorkRow<MailWorkItem> | null,
): Promise<MailWorkItem> {
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const before = standing === null || standing.item.state === 'undone' ? null : standing.item;
  const data: MailData = {
    kind: 'mail',
    sequence: (standing?.item.data.sequence ?? 0) + 1,
    step: { kind: 'applied', by, at: now },
    receivedAt: mail.receivedAt,
    openedAt: before?.data.openedAt ?? now,
    openedBy: before?.data.openedBy ?? by,
    settledAt: isFiled ? now : null,
    release: houseRules.release.number,
    verdictLane,
    hardRule,
    previous:
      before === null
        ? null
        : {
            lane: before.lane ?? lane,
            urgency: before.urgency ?? urgency,
            due: before.due,
            correction: before.data.correction,
          },
    correction: before?.data.correction ?? null,
    pass: passId,
  };
  return {
    workId,
    kind: 'mail',
    principal: principal.address,
    state: isFiled ? 'closed' : 'open',
    lane,
    urgency: before?.urgency ?? urgency,
    due: before?.due ?? dueOf(houseRules, principal, lane, urgency, mail.receivedAt),
    message: { mailbox: principal.address, immutableId: mail.reference.immutableId },
    data,
  };
}

export type UnsortOutcome =
  | 'undone'
  /** The lane is back, but a person has put the mail into a folder of their own: it stays there. */
  | 'undone-elsewhere'
  /** Its thread is preserved since: it stays where it lies. */
  | 'preserved'
  /** Somebody has worked on it since: left as it is. */
  | 'changed-meanwhile'
  | 'gone';

/** Takes a sorted mail back: work item, category, folder. May be repeated. */
export async function unsortMail(
  desk: Desk,
  houseRules: HouseRules,
  sorted: MailWorkItem,
): Promise<UnsortOutcome> {
  const { message } = sorted;
  const row = await findMailWork(desk, sorted.workId);
  if (row === null || message === null) return 'gone';
  const isBack = row.item.data.step.kind === 'undone';
  const expected = sorted.data.sequence + (isBack ? 1 : 0);
  if (row.item.data.sequence !== expected) return 'changed-meanwhile';
  if ((await preservedBy(desk, houseRules, message)) !== null) return 'preserved';
  if (!isBack && (await takeBack(desk, houseRules, row)) === 'changed') return 'changed-meanwhile';
  const lane = sorted.data.previous?.lane ?? null;
  const category = lane === null ? null : LANE_CATEGORIES[lane];
  try {
    await desk.mailbox.changeCategories(message, {
      add: category === null ? [] : [category],
      remove: ALL_LANE_CATEGORIES.filter((one) => one !== category),
    });
    if (sorted.state !== 'closed') return 'undone';
    const from = folderFor(houseRules, sorted.lane);
    const moved = await desk.mailbox.moveMail(message, { from, to: 'inbox' });
    if (moved === 'gone') return 'gone';
    return moved === 'elsewhere' ? 'undone-elsewhere' : 'undone';
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') return 'gone';
    throw error;
  }
}

async function takeBack(
  desk: Desk,
  houseRules: HouseRules,
  row: WorkRow<MailWorkItem>,
): Promise<'changed' | WorkRow<MailWorkItem>> {
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const { item } = row;
  const { previous } = item.data;
  const data: MailData = {
    ...item.data,
    sequence: item.data.sequence + 1,
    step: { kind: 'undone', by, at: now },
    settledAt: previous === null ? now : null,
    previous: null,
    correction: previous?.correction ?? null,
  };
  return changeWork<MailWorkItem>(
    desk,
    houseRules.roster,
    row,
    previous === null
      ? { ...item, state: 'undone', due: null, data }
      : { ...item, state: 'open', ...pickPrevious(previous), data },
  );
}

function pickPrevious(
  previous: NonNullable<MailData['previous']>,
): Pick<MailWorkItem, 'lane' | 'urgency' | 'due'> {
  return { lane: previous.lane, urgency: previous.urgency, due: previous.due };
}
