// Reads the request for the physician's time out of a mail.
import type { MailText } from '../mail';
import { addMinutes, type Instant, type LocalDate, type ZoneId } from '../time';
import { addDays } from './calendarDays';
import { askModel, scoreAsk, type ReadyAskModel } from './askModel';
import { NEVER_ASKS } from './askWords';
import {
  readCandidates,
  readOwnTimes,
  type AskSetting,
  type Candidate,
  type Candidates,
} from './readCandidates';
import { modeOf } from './readMode';
import { readParticipants } from './readParticipants';
import type { Term } from './termSink';
import type { LocalWindow, MeetingAsk } from './types';

export type { AskSetting } from './readCandidates';

export interface Weighed {
  readonly candidate: Candidate;
  readonly score: number;
}

/** How much of the best of its list a time may borrow: those who offer one of a list offer the others too. */
const BORROWED = 0.8;

/**
 * Each candidate with what its part of the model thinks of it.
 *
 * A clock time that may belong to several days keeps only the likeliest; the times of one list stand together.
 */
export function weigh(found: Candidates, ready: ReadyAskModel): Weighed[] {
  const weighed = found.all.map((candidate) => ({
    candidate,
    score: scoreAsk(ready, candidate.kind, candidate.write),
  }));
  const bestLink = new Map<unknown, number>();
  for (const { candidate, score } of weighed)
    if (candidate.kind === 'slot')
      bestLink.set(
        candidate.slot.clock,
        Math.max(score, bestLink.get(candidate.slot.clock) ?? -Infinity),
      );
  const kept = weighed.filter(
    ({ candidate, score }) =>
      candidate.kind !== 'slot' ||
      !isChoice(candidate) ||
      score === bestLink.get(candidate.slot.clock),
  );
  const best = new Map<number, number>();
  for (const { candidate, score } of kept)
    if (candidate.kind === 'slot')
      best.set(candidate.slot.group, Math.max(score, best.get(candidate.slot.group) ?? -Infinity));
  return kept.map(({ candidate, score }) => ({
    candidate,
    score:
      candidate.kind === 'slot'
        ? Math.max(
            score,
            (best.get(candidate.slot.group) ?? score) * BORROWED + score * (1 - BORROWED),
          )
        : score,
  }));
}

