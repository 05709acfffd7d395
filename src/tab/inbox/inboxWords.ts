// What the queue says of deeds, passes, ages and claims, in one sentence each; never a word of a mail.
import { personAt, type Principal, type Roster } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import type { LeftOutReason } from '../../domain/triage';
import { laneWords } from '../../ui/laneWords';
import { OBSERVED } from '../../ui/observeWords';
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
      return 'thread of a legal matter';
    case 'stopped-row':
      return 'bulk filing is stopped in this row until a new release';
  }
}

/** `3 left out: 2 patient information, 1 a sender’s first mail`; counts each mail under its first reason. */
export function sayLeftOut(reasons: readonly (readonly LeftOutReason[])[]): string {
  const counts = new Map<LeftOutReason, number>();
  for (const [first] of reasons)
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  const words = [...counts].map(([reason, count]) => `${String(count)} ${leftOutWords(reason)}`);
  return `${String(reasons.length)} left out to be looked at one by one: ${words.join(', ')}`;
}

type PassedOver = Extract<PassResult, { kind: 'passed-over' }>['why'];

export function passedOverWords(why: PassedOver): string {
  switch (why) {
    case 'already-sorted':
      return 'Somebody has sorted it already. Nothing was changed.';
    case 'already-taken':
      return 'The channel has taken it already. Nothing was changed.';
    case 'changed-meanwhile':
      return 'Somebody worked on it at the same moment. Nothing was overwritten; look again.';
    case 'channel-not-for-lane':
      return 'The signed matrix does not send this lane there. Choose another desk.';
    case 'gone':
      return 'It is no longer in the inbox.';
    case 'needs-correction':
      return 'This lane is not what the verdict says. Use Change lane and give the reason.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'observe-only':
      return OBSERVED;
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
      return 'A legal matter stays as it is: its lane cannot be undone.';
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
