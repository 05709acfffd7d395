// A schedule file that somebody drops: read in the worker, stripped to duties, and kept in place of the last good one.
import { leanFeed, type FeedEvent, type FeedProblem, type LeanFeed } from '../domain/holds';
import {
  entryIdForStep,
  workIdForFeed,
  workIdForFeedPart,
  type FeedData,
  type FeedPartWorkItem,
  type FeedWorkItem,
} from '../domain/log';
import type { Roster, RosterFeed } from '../domain/roster';
import { addMinutes, type Instant, type Window } from '../domain/time';
import type { Desk, FeedReader } from '../ports';
import { findFeed, findParts, partsOf, principalOfFeed, writtenNames } from './feedRows';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { addWork, changeWork, type WorkRow } from './workRows';
import { writeLog } from './writeLog';

export interface DropFeedRequest {
  readonly houseRules: HouseRules;
  /** Id of the roster's feed that the file is of. */
  readonly feedId: string;
  /** The whole file. */
  readonly text: string;
  readonly reader: FeedReader;
  readonly signal?: AbortSignal;
  /** Hears the share that is read, from 0 to 1. */
  readonly tell?: (share: number) => void;
}

export type DropOutcome =
  | {
      readonly kind: 'kept';
      readonly duties: number;
      readonly readAt: Instant;
    }
  /** Nothing of it was taken; `goodSince` dates the one that stays in use, null when there is none. */
  | {
      readonly kind: 'malformed';
      readonly line: number;
      readonly problem: FeedProblem;
      readonly goodSince: Instant | null;
    }
  /** No event names a physician of this feed: it is somebody else's schedule. Nothing was changed. */
  | { readonly kind: 'nobody-known'; readonly goodSince: Instant | null }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'cancelled' }
  /** Somebody else dropped one in the same moment: theirs counts. */
  | { readonly kind: 'changed' }
  /** The roster has no such feed any more. */
  | { readonly kind: 'not-a-feed' }
  | ObserveOnly;

const DAY_MINUTES = 24 * 60;
/** Schedules are compared this far back, and published no further ahead than half a year. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 190;
/** A department's year of duties is a tenth of this. */
export const LARGEST_FEED_CHARACTERS = 8_000_000;
const MOST_DUTIES = 8_000;
/** Larger numbers could be somebody's record number, and the firewall lets none into a list. */
const LAST_KEPT_LINE = 99_999;

/**
 * Keeps a dropped schedule.
 *
 * Of each duty only person, time, kind and words of a closed list are stored. The rows of the new reading are written
 * first, and then the one row that says which reading counts: a crash in between leaves the last good one in use.
 */
export async function dropFeed(desk: Desk, request: DropFeedRequest): Promise<DropOutcome> {
  const { houseRules, feedId, text } = request;
  const { roster } = houseRules;
  const feed = (roster.feeds ?? []).find(({ id }) => id === feedId);
  const principal = feed === undefined ? null : principalOfFeed(roster, feed);
  if (feed === undefined || principal === null) return { kind: 'not-a-feed' };
  if (isForObserved(houseRules, feed)) return OBSERVE_ONLY;
  if (text.length > LARGEST_FEED_CHARACTERS) return { kind: 'too-large' };

  const now = desk.clock.now();
  const horizon: Window = {
    start: addMinutes(now, -DAYS_BACK * DAY_MINUTES),
    end: addMinutes(now, DAYS_AHEAD * DAY_MINUTES),
  };
  const zone = roster.principals.find(({ address }) => address === principal)?.zone ?? 'UTC';
  const reading = await request.reader.readFeed(
    text,
    { zone, from: horizon.start, until: horizon.end },
    {
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      ...(request.tell === undefined ? {} : { tell: request.tell }),
    },
  );
  if (reading === 'cancelled') return { kind: 'cancelled' };
  const row = await findFeed(desk, feedId);
  const goodSince = row?.item.data.good?.readAt ?? null;
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const writer: Writer = { desk, houseRules, feed, principal, by, now };
  if (reading.kind === 'malformed') {
    const { line, problem } = reading;
    const trouble = { at: now, by, line: Math.min(line, LAST_KEPT_LINE), problem };
    await writeHead(writer, row, (before) => ({ ...before, trouble }));
    return { kind: 'malformed', line, problem, goodSince };
  }
  const lean = leanOf(roster, feed, reading.events, horizon);
  if (!lean.texts.some(({ who }) => who !== null && feed.people[who] !== undefined))
    return { kind: 'nobody-known', goodSince };
  if (lean.duties.length > MOST_DUTIES) return { kind: 'too-large' };
  return keep(writer, row, lean);
}

