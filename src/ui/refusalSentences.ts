// Why a time is refused, and who could open it, in whole sentences that a secretary would say.
import type { Grantor, RefusalRule, Relaxation, Slot } from '../domain/holds';
import { minutesBetween, type Window, type ZoneId } from '../domain/time';
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
  const isProvisional = blockId?.startsWith('provisional:') === true;
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
      return isYou ? `You withdraw or move ${what}` : `${who} moves ${what} or gives it up`;
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
  const isOneDay = sayDay(start, zone) === sayDay(end, zone);
  const until = isOneDay ? sayClock(end, zone) : `${sayDay(end, zone)}, ${sayClock(end, zone)}`;
  const from = isOneDay
    ? sayClock(start, zone)
    : `${sayDay(start, zone)}, ${sayClock(start, zone)}`;
  return `${from} to ${until}`;
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
