// Labels, files or hands off many mails in one pass: with progress, cancel, resume, and every failure kept with its mail.
import type { HandOffWorkItem, MailWorkItem } from '../domain/log';
import { laneOfCategories, workIdForMail } from '../domain/log';
import { principalAt } from '../domain/roster';
import { isLockedLane, type Lane, type LeftOutReason } from '../domain/triage';
import { isDeskError, type Desk, type DeskError, type InboxMail } from '../ports';
import { applyVerdict } from './applyVerdict';
import { readClaims, type Claim } from './claims';
import { handOff, type OpenHandOff } from './handOff';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { logPass } from './passLog';
import { sortMail } from './passSteps';
import { preservedInBulk, type Preserved } from './preservation';
import { isStoppedRow, stoppedRows, type StoppedRow } from './safetyMiss';
import { isKeptOut, type SweptMail } from './sweepInbox';

export type BulkDeed =
  | { readonly kind: 'label' }
  /** Label, and out of the inbox into the archive, or into the release's folder for digests. */
  | { readonly kind: 'file' }
  | { readonly kind: 'hand-off'; readonly channelId: string };

export type PassResult =
  | { readonly kind: 'sorted'; readonly swept: SweptMail; readonly item: MailWorkItem }
  | {
      readonly kind: 'handed-off';
      readonly swept: SweptMail;
      readonly item: HandOffWorkItem;
      readonly opened: OpenHandOff;
      /** The pass gave the mail its lane, too. */
      readonly isApplied: boolean;
    }
  /** Not for bulk: a person must look at it. */
  | {
      readonly kind: 'left-out';
      readonly swept: SweptMail;
      readonly reasons: readonly LeftOutReason[];
      /** What preserves its thread, in the words of the policy. */
      readonly preservedBy?: string;
    }
  | { readonly kind: 'claimed'; readonly swept: SweptMail; readonly claim: Claim }
  | {
      readonly kind: 'passed-over';
      readonly swept: SweptMail;
      readonly why:
        | 'already-sorted'
        | 'already-taken'
        | 'changed-meanwhile'
        | 'channel-not-for-lane'
        | 'excluded'
        | 'gone'
        | 'needs-correction'
        | 'not-a-principal'
        | 'observe-only';
    }
  | { readonly kind: 'failed'; readonly swept: SweptMail; readonly error: DeskError };

export interface Pass {
  /** UUID; a resumed pass keeps it. */
  readonly passId: string;
  readonly deed: BulkDeed;
  /** One for each mail that was come to, in order. */
  readonly results: readonly PassResult[];
  /** Not come to, because the pass was cancelled. */
  readonly waiting: readonly SweptMail[];
  /** Done, but the log could not be reached: resuming writes it. */
  readonly unlogged: readonly MailWorkItem[];
}

export interface FileMailsRequest {
  readonly houseRules: HouseRules;
  readonly pass: Pass;
  /** True when a person has read every one of these mails: only what may never be filed is left out then. */
  readonly isSeen?: boolean;
  readonly signal?: AbortSignal;
  /** After every mail. */
  readonly onProgress?: (pass: Pass) => void;
}

/** A log entry is written at least this often, so that a crash leaves few deeds without one. */
const LOG_EVERY = 50;

/** A pass that has not begun. */
export function newPass(desk: Desk, deed: BulkDeed, mails: readonly SweptMail[]): Pass {
  return { passId: desk.ids.newId(), deed, results: [], waiting: mails, unlogged: [] };
}

/** The pass with its failed mails put back in the line, so that `fileMails` tries them again. */
export function retryFailed(pass: Pass): Pass {
  const failed = pass.results.filter(({ kind }) => kind === 'failed').map(({ swept }) => swept);
  return {
    ...pass,
    results: pass.results.filter(({ kind }) => kind !== 'failed'),
    waiting: [...failed, ...pass.waiting],
  };
}

