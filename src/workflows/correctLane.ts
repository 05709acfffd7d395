// Moves a mail to another lane. Leaving a lock needs a reason; a lock that a hard rule set needs the channel's word.
import {
  workIdForMail,
  type Correction,
  type CorrectionReason,
  type MailData,
  type MailWorkItem,
  type NameReason,
} from '../domain/log';
import type { MessageReference } from '../domain/holds';
import { lanePolicyOf } from '../domain/macros';
import { channelWithId, principalAt } from '../domain/roster';
import type { Instant } from '../domain/time';
import type { Person } from '../domain/mail';
import { isLockedLane, URGENCIES, type Lane, type Urgency, type Verdict } from '../domain/triage';
import type { Desk } from '../ports';
import { dueOf } from './dueOf';
import { finishMailStep } from './finishMailStep';
import { judgeWords, keptReason, type WordsVerdict } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { preservedBy, type Preserved } from './preservation';
import { proposeAmendment } from './proposeAmendment';
import { addWork, changeWork, findMailWork, type WorkRow } from './workRows';

export interface CorrectLaneRequest {
  readonly houseRules: HouseRules;
  readonly reference: MessageReference;
  readonly verdict: Verdict;
  readonly to: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  /** Who wrote the mail: only the class of sender is kept, of organizations the domain. */
  readonly sender?: Person | null;
  /** A code and a short note; the note may be empty, except for `other`. */
  readonly reason: { readonly code: CorrectionReason; readonly note: string } | null;
  /** Who of the locked lane's channel said so, and when. */
  readonly channelWord: {
    readonly channelId: string;
    readonly who: string;
    readonly heardAt: Instant;
  } | null;
  /** Why a name outside the directory may be kept; asked for where the outcome says so. */
  readonly nameReason?: NameReason | null;
}

export type CorrectLaneOutcome =
  | {
      readonly kind: 'corrected';
      readonly item: MailWorkItem;
      readonly category: string;
      readonly isRepeat: boolean;
    }
  /** Nothing to correct; a lane that nobody has applied yet is applied with `applyVerdict`. */
  | { readonly kind: 'same-lane'; readonly item: MailWorkItem | null }
  /** The lane is or may be locked. */
  | { readonly kind: 'reason-needed' }
  /** A hard rule set the lock; one of these channels must have said so. */
  | { readonly kind: 'channel-word-needed'; readonly channelIds: readonly string[] }
  /** The channel is not one of the locked lane's, or the call lies in the future. */
  | { readonly kind: 'channel-word-unusable'; readonly channelIds: readonly string[] }
  /** Only a name is in the way; a reason lets it pass and is logged without the name. */
  | { readonly kind: 'name-needs-reason' }
  /** The note or the name holds something that may not be kept: say it without names and numbers. */
  | { readonly kind: 'words-refused' }
  /** The release preserves its thread: the lane that stands on it stays. */
  | Preserved
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

const LONGEST_NOTE = 200;
const CLOCK_SLACK = 5 * 60_000;

