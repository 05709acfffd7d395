// Applies a lane to a mail: work item with its due time, shared category, log entry.
import { workIdForMail, type MailData, type MailWorkItem } from '../domain/log';
import { principalAt } from '../domain/roster';
import type { Instant } from '../domain/time';
import {
  isLockedLane,
  isLockedVerdict,
  URGENCIES,
  type Lane,
  type Urgency,
  type Verdict,
} from '../domain/triage';
import type { Desk } from '../ports';
import type { MessageReference } from '../domain/holds';
import { dueOf } from './dueOf';
import { finishMailStep } from './finishMailStep';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { addWork, changeWork, findMailWork } from './workRows';

export interface ApplyVerdictRequest {
  readonly houseRules: HouseRules;
  /** As `Mailbox.confirm` gave it: never a guess. */
  readonly reference: MessageReference;
  readonly verdict: Verdict;
  /** The verdict's lane, or the person's choice where it abstained. */
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
}

export type ApplyOutcome =
  /** `category` is what the mail carries now. `isRepeat`: it had been applied before; the rest was checked. */
  | {
      readonly kind: 'applied';
      readonly item: MailWorkItem;
      readonly category: string;
      readonly isRepeat: boolean;
    }
  /** Somebody gave it another lane before; nothing was changed. Use `correctLane`. */
  | { readonly kind: 'already-sorted'; readonly item: MailWorkItem }
  /** The chosen lane is not what the verdict says, or leaves a lane that is or may be locked. Use `correctLane`. */
  | { readonly kind: 'needs-correction' }
  /** Somebody wrote at the same moment; nothing was overwritten. Read again. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'not-a-principal' }
  | ObserveOnly;

/**
 * Applies a lane.
 *
 * Order: work item, category, log. A crash after any of them is healed by applying again, which finds the same work item
 * (its id follows from the mail) and repeats what is missing.
 */
export async function applyVerdict(
  desk: Desk,
  request: ApplyVerdictRequest,
): Promise<ApplyOutcome> {
  const { houseRules, reference, verdict, lane, urgency } = request;
  const principal = principalAt(houseRules.roster, reference.mailbox);
  if (principal === null) return { kind: 'not-a-principal' };
  if (isObserved(houseRules, principal.address)) return OBSERVE_ONLY;
  if (!isWhatTheVerdictSays(verdict, lane, urgency)) return { kind: 'needs-correction' };

  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const now = desk.clock.now();
  const workId = workIdForMail(reference);
  const standing = await findMailWork(desk, workId);
  if (standing !== null && standing.item.state !== 'undone') {
    if (standing.item.lane !== lane || standing.item.urgency !== urgency) {
      return { kind: 'already-sorted', item: standing.item };
    }
    return finish(desk, houseRules, standing.item, true);
  }

  const data: MailData = {
    kind: 'mail',
    sequence: (standing?.item.data.sequence ?? 0) + 1,
    step: { kind: 'applied', by, at: now },
    receivedAt: request.receivedAt,
    openedAt: now,
    openedBy: by,
    settledAt: null,
    release: houseRules.release.number,
    verdictLane: verdict.kind === 'decided' ? verdict.lane : null,
    hardRule: verdict.hardRule?.id ?? null,
    previous: null,
    correction: null,
  };
  const item: MailWorkItem = {
    workId,
    kind: 'mail',
    principal: principal.address,
    state: 'open',
    lane,
    urgency,
    due: dueOf(houseRules, principal, lane, urgency, request.receivedAt ?? now),
    message: { mailbox: principal.address, immutableId: reference.immutableId },
    data,
  };
  const written =
    standing === null
      ? await addWork(desk, houseRules.roster, item)
      : await changeWork(desk, houseRules.roster, standing, item);
  if (written === 'changed') return { kind: 'changed-meanwhile' };
  if (written === 'duplicate') return joinOther(desk, houseRules, workId, lane, urgency);
  return finish(desk, houseRules, written.item, false);
}

/** True when applying this lane at this urgency corrects nothing and leaves no lock. */
export function isWhatTheVerdictSays(verdict: Verdict, lane: Lane, urgency: Urgency): boolean {
  const isSlower = URGENCIES.indexOf(urgency) > URGENCIES.indexOf(verdict.urgency);
  if (isLockedLane(lane) && isSlower) return false;
  if (verdict.kind === 'decided') return verdict.lane === lane;
  if (!verdict.options.includes(lane)) return false;
  return isLockedLane(lane) || !isLockedVerdict(verdict);
}

/** Another client added the row between our look and our write: the same lane is success, another one is theirs. */
async function joinOther(
  desk: Desk,
  houseRules: HouseRules,
  workId: string,
  lane: Lane,
  urgency: Urgency,
): Promise<ApplyOutcome> {
  const other = await findMailWork(desk, workId);
  if (other === null) return { kind: 'changed-meanwhile' };
  if (other.item.lane !== lane || other.item.urgency !== urgency || other.item.state === 'undone') {
    return { kind: 'already-sorted', item: other.item };
  }
  return finish(desk, houseRules, other.item, true);
}

async function finish(
  desk: Desk,
  houseRules: HouseRules,
  item: MailWorkItem,
  isRepeat: boolean,
): Promise<ApplyOutcome> {
  const category = await finishMailStep(desk, houseRules, item);
  return category === null
    ? { kind: 'changed-meanwhile' }
    : { kind: 'applied', item, category, isRepeat };
}