/** The day was guessed, so another guess for the same clock time excludes it. */
function isChoice(candidate: Extract<Candidate, { kind: 'slot' }>): boolean {
  const { link } = candidate.slot;
  return link === 'before' || link === 'earlier' || link === 'behind' || link === 'sentence';
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The best candidate of each kind as a number between 0 and 1. */
function bestTerms(weighed: readonly Weighed[]): Term[] {
  const slot = bestChance(weighed, 'slot');
  const length = bestChance(weighed, 'length');
  return [
    ['best:both', slot * length],
    ['best:slot', slot],
    ['best:day', bestChance(weighed, 'day')],
    ['best:range', bestChance(weighed, 'range')],
    ['best:length', length],
    ['best:limit', bestChance(weighed, 'limit')],
  ];
}

function bestChance(weighed: readonly Weighed[], kind: Candidate['kind']): number {
  let best = 0;
  for (const { candidate, score } of weighed)
    if (candidate.kind === kind) best = Math.max(best, chance(score));
  return best;
}

/** The mail's own terms, and the best candidate of each kind. */
export function detectionTerms(found: Candidates, weighed: readonly Weighed[]): Term[] {
  return [...found.mailTerms(), ...bestTerms(weighed)];
}

const LONE_MINUTES = 30;
/** A time is taken without much reason where the mail asks and nothing better stands in it. */
const LEAST = -1.6;
/** So is one that has no rival, where somebody asks for sure. */
const LEAST_ALONE = -4;
/** Where asks missed and asks invented balance on mails of authors left out of training. */
const LEAST_ASK = -1.1;
const LEAST_TIMELESS = 0.5;
/** A time or stretch of days that is no likelier says nothing of whether anybody asks. */
const LEAST_TIME = -3;
/** A patient's or family's mail must ask much more plainly: it arranges care, not the physician's calendar. */
const CARE_DOUBT = 4;
const LEAST_LENGTH = -2.5;
/** Where nothing narrower was named, "sometime next week" is the answer however little it weighs. */
const LEAST_RANGE = -4;
const LEAST_OPEN = -0.5;

function chosenOf<K extends Candidate['kind']>(
  weighed: readonly Weighed[],
  kind: K,
  least: number,
): Extract<Candidate, { kind: K }>[] {
  return weighed.flatMap(({ candidate, score }) =>
    candidate.kind === kind && score > least ? [candidate as Extract<Candidate, { kind: K }>] : [],
  );
}

/** Those over even odds; if there are none, the best one that is not too unlikely. */
function likely<K extends Candidate['kind']>(
  weighed: readonly Weighed[],
  kind: K,
  least: number,
): Extract<Candidate, { kind: K }>[] {
  const sure = chosenOf(weighed, kind, 0);
  if (sure.length > 0) return sure;
  const best = weighed.reduce(
    (most, one) => (one.candidate.kind === kind && one.score > most ? one.score : most),
    -Infinity,
  );
  return best > least ? chosenOf(weighed, kind, best - 0.3) : [];
}

type SlotCandidate = Extract<Candidate, { kind: 'slot' }>;

/** The stated length; else that of the offered stretches where they are all as long. */
function lengthOf(
  weighed: readonly Weighed[],
  slots: readonly SlotCandidate[],
  windows: number,
): number | null {
  const ranges = [
    ...new Set(slots.map(({ slot, minutes }) => (slot.clock.isPartOfDay ? 0 : minutes))),
  ];
  const [only = 0] = ranges;
  const ofRanges =
    ranges.length === 1 && only > 0 && only <= 600 && windows === slots.length ? only : null;
  let best: { minutes: number; score: number } | null = null;
  for (const { candidate, score } of weighed)
    if (candidate.kind === 'length' && (best === null || score > best.score))
      best = { minutes: candidate.minutes, score };
  return best !== null && best.score > (ofRanges === null ? LEAST_LENGTH : 0)
    ? best.minutes
    : ofRanges;
}

function addToLocal(local: string, minutes: number): string {
  const later = addMinutes(Date.parse(`${local}Z`) as Instant, minutes);
  return new Date(later).toISOString().slice(0, 19);
}

function windowsOf(slots: readonly SlotCandidate[], duration: number | null): LocalWindow[] {
  const windows = new Map<string, LocalWindow>();
  for (const { from, to } of slots) {
    const end = to ?? addToLocal(from, duration ?? LONE_MINUTES);
    windows.set(`${from} ${end}`, { start: from, end });
  }
  return [...windows.values()];
}

interface Times {
  readonly windows: readonly LocalWindow[];
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

const WEEK_DAYS = 6;

function wholeDay(day: LocalDate): LocalWindow {
  return { start: `${day}T08:00:00`, end: `${day}T17:00:00` };
}

/** A stretch of a week or less is one window with its limits; a longer one has its limits only. */
function stretchOf(ranges: readonly Extract<Candidate, { kind: 'range' }>[]): Times {
  const first = ranges.map((range) => range.first).sort()[0] ?? '';
  const last =
    ranges
      .map((range) => range.last)
      .sort()
      .at(-1) ?? '';
  const earliest = `${first}T08:00:00`;
  const latest = `${last}T17:00:00`;
  const isShort = last <= addDays(first, WEEK_DAYS);
  return {
    windows: isShort ? [{ start: earliest, end: latest }] : [],
    earliest,
    latest,
    places: ranges,
  };
}

function timesOf(
  weighed: readonly Weighed[],
  slots: readonly SlotCandidate[],
  duration: number | null,
): Times {
  const [limit] = likely(weighed, 'limit', 0)
    .map(({ latest }) => latest)
    .sort();
  const latest = limit ?? null;
  if (slots.length > 0)
    return { windows: windowsOf(slots, duration), earliest: null, latest, places: slots };
  const ranges = chosenOf(weighed, 'range', LEAST_OPEN);
  const days = chosenOf(weighed, 'day', 0);
  if (days.length > 0 && ranges.length === 0)
    return {
      windows: [...new Set(days.map(({ day }) => day))].map(wholeDay),
      earliest: null,
      latest,
      places: days,
    };
  const open = ranges.length > 0 ? ranges : likely(weighed, 'range', LEAST_RANGE);
  if (open.length > 0) {
    const stretch = stretchOf(open);
    return latest !== null && latest < (stretch.latest ?? '') ? { ...stretch, latest } : stretch;
  }
  return { windows: [], earliest: null, latest, places: [] };
}

/** True where a whole day or a stretch of days is the likelier answer to when. */
function hasOtherTime(weighed: readonly Weighed[]): boolean {
  return weighed.some(
    ({ candidate, score }) =>
      (candidate.kind === 'range' && score > LEAST_OPEN) || (candidate.kind === 'day' && score > 0),
  );
}

/** The ask that the model finds in candidates already read. */
export function askOf(
  found: Candidates,
  setting: AskSetting,
  ready: ReadyAskModel,
): MeetingAsk | null {
  if (found.isSettled || (found.all.length === 0 && !found.isBareCall)) return null;
  const weighed = weigh(found, ready);
  const score = scoreAsk(ready, 'mail', found.writeMail, bestTerms(weighed));
  const hasTime = weighed.some(
    ({ candidate, score: own }) =>
      (candidate.kind === 'slot' || candidate.kind === 'range') && own > LEAST_TIME,
  );
  if (
    !found.isBareCall &&
    score <= (found.isOwnCare ? CARE_DOUBT : hasTime ? LEAST_ASK : LEAST_TIMELESS)
  )
    return null;
  if (score <= CARE_DOUBT && NEVER_ASKS.test(found.own)) return null;
  const slots = likely(weighed, 'slot', hasOtherTime(weighed) ? LEAST : LEAST_ALONE);
  const duration = lengthOf(weighed, slots, windowsOf(slots, null).length);
  const { windows, earliest, latest, places } = timesOf(weighed, slots, duration);
  return {
    durationMinutes: duration,
    windows,
    earliest,
    latest,
    participants: readParticipants(found.own, setting),
    mode: modeOf(found, ready),
    sources: places.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

/**
 * Reads what somebody asks of the physician's time.
 *
 * Only the newest words count, or a forwarded part when little else was written. Times come out in the mailbox zone,
 * whatever zone they were stated in.
 *
 * @returns null when nobody asks: patients' own appointments, duty swaps, notices, automatic replies
 *
 * @example
 * readAsk(readMailText(mail), setting)?.windows
 * //=> [{ start: '2026-02-03T09:30:00', end: '2026-02-03T10:00:00' }]
 */
export function readAsk(
  mail: MailText,
  setting: AskSetting,
  model: ReadyAskModel = askModel(),
): MeetingAsk | null {
  return askOf(readCandidates(mail, setting), setting, model);
}

/** A clock time of the day of receipt. */
export interface ClockToday {
  /** From receipt on; negative when it has passed. */
  readonly minutes: number;
  /** "by", "before", "until", "closes at". */
  readonly isLimit: boolean;
}

/** A day named within so many characters of a clock time is that time's day. */
const SAME_BREATH = 48;

/** The clock times in subject and own words that no other day is named beside: they are of the day of receipt. */
export function readClocksToday(
  mail: MailText,
  receivedAt: Instant,
  zone: ZoneId,
): readonly ClockToday[] {
  const { received, today, moments } = readOwnTimes(mail, receivedAt, zone);
  const now = Number(received.slice(11, 13)) * 60 + Number(received.slice(14, 16));
  const days = moments.filter((moment) => moment.kind !== 'clock');
  return moments.flatMap((moment): ClockToday[] => {
    if (moment.kind !== 'clock' || moment.isBare || moment.isPartOfDay) return [];
    const isOtherDay = days.some((day) => {
      const apart = day.start < moment.start ? moment.start - day.end : day.start - moment.end;
      return apart <= SAME_BREATH && !(day.kind === 'day' && day.day === today);
    });
    return isOtherDay
      ? []
      : [
          {
            minutes: moment.from - now,
            isLimit: moment.limit === 'by' || moment.limit === 'before',
          },
        ];
  });
}

/** The days, from the day of receipt on, that subject or own words name as a limit. */
export function readDeadlines(mail: MailText, receivedAt: Instant, zone: ZoneId): LocalDate[] {
  const { today, moments } = readOwnTimes(mail, receivedAt, zone);
  return moments.flatMap((moment) => {
    if (moment.limit === null || moment.limit === 'from' || moment.kind === 'clock') return [];
    const day = moment.kind === 'day' ? moment.day : moment.to;
    return [moment.limit === 'before' ? addDays(day, -1) : day].filter((limit) => limit >= today);
  });
}
