// The findings of several weeks in the order in which a person is needed: what is near and hard to mend stands first.
import {
  addDays,
  instantAtLocal,
  minutesBetween,
  type Instant,
  type Window,
  type ZoneId,
} from '../../time';
import type { ReleaseCountdown } from '../blockRelease';
import type { Mismatch } from '../feeds/compareSchedules';
import type { LapsedPrivilege } from '../privileges';
import type { Block } from '../types';
import type { CalendarHealth, PlannedTrip } from './calendarHealth';
import type { Clash } from './findClashes';
import type { MissingTravel } from './missingTravel';

export type Finding =
  | { readonly kind: 'clash'; readonly clash: Clash }
  | { readonly kind: 'mismatch'; readonly mismatch: Mismatch }
  | { readonly kind: 'privilege'; readonly lapsed: LapsedPrivilege }
  | { readonly kind: 'missing-travel'; readonly missing: MissingTravel }
  | {
      readonly kind: 'trip';
      readonly trip: PlannedTrip;
      readonly missing: readonly PlannedTrip['clearances'][number]['by'][];
    }
  | { readonly kind: 'release'; readonly block: Block; readonly countdown: ReleaseCountdown };
export type FindingKind = Finding['kind'];

/** Within three days, within ten, later, and what is over and still stands wrong in a schedule. */
export const HEALTH_TIERS = ['now', 'soon', 'later', 'past'] as const;
export type HealthTier = (typeof HEALTH_TIERS)[number];

export const MENDERS = [
  'assistant',
  'clinic-scheduling',
  'schedule-owner',
  'or-scheduler',
  'medical-staff-office',
  'chief',
] as const;
export type Mender = (typeof MENDERS)[number];

export interface HealthRow {
  /** The same finding has the same key on every reading. */
  readonly key: string;
  readonly tier: HealthTier;
  /** When it bites: the start of the time, or the release. */
  readonly at: Instant;
  readonly window: Window;
  readonly mends: Mender;
  /** The calendar's entry that is to be changed; null where none stands. */
  readonly entryId: string | null;
  readonly finding: Finding;
}

const NOW_MINUTES = 3 * 24 * 60;
const SOON_MINUTES = 10 * 24 * 60;
/** A trip takes longer to clear than a meeting to move. */
const TRIP_NOW_MINUTES = 14 * 24 * 60;
const TRIP_SOON_MINUTES = 28 * 24 * 60;

const KIND_ORDER: readonly FindingKind[] = [
  'clash',
  'privilege',
  'trip',
  'mismatch',
  'missing-travel',
  'release',
];

/**
 * The rows of one physician.
 *
 * A way between two blocks that clash is not named beside the clash: once one of the two has moved, it is asked anew.
 *
 * @param past differences of schedules that are over; somebody is paid by them
 * @returns what needs a person first
 */
export function healthRows(
  health: CalendarHealth,
  past: readonly Mismatch[],
  now: Instant,
  zone: ZoneId,
): readonly HealthRow[] {
  const rows = [
    ...health.clashes.map((clash) => rowOfClash(clash, now)),
    ...health.lapsedPrivileges.map((lapsed) => rowOfLapsed(lapsed, now)),
    ...health.mismatches.map((mismatch) => rowOfMismatch(mismatch, now)),
    ...past.map((mismatch) => ({ ...rowOfMismatch(mismatch, now), tier: 'past' as const })),
    ...health.missingTravel
      .filter(({ from, to }) => from.window.end <= to.window.start)
      .map((missing) => rowOfTravel(missing, now)),
    ...health.unclearedTrips.map((one) => rowOfTrip(one, now, zone)),
    ...health.releases.map((one) => rowOfRelease(one, now)),
  ];
  return rows.sort(compareRows);
}

/** The order of rows of one physician or of several. */
export function compareRows(a: HealthRow, b: HealthRow): number {
  return (
    HEALTH_TIERS.indexOf(a.tier) - HEALTH_TIERS.indexOf(b.tier) ||
    a.at - b.at ||
    KIND_ORDER.indexOf(a.finding.kind) - KIND_ORDER.indexOf(b.finding.kind) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

function rowOfClash(clash: Clash, now: Instant): HealthRow {
  const { window, moves, stays, mends } = clash;
  return {
    key: `clash ${String(window.start)} ${nameOf(moves)} ${nameOf(stays)}`,
    tier: tierAt(window.start, now),
    at: window.start,
    window,
    mends,
    entryId: moves.entryIds[0] ?? stays.entryIds[0] ?? null,
    finding: { kind: 'clash', clash },
  };
}

function rowOfLapsed(lapsed: LapsedPrivilege, now: Instant): HealthRow {
  const { window, entryIds } = lapsed.block;
  return {
    key: `privilege ${String(window.start)} ${nameOf(lapsed.block)}`,
    tier: tierAt(window.start, now),
    at: window.start,
    window,
    mends: 'medical-staff-office',
    entryId: entryIds[0] ?? null,
    finding: { kind: 'privilege', lapsed },
  };
}

function rowOfMismatch(mismatch: Mismatch, now: Instant): HealthRow {
  const { kind, window, feedId, otherFeedId, mends } = mismatch;
  return {
    key: `mismatch ${kind} ${String(window.start)} ${feedId ?? ''} ${otherFeedId ?? ''}`,
    tier: tierAt(window.start, now),
    at: window.start,
    window,
    mends,
    entryId: null,
    finding: { kind: 'mismatch', mismatch },
  };
}

function rowOfTravel(missing: MissingTravel, now: Instant): HealthRow {
  return {
    key: `missing-travel ${String(missing.window.start)} ${nameOf(missing.to)}`,
    tier: tierAt(missing.window.start, now),
    at: missing.window.start,
    window: missing.window,
    mends: 'assistant',
    entryId: missing.to.entryIds[0] ?? null,
    finding: { kind: 'missing-travel', missing },
  };
}

function rowOfTrip(
  { trip, missing }: CalendarHealth['unclearedTrips'][number],
  now: Instant,
  zone: ZoneId,
): HealthRow {
  const start = instantAtLocal(`${trip.firstDay}T00:00:00`, zone);
  const end = instantAtLocal(`${addDays(trip.lastDay, 1)}T00:00:00`, zone);
  const left = minutesBetween(now, start);
  const [first] = missing;
  return {
    key: `trip ${trip.id}`,
    tier:
      trip.isBooked || left < TRIP_NOW_MINUTES
        ? 'now'
        : left < TRIP_SOON_MINUTES
          ? 'soon'
          : 'later',
    at: start,
    window: { start, end },
    mends: first === undefined || missing.length > 1 ? 'assistant' : first,
    entryId: trip.entryId ?? null,
    finding: { kind: 'trip', trip, missing },
  };
}

function rowOfRelease(
  { block, countdown }: CalendarHealth['releases'][number],
  now: Instant,
): HealthRow {
  const at = block.releasesAt ?? block.window.start;
  return {
    key: `release ${String(block.window.start)} ${nameOf(block)}`,
    tier: tierAt(at, now),
    at,
    window: block.window,
    mends: 'or-scheduler',
    entryId: block.entryIds[0] ?? null,
    finding: { kind: 'release', block, countdown },
  };
}

function tierAt(at: Instant, now: Instant): HealthTier {
  const left = minutesBetween(now, at);
  return left < NOW_MINUTES ? 'now' : left < SOON_MINUTES ? 'soon' : 'later';
}

function nameOf(block: Block): string {
  return block.entryIds[0] ?? `${block.kind} ${String(block.window.start)}`;
}
