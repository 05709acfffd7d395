// The stretches of time that a stand-up looks at.
import {
  addDays,
  instantAtLocal,
  localDateAt,
  mondayOf,
  type Instant,
  type LocalDate,
  type Window,
  type ZoneId,
} from '../time';

export interface StandUpWeeks {
  /** Monday of the week looked at. */
  readonly weekStart: LocalDate;
  readonly week: Window;
  /** The coming two weeks, from the start of the day of `now`. */
  readonly horizon: Window;
  /** Four weeks that end with `week`. */
  readonly trail: Window;
}

const TRAIL_DAYS = 28;
const HORIZON_DAYS = 14;

/**
 * The week that holds `day`, Monday to Monday in `zone`, the trail before it and the two weeks from `now` on.
 *
 * @example
 * weeksAround('2026-11-18', now, 'America/Chicago').weekStart //=> '2026-11-16'
 */
export function weeksAround(day: LocalDate, now: Instant, zone: ZoneId): StandUpWeeks {
  const weekStart = mondayOf(day);
  const weekEnd = addDays(weekStart, 7);
  const today = localDateAt(now, zone);
  return {
    weekStart,
    week: { start: midnight(weekStart, zone), end: midnight(weekEnd, zone) },
    horizon: { start: midnight(today, zone), end: midnight(addDays(today, HORIZON_DAYS), zone) },
    trail: { start: midnight(addDays(weekEnd, -TRAIL_DAYS), zone), end: midnight(weekEnd, zone) },
  };
}

/** The stretches of `window` week by week in `zone`, so that no single read of the log grows past a list's threshold. */
export function sliceByWeek(window: Window, zone: ZoneId): readonly Window[] {
  const slices: Window[] = [];
  let start = window.start;
  while (start < window.end) {
    const next = midnight(addDays(localDateAt(start, zone), 7), zone);
    const end = next < window.end ? next : window.end;
    slices.push({ start, end });
    start = end;
  }
  return slices;
}

function midnight(day: LocalDate, zone: ZoneId): Instant {
  return instantAtLocal(`${day}T00:00:00`, zone);
}
