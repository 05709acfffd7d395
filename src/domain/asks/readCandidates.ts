// Everything in a mail that may be part of an ask, each with what can be seen around it.
import { senderKindOf, spelledWordsOf, type MailText, type Person } from '../mail';
import {
  localDateTimeAt,
  type Instant,
  type LocalDate,
  type LocalDateTime,
  type ZoneId,
} from '../time';
import { BARE_CALL, CARE_WORDS, OPPOSING, SETTLED } from './askWords';
import { putAround, putWords, tokenIndex } from './askTerms';
import { buildSlots, slotsOfToday, toMailbox, type Slot } from './buildSlots';
import type { Moment } from './moments';
import { readLengths, type Length } from './readLengths';
import { readMoments } from './readMoments';
import { addDays, daysBetween, weekdayIndex } from './calendarDays';
import { OF, termsOf, type Term, type TermSink, type WriteTerms } from './termSink';
import { SAYS_CALL, SAYS_ME, SPEAKS_FOR } from './tokenWords';
import { tokensOf, type Token } from './tokens';
import { zoneForAll } from './zoneWords';

export interface AskSetting {
  readonly receivedAt: Instant;
  readonly zone: ZoneId;
  readonly from: Person | null;
  /** To and cc. */
  readonly recipients: readonly Person[];
  readonly principal: Person;
  readonly organizationDomains: readonly string[];
}

interface Common {
  readonly start: number;
  readonly end: number;
  /** What can be seen around it. */
  readonly write: WriteTerms;
}

export type Candidate = Common &
  (
    | {
        readonly kind: 'slot';
        readonly slot: Slot;
        readonly from: LocalDateTime;
        readonly to: LocalDateTime | null;
        readonly minutes: number;
      }
    | { readonly kind: 'day'; readonly day: LocalDate }
    | {
        readonly kind: 'range';
        readonly first: LocalDate;
        readonly last: LocalDate;
        readonly isWeek: boolean;
      }
    | { readonly kind: 'limit'; readonly latest: LocalDateTime }
    | { readonly kind: 'length'; readonly minutes: number }
  );

export interface Candidates extends OwnTimes {
  readonly all: readonly Candidate[];
  /** Puts what the whole mail shows, without the scores of the candidates. */
  readonly writeMail: WriteTerms;
  /** The same put together; worked out when asked for. */
  readonly mailTerms: () => readonly Term[];
  readonly isBareCall: boolean;
  /** An answer, a cancellation or an opposing party: nothing in it is an ask. */
  readonly isSettled: boolean;
  /** Somebody writes privately about care. */
  readonly isOwnCare: boolean;
}

const LITTLE = 160;
const LONGEST_ASK = 20_000;
/** More times than this are a timetable, not an ask. */
const MOST = 60;

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
  const pieces: string[] = [
    mail.text
      .slice(0, mail.bodyStart)
      .replace(/^(?:\s{0,4}(?:re|fwd?|rv|aw|wg)\s{0,2}:){1,6}/i, (lead) => ' '.repeat(lead.length)),
  ];
  let at = mail.bodyStart;
  for (const part of kept) {
    if (part.start >= LONGEST_ASK) break;
    const end = Math.min(part.end, LONGEST_ASK);
    pieces.push('\n'.repeat(part.start - at), mail.text.slice(part.start, end));
    at = end;
  }
  return pieces.join('');
}

function bucket(value: number, edges: readonly number[]): number {
  let index = 0;
  while (index < edges.length && value >= (edges[index] ?? 0)) index += 1;
  return index;
}

function putSlotShape(
  slot: Slot,
  today: LocalDate,
  bodyStart: number,
  count: number,
  into: TermSink,
): void {
  const { clock, day } = slot;
  const length = clock.to === null ? 0 : clock.to - clock.from;
  into.put(OF.fact, clock.to === null ? 'lone' : clock.isPartOfDay ? 'part' : 'range');
  into.put(OF.fact, `length${String(bucket(length, [1, 16, 31, 61, 121, 241, 481]))}`);
  into.put(OF.fact, `ahead${String(bucket(daysBetween(today, day), AHEAD))}`);
  into.put(OF.fact, `hour${String(bucket(clock.from, [360, 480, 720, 1020, 1140]))}`);
  into.put(OF.fact, weekdayIndex(day) > 4 ? 'weekend' : 'workday');
  into.put(OF.link, slot.link);
  into.put(OF.link, slot.link, slot.isDated ? 'date' : 'name');
  if (slot.isSpread) into.put(OF.fact, 'spread');
  if (clock.isBare) into.put(OF.fact, 'bare');
  if (clock.limit !== null) into.put(OF.fact, `limit-${clock.limit}`);
  if (clock.zone !== null) into.put(OF.fact, 'zoned');
  if (slot.start < bodyStart) into.put(OF.fact, 'subject');
  into.put(OF.fact, `of${String(bucket(count, [2, 3, 5, 9, 20]))}`);
}

