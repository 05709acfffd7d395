// Why a time is refused, and who could open it, in whole sentences that a secretary would say.
import {
  PROVISIONAL_ID,
  type BlockKind,
  type Grantor,
  type RefusalRule,
  type Relaxation,
  type Slot,
} from '../domain/holds';
import {
  instantFromMilliseconds,
  localDateAt,
  minutesBetween,
  wholeDay,
  type Window,
  type ZoneId,
} from '../domain/time';
import { blockWords, refusalWords } from './holdWords';
import { sayClock, sayDay } from './sayTime';

/** Whom the sentences are about. */
export interface RefusalNames {
  readonly physician: string;
  /** The name that the directory has for an address. */
  readonly nameOf: (address: string) => string;
  readonly zone: ZoneId;
}

/**
 * One rule as a sentence without its full stop: what stands there, and when.
 *
 * @example
 * ruleSentence(clinicUntilTen, names) //=> 'Clinic, 8:00 AM to 10:00 AM'
 */
export function ruleSentence(rule: RefusalRule, names: RefusalNames): string {
  const { code, participant, window, blockKind, blockId } = rule;
  const who = participant === null ? null : names.nameOf(participant);
  const reach = sayReach(window, names.zone);
  const isProvisional = blockId?.startsWith(PROVISIONAL_ID) === true;
  switch (code) {
    case 'participant-busy':
      return `${who ?? 'Somebody else'} is busy, ${reach}`;
    case 'unknown-calendar':
      return who === null
        ? 'The calendar could not be read, and unknown is not free'
        : `The calendar of ${who} could not be read, and unknown is not free`;
    case 'block':
      return blockKind === null
        ? `Taken, ${reach}`
        : `${upperFirst(blockWords(blockKind))}${isProvisional ? ' by a mail that no schedule shows yet' : ''}, ${reach}`;
    case 'lunch':
    case 'no-meeting':
    case 'protected-time':
      return `${upperFirst(refusalWords(rule))}, ${reach}`;
    case 'stale-feed':
    case 'past':
    case 'too-soon':
    case 'too-late':
    case 'outside-tier':
    case 'outside-batch':
    case 'weekend':
    case 'holiday':
    case 'outside-working-hours':
    case 'too-early':
    case 'credential':
    case 'daily-limit':
    case 'weekly-limit':
    case 'buffer':
    case 'travel-time':
    case 'too-short':
      return upperFirst(refusalWords(rule));
  }
}

/** Who may grant something, for the beginning of a sentence. */
export function grantorWords(grantor: Grantor, names: RefusalNames, about?: string | null): string {
  switch (grantor) {
    case 'physician':
      return names.physician;
    case 'requester':
      return 'Whoever asked';
    case 'assistant':
      return 'You';
    case 'participant':
      return about == null ? 'The other person' : names.nameOf(about);
    case 'or-scheduler':
      return 'The OR scheduler';
    case 'clinic-scheduler':
      return 'The clinic scheduler';
    case 'call-scheduler':
      return 'The call scheduler';
    case 'chief':
      return 'The chief';
    case 'committee-chair':
      return 'The committee’s chair';
    case 'program-director':
      return 'The program director';
    case 'medical-staff-office':
      return 'The medical staff office';
  }
}

/**
 * One grant as a sentence without its full stop: who, and what they would have to do.
 *
 * @example
 * relaxationSentence(moveTheClinic, names) //=> 'The clinic scheduler moves the clinic'
 */