/** Corrects a lane. The order of writing is that of `applyVerdict`, then the amendment; a repeat heals both. */
export async function correctLane(
  desk: Desk,
  request: CorrectLaneRequest,
): Promise<CorrectLaneOutcome> {
  const { houseRules, reference, to, urgency, nameReason = null } = request;
  const principal = principalAt(houseRules.roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;

  const workId = workIdForMail(reference);
  const row = await findMailWork(desk, workId);
  const standing = row === null || row.item.state === 'undone' ? null : row.item;
  const repeat = await repeatOf(desk, request, standing);
  if (repeat !== null) return repeat;

  const from = laneBefore(request.verdict, standing, to);
  if (from === to && (standing === null || standing.urgency === urgency)) {
    return { kind: 'same-lane', item: standing };
  }
  const judged = judgeWords(houseRules.roster, wordsOf(request), nameReason);
  const refusal = refusalFor(desk, request, row, standing, from, judged);
  if (refusal !== null) return refusal;
  // A first lane may be given to any mail; the one that stands on a preserved mail stays.
  const preserved = standing === null ? null : await preservedBy(desk, houseRules, reference);
  if (preserved !== null) return preserved;

  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const correction: Correction = {
    from,
    to,
    reason: request.reason?.code ?? null,
    note: (request.reason?.note ?? '').trim(),
    channelWord: request.channelWord,
    ...keptReason(judged, nameReason),
    by,
    at: now,
  };
  const before = row?.item.data ?? null;
  const data: MailData = {
    kind: 'mail',
    sequence: (before?.sequence ?? 0) + 1,
    step: { kind: 'corrected', by, at: now },
    receivedAt: before?.receivedAt ?? request.receivedAt,
    openedAt: standing?.data.openedAt ?? now,
    openedBy: standing?.data.openedBy ?? by,
    settledAt: null,
    release: houseRules.release.number,
    verdictLane:
      before?.verdictLane ?? (request.verdict.kind === 'decided' ? request.verdict.lane : null),
    hardRule: before?.hardRule ?? request.verdict.hardRule?.id ?? null,
    previous:
      standing?.lane == null || standing.urgency === null
        ? null
        : {
            lane: standing.lane,
            urgency: standing.urgency,
            due: standing.due,
            correction: standing.data.correction,
          },
    correction,
  };
  const item: MailWorkItem = {
    workId,
    kind: 'mail',
    principal: principal.address,
    state: 'open',
    lane: to,
    urgency,
    due: dueOf(houseRules, principal, to, urgency, data.receivedAt ?? now),
    message: { mailbox: principal.address, immutableId: reference.immutableId },
    data,
  };
  const written =
    row === null
      ? await addWork(desk, houseRules.roster, item)
      : await changeWork(desk, houseRules.roster, row, item);
  if (written === 'changed' || written === 'duplicate') return { kind: 'changed-meanwhile' };
  return finish(desk, request, written.item, false);
}

/** The very correction that stands already, e.g. after a crash: only its category and entry are made good. */
async function repeatOf(
  desk: Desk,
  request: CorrectLaneRequest,
  standing: MailWorkItem | null,
): Promise<CorrectLaneOutcome | null> {
  if (standing?.data.step.kind !== 'corrected') return null;
  if (standing.lane !== request.to || standing.urgency !== request.urgency) return null;
  return finish(desk, request, standing, true);
}

async function finish(
  desk: Desk,
  { houseRules, verdict, sender = null }: CorrectLaneRequest,
  item: MailWorkItem,
  isRepeat: boolean,
): Promise<CorrectLaneOutcome> {
  const category = await finishMailStep(desk, houseRules, item);
  if (category === null) return { kind: 'changed-meanwhile' };
  await proposeAmendment(desk, houseRules, item, verdict, sender);
  return { kind: 'corrected', item, category, isRepeat };
}

/** The lane that is left: what stands, else the verdict's; of an abstention the locked option, unless that is chosen. */
function laneBefore(verdict: Verdict, standing: MailWorkItem | null, to: Lane): Lane {
  if (standing?.lane != null) return standing.lane;
  if (verdict.kind === 'decided') return verdict.lane;
  if (verdict.options.includes(to) && isLockedLane(to)) return to;
  return verdict.options.find((lane) => isLockedLane(lane)) ?? verdict.options[0];
}

function refusalFor(
  desk: Desk,
  request: CorrectLaneRequest,
  row: WorkRow<MailWorkItem> | null,
  standing: MailWorkItem | null,
  from: Lane,
  judged: WordsVerdict,
): CorrectLaneOutcome | null {
  const { houseRules, verdict, to, reason, channelWord } = request;
  const note = reason?.note.trim() ?? '';
  const isReason = reason !== null && (reason.code !== 'other' || note !== '');
  const isSlower =
    standing?.urgency != null &&
    URGENCIES.indexOf(request.urgency) > URGENCIES.indexOf(standing.urgency);
  if (isLockedLane(from) && (to !== from || isSlower) && !isReason) {
    return { kind: 'reason-needed' };
  }

  const hardLane = hardLockedLane(verdict, row);
  const hasWord = channelWord !== null || standing?.data.correction?.channelWord != null;
  if (hardLane !== null && !isLockedLane(to) && isLockedLane(from)) {
    const channelIds = lanePolicyOf(houseRules.release.matrix, hardLane)?.channels ?? [];
    if (!hasWord) return { kind: 'channel-word-needed', channelIds };
    if (channelWord !== null && !isUsableWord(desk, request, channelIds)) {
      return { kind: 'channel-word-unusable', channelIds };
    }
  }
  if (note.length > LONGEST_NOTE) return { kind: 'words-refused' };
  return judged === 'clean' || judged === 'named' ? null : { kind: judged };
}

/** What the person typed. */
function wordsOf({ reason, channelWord }: CorrectLaneRequest): readonly string[] {
  return [reason?.note.trim() ?? '', channelWord?.who ?? ''].filter((one) => one !== '');
}

/** The locked lane that a hard rule chose, now or when the mail was first sorted. */
function hardLockedLane(verdict: Verdict, row: WorkRow<MailWorkItem> | null): Lane | null {
  if (verdict.kind === 'decided' && verdict.hardRule !== null && isLockedLane(verdict.lane)) {
    return verdict.lane;
  }
  const data = row?.item.data;
  if (data?.hardRule == null || data.verdictLane === null) return null;
  return isLockedLane(data.verdictLane) ? data.verdictLane : null;
}

function isUsableWord(
  desk: Desk,
  request: CorrectLaneRequest,
  channelIds: readonly string[],
): boolean {
  const { channelWord, houseRules } = request;
  return (
    channelWord !== null &&
    channelIds.includes(channelWord.channelId) &&
    channelWithId(houseRules.roster, channelWord.channelId) !== null &&
    channelWord.who.trim() !== '' &&
    channelWord.heardAt <= desk.clock.now() + CLOCK_SLACK
  );
}
