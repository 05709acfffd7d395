// Labels, files or hands off many mails in one pass: with progress, cancel, resume, and every failure kept with its mail.
import type { HandOffWorkItem, MailWorkItem } from '../domain/log';
import { laneOfCategories, workIdForMail } from '../domain/log';
import { principalAt } from '../domain/roster';
import {
  bindSender,
  isLockedLane,
  mayBindSender,
  type Lane,
  type LeftOutReason,
  type SenderHistory,
} from '../domain/triage';
import { isDeskError, type Desk, type DeskError, type InboxMail } from '../ports';
import { applyVerdict } from './applyVerdict';
import { readClaims, type Claim } from './claims';
import { handOff, type OpenHandOff } from './handOff';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { logPass } from './passLog';
import { sortMail } from './passSteps';
import { preservedInBulk, type Preserved } from './preservation';
import { readSenderHistory } from './readSenderHistory';
import { isStoppedRow, stoppedRows, type StoppedRow } from './safetyMiss';
import { isKeptOut, type SweptMail } from './sweepInbox';
import { whyNotHandOff } from './whyNotHandOff';

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
        | 'already-handed-off'
        | 'already-sorted'
        | 'already-taken'
        | 'changed-meanwhile'
        | 'channel-not-for-lane'
        | 'excluded'
        | 'gone'
        | 'needs-correction'
        | 'not-a-principal'
        | 'observe-only'
        /** A person has sorted this sender's mail into another lane before, and that binds. */
        | 'sender-sorted-otherwise';
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
/** Mails after which claims and stopped rows are read again. */
const LOOK_EVERY = 25;

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
 * @throws DeskError when the claims or the stopped rows cannot be read at the beginning; nothing was done then. Where they
 * cannot be read on the way, the pass ends there and what it has not come to waits
 */
export async function fileMails(desk: Desk, request: FileMailsRequest): Promise<Pass> {
  const { signal, onProgress } = request;
  let { pass } = request;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const historyOf = historiesOf(desk);
  let { claims, stopped } = await whatOthersSay(desk, request.houseRules, pass.waiting);
  let broken: DeskError | null = null;
  for (let come = 0; pass.waiting.length > 0 && signal?.aborted !== true; come += 1) {
    const [swept, ...waiting] = pass.waiting;
    if (swept === undefined) break;
    if (come > 0 && come % LOOK_EVERY === 0) {
      try {
        ({ claims, stopped } = await whatOthersSay(desk, request.houseRules, pass.waiting));
      } catch (error) {
        if (!isDeskError(error)) throw error;
        broken = error;
        break;
      }
    }
    const claim = claims.get(workIdForMail(swept.mail.reference));
    const result: PassResult =
      claim !== undefined && claim.by !== by
        ? { kind: 'claimed', swept, claim }
        : await doOne(desk, request, { by, stopped, historyOf }, swept);
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
  if (broken !== null) throw broken;
  return logged;
}

/** A long pass runs while others work: what they claim, and a row that a safety miss stops, counts for the rest of it. */
async function whatOthersSay(
  desk: Desk,
  houseRules: HouseRules,
  waiting: readonly SweptMail[],
): Promise<{
  readonly claims: ReadonlyMap<string, Claim>;
  readonly stopped: readonly StoppedRow[];
}> {
  const [claims, stopped] = await Promise.all([
    claimsOn(desk, waiting),
    stoppedRows(desk, houseRules),
  ]);
  return { claims, stopped };
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

/** What a deed on one mail needs to know of the pass and of the others. */
interface Around {
  readonly by: string;
  readonly stopped: readonly StoppedRow[];
  readonly historyOf: (mail: InboxMail) => Promise<SenderHistory | null>;
}

/** How a sender's earlier mail was sorted: asked once a pass for each sender, because newsletters come in dozens. */
function historiesOf(desk: Desk): Around['historyOf'] {
  const asked = new Map<string, Promise<SenderHistory | null>>();
  return async ({ reference, from }) => {
    const sender = (from?.address ?? '').toLowerCase();
    if (sender === '') return null;
    const key = `${reference.mailbox} ${sender}`;
    const before = asked.get(key);
    if (before !== undefined) return before;
    const history = readSenderHistory(desk, { reference, sender });
    asked.set(key, history);
    history.catch(() => {
      asked.delete(key);
    });
    return history;
  };
}

/** A correction binds its sender, also in a pile that was made before it. */
async function isBoundElsewhere(
  { verdict, mail, settledLane }: SweptMail,
  historyOf: Around['historyOf'],
): Promise<boolean> {
  if (settledLane !== null || !mayBindSender(verdict) || verdict.kind !== 'decided') return false;
  const bound = bindSender(verdict, await historyOf(mail));
  return bound.kind === 'decided' && bound.lane !== verdict.lane;
}

async function doOne(
  desk: Desk,
  { houseRules, pass: { passId, deed }, isSeen = false }: FileMailsRequest,
  { by, stopped, historyOf }: Around,
  swept: SweptMail,
): Promise<PassResult> {
  try {
    // Swept before the release that keeps the desk out of it was signed.
    if (isKeptOut(houseRules, swept.mail)) return { kind: 'passed-over', swept, why: 'excluded' };
    if (deed.kind === 'hand-off')
      return await handOffOne(desk, houseRules, deed.channelId, swept, by);
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
    if (!isSeen && (await isBoundElsewhere(swept, historyOf)))
      return { kind: 'passed-over', swept, why: 'sender-sorted-otherwise' };
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
  by: string,
): Promise<PassResult> {
  const { mail, verdict, settledLane } = swept;
  const lane = settledLane ?? (verdict.kind === 'decided' ? verdict.lane : null);
  if (lane === null) return { kind: 'left-out', swept, reasons: ['unsure'] };
  const { reference, receivedAt } = mail;
  // A colleague's deed is passed over: undoing this pass must not take it back.
  const why = await whyNotHandOff(desk, houseRules, { reference, lane, channelId, by });
  if (why !== null) return { kind: 'passed-over', swept, why };
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
