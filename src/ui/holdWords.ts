// What people read for the states, reasons and rules of holds.
import type {
  BlockKind,
  ClearingOffice,
  MeetingTier,
  ProposalProblem,
  ProposalState,
  RefusalRule,
  SlotReason,
} from '../domain/holds';
import type { PutOff } from '../workflows/holdTerms';
import type { Telling } from '../workflows/tellPhysician';

/** A proposal's state: one or two words, and what happens next. */
export function stateWords(state: ProposalState): {
  readonly title: string;
  readonly next: string;
} {
  switch (state) {
    case 'placing':
      return { title: 'Being placed', next: 'The holds are on their way into the calendar.' };
    case 'proposed':
      return { title: 'Waiting for an answer', next: 'The physician has not answered yet.' };
    case 'cleared':
      return {
        title: 'Any of these',
        next: 'Offer the times to the other side, then keep the one they take.',
      };
    case 'offered':
      return { title: 'Offered', next: 'Keep the one they take; the others are released.' };
    case 'picked':
      return { title: 'Picked', next: 'The picked time is being made firm.' };
    case 'confirmed':
      return {
        title: 'Confirmed',
        next: 'The time is busy in the calendar. Invite people from Outlook.',
      };
    case 'sent':
      return {
        title: 'Sent',
        next: 'It was found among the sent mails. No answer was asked for after that.',
      };
    case 'declined':
      return { title: 'Declined', next: 'The holds are released. Propose other times if needed.' };
    case 'expired':
      return { title: 'Expired', next: 'Nobody answered in time; the holds are released.' };
    case 'withdrawn':
      return { title: 'Withdrawn', next: 'The holds are released.' };
    case 'clash':
      return { title: 'Clash', next: 'The calendar changed. Propose other times.' };
    case 'failed':
      return { title: 'Not placed', next: 'The calendar did not take the holds. Propose again.' };
  }
}

/** Why a proposal stands in `clash` or `failed`. */
export function problemWords(problem: ProposalProblem): string {
  switch (problem) {
    case 'taken':
      return 'Other time was committed over every option.';
    case 'gone':
      return 'Somebody removed the holds in Outlook.';
    case 'moved':
      return 'Somebody moved the hold in Outlook.';
    case 'unproven':
      return 'The list says decided, but no decision of an entitled person proves it.';
    case 'refused':
      return 'Exchange refused to place the holds.';
    case 'invited':
      return 'Somebody had invited people to the event: it is theirs now. Cancel it in Outlook if it must go.';
  }
}

/** An office that clears trips, for the middle of a sentence. */
export function officeWords(office: ClearingOffice): string {
  switch (office) {
    case 'chief':
      return 'the chief';
    case 'or-scheduler':
      return 'the OR scheduler';
  }
}

/** Why a slot is offered. */
export function slotReasonWords(reason: SlotReason): string {
  switch (reason) {
    case 'asked-for':
      return 'as asked';
    case 'soonest-day':
      return 'soonest free day';
    case 'buffers-clear':
      return 'clear before and after';
    case 'travel-clear':
      return 'time for the way';
    case 'everyone-free':
      return 'everybody is free';
    case 'in-time':
      return 'as soon as promised';
    case 'by-grant':
      return 'by leave that was given';
    case 'round-start':
      return 'starts on the hour or half hour';
    case 'keeps-time-whole':
      return 'keeps longer free time whole';
    case 'no-other-meeting':
      return 'no other meeting that day';
  }
}

/** A kind of committed time. */
export function blockWords(kind: BlockKind): string {
  switch (kind) {
    case 'or':
      return 'operating room';
    case 'clinic':
      return 'clinic';
    case 'call':
      return 'call';
    case 'post-call':
      return 'rest after call';
    case 'teaching':
      return 'teaching';
    case 'research':
      return 'research';
    case 'committee':
      return 'committee';
    case 'travel':
      return 'travel';
    case 'personal':
      return 'personal time';
    case 'holiday':
      return 'holiday';
    case 'hold':
      return 'another hold';
    case 'meeting':
      return 'a meeting';
    case 'private':
      return 'a private entry';
  }
}

/** Why the calendar does not follow a decision at once, and when it will. */
export function putOffWords(why: PutOff): string {
  switch (why) {
    case 'no-rights':
      return 'You have no rights on this calendar; the next person who has them and opens Anteroom places it.';
    case 'no-list-rights':
      return 'Anteroom’s list in SharePoint took no change from you; the next person whose change it takes and who opens Anteroom goes on. Tell IT.';
    case 'unknown-calendar':
      return 'The calendar could not be read as a whole, so nothing was placed; Anteroom tries again while it is open.';
    case 'out-of-reach':
      return 'The calendar could not be reached; Anteroom tries again while it is open.';
    case 'under-way':
      return 'Somebody else’s Anteroom is placing it at this moment; look again shortly.';
  }
}

/** A tier by its name. */
export function tierWords(tier: MeetingTier): string {
  return tier === 'batch' ? 'Batch' : `Tier ${tier}`;
}

/**
 * Whom the signed calendar rules keep a tier for; null when they do not know it.
 *
 * @example
 * tierSentence('C', tiers) //=> 'Tier C is for: Everyone else, or decline.'
 */
export function tierSentence(
  tier: MeetingTier,
  tiers: readonly { readonly tier: MeetingTier; readonly who: string }[],
): string | null {
  const who = tiers.find((one) => one.tier === tier)?.who;
  return who === undefined ? null : `${tierWords(tier)} is for: ${who}.`;
}

/** Why a time is refused. */
export function refusalWords({
  code,
  blockKind,
  participant,
}: Pick<RefusalRule, 'code' | 'blockKind' | 'participant'>): string {
  const kind = blockKind === null ? 'committed time' : blockWords(blockKind);
  switch (code) {
    case 'unknown-calendar':
      return participant === null
        ? 'the calendar could not be read'
        : 'the calendar of somebody else could not be read';
    case 'stale-feed':
      return 'the call schedule was read too long ago';
    case 'past':
      return 'already past';
    case 'too-soon':
      return 'too soon from now';
    case 'too-late':
      return 'later than this tier promises';
    case 'outside-tier':
      return 'not in the hours of this tier';
    case 'outside-batch':
      return 'not a week in which committees meet';
    case 'weekend':
      return 'not a working day';
    case 'holiday':
      return 'a holiday';
    case 'outside-working-hours':
      return 'outside working hours';
    case 'too-early':
      return 'before the earliest meeting of that day';
    case 'lunch':
      return 'lunch';
    case 'no-meeting':
      return 'kept without meetings by the calendar rules';
    case 'credential':
      return 'no privileges at that site on that day';
    case 'protected-time':
      return 'protected every week by the calendar rules';
    case 'block':
      return `taken: ${kind}`;
    case 'buffer':
      return `too close to ${kind}`;
    case 'daily-limit':
      return 'the day already has its most meetings';
    case 'weekly-limit':
      return 'the week already has its most meetings';
    case 'travel-time':
      return `no time for the way between it and ${kind}`;
    case 'participant-busy':
      return 'somebody else is busy';
    case 'too-short':
      return 'the free stretch is too short';
  }
}

/** How the physician hears of a proposal; empty when it was told at once. */
export function toldWords(
  { wasTold, tellsAt }: Telling,
  say: (at: NonNullable<Telling['tellsAt']>) => string,
): string {
  if (tellsAt !== null)
    return `Teams tells of it when the next decision block begins, ${say(tellsAt)}, together with what else waits.`;
  return wasTold ? '' : 'Teams did not take the notice; the Approvals tab shows it.';
}
