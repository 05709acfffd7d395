// What the queue says of deeds, passes, ages and claims, in one sentence each; never a word of a mail.
import { personAt, type Principal, type Roster } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import type { LeftOutReason } from '../../domain/triage';
import { laneWords } from '../../ui/laneWords';
import { OBSERVED } from '../../ui/observeWords';
import { preservedWords } from '../../ui/triage/applyWords';
import type { Age } from '../../workflows/ageOf';
import type { Claim } from '../../workflows/claims';
import type { PassResult } from '../../workflows/fileMails';
import type { SettleOutcome, UndoSettledOutcome } from '../../workflows/settleMail';
import { sayClock } from '../sayClock';

export function leftOutWords(reason: LeftOutReason): string {
  switch (reason) {
    case 'unsure':
      return 'the desk is not sure';
    case 'locked-lane':
      return 'its lane is locked';
    case 'patient-information':
      return 'patient information';
    case 'clinical-content':
      return 'clinical content';
    case 'first-time-sender':
      return 'a sender’s first mail';
    case 'preserved-thread':
      return 'preserved thread';
    case 'stopped-row':
      return 'bulk filing is stopped in this row until a new release';
  }
}

export interface LeftOut {
  readonly reasons: readonly LeftOutReason[];
  readonly preservedBy?: string;
}

/** `preserved thread (Legal hold 2026-03)`. */
function firstReason({ reasons: [first], preservedBy }: LeftOut): string | null {
  if (first === undefined) return null;
  const isNamed = first === 'preserved-thread' && preservedBy !== undefined;
  return isNamed ? `${leftOutWords(first)} (${preservedBy})` : leftOutWords(first);
}

/** `3 left out: 2 patient information, 1 a sender’s first mail`; counts each mail under its first reason. */
export function sayLeftOut(mails: readonly LeftOut[]): string {
  const counts = new Map<string, number>();
  for (const mail of mails) {
    const first = firstReason(mail);
    if (first !== null) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const words = [...counts].map(([reason, count]) => `${String(count)} ${reason}`);
  return `${String(mails.length)} left out to be looked at one by one: ${words.join(', ')}`;
}

type PassedOver = Extract<PassResult, { kind: 'passed-over' }>['why'];

export function passedOverWords(why: PassedOver): string {
  switch (why) {
    case 'already-handed-off':
      return 'A colleague has handed it there already. Nothing was changed.';
    case 'already-sorted':
      return 'Somebody has sorted it already. Nothing was changed.';
    case 'already-taken':
      return 'The channel has taken it already. Nothing was changed.';
    case 'changed-meanwhile':
      return 'Somebody worked on it at the same moment. Nothing was overwritten; look again.';
    case 'channel-not-for-lane':
      return 'The signed matrix does not send this lane there. Choose another desk.';
    case 'excluded':
      return 'The signed policy keeps Anteroom out of this mail since. Work it in Outlook.';
    case 'gone':
      return 'It is no longer in the inbox.';
    case 'needs-correction':
      return 'This lane is not what the verdict says. Use Change lane and give the reason.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'observe-only':
      return OBSERVED;
    case 'sender-sorted-otherwise':
      return 'A person sorted this sender into another lane before. Open it: its verdict follows that.';
  }
}

/** null when it was done. */
export function settleWords(outcome: SettleOutcome, roster: Roster, zone: ZoneId): string | null {
  switch (outcome.kind) {
    case 'settled':
      return null;
    case 'already-sorted':
      return `Somebody put it into ${outcome.item.lane === null ? 'another lane' : laneWords(outcome.item.lane).title} already. Nothing was changed.`;
    case 'left-out':
      if (outcome.reasons.includes('preserved-thread') && outcome.preservedBy !== undefined)
        return preservedWords(outcome.preservedBy);
      return `It stays in the inbox: ${outcome.reasons.map((one) => leftOutWords(one)).join(', ')}. Label it or hand it off.`;
    case 'claimed':
      return `${claimWords(outcome.claim, roster, zone)} Nothing was changed.`;
    case 'passed-over':
      return passedOverWords(outcome.why);
    case 'failed':
      return 'It did not go through.';
    default:
      return passedOverWords(outcome.kind);
  }
}

/** Always a sentence: it is announced. */
export function undoSettledWords(outcome: UndoSettledOutcome): string {
  switch (outcome) {
    case 'undone':
      return 'Undone: it waits in the queue again.';
    case 'undone-elsewhere':
      return 'Undone; it stays in the folder where somebody has put it.';
    case 'already-taken':
      return 'The channel took it already. Call them in place of undoing.';
    case 'nothing-to-undo':
      return 'It was undone already.';
    case 'leaves-locked-lane':
      return 'Undoing would leave a locked lane. Use Change lane and give the reason.';
    case 'preserved':
      return 'Its thread is preserved: folder and lane stay as they are. Nothing was undone.';
    case 'gone':
      return 'It is no longer there.';
    case 'observe-only':
      return OBSERVED;
    case 'changed-meanwhile':
    case 'failed':
      return 'Somebody changed it meanwhile. Nothing was overwritten; look again.';
  }
}

/** `Priya Nair is at this mail until 10:42 AM.` */
export function claimWords(claim: Claim, roster: Roster, zone: ZoneId): string {
  const name = personAt(roster, claim.by)?.name ?? claim.by;
  return `${name} is at this mail until ${sayClock(claim.until, zone)}.`;
}

/** `2 h late`, `due in 40 min`; counted as the lane counts, empty where no time is set. */
export function ageWords({ state, due, lateMinutes }: Age, now: Instant): string {
  if (due === null) return '';
  if (state === 'late') return `${sayMinutes(lateMinutes)} late`;
  return `due in ${sayMinutes(Math.max(1, Math.round((due - now) / 60_000)))}`;
}

function sayMinutes(minutes: number): string {
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.round(hours / 24))} days`;
}

/** `Dr. Okafor`. */
export function shortName({ name }: Principal): string {
  const words = name.split(' ');
  const last = words.at(-1) ?? name;
  return words[0] === 'Dr.' ? `Dr. ${last}` : name;
}