const AHEAD = [0, 1, 2, 7, 15, 31, 90] as const;

interface Scene {
  readonly mail: MailText;
  readonly tokens: readonly Token[];
  readonly today: LocalDate;
  readonly now: LocalDateTime;
  readonly zone: ZoneId;
  readonly common: WriteTerms;
}

/** The zone of clock times that name none: one said for all, or the only one that the mail names. */
function spokenZone(tokens: readonly Token[], moments: readonly Moment[]): ZoneId | null {
  const zones = new Set(
    moments.flatMap((moment) =>
      moment.kind === 'clock' && moment.zone !== null ? [moment.zone] : [],
    ),
  );
  const [only] = zones;
  if (zones.size === 1 && only !== undefined) return only;
  return zoneForAll(tokens);
}

/** The zone said behind a row of times holds for the times before it: "8:30 or 4:15 Central". */
function zonesOf(text: string, moments: readonly Moment[]): ReadonlyMap<Moment, ZoneId> {
  const zones = new Map<Moment, ZoneId>();
  let ahead: { zone: ZoneId; start: number } | null = null;
  for (const moment of [...moments].reverse()) {
    if (moment.kind === 'clock') {
      if (moment.zone !== null) ahead = { zone: moment.zone, start: moment.start };
      else if (
        !moment.isReaders &&
        ahead !== null &&
        ahead.start - moment.end < 60 &&
        !/[.?!]\s/.test(text.slice(moment.end, ahead.start))
      ) {
        zones.set(moment, ahead.zone);
        ahead = { zone: ahead.zone, start: moment.start };
      } else ahead = null;
    }
  }
  return zones;
}

function slotCandidates(
  slots: readonly Slot[],
  spoken: ZoneId | null,
  zones: ReadonlyMap<Moment, ZoneId>,
  scene: Scene,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const slot of slots.slice(0, MOST)) {
    const { clock, day } = slot;
    if (clock.limit === 'by' || clock.limit === 'before') continue;
    const from =
      clock.isReaders || (clock.isPartOfDay && clock.zone === null)
        ? null
        : (clock.zone ?? zones.get(clock) ?? spoken);
    const start = toMailbox(day, clock.from, from, scene.zone);
    const to = clock.to === null ? null : toMailbox(day, clock.to, from, scene.zone);
    if ((to ?? start) <= scene.now) continue;
    const key = `${start} ${to ?? ''}`;
    if (found.has(key)) continue;
    found.set(key, {
      kind: 'slot',
      slot,
      from: start,
      to,
      minutes: clock.to === null ? 0 : clock.to - clock.from,
      start: slot.start,
      end: slot.end,
      write: (into) => {
        const place = slot.link === 'direct' ? slot : clock;
        putAround(scene.tokens, place.start, place.end, into);
        putSlotShape(slot, scene.today, scene.mail.bodyStart, slots.length, into);
        scene.common(into);
      },
    });
  }
  return [...found.values()];
}

function limitOf(moments: readonly Moment[], index: number): LocalDateTime | null {
  const moment = moments[index];
  if (
    moment === undefined ||
    moment.kind === 'clock' ||
    moment.limit === null ||
    moment.limit === 'from'
  )
    return null;
  const day = moment.kind === 'day' ? moment.day : moment.to;
  const around = [moments[index + 1], moments[index - 1]].find(
    (other) =>
      other?.kind === 'clock' &&
      other.to === null &&
      Math.min(Math.abs(other.start - moment.end), Math.abs(moment.start - other.end)) < 12,
  );
  if (around?.kind === 'clock') return toMailbox(day, around.from, null, 'UTC');
  if (moment.limit === 'before')
    return `${addDays(moment.kind === 'day' ? moment.day : moment.from, -1)}T17:00:00`;
  return `${day}T17:00:00`;
}

