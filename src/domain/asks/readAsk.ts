// Reads the request for the physician's time out of a mail.
import { senderKindOf, type MailText, type Person } from '../mail';
import { addDays, localDateAt, type Instant, type LocalDate, type ZoneId } from '../time';
import {
  BARE_CALL,
  BY_PHONE,
  BY_VIDEO,
  CARE_WORDS,
  EITHER_WAY,
  IN_PERSON,
  NEVER_ASKS,
  OTHER_TIMES,
  OTHERS_JOIN,
  SERIES,
  WANTS_TIME,
} from './askWords';
import { buildWindows, type Built, type BuiltWindow } from './buildWindows';
import { zoneForAll } from './calendarWords';
import type { Moment } from './moments';
import { readDurations, readMoments } from './readMoments';
import type { MeetingAsk, MeetingMode } from './types';

export interface AskSetting {
  readonly receivedAt: Instant;
  readonly zone: ZoneId;
  readonly from: Person | null;
  /** To and cc. */
  readonly recipients: readonly Person[];
  readonly principal: Person;
  readonly organizationDomains: readonly string[];
}

const LITTLE = 160;
const LONGEST_ASK = 20_000;

/** The sender's own words with everything else blanked, so that places stay true. */
function ownWords(mail: MailText): string {
  const newest = mail.parts.filter((part) => part.kind === 'newest');
  const length = newest.reduce(
    (sum, part) => sum + mail.text.slice(part.start, part.end).trim().length,
    0,
  );
  const kept =
    length < LITTLE
      ? mail.parts.filter((part) => part.kind === 'newest' || part.kind === 'forwarded')
      : newest;
  const pieces: string[] = [];
  let at = 0;
  for (const part of kept) {
    if (part.start >= LONGEST_ASK) break;
    const end = Math.min(part.end, LONGEST_ASK);
    pieces.push('\n'.repeat(part.start - at), mail.text.slice(part.start, end));
    at = end;
  }
  return pieces.join('');
}

/** The clause around a place: its line, cut at sentence ends. */
function clauseAt(text: string, start: number, end: number): string {
  const lead = text.slice(Math.max(0, start - 220), start);
  const rest = text.slice(end, end + 160);
  const stop = rest.indexOf('\n');
  const before = lead.slice(lead.lastIndexOf('\n') + 1);
  const after = stop < 0 ? rest : rest.slice(0, stop);
  const opens = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('? '),
    before.lastIndexOf('! '),
  );
  const closes = /[.?!](?:\s|$)/.exec(after);
  return (
    before.slice(opens < 0 ? 0 : opens + 1) +
    text.slice(start, end) +
    after.slice(0, closes === null ? undefined : closes.index)
  );
}

function isSkipped(text: string, moment: Moment): boolean {
  const clause = clauseAt(text, moment.start, moment.end);
  if (
    moment.kind === 'day' &&
    SERIES.test(text.slice(Math.max(0, moment.start - 14), moment.start))
  )
    return true;
  return OTHER_TIMES.test(clause) && !WANTS_TIME.test(clause);
}

function endOfLimit(moments: readonly Moment[], index: number): string | null {
  const moment = moments[index];
  if (moment === undefined || moment.kind === 'clock') return null;
  const day = moment.kind === 'day' ? moment.day : moment.to;
  if (moment.limit === 'before')
    return `${addDays(moment.kind === 'day' ? moment.day : moment.from, -1)}T17:00:00`;
  const next = moments[index + 1];
  const clock = next?.kind === 'clock' && next.start - moment.end < 12 ? next : null;
  const minutes = clock === null ? 1020 : clock.from;
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
}

const ANSWER_BY =
  /\b(?:let me know|reply|respond|answer|confirm|rsvp|send|submit|need (?:it|your|yes|to know)|due|register|return|sign|comments?|complete|file|upload|print|written response)\b/i;

/** "By Friday" limits the meeting only where the clause speaks of meeting, not of answering. */
function latestOf(text: string, moments: readonly Moment[]): string | null {
  for (let index = 0; index < moments.length; index += 1) {
    const moment = moments[index];
    if (moment === undefined || moment.limit === null || moment.kind === 'clock') continue;
    const clause = clauseAt(text, moment.start, moment.end);
    if (
      /\b(?:call is held|meet|talk|call|speak|sit down|slot|window|peer)\b/i.test(clause) &&
      !ANSWER_BY.test(clause)
    )
      return endOfLimit(moments, index);
  }
  return null;
}