/**
 * Works off what waits in the pass, mail by mail. Repeating or resuming it never does a thing twice.
 *
 * One mail's failure stays with that mail and the others go on. What could tell of a patient, an unsure or locked
 * verdict, an unknown outside person's first mail, a row that a safety miss has stopped and anything in a thread that is
 * preserved, by the release or as a legal matter, is left out.
 *
 * @throws DeskError when the claims or the stopped rows cannot be read; nothing was done then
 */
export async function fileMails(desk: Desk, request: FileMailsRequest): Promise<Pass> {
  const { signal, onProgress } = request;
  let { pass } = request;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const [claims, stopped] = await Promise.all([
    claimsOn(desk, pass.waiting),
    stoppedRows(desk, request.houseRules),
  ]);
  while (pass.waiting.length > 0 && signal?.aborted !== true) {
    const [swept, ...waiting] = pass.waiting;
    if (swept === undefined) break;
    const claim = claims.get(workIdForMail(swept.mail.reference));
    const result: PassResult =
      claim !== undefined && claim.by !== by
        ? { kind: 'claimed', swept, claim }
        : await doOne(desk, request, stopped, swept);
    pass = {
      ...pass,
      waiting,
      results: [...pass.results, result],
      unlogged: result.kind === 'sorted' ? [...pass.unlogged, result.item] : pass.unlogged,
    };
    if (pass.unlogged.length >= LOG_EVERY) pass = await settleLog(desk, request.houseRules, pass);
    onProgress?.(pass);
  }
  const logged = await settleLog(desk, request.houseRules, pass);
  onProgress?.(logged);
  return logged;
}

async function claimsOn(
  desk: Desk,
  mails: readonly SweptMail[],
): Promise<ReadonlyMap<string, Claim>> {
  const mailboxes = [...new Set(mails.map(({ mail }) => mail.reference.mailbox))];
  const claims = await Promise.all(mailboxes.map(async (mailbox) => readClaims(desk, mailbox)));
  return new Map(claims.flatMap((some) => [...some]));
}

/** A log out of reach does not undo what was done: it is written when the pass goes on or is resumed. */
async function settleLog(desk: Desk, houseRules: HouseRules, pass: Pass): Promise<Pass> {
  try {
    await logPass(desk, houseRules, pass.passId, 'mail.swept', pass.unlogged);
    return { ...pass, unlogged: [] };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return pass;
  }
}

async function doOne(
  desk: Desk,
  { houseRules, pass: { passId, deed }, isSeen = false }: FileMailsRequest,
  stopped: readonly StoppedRow[],
  swept: SweptMail,
): Promise<PassResult> {
  try {
    // Swept before the release that keeps the desk out of it was signed.
    if (isKeptOut(houseRules, swept.mail)) return { kind: 'passed-over', swept, why: 'excluded' };
    if (deed.kind === 'hand-off') return await handOffOne(desk, houseRules, deed.channelId, swept);
    const { verdict, mail } = swept;
    const lane = laneOf(swept, isSeen);
    const { reasons, preservedBy } = isSeen
      ? await reasonsAgainstSeen(desk, houseRules, swept, lane)
      : await reasonsAgainst(desk, houseRules, swept);
    if (!isSeen && lane !== null && isStoppedRow(stopped, lane, verdict))
      reasons.push('stopped-row');
    if (reasons.length > 0 || lane === null)
      return {
        kind: 'left-out',
        swept,
        reasons,
        ...(preservedBy === null ? {} : { preservedBy: preservedBy.title }),
      };
    const principal = principalAt(houseRules.roster, mail.reference.mailbox);
    if (principal === null) return { kind: 'passed-over', swept, why: 'not-a-principal' };
    if (isObserved(houseRules, principal.address))
      return { kind: 'passed-over', swept, why: 'observe-only' };
    const outcome = await sortMail(desk, {
      houseRules,
      passId,
      principal,
      mail,
      lane,
      urgency: verdict.urgency,
      verdictLane: verdict.kind === 'decided' ? verdict.lane : null,
      hardRule: verdict.hardRule?.id ?? null,
      isFiled: deed.kind === 'file',
    });
    return outcome.kind === 'sorted'
      ? { kind: 'sorted', swept, item: outcome.item }
      : { kind: 'passed-over', swept, why: outcome.kind };
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return { kind: 'failed', swept, error };
  }
}

