// Rows of the work list in which a dropped schedule lies: one that says which reading counts, and its duties in parts.
import {
  eventsOfLean,
  isBlockKind,
  type DutyText,
  type FeedEvent,
  type LeanFeed,
} from '../domain/holds';
import {
  isFeedPartWork,
  isFeedWork,
  workIdForFeed,
  workIdForFeedPart,
  type FeedPartWorkItem,
  type FeedWorkItem,
} from '../domain/log';
import { personAt, type Roster, type RosterFeed } from '../domain/roster';
import { DeskError, type Desk } from '../ports';
import { findWork, type WorkRow } from './workRows';

/** About 40 characters each: a row stays well under what a note of SharePoint's holds (63,999 characters). */
const DUTIES_A_PART = 1000;

/** The row of a feed; null before the first file was dropped. */
export async function findFeed(desk: Desk, feedId: string): Promise<WorkRow<FeedWorkItem> | null> {
  const row = await findWork(desk, workIdForFeed(feedId));
  if (row === null) return null;
  if (isFeedWork(row.item)) return { ...row, item: row.item };
  throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
}

/** The rows of a reading; 'torn' when one is missing or is not of this reading. */
export async function findParts(
  desk: Desk,
  { reading, parts }: { readonly reading: string; readonly parts: number },
): Promise<readonly WorkRow<FeedPartWorkItem>[] | 'torn'> {
  const found: WorkRow<FeedPartWorkItem>[] = [];
  for (let part = 0; part < parts; part += 1) {
    const row = await findWork(desk, workIdForFeedPart(reading, part));
    if (row === null || !isFeedPartWork(row.item) || row.item.state === 'undone') return 'torn';
    found.push({ ...row, item: row.item });
  }
  return found;
}

/** What the rows say, with the roster's names; 'torn' when a row was edited into something else. */
export function eventsOfParts(
  roster: Roster,
  feed: RosterFeed,
  parts: readonly WorkRow<FeedPartWorkItem>[],
): readonly FeedEvent[] | 'torn' {
  const events: FeedEvent[] = [];
  const written = writtenNames(roster, feed);
  for (const { item } of parts) {
    const texts: DutyText[] = [];
    for (const { who, kind, words } of item.data.texts) {
      if (!isBlockKind(kind)) return 'torn';
      texts.push({ who, kind, words });
    }
    if (item.data.duties.some(([, , index]) => texts[index] === undefined)) return 'torn';
    events.push(...eventsOfLean({ texts, duties: item.data.duties }, feed.id, written));
  }
  return events.sort((a, b) => a.window.start - b.window.start || (a.uid < b.uid ? -1 : 1));
}

/** A reading cut into rows; each carries its own texts. */
export function partsOf({ texts, duties }: LeanFeed): readonly LeanFeed[] {
  const parts: LeanFeed[] = [];
  for (let first = 0; first < duties.length; first += DUTIES_A_PART) {
    const own: DutyText[] = [];
    const places = new Map<number, number>();
    const cut = duties.slice(first, first + DUTIES_A_PART).map(([start, end, index, day]) => {
      const text = texts[index];
      if (text === undefined) throw new RangeError('A duty has no text');
      const place = places.get(index) ?? own.push(text) - 1;
      places.set(index, place);
      return [start, end, place, day] as const;
    });
    parts.push({ texts: own, duties: cut });
  }
  return parts;
}

/** How a schedule writes people: the roster's words for physicians, family names for colleagues. */
export function writtenNames(roster: Roster, feed: RosterFeed): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      roster.colleagues.map(({ address, name }) => [address, familyName(name)]),
    ),
    ...feed.people,
  };
}

/**
 * The family name without titles before and letters behind it.
 *
 * @example
 * familyName('Dr. Grace Adeyemi-Holt') //=> 'Adeyemi-Holt'
 * familyName('Nina Castellanos RN') //=> 'Castellanos'
 */
export function familyName(name: string): string {
  const words = name
    .split(/\s+/)
    .filter((word) => !/^\p{Lu}{2,}$/u.test(word.replace(/[.,]/g, '')));
  return words.at(-1) ?? name;
}

/** The physician under whose name the rows stand: the first of the roster whom the feed knows; null when it knows none. */
export function principalOfFeed(roster: Roster, feed: RosterFeed): string | null {
  const known = roster.principals.find(({ address }) => feed.people[address] !== undefined);
  return known === undefined ? null : (personAt(roster, known.address)?.address ?? known.address);
}
