// A mail that was filed although it should have been locked: back to the inbox, handed off, on record, its row stopped.
import {
  entryIdForStep,
  uuidV5,
  workIdForMail,
  type HandOffWorkItem,
  type SafetyMissData,
  type SafetyMissWorkItem,
} from '../domain/log';
import type { MessageReference } from '../domain/holds';
import type { Person } from '../domain/mail';
import { lanePolicyOf } from '../domain/macros';
import { principalAt } from '../domain/roster';
import type { Instant } from '../domain/time';
import type { Lane, LockedLane, Urgency, Verdict } from '../domain/triage';
import { DeskError, type Desk } from '../ports';
import { correctLane, type CorrectLaneOutcome } from './correctLane';
import { handOff, type HandOffOutcome } from './handOff';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { preservedBy } from './preservation';
import { addWork, findMailWork, findWork, rowFrom } from './workRows';
import { writeLog } from './writeLog';

export interface ReportSafetyMissRequest {
  readonly houseRules: HouseRules;
  /** As `Mailbox.confirm` gave it. */
  readonly reference: MessageReference;
  /** What the product says about the mail, for a mail that nobody has settled yet. */
  readonly verdict: Verdict;
  /** Where it belongs. */
  readonly to: LockedLane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  readonly sender: Person | null;
  /** One of that lane's channels. */
  readonly channelId: string;
}

export type SafetyMissOutcome =
  | {
      readonly kind: 'reported';
      readonly item: SafetyMissWorkItem;
      /** null where the channel had taken it before. */
      readonly handOff: Extract<HandOffOutcome, { kind: 'opened' }> | null;
      readonly taken: HandOffWorkItem | null;
    }
  /** The signed matrix names no such channel for the lane; nothing was written. */
  | { readonly kind: 'channel-not-for-lane'; readonly channelIds: readonly string[] }
  /** It is on record and the row is stopped; somebody wrote at the same moment, so report it again to finish. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

/** A row of the matrix in which nothing may be filed in bulk. */
export interface StoppedRow {
  readonly lane: Lane;
  /** Only mail that this hard rule decided; null stops the whole lane. */
  readonly rule: string | null;
}

const MOST_MISSES = 500;

/**
 * Reports a safety miss.
 *
 * Order: record (which stops the row at once), back to the inbox, lane, log, hand-off. Reporting again after a crash
 * finishes what is missing and records nothing twice; a mail that is let through once more is on record once more.
 */
