// What people read of a finding: what is wrong, who mends it, and the next step.
import type {
  Block,
  Clash,
  ClashKind,
  FindingKind,
  HealthRow,
  HealthTier,
  Mender,
  Mismatch,
  MismatchKind,
} from '../../domain/holds';
import { channelWithId, personAt, principalAt, type Roster } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import { blockWords, officeWords } from '../../ui/holdWords';
import { sayCalendarDay, sayDay, sayDistance, sayInstant, sayWindow } from '../../ui/sayTime';

/** Whose eyes read it, and what the roster knows. */
export interface Reader {
  readonly roster: Roster;
  /** Address of the physician whose calendar it is. */
  readonly principal: string;
  /** Address of who is signed in, lower case. */
  readonly viewer: string;
  readonly now: Instant;
  readonly zone: ZoneId;
}

export interface FindingWords {
  readonly badge: string;
  readonly when: string;
  readonly what: string;
  /** `Jordan Reyes`, `You`, `Denise Kowalczyk, who keeps QGenda`. */
  readonly who: string;
  readonly next: string;
}

export function tierWords(tier: HealthTier): string {
  switch (tier) {
    case 'now':
      return 'Needs somebody now';
    case 'soon':
      return 'Within ten days';
    case 'later':
      return 'Later';
    case 'past':
      return 'Already over, still wrong in a schedule';
  }
}

export function kindWords(kind: FindingKind): string {
  switch (kind) {
    case 'clash':
      return 'Collision';
    case 'mismatch':
      return 'Schedules differ';
    case 'privilege':
      return 'Privileges';
    case 'missing-travel':
      return 'Missing travel';
    case 'trip':
      return 'Trip not cleared';
    case 'release':
      return 'OR time goes back';
  }
}

/** Everything that one row says. */
export function findingWords(row: HealthRow, reader: Reader): FindingWords {
  const { zone, now } = reader;
  const { finding } = row;
  const words = (what: string, next: string): FindingWords => ({
    badge: finding.kind === 'clash' ? clashWords(finding.clash.kind) : kindWords(finding.kind),
    when: sayWindow(row.window, zone),
    what,
    who: menderWords(row.mends, row, reader),
    next,
  });
  switch (finding.kind) {
    case 'clash': {
      const { moves, stays } = finding.clash;
      return words(
        `${capital(name(moves))} and ${name(stays)} claim the same time.`,
        clashNext(finding.clash),
      );
    }
    case 'mismatch':
      return words(mismatchWhat(finding.mismatch, reader), mismatchNext(finding.mismatch, reader));
    case 'privilege': {
      const { block, siteId, lastDay } = finding.lapsed;
      const site = reader.roster.sites.find(({ id }) => id === siteId)?.name ?? siteId;
      const since =
        lastDay === null ? 'do not hold yet' : `end on ${sayCalendarDay(lastDay)}, before that day`;
      return words(
        `${capital(name(block))}: privileges at ${site} ${since}.`,
        'Have them renewed by that day, or move the work to another site or person.',
      );
    }
    case 'missing-travel': {
      const { from, to, minutes, isTooShort } = finding.missing;
      const way = `${String(minutes)} min`;
      return words(
        `From ${name(from)} to ${name(to)} it is ${way}, and the calendar shows no way.`,
        isTooShort
          ? 'The gap is too short for it: move one of the two.'
          : `Enter ${way} of travel before ${name(to)} in Outlook.`,
      );
    }
    case 'trip': {
      const { trip, missing } = finding;
      const offices = missing.map(officeWords).join(' and ');
      const title = trip.title === '' ? 'A trip' : `“${trip.title}”`;
      return words(
        `${title} has no clearance from ${offices}${trip.isBooked ? ', and stands in the calendar already' : ''}.`,
        trip.isBooked
          ? `Ask ${offices} today, and record each answer under its proposal.`
          : `Ask ${offices} before anything is booked.`,
      );
    }
    case 'release': {
      const { block, countdown } = finding;
      const left =
        countdown.hoursLeft < 48 ? `in ${String(countdown.hoursLeft)} h` : sayDistance(row.at, now);
      return {
        ...words(
          `Unused time of ${name(block)} on ${sayDay(row.window.start, zone)} goes back ${left}.`,
          'Tell the OR scheduler what stays before then.',
        ),
        when: `By ${sayInstant(row.at, zone)}`,
      };
    }
  }
}