/** A bulk pass goes by the verdict alone; a person who has read the mail may have settled it otherwise. */
function laneOf({ verdict, settledLane }: SweptMail, isSeen: boolean): Lane | null {
  if (isSeen && settledLane !== null) return settledLane;
  return verdict.kind === 'decided' ? verdict.lane : null;
}

interface Against {
  readonly reasons: LeftOutReason[];
  readonly preservedBy: Preserved | null;
}

/** What holds for a mail that somebody has read, too. */
async function reasonsAgainstSeen(
  desk: Desk,
  houseRules: HouseRules,
  { mail }: SweptMail,
  lane: Lane | null,
): Promise<Against> {
  const reasons: LeftOutReason[] = [];
  if (lane !== null && isLockedLane(lane)) reasons.push('locked-lane');
  const preservedBy = await preservedInBulk(desk, houseRules, mail);
  if (preservedBy !== null) reasons.push('preserved-thread');
  return { reasons, preservedBy };
}

/** What the mail said at the sweep, and what the mailbox says of its thread and its sender now. */
async function reasonsAgainst(
  desk: Desk,
  houseRules: HouseRules,
  swept: SweptMail,
): Promise<Against> {
  if (swept.leftOut.length > 0) return { reasons: [...swept.leftOut], preservedBy: null };
  const reasons: LeftOutReason[] = [];
  const preservedBy = await preservedInBulk(desk, houseRules, swept.mail);
  if (preservedBy !== null) reasons.push('preserved-thread');
  if (swept.isFromIndividual && !(await isSenderKnown(desk, swept.mail)))
    reasons.push('first-time-sender');
  return { reasons, preservedBy };
}

/** True when somebody has sorted another mail of this sender. */
async function isSenderKnown(desk: Desk, { reference, from }: InboxMail): Promise<boolean> {
  const sender = from?.address ?? '';
  if (sender === '') return false;
  const others = await desk.mailbox.listRelated(reference.mailbox, { sender });
  return others.some(
    (line) =>
      line.reference.immutableId !== reference.immutableId &&
      laneOfCategories(line.categories) !== null,
  );
}

/** Handing off is what mail that is not for filing needs: a person chose the channel, the lane's policy allows it or not. */
async function handOffOne(
  desk: Desk,
  houseRules: HouseRules,
  channelId: string,
  swept: SweptMail,
): Promise<PassResult> {
  const { mail, verdict, settledLane } = swept;
  const lane = settledLane ?? (verdict.kind === 'decided' ? verdict.lane : null);
  if (lane === null) return { kind: 'left-out', swept, reasons: ['unsure'] };
  const { reference, receivedAt } = mail;
  const { urgency } = verdict;
  // The lane goes with the mail: without it the channel's mail would stand unsorted in the inbox.
  const applied =
    settledLane === null
      ? await applyVerdict(desk, { houseRules, reference, verdict, lane, urgency, receivedAt })
      : null;
  if (applied !== null && applied.kind !== 'applied')
    return { kind: 'passed-over', swept, why: applied.kind };
  const outcome = await handOff(desk, {
    houseRules,
    reference: mail.reference,
    lane,
    urgency: verdict.urgency,
    receivedAt: mail.receivedAt,
    channelId,
  });
  return outcome.kind === 'opened'
    ? {
        kind: 'handed-off',
        swept,
        item: outcome.item,
        opened: outcome,
        isApplied: applied !== null && !applied.isRepeat,
      }
    : { kind: 'passed-over', swept, why: outcome.kind };
}
