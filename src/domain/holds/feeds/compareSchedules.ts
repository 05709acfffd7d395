// Where call feeds, the calendar and the template of the week disagree, and who mends it.
import {
  addMinutes,
  mergeWindows,
  overlaps,
  subtractWindows,
  type Instant,
  type Window,
} from '../../time';
import type { Block, BlockKind } from '../types';
import { kindOfFeedEvent, type FeedEvent } from './feed';
import { namesPerson } from './leanDuties';

export interface ScheduleFeed {
  readonly id: string;
  /** The lower number is believed where two differ. */
  readonly authority: number;
  /** How the feed writes each physician, by address: `Okafor, M`. */
  readonly people: Readonly<Record<string, string>>;
  readonly events: readonly FeedEvent[];
}

export const MISMATCH_KINDS = [
  /** Both know the duty, and it does not last equally long. */
  'other-length',
  /** The same duty at the same time stands under another name. */
  'other-person',
  /** One feed has a duty that the other leaves out. */
  'only-in-one-feed',
  /** The feed has it, the calendar does not. */
  'missing-in-calendar',
  /** The calendar has a call that no feed knows. */
  'missing-in-feed',
  /** The template has a session that the calendar does not. */
  'missing-session',
] as const;
export type MismatchKind = (typeof MISMATCH_KINDS)[number];

export interface Mismatch {
  readonly kind: MismatchKind;
  /** Address of the physician. */
  readonly principal: string;
  readonly window: Window;
  /** The feed that says so; null for a session of the template or a call of the calendar. */
  readonly feedId: string | null;
  /** The other side: the feed that differs; null for the calendar. */
  readonly otherFeedId: string | null;
  readonly summary: string;
  /** What the other side has instead; empty when nothing. */
  readonly instead: string;
  /** 'schedule-owner' keeps the call schedule, 'clinic-scheduling' the template, the assistant the calendar. */
  readonly mends: 'schedule-owner' | 'clinic-scheduling' | 'assistant';
}

export interface ScheduleQuestion {
  /** Address of the physician. */
  readonly principal: string;
  readonly feeds: readonly ScheduleFeed[];
  /**
   * True while the most authoritative feed is not among them: then the calendar is held against none, since what a lesser
   * one leaves out is no mistake of the calendar's.
   */
  readonly lacksLeading?: boolean;
  /** What the calendar commits, and the stretch for which it was read. */
  readonly calendar: {
    readonly blocks: readonly Block[];
    readonly window: Window;
    /** Days off that the calendar shows as notes, such as all-day call. */
    readonly notes: readonly Window[];
  };
  /** Sessions of the template within that stretch. */
  readonly sessions: readonly Block[];
}

interface Duty {
  readonly feed: ScheduleFeed;
  readonly kind: BlockKind;
  readonly event: FeedEvent;
}

/** Clock-in and hand-over differ by less than this without anybody being wrong. */
const TOLERANCE_MINUTES = 15;

/**
 * Everything in which the schedules of one physician differ, by start.
 *
 * Two feeds are compared in call alone, and only in the time that both cover: one that begins later or ends sooner is not
 * missing anything. Duties that follow each other without a gap count as one stretch, however a feed cuts them. The
 * calendar is held against the feed of the highest authority.
 */
export function compareSchedules(question: ScheduleQuestion): readonly Mismatch[] {
  const feeds = [...question.feeds].sort(
    (a, b) => a.authority - b.authority || (a.id < b.id ? -1 : 1),
  );
  const [leading, ...others] = feeds;
  const found = [
    ...others.flatMap((other) =>
      leading === undefined ? [] : compareFeeds(question.principal, leading, other),
    ),
    ...(leading === undefined || question.lacksLeading === true
      ? []
      : compareWithCalendar(question, leading, others)),
    ...missingSessions(question),
  ];
  return found.sort((a, b) => a.window.start - b.window.start || (a.summary < b.summary ? -1 : 1));
}

function dutiesOf(feed: ScheduleFeed, principal: string): readonly Duty[] {
  const name = feed.people[principal];
  if (name === undefined) return [];
  return feed.events
    .filter(({ isFree, summary }) => !isFree && namesPerson(summary, name))
    .map((event) => ({ feed, kind: kindOfFeedEvent(event), event }));
}

function isCall({ kind }: Duty): boolean {
  return kind === 'call';
}

function compareFeeds(
  principal: string,
  leading: ScheduleFeed,
  other: ScheduleFeed,
): readonly Mismatch[] {
  const both = sharedCover(leading, other);
  if (both === null) return [];
  const calls = (feed: ScheduleFeed): readonly Duty[] =>
    dutiesOf(feed, principal).filter((duty) => isCall(duty) && overlaps(duty.event.window, both));
  const ours = calls(leading);
  const theirs = calls(other);
  return [
    ...differences(principal, ours, theirs, other),
    ...differences(principal, theirs, ours, leading).filter(
      (one) => one.kind === 'only-in-one-feed',
    ),
  ];
}

/** The time in which both feeds tell of call. */
function sharedCover(a: ScheduleFeed, b: ScheduleFeed): Window | null {
  const covers = [a, b].map((feed) =>
    mergeSpan(feed.events.filter((event) => kindOfFeedEvent(event) === 'call').map(windowOf)),
  );
  const [first, second] = covers;
  if (first == null || second == null) return null;
  const start = Math.max(first.start, second.start) as Instant;
  const end = Math.min(first.end, second.end) as Instant;
  return start < end ? { start, end } : null;
}