function clashWords(kind: ClashKind): string {
  switch (kind) {
    case 'double-booked':
      return 'Double-booked';
    case 'meeting-in-travel-buffer':
      return 'Meeting on the way';
    case 'over-post-call-recovery':
      return 'Over rest after call';
    case 'over-protected':
      return 'Over protected time';
    case 'during-call':
      return 'During in-house call';
    case 'travel-during-call':
      return 'Away while on call';
  }
}

function clashNext({ kind, moves, mends }: Clash): string {
  if (mends === 'clinic-scheduling') return `Have ${name(moves)} moved or covered.`;
  switch (kind) {
    case 'double-booked':
      return `Move ${name(moves)}, or send somebody to it.`;
    case 'meeting-in-travel-buffer':
      return `Move ${name(moves)}, or agree that it is taken by phone on the way.`;
    case 'over-post-call-recovery':
      return `Move ${name(moves)} past the rest, or send somebody.`;
    case 'over-protected':
      return `Move ${name(moves)}, or get the physician’s word for protected time.`;
    case 'during-call':
      return `Move ${name(moves)}, or make sure it can be left at once.`;
    case 'travel-during-call':
      return 'Have the call swapped, or move the trip.';
  }
}

function mismatchWhat(
  { kind, feedId, otherFeedId, summary, instead }: Mismatch,
  reader: Reader,
): string {
  const one = feedName(feedId, reader.roster);
  const other = feedName(otherFeedId, reader.roster);
  const says: Readonly<Record<MismatchKind, string>> = {
    'other-length': `${one} has “${summary}”, ${other} has “${instead}”: at this time only one of them.`,
    'other-person': `${one} has “${summary}”, ${other} has “${instead}”.`,
    'only-in-one-feed': `${one} has “${summary}”, ${other} has nothing then.`,
    'missing-in-calendar': `${one} has “${summary}”, the calendar does not.`,
    'missing-in-feed': `The calendar has “${summary}”, and no schedule knows it.`,
    'missing-session': `The week’s template has “${summary}”, the calendar does not.`,
  };
  return says[kind];
}

function mismatchNext({ kind, feedId, mends }: Mismatch, reader: Reader): string {
  switch (kind) {
    case 'other-length':
      return 'Ask which hours are right, and have the other schedule corrected.';
    case 'other-person':
      return 'Ask who has it, and have the other schedule corrected. Until then count on neither.';
    case 'only-in-one-feed':
      return 'Ask whether it holds, and have the other schedule corrected.';
    case 'missing-in-calendar':
      return mends === 'assistant'
        ? `Enter it in Outlook as ${feedName(feedId, reader.roster)} has it.`
        : 'Have it entered in the calendar.';
    case 'missing-in-feed':
      return 'Ask whether it holds; if it does not, remove it from the calendar.';
    case 'missing-session':
      return 'Ask whether it takes place, and enter or cancel it.';
  }
}

/** Who is to act, with the number to call where the roster has one. */
function menderWords(mends: Mender, row: HealthRow, { roster, principal, viewer }: Reader): string {
  switch (mends) {
    case 'assistant': {
      const assistants = principalAt(roster, principal)?.assistants ?? [];
      if (assistants.includes(viewer)) return 'You';
      const [first] = assistants;
      return (first === undefined ? null : personAt(roster, first)?.name) ?? 'The assistant';
    }
    case 'schedule-owner':
      return scheduleOwner(row, roster);
    case 'clinic-scheduling':
      return channelWords(roster, 'clinic-scheduling', 'Clinic scheduling');
    case 'or-scheduler':
      return channelWords(roster, 'or-desk', 'The OR scheduler');
    case 'medical-staff-office':
      return 'The medical staff office';
    case 'chief':
      return 'The chief';
  }
}

function scheduleOwner({ finding }: HealthRow, roster: Roster): string {
  const feedId =
    finding.kind === 'mismatch' ? (finding.mismatch.feedId ?? finding.mismatch.otherFeedId) : null;
  const feed = (roster.feeds ?? []).find(({ id }) => id === feedId) ?? roster.feeds?.[0];
  return feed === undefined
    ? 'Who keeps the call schedule'
    : `${feed.ownerName}, who keeps ${feed.name}`;
}

function channelWords(roster: Roster, id: string, otherwise: string): string {
  const channel = channelWithId(roster, id);
  if (channel === null) return otherwise;
  return channel.phone === null ? channel.name : `${channel.name}, ${channel.phone}`;
}

/** A schedule's name; the calendar has none of its own. */
export function feedName(feedId: string | null, roster: Roster): string {
  return (roster.feeds ?? []).find(({ id }) => id === feedId)?.name ?? 'the calendar';
}

function name(block: Block): string {
  return block.title === '' ? blockWords(block.kind) : `“${block.title}”`;
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