function limitCandidates(
  moments: readonly Moment[],
  spoken: ZoneId | null,
  scene: Scene,
): Candidate[] {
  const found: Candidate[] = [];
  moments.forEach((moment, index) => {
    let latest = limitOf(moments, index);
    if (
      moment.kind === 'clock' &&
      (moment.limit === 'by' || moment.limit === 'before') &&
      moment.to === null
    ) {
      const beside = [moments[index - 1], moments[index + 1]].find(
        (other) =>
          other?.kind === 'day' &&
          Math.min(Math.abs(other.start - moment.end), Math.abs(moment.start - other.end)) < 12,
      );
      const day = beside?.kind === 'day' ? beside.day : scene.today;
      latest = toMailbox(
        day,
        moment.from,
        moment.isReaders ? null : (moment.zone ?? spoken),
        scene.zone,
      );
    }
    if (latest === null || latest <= scene.now) return;
    const last = latest;
    found.push({
      kind: 'limit',
      latest: last,
      start: moment.start,
      end: moment.end,
      write: (into) => {
        putAround(scene.tokens, moment.start, moment.end, into);
        into.put(
          OF.fact,
          `ahead${String(bucket(daysBetween(scene.today, last.slice(0, 10)), AHEAD))}`,
        );
        into.put(OF.fact, moment.kind);
        scene.common(into);
      },
    });
  });
  return found;
}

/** How long the stretches are that stand beside a day. */
function rangeLengths(slots: readonly Slot[]): number[] {
  return slots.flatMap(({ clock, link }) =>
    clock.to !== null && !clock.isPartOfDay && link === 'direct' ? [clock.to - clock.from] : [],
  );
}

function lengthCandidates(
  lengths: readonly Length[],
  ranges: readonly number[],
  scene: Scene,
): Candidate[] {
  const shortest = ranges.length === 0 ? 0 : Math.min(...ranges);
  const fitOf = (minutes: number): string =>
    shortest === 0
      ? 'free'
      : ranges.includes(minutes)
        ? 'same'
        : minutes < shortest
          ? 'inside'
          : 'over';
  return lengths.slice(0, MOST).map(({ minutes, start, end }, index) => ({
    kind: 'length',
    minutes,
    start,
    end,
    write: (into) => {
      putAround(scene.tokens, start, end, into);
      into.put(OF.fact, `length${String(bucket(minutes, [10, 16, 31, 61, 121, 241]))}`);
      into.put(OF.fact, `fits-${fitOf(minutes)}`);
      into.put(OF.fact, index === 0 ? 'first' : 'later');
      into.put(OF.fact, lengths.length === 1 ? 'only' : 'many');
      if (start < scene.mail.bodyStart) into.put(OF.fact, 'subject');
      scene.common(into);
    },
  }));
}

