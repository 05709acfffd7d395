// What a call or OR schedule says of one physician: it can agree with changed time, and blocks what the calendar lacks.
import { minutesBetween, subtractWindows, type Window } from '../../time';
import { CHANGED_KINDS, DUTY_TOLERANCE_MINUTES, type ChangedKind } from '../scheduleChange';
import type { Block } from '../types';
import type { ScheduleFeed } from './compareSchedules';
import { blocksOfFeed, kindOfFeedEvent, type FeedEvent } from './feed';
import { namesPerson } from './leanDuties';

type PersonalFeed = Pick<ScheduleFeed, 'id' | 'people' | 'events'>;

/**
 * The duties of one person as blocks. A call of the whole day is none: it names who has it and fills nothing.
 *
 * @param principal address of the physician; a feed that does not know it has no duty of hers
 */
export function dutiesOfPerson(feed: PersonalFeed, principal: string): readonly Block[] {
  return blocksOfFeed(feed.id, eventsOf(feed, principal));
}

/**
 * Everything by which a schedule can agree with changed time (`isAgreed`): the blocks, and the days of whose call it tells.
 */
export function shownByFeed(feed: PersonalFeed, principal: string): readonly Block[] {
  const days = eventsOf(feed, principal)
    .filter((event) => event.isAllDay && !event.isFree && kindOfFeedEvent(event) === 'call')
    .map(({ window, uid }): Block => ({
      kind: 'call',
      window,
      entryIds: [`${feed.id}:${uid}`],
      title: '',
      proposalId: null,
      source: 'feed',
    }));
  return [...dutiesOfPerson(feed, principal), ...days];
}

/**
 * What the schedule has and the calendar does not show as time of its kind: nothing may be offered or held in it.
 *
 * Call that is taken at home or as backup leaves an ordinary day, and what a schedule cannot move (committees, meetings)
 * is the calendar's to say.
 *
 * @param shown what the calendar commits
 *
 * @example
 * unshownDuties([inHouseCallOnSaturday], []) //=> [inHouseCallOnSaturday]
 */
export function unshownDuties(duties: readonly Block[], shown: readonly Block[]): readonly Block[] {
  return duties.flatMap((duty) => {
    if (!isMovable(duty.kind) || (duty.kind === 'call' && duty.duty !== 'in-house')) return [];
    return remainder(duty, shown).map((window) => ({ ...duty, window }));
  });
}

function remainder(duty: Block, shown: readonly Block[]): readonly Window[] {
  // Time away is shown by anything that keeps it free of work; clinical time must stand there as what it is.
  const counted = shown.filter(({ kind }) => duty.kind === 'travel' || kind === duty.kind);
  return subtractWindows(
    [duty.window],
    counted.map(({ window }) => window),
  ).filter(({ start, end }) => minutesBetween(start, end) >= DUTY_TOLERANCE_MINUTES);
}

function isMovable(kind: Block['kind']): kind is ChangedKind {
  return (CHANGED_KINDS as readonly Block['kind'][]).includes(kind);
}

function eventsOf({ people, events }: PersonalFeed, principal: string): readonly FeedEvent[] {
  const name = people[principal];
  return name === undefined ? [] : events.filter(({ summary }) => namesPerson(summary, name));
}