export function relaxationSentence(relaxation: Relaxation, names: RefusalNames): string {
  const { code, blockKind, participant, grantor } = relaxation;
  const who = grantorWords(grantor, names, participant);
  const isYou = grantor === 'assistant';
  switch (code) {
    case 'block': {
      const what = blockKind === null ? 'what stands there' : nounOf(blockWords(blockKind));
      if (isYou) return `You withdraw or move ${what}`;
      return isRest(blockKind) ? `${who} gives up ${what}` : `${who} moves ${what} or gives it up`;
    }
    case 'by-video':
      return `${who} agrees to meet by video or phone, so that nobody travels`;
    case 'buffer':
      return `${who} does without the clear minutes before and after`;
    case 'participant-busy':
      return `${who} becomes free`;
    case 'unknown-calendar':
      return `${who} says when they are free`;
    case 'credential':
      return `${who} says that privileges at that site hold on that day`;
    case 'daily-limit':
    case 'weekly-limit':
      return `${who} accepts one meeting more`;
    case 'too-late':
      return `${who} accepts a later day than this tier promises`;
    case 'outside-tier':
      return `${who} gives time that this tier does not have`;
    case 'outside-batch':
      return `${who} lets the committee meet in another week`;
    case 'lunch':
      return `${who} gives up lunch`;
    case 'too-early':
      return `${who} comes before the earliest meeting`;
    case 'too-soon':
      return `${who} takes it at short notice`;
    case 'weekend':
    case 'holiday':
    case 'outside-working-hours':
      return `${who} meets outside working hours`;
    case 'no-meeting':
    case 'protected-time':
      return `${who} gives protected time`;
    case 'stale-feed':
    case 'past':
    case 'travel-time':
    case 'too-short':
      return `${who} lifts it`;
  }
}

/**
 * Grants as sentences, one for each person who gives them.
 *
 * @example
 * relaxationSentences([lunch, lateDay, moveTheClinic], names)
 * //=> ['Dr. Maya Okafor gives up lunch and accepts a later day …', 'The clinic scheduler moves the clinic …']
 */
export function relaxationSentences(
  relaxations: readonly Relaxation[],
  names: RefusalNames,
): readonly string[] {
  const byPerson = new Map<string, string[]>();
  for (const relaxation of relaxations) {
    const who = grantorWords(relaxation.grantor, names, relaxation.participant);
    const act = relaxationSentence(relaxation, names).slice(who.length + 1);
    byPerson.set(who, [...(byPerson.get(who) ?? []), act]);
  }
  return [...byPerson].map(([who, acts]) => `${who} ${joinAnd(acts)}`);
}

/** Every rule of some refusals once, the whole-day ones first, then by time. */
export function ruleSentences(
  rules: readonly RefusalRule[],
  names: RefusalNames,
): readonly string[] {
  const sorted = [...rules].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.window.start - b.window.start,
  );
  return [...new Set(sorted.map((rule) => ruleSentence(rule, names)))];
}

/** What stands there comes before what only lies beside it. */
function rankOf({ code }: RefusalRule): number {
  if (code === 'buffer' || code === 'travel-time') return 2;
  return code === 'block' || code === 'participant-busy' ? 1 : 0;
}

export function joinAnd(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/**
 * The way before and after a slot.
 *
 * @returns null when no way goes with it
 */
export function travelSentence({ travel }: Pick<Slot, 'travel'>): string | null {
  const minutes = (leg: Window | null): number =>
    leg === null ? 0 : minutesBetween(leg.start, leg.end);
  const before = minutes(travel.before);
  const after = minutes(travel.after);
  if (before === 0 && after === 0) return null;
  const parts = [
    before === 0 ? null : `${String(before)} min before`,
    after === 0 ? null : `${String(after)} min after`,
  ].filter((part) => part !== null);
  return `With travel: ${parts.join(', ')}`;
}

function sayReach({ start, end }: Window, zone: ZoneId): string {
  const day = wholeDay(localDateAt(start, zone), zone);
  if (start <= day.start && end >= day.end) {
    const last = instantFromMilliseconds(end - 1);
    const isLonger = localDateAt(last, zone) !== localDateAt(start, zone);
    return isLonger ? `${sayDay(start, zone)} to ${sayDay(last, zone)}` : 'all day';
  }
  const isOneDay = sayDay(start, zone) === sayDay(end, zone);
  const until = isOneDay ? sayClock(end, zone) : `${sayDay(end, zone)}, ${sayClock(end, zone)}`;
  const from = isOneDay
    ? sayClock(start, zone)
    : `${sayDay(start, zone)}, ${sayClock(start, zone)}`;
  return `${from} to ${until}`;
}

/** Time that one has or has not: nobody moves a holiday. */
function isRest(kind: BlockKind | null): boolean {
  return kind === 'holiday' || kind === 'post-call' || kind === 'personal' || kind === 'research';
}

/** "a meeting" stands by itself; "clinic" needs its article. */
function nounOf(words: string): string {
  return /^(?:a|another) /.test(words)
    ? words.replace(/^a /, 'the ').replace(/^another /, 'the other ')
    : `the ${words}`;
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