interface Writer {
  readonly desk: Desk;
  readonly houseRules: HouseRules;
  readonly feed: RosterFeed;
  readonly principal: string;
  readonly by: string;
  readonly now: Instant;
}

/** A schedule of physicians who are all only observed is not ours to keep. */
function isForObserved(houseRules: HouseRules, { people }: RosterFeed): boolean {
  const named = houseRules.roster.principals.filter(({ address }) => people[address] !== undefined);
  return named.length > 0 && named.every(({ address }) => isObserved(houseRules, address));
}

function leanOf(
  roster: Roster,
  feed: RosterFeed,
  events: readonly FeedEvent[],
  horizon: Window,
): LeanFeed {
  const named = (addresses: readonly (readonly [string, string])[]) =>
    addresses.map(([address, written]) => ({ address, written }));
  const others = Object.entries(writtenNames(roster, feed)).filter(
    ([address]) => feed.people[address] === undefined,
  );
  return leanFeed(events, named(Object.entries(feed.people)), named(others), horizon);
}

async function keep(
  writer: Writer,
  row: WorkRow<FeedWorkItem> | null,
  lean: LeanFeed,
): Promise<DropOutcome> {
  const { desk, houseRules, feed, by, now } = writer;
  const reading = desk.ids.newId();
  const before = row?.item.data.before ?? null;
  if (before !== null) await emptyParts(writer, before);
  const parts = partsOf(lean);
  for (const [part, content] of parts.entries()) {
    const added = await addWork(desk, houseRules.roster, partItem(writer, reading, part, content));
    if (added === 'duplicate') return { kind: 'changed' };
  }
  const duties = lean.duties.length;
  const written = await writeHead(writer, row, (data) => ({
    ...data,
    good: { reading, parts: parts.length, duties, readAt: now, readBy: by },
    before: data.good === null ? null : { reading: data.good.reading, parts: data.good.parts },
    trouble: null,
  }));
  if (written === 'changed') return { kind: 'changed' };
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdForStep(reading, 1, 'feed.kept'),
        kind: 'feed.kept',
        mailbox: null,
        lane: null,
        urgency: null,
        release: houseRules.release.number,
        subjectId: workIdForFeed(feed.id),
        facts: { feed: feed.id, duties, parts: parts.length },
      },
    ],
  });
  return { kind: 'kept', duties, readAt: now };
}

async function writeHead(
  { desk, houseRules, feed, principal, by, now }: Writer,
  row: WorkRow<FeedWorkItem> | null,
  change: (before: FeedData) => FeedData,
): Promise<'written' | 'changed'> {
  const { roster } = houseRules;
  if (row !== null) {
    const item = { ...row.item, data: change(row.item.data) };
    return (await changeWork(desk, roster, row, item)) === 'changed' ? 'changed' : 'written';
  }
  const item: FeedWorkItem = {
    ...rowOf(workIdForFeed(feed.id), principal),
    kind: 'feed',
    data: change({
      kind: 'feed',
      feedId: feed.id,
      good: null,
      before: null,
      trouble: null,
      openedAt: now,
      openedBy: by,
      settledAt: null,
    }),
  };
  return (await addWork(desk, roster, item)) === 'duplicate' ? 'changed' : 'written';
}

function partItem(
  { feed, principal, by, now }: Writer,
  reading: string,
  part: number,
  { texts, duties }: LeanFeed,
): FeedPartWorkItem {
  return {
    ...rowOf(workIdForFeedPart(reading, part), principal),
    kind: 'feed-part',
    data: {
      kind: 'feed-part',
      feedId: feed.id,
      reading,
      part,
      texts: texts.map((text) => ({ ...text })),
      duties: duties.map(([start, end, index, day]) => [start, end, index, day]),
      openedAt: now,
      openedBy: by,
      settledAt: null,
    },
  };
}

/** Closed and without a deadline: a schedule is nobody's task. */
function rowOf(workId: string, principal: string): Omit<FeedWorkItem, 'kind' | 'data'> {
  return {
    workId,
    principal,
    state: 'closed',
    lane: null,
    urgency: null,
    due: null,
    message: null,
  };
}

/** The reading before the last one has served. */
async function emptyParts(
  { desk, houseRules }: Writer,
  before: { readonly reading: string; readonly parts: number },
): Promise<void> {
  const rows = await findParts(desk, before);
  if (rows === 'torn') return;
  for (const row of rows) {
    const item: FeedPartWorkItem = {
      ...row.item,
      state: 'undone',
      data: { ...row.item.data, texts: [], duties: [] },
    };
    await changeWork(desk, houseRules.roster, row, item);
  }
}