function windowOf({ window }: FeedEvent): Window {
  return window;
}

function mergeSpan(windows: readonly Window[]): Window | null {
  const merged = mergeWindows(windows);
  const [first] = merged;
  const last = merged.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Calls of the one that the other does not cover. */
function differences(
  principal: string,
  ours: readonly Duty[],
  theirs: readonly Duty[],
  other: ScheduleFeed,
): readonly Mismatch[] {
  const covered = theirs.map(({ event }) => event.window);
  return ours.flatMap((duty): readonly Mismatch[] => {
    const { window, summary } = duty.event;
    const left = remaining(window, covered);
    if (left.length === 0) return [];
    const isPartly = theirs.some(({ event }) => overlaps(event.window, window));
    const instead = isPartly ? null : standIn(duty, other);
    return [
      {
        kind: isPartly ? 'other-length' : instead === null ? 'only-in-one-feed' : 'other-person',
        principal,
        window: isPartly ? (left[0] ?? window) : window,
        feedId: duty.feed.id,
        otherFeedId: other.id,
        summary,
        instead: isPartly
          ? (theirs.find(({ event }) => overlaps(event.window, window))?.event.summary ?? '')
          : (instead?.summary ?? ''),
        mends: 'schedule-owner',
      },
    ];
  });
}

function remaining(window: Window, covered: readonly Window[]): readonly Window[] {
  return subtractWindows([window], covered).filter(
    ({ start, end }) => addMinutes(start, TOLERANCE_MINUTES) <= end,
  );
}

/** Somebody else's duty over just this time: two people on one shift are one shift under two names. */
function standIn({ event }: Duty, other: ScheduleFeed): FeedEvent | null {
  const known = Object.values(other.people);
  const same = other.events.filter(
    (one) =>
      kindOfFeedEvent(one) === 'call' &&
      !one.isFree &&
      Math.abs(one.window.start - event.window.start) <= TOLERANCE_MINUTES * 60_000 &&
      overlaps(one.window, event.window),
  );
  const service = serviceOf(event.summary, known);
  return (
    same.find((one) => serviceOf(one.summary, known).some((word) => service.includes(word))) ?? null
  );
}

/** The words of a duty that are neither a name nor said of every call. */
const COMMON_WORDS = new Set([
  'call',
  'attending',
  'backup',
  'night',
  'weeknight',
  'weekend',
  'on',
]);
function serviceOf(summary: string, people: readonly string[]): readonly string[] {
  const withoutNames = people.reduce((text, name) => text.replace(name, ' '), summary);
  return withoutNames
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !COMMON_WORDS.has(word));
}

function compareWithCalendar(
  { principal, calendar }: ScheduleQuestion,
  leading: ScheduleFeed,
  others: readonly ScheduleFeed[],
): readonly Mismatch[] {
  const duties = dutiesOf(leading, principal).filter(({ event }) =>
    overlaps(event.window, calendar.window),
  );
  const shown = [...calendar.blocks.map(({ window }) => window), ...calendar.notes];
  const missing = duties
    .filter(({ kind, event }) => !isShown(kind, event.window, calendar.blocks, shown))
    .map(({ event }): Mismatch => ({
      kind: 'missing-in-calendar',
      principal,
      window: event.window,
      feedId: leading.id,
      otherFeedId: null,
      summary: event.summary,
      instead: '',
      mends: 'assistant',
    }));
  const known = [leading, ...others].flatMap((feed) =>
    dutiesOf(feed, principal)
      .filter(isCall)
      .map(({ event }) => event.window),
  );
  const unknown = calendar.blocks
    .filter(
      ({ kind, source }) => kind === 'call' && (source === undefined || source === 'calendar'),
    )
    .filter(({ window }) => remaining(window, known).length > 0)
    .map(({ window, title }): Mismatch => ({
      kind: 'missing-in-feed',
      principal,
      window,
      feedId: null,
      otherFeedId: leading.id,
      summary: title,
      instead: '',
      mends: 'schedule-owner',
    }));
  return [...missing, ...unknown];
}

/** Clinical duties must stand in the calendar as what they are; time away and meetings as committed at all. */
function isShown(
  kind: BlockKind,
  window: Window,
  blocks: readonly Block[],
  shown: readonly Window[],
): boolean {
  const mustBe = kind === 'call' || kind === 'or' || kind === 'clinic' || kind === 'post-call';
  const counted = mustBe
    ? blocks.filter((block) => block.kind === kind).map((block) => block.window)
    : shown;
  return remaining(window, counted).length === 0;
}

/** Sessions of the template without a block of their kind; a day that is spent otherwise is not asked about. */
function missingSessions({ principal, sessions, calendar }: ScheduleQuestion): readonly Mismatch[] {
  const excused: readonly BlockKind[] = ['travel', 'holiday', 'post-call', 'personal'];
  return sessions
    .filter(({ window }) => overlaps(window, calendar.window))
    .filter(
      (session) =>
        !calendar.blocks.some(
          ({ kind, window }) =>
            (kind === session.kind || excused.includes(kind)) && overlaps(window, session.window),
        ),
    )
    .map(({ window, title }): Mismatch => ({
      kind: 'missing-session',
      principal,
      window,
      feedId: null,
      otherFeedId: null,
      summary: title,
      instead: '',
      mends: 'clinic-scheduling',
    }));
}