/** Two ways to meet offered side by side leave the choice open; how a third party listens in says nothing. */
function modeOf(whole: string): MeetingMode | null {
  const text = whole.replace(OTHERS_JOIN, ' ');
  if (EITHER_WAY.test(text)) return null;
  if (BY_VIDEO.test(text)) return 'video';
  if (BY_PHONE.test(text)) return 'phone';
  return IN_PERSON.test(text) ? 'in-person' : null;
}

type Length = ReturnType<typeof readDurations>[number];

/** Where two lengths are stated, the one beside the times asked for counts. */
function lengthOf(
  text: string,
  all: readonly Length[],
  windows: readonly BuiltWindow[],
  times: readonly Moment[],
): number | null {
  const beside = all.filter((length) =>
    times.some(
      (time) => Math.abs(time.start - length.start) < 160 && inOneSentence(text, time, length),
    ),
  );
  const lengths = all.length > 1 && beside.length > 0 ? beside : all;
  const inAsk = lengths.filter((length) =>
    WANTS_TIME.test(clauseAt(text, length.start, length.end)),
  );
  const candidates = [
    ...new Set((inAsk.length > 0 ? inAsk : lengths).map((length) => length.minutes)),
  ];
  if (candidates.length === 1) return candidates[0] ?? null;
  if (candidates.length > 1)
    return windows.every((window) => !window.isRange) ? (candidates[0] ?? null) : null;
  const ranges = [
    ...new Set(
      windows
        .filter((window) => window.isRange && !window.isPartOfDay)
        .map((window) => window.minutes),
    ),
  ];
  return ranges.length === 1 && windows.every((window) => window.isRange) && (ranges[0] ?? 0) <= 240
    ? (ranges[0] ?? null)
    : null;
}

function inOneSentence(
  text: string,
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return !/[.?!](?:\s|$)|\n/.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}

function familyName(person: Person): string {
  const words = person.name
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return words.at(-1) ?? '';
}

function givenName(person: Person): string {
  const words = person.name
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => !/^(?:Dr|Prof|Mr|Mrs|Ms)\.?$/i.test(word));
  return words.length > 1 ? (words[0] ?? '') : '';
}

const COMES_ALONG =
  /\b(?:(?:should|will|would|can|could|may|to) (?:also )?(?:join|attend|sit in|be there|be on)|joins? (?:me|us)|joining|please (?:include|add|copy in)|attendees?|with me)\b/i;

const EVERYBODY =
  /\b(?:this group|all (?:three|four|five|of us|of you)|panelists|colleagues|everyone|both of you)\b/i;

/** People of the header who will attend: named in the words, or meant by "this group". */
function participantsOf(text: string, setting: AskSetting): string[] {
  const own = new Set([
    setting.principal.address.toLowerCase(),
    setting.from?.address.toLowerCase() ?? '',
  ]);
  const named = setting.recipients
    .filter((person) => !own.has(person.address.toLowerCase()) && person.address !== '')
    .filter((person) => EVERYBODY.test(text) || isNamed(text, person))
    .map((person) => person.address.toLowerCase());
  const written = addressesIn(text).filter((address) => !own.has(address));
  return [...new Set([...named, ...written])];
}

/** Addresses that stand beside the words that somebody comes along: "Irene Mbeki (…) should join". */
function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  )) {
    const around = text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
    if (COMES_ALONG.test(around)) found.push(match[0].toLowerCase());
  }
  return found;
}

function isNamed(text: string, person: Person): boolean {
  for (const name of [familyName(person), givenName(person)]) {
    if (name.length < 3) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const lineStart = text.lastIndexOf('\n', at - 1) + 1;
      const lead = text.slice(lineStart, at).trim();
      const isGreeting =
        lead === '' ||
        /^(?:hi|hello|dear|good (?:morning|afternoon)|hey|thanks|thank you)\b[\w. ]{0,16}$/i.test(
          lead,
        );
      const isClerk = /^[,]?\s*(?:can|could|may|please|will you)\b/i.test(
        text.slice(at + name.length, at + name.length + 16),
      );
      if (!isGreeting && !isClerk) return true;
    }
  }
  return false;
}

interface Limits {
  readonly earliest: string | null;
  readonly latest: string | null;
}

