// What people read of a schedule: where it comes from, how old it is, what was wrong with a file, and what to do.
import { FEED_PROBLEMS, type FeedProblem } from '../../domain/holds';
import type { Instant, ZoneId } from '../../domain/time';
import { sayDistance, sayInstantNear } from '../../ui/sayTime';
import type { DropOutcome } from '../../workflows/dropFeed';
import type { ReadFeed } from '../../workflows/readFeeds';

export interface FeedLine {
  readonly tone: 'good' | 'warning' | 'danger';
  readonly words: string;
}

/** One schedule as one physician's calendar has it. */
export function feedLines(
  read: ReadFeed,
  about: {
    readonly principalName: string;
    readonly isLeading: boolean;
    readonly now: Instant;
    readonly zone: ZoneId;
  },
): readonly FeedLine[] {
  const { now, zone, principalName, isLeading } = about;
  const lines: FeedLine[] = [];
  const { feed, readAt } = read;
  if (read.source === 'outlook') {
    return [{ tone: 'good', words: 'From Outlook, as it stands there now.' }];
  }
  if (read.outlook === 'not-there') {
    lines.push({
      tone: read.source === null ? 'danger' : 'warning',
      words: `${principalName}’s Outlook shows you no calendar “${feed.calendarName ?? feed.name}”. Ask to have it shared with you, or drop its file below.`,
    });
  }
  if (read.outlook === 'unread' || read.error !== null) {
    lines.push({ tone: 'danger', words: `${feed.name} could not be read. Try again.` });
  }
  if (read.isTorn) {
    lines.push({
      tone: 'danger',
      words: 'Parts of the kept file are missing. Drop the file again.',
    });
  }
  if (read.source === 'file' && readAt !== null) {
    lines.push({
      tone: read.isStale ? 'danger' : 'good',
      words: `From a file of ${sayInstantNear(readAt, now, zone)} (${sayDistance(readAt, now)}).${
        read.isStale ? ` Older than ${sayMinutes(read.maxAgeMinutes)}: drop a fresh one.` : ''
      }`,
    });
  } else if (lines.length === 0) {
    lines.push({ tone: 'danger', words: 'No file was dropped yet.' });
  }
  if (read.isStale && isLeading) {
    lines.push({ tone: 'danger', words: 'Times for meetings are refused until it is fresh.' });
  }
  if (read.trouble !== null) {
    const { at, line, problem } = read.trouble;
    lines.push({
      tone: 'warning',
      words: `A file of ${sayInstantNear(at, now, zone)} was refused: line ${String(line)}, ${problemWords(problem)}.`,
    });
  }
  return lines;
}

/** What became of a dropped file. */
export function dropWords(
  outcome: DropOutcome,
  about: { readonly feedName: string; readonly now: Instant; readonly zone: ZoneId },
): {
  readonly intent: 'success' | 'warning' | 'error';
  readonly title: string;
  readonly words: string;
} {
  const { feedName, now, zone } = about;
  const still = (since: Instant | null): string =>
    since === null
      ? 'Nothing was taken from it.'
      : `Nothing was taken from it; the one of ${sayInstantNear(since, now, zone)} is still in use.`;
  switch (outcome.kind) {
    case 'kept':
      return {
        intent: 'success',
        title: `${feedName} is up to date`,
        words: `${String(outcome.duties)} duties were kept: who, when and what kind. Titles were not.`,
      };
    case 'malformed':
      return {
        intent: 'error',
        title: `Line ${String(outcome.line)} cannot be read`,
        words: `${capital(problemWords(outcome.problem))}. ${still(outcome.goodSince)} Export it again, or show that line to who keeps ${feedName}.`,
      };
    case 'nobody-known':
      return {
        intent: 'warning',
        title: `This does not look like ${feedName}`,
        words: `It names none of its physicians. ${still(outcome.goodSince)} Choose the file of ${feedName}.`,
      };
    case 'too-large':
      return {
        intent: 'error',
        title: 'The file is too large',
        words: 'Export half a year at most, for this department alone, and drop it again.',
      };
    case 'cancelled':
      return { intent: 'warning', title: 'Cancelled', words: 'Nothing was changed.' };
    case 'changed':
      return {
        intent: 'warning',
        title: 'Somebody else dropped one just now',
        words: 'Theirs counts. Read the calendars again, and drop yours if it is newer.',
      };
    case 'not-a-feed':
      return {
        intent: 'error',
        title: `The roster does not name ${feedName} any more`,
        words: 'Nothing was changed. Ask IT to look at the Anteroom roster.',
      };
    case 'observe-only':
      return {
        intent: 'warning',
        title: 'Observe only',
        words: 'The physicians of this schedule are only observed: nothing is kept for them.',
      };
  }
}

/** What is wrong with a line, for the middle of a sentence. */
export function problemWords(problem: string): string {
  const known = FEED_PROBLEMS.find((one) => one === problem);
  return known === undefined ? 'something cannot be read' : wordsOf(known);
}

function wordsOf(problem: FeedProblem): string {
  switch (problem) {
    case 'not-a-calendar':
      return 'this is no calendar file';
    case 'unreadable-line':
      return 'the line is broken off or has no name';
    case 'unclosed':
      return 'an entry begins here and does not end';
    case 'missing-field':
      return 'an entry lacks its id or its start';
    case 'unreadable-time':
      return 'a date or time does not exist';
    case 'unknown-zone':
      return 'the time zone is not known';
    case 'unreadable-rule':
      return 'the rule by which it repeats cannot be read';
    case 'ends-before-start':
      return 'an entry ends before it starts';
    case 'range-not-read':
      return 'a change of “this and all later” entries is not read';
  }
}

/** `24 h`, `90 min`. */
function sayMinutes(minutes: number): string {
  return minutes % 60 === 0 ? `${String(minutes / 60)} h` : `${String(minutes)} min`;
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
