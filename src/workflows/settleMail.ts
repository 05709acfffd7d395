// Does one thing with one mail that a person has read: gives it its lane, files it, or hands it off; and the way back.
import { workIdForMail } from '../domain/log';
import type { Lane } from '../domain/triage';
import type { Desk } from '../ports';
import { applyVerdict, isWhatTheVerdictSays, type ApplyOutcome } from './applyVerdict';
import { findClaim } from './claims';
import { fileMails, newPass, type BulkDeed, type Pass, type PassResult } from './fileMails';
import type { HouseRules } from './loadHouseRules';
import { isObserved } from './observeOnly';
import { isKeptOut, type SweptMail } from './sweepInbox';
import { undoApply, type UndoApplyOutcome } from './undoApply';
import { undoPass, type UndoneResult } from './undoPass';
import { whyNotHandOff } from './whyNotHandOff';

export interface SettleMailRequest {
  readonly houseRules: HouseRules;
  readonly swept: SweptMail;
  /** The lane that stands on it, the verdict's, or the person's choice where the verdict is unsure. */
  readonly lane: Lane;
  readonly deed: BulkDeed;
}

/** What `undoSettled` needs. */
export interface Settled {
  readonly kind: 'settled';
  readonly lane: Lane;
  readonly deed: BulkDeed;
  /** True when this gave the mail its lane; false when it had it before. */
  readonly isApplied: boolean;
  /** Filing and handing off are passes of one mail. */
  readonly pass: Pass | null;
  readonly result: Extract<PassResult, { kind: 'sorted' | 'handed-off' }> | null;
}

export type SettleOutcome =
  | Settled
  | Exclude<ApplyOutcome, { kind: 'applied' }>
  | Extract<PassResult, { kind: 'left-out' | 'claimed' | 'passed-over' | 'failed' }>;

/** Settles one mail. Repeating it after a failure does what is missing and nothing twice. */
export async function settleMail(desk: Desk, request: SettleMailRequest): Promise<SettleOutcome> {
  const { houseRules, swept, lane, deed } = request;
  const { mail, verdict, settledLane } = swept;
  const { reference, receivedAt } = mail;
  const { urgency } = verdict;
  if (settledLane === null && !isWhatTheVerdictSays(verdict, lane, urgency))
    return { kind: 'needs-correction' };
  if (isKeptOut(houseRules, mail)) return { kind: 'passed-over', swept, why: 'excluded' };
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const claim = (await findClaim(desk, workIdForMail(reference)))?.claim ?? null;
  if (claim !== null && claim.by !== by && claim.until > desk.clock.now())
    return { kind: 'claimed', swept, claim };
  if (deed.kind === 'hand-off' && !isObserved(houseRules, reference.mailbox)) {
    const asked = { reference, lane: settledLane ?? lane, channelId: deed.channelId, by };
    const why = await whyNotHandOff(desk, houseRules, asked);
    if (why !== null) return { kind: 'passed-over', swept, why };
  }
  // Filing writes the lane itself; every other deed goes by the lane on the mail.
  const appliesFirst = settledLane === null && deed.kind !== 'file';
  let isApplied = false;
  if (appliesFirst) {
    const asked = { houseRules, reference, verdict, lane, urgency, receivedAt };
    const applied = await applyVerdict(desk, asked);
    if (applied.kind !== 'applied') return applied;
    isApplied = !applied.isRepeat;
  }
  if (deed.kind === 'label') {
    return { kind: 'settled', lane, deed, isApplied, pass: null, result: null };
  }
  const settled: SweptMail = { ...swept, settledLane: settledLane ?? lane };
  const pass = await fileMails(desk, {
    houseRules,
    pass: newPass(desk, deed, [settled]),
    isSeen: true,
  });
  const [result] = pass.results;
  if (result === undefined) throw new Error('A pass of one mail has one result.');
  return result.kind === 'sorted' || result.kind === 'handed-off'
    ? { kind: 'settled', lane, deed, isApplied, pass, result }
    : result;
}

export interface UndoSettledRequest {
  readonly houseRules: HouseRules;
  readonly swept: SweptMail;
  readonly settled: Settled;
}

/** The last thing that was tried: when the pass could not be taken back, the lane stays, too. */
export type UndoSettledOutcome = UndoneResult['kind'] | UndoApplyOutcome['kind'];

/** Takes the deed back: the folder or the hand-off first, then the lane. Throws what a failed step threw. */
export async function undoSettled(
  desk: Desk,
  { houseRules, swept, settled }: UndoSettledRequest,
): Promise<UndoSettledOutcome> {
  if (settled.pass !== null) {
    const { results } = await undoPass(desk, { houseRules, pass: settled.pass });
    const [undone] = results;
    if (undone?.kind === 'failed') throw undone.error;
    if (undone !== undefined && (undone.kind !== 'undone' || !settled.isApplied))
      return undone.kind;
  }
  if (!settled.isApplied) return 'nothing-to-undo';
  const { kind } = await undoApply(desk, { houseRules, reference: swept.mail.reference });
  return kind;
}