function limits(built: Built, latest: string | null): Limits {
  if (built.windows.length > 0) return { earliest: null, latest };
  const [first] = built.ranges;
  const last = built.ranges.at(-1);
  if (first === undefined || last === undefined) return { earliest: null, latest };
  const from = built.ranges.reduce(
    (day, range) => (range.from < day ? range.from : day),
    first.from,
  );
  const to = built.ranges.reduce((day, range) => (range.to > day ? range.to : day), last.to);
  return { earliest: `${from}T08:00:00`, latest: `${to}T17:00:00` };
}

/** A stretch of a week or less is one window; a longer one has its limits only. */
function wholeWeek({ earliest, latest }: Limits): BuiltWindow[] {
  if (earliest === null || latest === null) return [];
  const isShort = latest.slice(0, 10) <= addDays(earliest.slice(0, 10), 6);
  return isShort
    ? [{ start: earliest, end: latest, isRange: true, isPartOfDay: true, minutes: 0 }]
    : [];
}

function wholeDays(days: readonly LocalDate[]): BuiltWindow[] {
  return days.map((day) => ({
    start: `${day}T08:00:00`,
    end: `${day}T17:00:00`,
    isRange: true,
    isPartOfDay: true,
    minutes: 540,
  }));
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
export function readAsk(mail: MailText, setting: AskSetting): MeetingAsk | null {
  const { own: text, moments: found } = readOwnWords(mail, setting.receivedAt, setting.zone);
  const subject = mail.text.slice(0, mail.bodyStart);
  const whole = `${subject}\n${text}`;
  if (NEVER_ASKS.test(whole)) return null;
  if (
    senderKindOf(setting.from, setting.organizationDomains) === 'personal' &&
    CARE_WORDS.test(whole)
  )
    return null;
  const moments = found.filter((moment) => moment.limit === null && !isSkipped(text, moment));
  const spokenZone = zoneForAll(text);
  const inText = readDurations(text);
  const lengths = inText.length > 0 ? inText : readDurations(subject);
  const stated = lengthOf(text, lengths, [], []);
  const built = buildWindows(text, moments, stated, spokenZone, setting.zone);
  const isWanted = WANTS_TIME.test(whole);
  const days =
    built.windows.length === 0 && isWanted
      ? built.bareDays.filter((moment) => WANTS_TIME.test(clauseAt(text, moment.start, moment.end)))
      : [];
  const times = [...built.used, ...built.ranges, ...days];
  const limited = limits(built, latestOf(text, found));
  const named =
    built.windows.length > 0 ? built.windows : wholeDays(days.map((moment) => moment.day));
  const windows = named.length > 0 ? named : wholeWeek(limited);
  const duration = lengthOf(text, lengths, windows, times);
  const isBareCall = BARE_CALL.test(whole);
  const isAsk =
    isWanted &&
    (built.windows.length > 0 ||
      ((built.ranges.length > 0 || days.length > 0) && duration !== null));
  if (!isAsk && !isBareCall) return null;
  return {
    durationMinutes: duration,
    windows: windows.map(({ start, end }) => ({ start, end })),
    ...limited,
    participants: participantsOf(text, setting),
    mode: modeOf(whole),
    sources: times.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

interface Reading {
  /** The sender's own words, with everything else blanked. */
  readonly own: string;
  readonly today: LocalDate;
  readonly moments: readonly Moment[];
}

const readings = new WeakMap<MailText, { readonly key: string; readonly reading: Reading }>();

/** Dates and times are read once for the ask and the deadlines of the same mail. */
function readOwnWords(mail: MailText, receivedAt: Instant, zone: ZoneId): Reading {
  const key = `${String(receivedAt)} ${zone}`;
  const ready = readings.get(mail);
  if (ready?.key === key) return ready.reading;
  const own = ownWords(mail);
  const today = localDateAt(receivedAt, zone);
  const reading = { own, today, moments: readMoments(own, today) };
  readings.set(mail, { key, reading });
  return reading;
}

/** The days, from the day of receipt on, that subject or own words name as a limit. */
export function readDeadlines(mail: MailText, receivedAt: Instant, zone: ZoneId): LocalDate[] {
  const { today, moments } = readOwnWords(mail, receivedAt, zone);
  const inSubject = readMoments(mail.text.slice(0, mail.bodyStart), today);
  return [...inSubject, ...moments].flatMap((moment) => {
    if (moment.limit === null || moment.kind === 'clock') return [];
    const day = moment.kind === 'day' ? moment.day : moment.to;
    return [moment.limit === 'before' ? addDays(day, -1) : day].filter((limit) => limit >= today);
  });
}
