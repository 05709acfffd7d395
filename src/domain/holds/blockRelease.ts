// When unused OR time goes back to the pool, and how long that still is.
import { addDays, instantAtLocal, localDateAt, minutesBetween } from '../time';
import type { Instant, LocalDate, ZoneId } from '../time';
import type { BlockKind } from './types';

export interface ReleaseRule {
  readonly kind: BlockKind;
  /** Only entries whose title has this word, in any case: a booked case is no open block. Null: all of the kind. */
  readonly titleWord: string | null;
  readonly daysBefore: number;
  /** Clock time `HH:mm` in the physician's zone. */
  readonly at: string;
}

/**
 * The instant at which the unused part of a block is released.
 *
 * @returns null when no rule releases it
 *
 * @example
 * releaseOf({ kind: 'or', title: 'OR 2 block', start: 1 December 07:30 }, [tenDaysBeforeAtNoon], zone)
 * //=> 21 November 12:00
 */
export function releaseOf(
  block: { readonly kind: BlockKind; readonly title: string; readonly start: Instant },
  rules: readonly ReleaseRule[],
  zone: ZoneId,
): Instant | null {
  const rule = rules.find(
    ({ kind, titleWord }) =>
      kind === block.kind &&
      (titleWord === null || block.title.toLowerCase().includes(titleWord.toLowerCase())),
  );
  if (rule === undefined) return null;
  const day = addDays(localDateAt(block.start, zone), -rule.daysBefore);
  return instantAtLocal(`${day}T${rule.at}:00`, zone);
}

export interface ReleaseCountdown {
  readonly day: LocalDate;
  /** Whole hours that are left; 0 once it has passed. */
  readonly hoursLeft: number;
  readonly isReleased: boolean;
}

/** How long a block still waits for its release. */
export function countdownTo(releasesAt: Instant, now: Instant, zone: ZoneId): ReleaseCountdown {
  return {
    day: localDateAt(releasesAt, zone),
    hoursLeft: Math.max(0, Math.floor(minutesBetween(now, releasesAt) / 60)),
    isReleased: releasesAt <= now,
  };
}