/** Finds all that may belong to an ask; judges nothing. */
export function readCandidates(mail: MailText, setting: AskSetting): Candidates {
  const times = readOwnTimes(mail, setting.receivedAt, setting.zone);
  const { own, tokens, received, today, moments } = times;
  // Who writes, and whether a private person writes of care.
  const sender = senderKindOf(setting.from, setting.organizationDomains);
  const isOwnCare = sender === 'personal' && CARE_WORDS.test(own);
  const common: WriteTerms = (into) => {
    into.put(OF.sender, sender);
    if (isOwnCare) into.put(OF.note, 'own-care');
  };
  const scene: Scene = {
    mail,
    tokens,
    today,
    now: received,
    zone: setting.zone,
    common,
  };
  const built = buildSlots(own, moments);
  const hasDays =
    built.slots.length > 0 ||
    built.days.some((day) => day.limit === null) ||
    built.ranges.length > 0;
  const spoken = spokenZone(tokens, moments);
  const lengths = readLengths(tokens);
  const around =
    (
      place: {
        readonly start: number;
        readonly end: number;
        readonly limit: Moment['limit'];
      },
      shape: string,
    ): WriteTerms =>
    (into) => {
      putAround(tokens, place.start, place.end, into);
      if (place.start < mail.bodyStart) into.put(OF.fact, 'subject');
      if (built.slots.length > 0) into.put(OF.fact, 'beside-slots');
      into.put(OF.fact, `limit-${place.limit ?? 'none'}`);
      into.put(OF.fact, shape);
      into.put(OF.fact, `lengths${String(Math.min(2, lengths.length))}`);
      common(into);
    };
  const all: Candidate[] = [
    ...slotCandidates(
      hasDays ? built.slots : slotsOfToday(moments, today),
      spoken,
      zonesOf(own, moments),
      scene,
    ),
    ...built.days
      .filter((day) => day.day >= today)
      .slice(0, MOST)
      .map((day): Candidate => ({
        kind: 'day',
        day: day.day,
        start: day.start,
        end: day.end,
        write: around(day, day.isDate ? 'date' : 'name'),
      })),
    ...built.ranges
      .filter((range) => range.to >= today)
      .slice(0, MOST)
      .map((range): Candidate => ({
        kind: 'range',
        first: range.from,
        last: range.to,
        isWeek: range.isWeek,
        start: range.start,
        end: range.end,
        write: around(range, range.isWeek ? 'week' : 'days'),
      })),
    ...limitCandidates(moments, spoken, scene),
    ...lengthCandidates(lengths, rangeLengths(built.slots), scene),
  ];
  // What an expression cannot do without is looked for first: most mails have none of it.
  let says = 0;
  let saysCallMe = false;
  let before = 0;
  for (const { word } of tokens) {
    says |= word.opens;
    if ((before & SAYS_CALL) !== 0 && (word.opens & SAYS_ME) !== 0) saysCallMe = true;
    before = word.opens;
  }
  const isBareCall = saysCallMe && BARE_CALL.test(own);
  const isSettled =
    SETTLED.test(own.slice(0, mail.bodyStart)) || ((says & SPEAKS_FOR) !== 0 && OPPOSING.test(own));
  const writeMail: WriteTerms = (into) => {
    putMail(tokens, mail.bodyStart, common, all, isBareCall, into);
  };
  return {
    own,
    tokens,
    received,
    today,
    moments,
    all,
    writeMail,
    // Mails without any time are most of all mails, and nobody asks for their words.
    mailTerms: () => termsOf(writeMail),
    isBareCall,
    isSettled,
    isOwnCare,
  };
}

function putMail(
  tokens: readonly Token[],
  bodyStart: number,
  common: WriteTerms,
  all: readonly Candidate[],
  isBareCall: boolean,
  into: TermSink,
): void {
  const subjectEnd = tokenIndex(tokens, bodyStart);
  const slots = all.filter(({ kind }) => kind === 'slot').length;
  const lengths = all.filter(({ kind }) => kind === 'length').length;
  putWords(tokens, subjectEnd, tokens.length, false, into);
  putWords(tokens, 0, subjectEnd, true, into);
  common(into);
  into.put(OF.fact, `slots${String(bucket(slots, [1, 2, 3, 5, 9]))}`);
  into.put(OF.fact, `lengths${String(Math.min(3, lengths))}`);
  if (isBareCall) into.put(OF.note, 'bare-call');
  into.put(OF.fact, `size${String(bucket(tokens.length, [30, 80, 200, 500]))}`);
}

/** Own words, dates and times of a mail as it was received. */
export interface OwnTimes {
  /** The sender's own words with everything else blanked, so that places stay true. */
  readonly own: string;
  readonly tokens: readonly Token[];
  /** When it came, in the mailbox zone. */
  readonly received: LocalDateTime;
  readonly today: LocalDate;
  readonly moments: readonly Moment[];
}

let last: {
  readonly mail: MailText;
  readonly receivedAt: Instant;
  readonly zone: ZoneId;
  readonly times: OwnTimes;
} | null = null;

/** Dates and times are read once for the ask and the deadlines of the same mail. */
export function readOwnTimes(mail: MailText, receivedAt: Instant, zone: ZoneId): OwnTimes {
  if (last?.mail === mail && last.receivedAt === receivedAt && last.zone === zone)
    return last.times;
  const own = ownWords(mail);
  const tokens = tokensOf(own, spelledWordsOf(mail));
  const received = localDateTimeAt(receivedAt, zone);
  const today = received.slice(0, 10);
  const times = { own, tokens, received, today, moments: readMoments(own, today, tokens) };
  last = { mail, receivedAt, zone, times };
  return times;
}
