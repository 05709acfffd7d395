// On which days the physician is elsewhere, and in whose clock those days are lived, as the calendar itself tells it.
import { zoneOfPlace } from '../asks';
import { instantFromMilliseconds, localDateAt, minutesBetween, type ZoneId } from '../time';
import { kindOfCategories } from './categoryKinds';
import type { Trip } from './slots';
import type { BlockKind, CalendarEntry } from './types';

/** A flight or a drive is no stay: only what lasts at least this long sets the clock of its days. */
const SHORTEST_STAY_MINUTES = 12 * 60;

/**
 * The trips that a calendar shows: travel of half a day or more whose place is known by name.
 *
 * The location is believed before the title. An entry in the home zone is no trip. Days are local days of `zone`, because
 * an all-day entry stands on the days of the calendar that holds it.
 *
 * @param kinds the release's meaning of category names
 * @returns by first day; empty when nothing says where the physician is
 *
 * @example
 * tripsFromEntries([naasInSanDiego], {}, 'America/Chicago')
 * //=> [{ firstDay: '2026-11-19', lastDay: '2026-11-21', zone: 'America/Los_Angeles' }]
 */
export function tripsFromEntries(
  entries: readonly CalendarEntry[],
  kinds: Readonly<Record<string, BlockKind>>,
  zone: ZoneId,
): readonly Trip[] {
  return entries
    .flatMap((entry): readonly Trip[] => {
      const { window } = entry;
      if (entry.isCancelled || entry.response === 'declined' || entry.isPrivate) return [];
      if (kindOfCategories(entry.categories, kinds) !== 'travel') return [];
      if (minutesBetween(window.start, window.end) < SHORTEST_STAY_MINUTES) return [];
      const there = zoneOfPlace(entry.location) ?? zoneOfPlace(entry.subject);
      if (there === null || there === zone) return [];
      return [
        {
          firstDay: localDateAt(window.start, zone),
          lastDay: localDateAt(instantFromMilliseconds(window.end - 1), zone),
          zone: there,
        },
      ];
    })
    .sort((a, b) => (a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0));
}
