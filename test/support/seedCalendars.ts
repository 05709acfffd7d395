// The development set's calendars as entries, laid out by the tenant's own recurrence rules: a witness apart from ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEntry } from '../../src/domain/holds';
import {
  ianaFromWindowsZone,
  instantAtLocal,
  localDateAt,
  parseInstant,
  type Instant,
} from '../../src/domain/time';
import type { SeedEvent, SeedTenant } from '../../src/tenant/seed/seedTenantFile';
import { recurrenceDays } from '../../src/tenant/time/expandRecurrence';

export const SEED_FOLDER = join(process.cwd(), 'src/tenant/seed');
export const seedTenant = JSON.parse(
  readFileSync(join(SEED_FOLDER, 'tenant.json'), 'utf8'),
) as SeedTenant;

const SHOW_AS = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'] as const;

function instantOf({ dateTime, timeZone }: { dateTime: string; timeZone: string }): Instant {
  return instantAtLocal(dateTime, ianaFromWindowsZone(timeZone) ?? 'Etc/UTC');
}

function entryOf(event: SeedEvent, start: Instant, end: Instant, id: string): CalendarEntry {
  return {
    id,
    etag: null,
    window: { start, end },
    isAllDay: event.isAllDay,
    showAs: SHOW_AS.find((one) => one === event.showAs) ?? 'unknown',
    isPrivate: event.sensitivity !== 'normal',
    isCancelled: event.isCancelled,
    response: 'organizer',
    categories: event.categories,
    subject: event.subject,
    location: event.location.displayName,
    proposalId: null,
  };
}

/** Every entry up to the last day, unshifted; ids are the seed's keys, with the day for occurrences. */
export function seedEntries(owner: string, lastDay: string): readonly CalendarEntry[] {
  const events = seedTenant.calendars[owner] ?? [];
  const moved = new Set(
    events.flatMap(({ seriesMasterId, originalStart }) =>
      seriesMasterId === null || originalStart === null
        ? []
        : [`${seriesMasterId} ${String(parseInstant(originalStart))}`],
    ),
  );
  return events.flatMap((event): readonly CalendarEntry[] => {
    const { recurrence } = event;
    if (recurrence === null)
      return [entryOf(event, instantOf(event.start), instantOf(event.end), event.key)];
    const zone = ianaFromWindowsZone(event.start.timeZone) ?? 'Etc/UTC';
    const clock = (of: { dateTime: string }): string => of.dateTime.slice(11, 19);
    const nights =
      localDateAt(instantOf(event.end), zone) > localDateAt(instantOf(event.start), zone) ? 1 : 0;
    return recurrenceDays(recurrence.pattern, recurrence.range, Temporal.PlainDate.from(lastDay))
      .filter(
        (day) => !(event.cancelledOccurrences ?? []).some((id) => id.endsWith(day.toString())),
      )
      .map((day) => {
        const start = instantAtLocal(`${day.toString()}T${clock(event.start)}`, zone);
        const end = instantAtLocal(
          `${day.add({ days: nights }).toString()}T${clock(event.end)}`,
          zone,
        );
        return entryOf(event, start, end, `${event.key} ${day.toString()}`);
      })
      .filter(({ window }) => !moved.has(`${event.id} ${String(window.start)}`));
  });
}
