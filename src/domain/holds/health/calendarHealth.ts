// What is wrong, or soon due, in the coming weeks of one physician's calendar; a view draws it.
import { addDays, localDateAt, midnightOfNumber, dayNumberOf, overlaps } from '../../time';
import type { Instant, LocalDate, Window, ZoneId } from '../../time';
import { countdownTo, type ReleaseCountdown } from '../blockRelease';
import type { Mismatch } from '../feeds/compareSchedules';
import { lapsedPrivileges, type LapsedPrivilege } from '../privileges';
import type { Privilege, SlotRules } from '../slots';
import type { Block } from '../types';
import { findClashes, type Clash } from './findClashes';
import { missingTravel, type MissingTravel } from './missingTravel';

/** A trip as the tracker knows it. */
export interface PlannedTrip {
  readonly id: string;
  readonly title: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Who must clear it before anything is booked, and who has. */
  readonly clearances: readonly {
    readonly by: 'chief' | 'or-scheduler';
    readonly isGiven: boolean;
  }[];
  readonly isBooked: boolean;
  /** The calendar's entry of it; absent or null where none is known. */
  readonly entryId?: string | null;
}

export interface HealthQuestion {
  readonly blocks: readonly Block[];
  readonly now: Instant;
  readonly rules: Pick<SlotRules, 'zone' | 'homeSiteId' | 'travelMinutes' | 'usualTravelMinutes'>;
  readonly trips: readonly PlannedTrip[];
  /** What `compareSchedules` found; empty without feeds. */
  readonly mismatches: readonly Mismatch[];
  /** Where the physician may work, and when; none where absent, and then no site asks for any. */
  readonly privileges?: readonly Privilege[];
  /** Whole weeks ahead; 4 unless told. */
  readonly weeks?: number;
}

export interface CalendarHealth {
  /** From the beginning of today, for whole weeks. */
  readonly window: Window;
  readonly clashes: readonly Clash[];
  readonly mismatches: readonly Mismatch[];
  readonly missingTravel: readonly MissingTravel[];
  /** Work at a site on a day without privileges there. */
  readonly lapsedPrivileges: readonly LapsedPrivilege[];
  /** OR blocks that are still to be released, soonest first. */
  readonly releases: readonly { readonly block: Block; readonly countdown: ReleaseCountdown }[];
  /** Trips in the time that lack a clearance, soonest first; booked ones are the worse for it. */
  readonly unclearedTrips: readonly {
    readonly trip: PlannedTrip;
    readonly missing: readonly PlannedTrip['clearances'][number]['by'][];
  }[];
}

const USUAL_WEEKS = 4;

/**
 * Looks over the coming weeks. Pure; the order of blocks never matters.
 *
 * @example
 * calendarHealth({ blocks: [clinic, meetingInClinic], now, rules, trips: [], mismatches: [] }).clashes
 * //=> [{ kind: 'double-booked', moves: meetingInClinic, stays: clinic, mends: 'assistant', … }]
 */
export function calendarHealth(question: HealthQuestion): CalendarHealth {
  const { blocks, now, rules, trips, mismatches } = question;
  const window = weeksFrom(now, question.weeks ?? USUAL_WEEKS, rules.zone);
  const near = blocks.filter((block) => overlaps(block.window, window));
  return {
    window,
    clashes: findClashes(near),
    mismatches: mismatches.filter((one) => overlaps(one.window, window)),
    missingTravel: missingTravel(near, rules),
    lapsedPrivileges: lapsedPrivileges(near, question.privileges ?? [], rules.zone),
    releases: near
      .flatMap((block) => {
        const releasesAt = block.releasesAt ?? null;
        if (releasesAt === null || releasesAt <= now) return [];
        return [{ block, countdown: countdownTo(releasesAt, now, rules.zone), at: releasesAt }];
      })
      .sort((a, b) => a.at - b.at || a.block.window.start - b.block.window.start)
      .map(({ block, countdown }) => ({ block, countdown })),
    unclearedTrips: trips
      .filter((trip) => touches(trip, window, rules.zone))
      .map((trip) => ({
        trip,
        missing: trip.clearances.filter(({ isGiven }) => !isGiven).map(({ by }) => by),
      }))
      .filter(({ missing }) => missing.length > 0)
      .sort((a, b) => (a.trip.firstDay < b.trip.firstDay ? -1 : 1)),
  };
}

function weeksFrom(now: Instant, weeks: number, zone: ZoneId): Window {
  const today = localDateAt(now, zone);
  return {
    start: midnightOfNumber(dayNumberOf(today), zone),
    end: midnightOfNumber(dayNumberOf(addDays(today, weeks * 7)), zone),
  };
}

function touches({ firstDay, lastDay }: PlannedTrip, window: Window, zone: ZoneId): boolean {
  return lastDay >= localDateAt(window.start, zone) && firstDay < localDateAt(window.end, zone);
}