export async function reportSafetyMiss(
  desk: Desk,
  request: ReportSafetyMissRequest,
): Promise<SafetyMissOutcome> {
  const { houseRules, reference, to, urgency, receivedAt, channelId } = request;
  const principal = principalAt(houseRules.roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  const channelIds = lanePolicyOf(houseRules.release.matrix, to)?.channels ?? [];
  if (!channelIds.includes(channelId)) return { kind: 'channel-not-for-lane', channelIds };

  const item = await record(desk, request, principal.address);
  // A preserved mail stays in its folder and keeps its lane; it is on record and handed off all the same.
  const preserved = await preservedBy(desk, houseRules, reference);
  if (preserved === null) await desk.mailbox.restoreToInbox(reference);
  const corrected = await correctLane(desk, {
    houseRules,
    reference,
    verdict: request.verdict,
    to,
    urgency,
    receivedAt,
    sender: request.sender,
    reason: { code: 'matrix-is-wrong', note: '' },
    channelWord: null,
  });
  if (!isMoved(corrected)) return { kind: 'changed-meanwhile' };
  await logMiss(desk, houseRules, item, reference);
  const handed = await handOff(desk, {
    houseRules,
    reference,
    lane: to,
    urgency,
    receivedAt,
    channelId,
  });
  switch (handed.kind) {
    case 'opened':
      return { kind: 'reported', item, handOff: handed, taken: null };
    case 'already-taken':
      return { kind: 'reported', item, handOff: null, taken: handed.item };
    default:
      return handed;
  }
}

/**
 * The rows in which bulk filing is stopped under this release: every miss that was reported since it was signed.
 *
 * A new release starts with none; a list that cannot be read throws, and then nothing may be filed in bulk.
 */
export async function stoppedRows(
  desk: Desk,
  { release }: HouseRules,
): Promise<readonly StoppedRow[]> {
  const items = await desk.lists.find('AnteroomWork', {
    where: [
      { column: 'Kind', is: 'equal', value: 'safety-miss' },
      { column: 'State', is: 'equal', value: 'open' },
    ],
    newestFirst: true,
    limit: MOST_MISSES,
  });
  const rows = new Map<string, StoppedRow>();
  for (const listItem of items) {
    const { data } = rowFrom(listItem).item;
    if (data.kind !== 'safety-miss' || data.release !== release.number) continue;
    rows.set(`${data.lane} ${data.rule ?? ''}`, { lane: data.lane, rule: data.rule });
  }
  return [...rows.values()];
}

/** True when a mail with this verdict may not be filed in bulk into `lane`. */
export function isStoppedRow(rows: readonly StoppedRow[], lane: Lane, verdict: Verdict): boolean {
  return rows.some(
    (row) => row.lane === lane && (row.rule === null || row.rule === verdict.hardRule?.id),
  );
}

async function record(
  desk: Desk,
  request: ReportSafetyMissRequest,
  principal: string,
): Promise<SafetyMissWorkItem> {
  const { houseRules, reference, verdict } = request;
  const mail = (await findMailWork(desk, workIdForMail(reference)))?.item ?? null;
  const filed = mail === null || mail.state === 'undone' ? null : mail;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const verdictLane = verdict.kind === 'decided' ? verdict.lane : verdict.options[0];
  const lane = filed?.lane ?? verdictLane;
  const data: SafetyMissData = {
    kind: 'safety-miss',
    lane,
    // A person's own choice is nobody's rule: then the whole lane is looked at again.
    rule: (filed === null || filed.data.verdictLane === lane ? verdict.hardRule?.id : null) ?? null,
    to: request.to,
    channelId: request.channelId,
    release: houseRules.release.number,
    openedAt: desk.clock.now(),
    openedBy: by,
    settledAt: null,
  };
  const mailLane = filed?.lane ?? null;
  for (let count = 1; ; count += 1) {
    const item: SafetyMissWorkItem = {
      workId: workIdOf(principal, reference, data.release, count),
      kind: 'safety-miss',
      principal,
      state: 'open',
      lane,
      urgency: request.urgency,
      due: null,
      message: { mailbox: principal, immutableId: reference.immutableId },
      data,
    };
    const added = await addWork(desk, houseRules.roster, item);
    if (added !== 'duplicate') return item;
    const standing = (await findWork(desk, item.workId))?.item;
    if (standing?.data.kind !== 'safety-miss') {
      throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
    }
    const same = { ...standing, data: standing.data };
    // It lies where that report brought it, or never came there: the same miss. Else it was let through once more.
    if (mailLane === null || mailLane === same.data.to || !(await isLogged(desk, same)))
      return same;
  }
}

/** The first report of a mail under a release, and those of the times that it was let through again. */
function workIdOf(
  principal: string,
  { immutableId }: MessageReference,
  release: string,
  count: number,
): string {
  const first = `safety-miss|${principal}|${immutableId}|${release}`;
  return uuidV5(count === 1 ? first : `${first}|${String(count)}`);
}

function entryIdOf({ workId }: SafetyMissWorkItem): string {
  return entryIdForStep(workId, 1, 'safety.missed');
}

/** True once the mail had come to its lane. */
async function isLogged(desk: Desk, item: SafetyMissWorkItem): Promise<boolean> {
  const entries = await desk.lists.find('AnteroomLog', {
    where: [{ column: 'EntryId', is: 'equal', value: entryIdOf(item) }],
    limit: 1,
  });
  return entries.length > 0;
}

function isMoved({ kind }: CorrectLaneOutcome): boolean {
  return kind === 'corrected' || kind === 'same-lane' || kind === 'preserved';
}

async function logMiss(
  desk: Desk,
  houseRules: HouseRules,
  item: SafetyMissWorkItem,
  reference: MessageReference,
): Promise<void> {
  const { data } = item;
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdOf(item),
        kind: 'safety.missed',
        at: data.openedAt,
        mailbox: item.principal,
        lane: data.to,
        urgency: item.urgency,
        release: data.release,
        subjectId: reference.immutableId,
        facts: { workId: item.workId, from: data.lane, rule: data.rule, channel: data.channelId },
      },
    ],
  });
}
