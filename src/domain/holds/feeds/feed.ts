// A roster feed as it was read, and what is kept of it when the next reading fails.
import { minutesBetween, type Instant, type Window } from '../../time';
import { kindOfCategories } from '../categoryKinds';
import type { FeedFreshness } from '../slots';
import type { Block, BlockKind } from '../types';
import { dutyOfCall, workStreamOf } from '../workStreams';

/** One occurrence of a feed's event. */
export interface FeedEvent {
  readonly uid: string;
  /** Tells the occurrences of one UID apart: the instant at which the series meant it to start. */
  readonly occurrence: Instant;
  readonly window: Window;
  readonly isAllDay: boolean;
  /** Published as free (TRANSP:TRANSPARENT). */
  readonly isFree: boolean;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly location: string;
}

export type FeedReading =
  | { readonly kind: 'feed'; readonly name: string; readonly events: readonly FeedEvent[] }
  /** `line` counts from 1 in the file as it came. */
  | { readonly kind: 'malformed'; readonly line: number; readonly problem: FeedProblem };

export const FEED_PROBLEMS = [
  'not-a-calendar',
  'unreadable-line',
  'unclosed',
  'missing-field',
  'unreadable-time',
  'unknown-zone',
  'unreadable-rule',
  'ends-before-start',
  'range-not-read',
] as const;
export type FeedProblem = (typeof FEED_PROBLEMS)[number];

/** What is known of a feed: the last good reading with its date, and what went wrong since. */
export interface KeptFeed {
  readonly feedId: string;
  readonly good: {
    readonly name: string;
    readonly events: readonly FeedEvent[];
    readonly readAt: Instant;
  } | null;
  readonly trouble: {
    readonly at: Instant;
    readonly line: number;
    readonly problem: FeedProblem;
  } | null;
}

/** Keeps a new reading; one that failed leaves the last good one and its date as they were. */
export function keepFeed(
  kept: KeptFeed | null,
  feedId: string,
  reading: FeedReading,
  at: Instant,
): KeptFeed {
  if (reading.kind === 'feed') {
    const { name, events } = reading;
    return { feedId, good: { name, events, readAt: at }, trouble: null };
  }
  const { line, problem } = reading;
  return { feedId, good: kept?.good ?? null, trouble: { at, line, problem } };
}

/** How fresh a kept feed is, as the slot engine asks. */
export function freshnessOf({ feedId, good }: KeptFeed, maxAgeMinutes: number): FeedFreshness {
  return { feedId, readAt: good?.readAt ?? null, maxAgeMinutes };
}

/** Words of a feed's category or title, and what they stand for. The first that fits counts. */
const FEED_KINDS: readonly (readonly [RegExp, BlockKind])[] = [
  [/\bpost[- ]?call\b/, 'post-call'],
  [/\b(?:or|operating room) (?:block|\d+)\b|\bor \d+ /, 'or'],
  [/\bcall\b|\bbackup\b|\bon[- ]call\b|\bnight (?:attending|fellow)\b/, 'call'],
  [/\bclinic\b/, 'clinic'],
  [/\b(?:away|pto|vacation|leave)\b/, 'travel'],
  [/\b(?:committee|admin)\b/, 'committee'],
];

/** The kind of time that a feed's event stands for. */
export function kindOfFeedEvent({
  categories,
  summary,
}: Pick<FeedEvent, 'categories' | 'summary'>): BlockKind {
  const named = kindOfCategories(categories, {});
  if (named !== 'meeting') return named;
  for (const text of [categories.join(' ').toLowerCase(), summary.toLowerCase()]) {
    const found = FEED_KINDS.find(([words]) => words.test(text));
    if (found !== undefined) return found[1];
  }
  return 'meeting';
}

/**
 * The blocks of one person's feed events. A free entry commits nothing, and neither does an all-day call: it names the
 * duty of the day.
 */
export function blocksOfFeed(feedId: string, events: readonly FeedEvent[]): readonly Block[] {
  return events.flatMap((event): readonly Block[] => {
    const kind = kindOfFeedEvent(event);
    const isDutyOfDay = event.isAllDay && kind === 'call';
    if (event.isFree || isDutyOfDay || minutesBetween(event.window.start, event.window.end) <= 0)
      return [];
    return [
      {
        kind,
        window: event.window,
        entryIds: [`${feedId}:${event.uid}/${String(event.occurrence)}`],
        title: event.summary,
        proposalId: null,
        workStream: workStreamOf(kind, event.categories),
        ...(kind === 'call' ? { duty: dutyOfCall(event.categories, event.summary) } : {}),
        source: 'feed',
      },
    ];
  });
}
