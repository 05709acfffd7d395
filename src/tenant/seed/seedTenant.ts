// Fills an empty store, or leaves a seeded one alone; all in one transaction, so that a kill leaves nothing half done.
import { Temporal } from 'temporal-polyfill';
import type { Directory } from '../directory/people';
import { addFolders } from '../mail/mailStore';
import { addSite } from '../sharepoint/siteStore';
import type { Store } from '../store/openStore';
import { weeksToShift } from '../time/shiftWeeks';
import { graphInstant, nowInstant } from '../time/zonedTimes';
import { seedCalendars } from './seedCalendar';
import { seedFeeds } from './seedFeeds';
import { seedMail } from './seedMail';
import type { SeedTenant } from './seedTenantFile';
import type { SiteFile } from './siteFile';

export interface SeedOptions {
  readonly reset: boolean;
  /** The day whose week the demo plays in; the current one where absent. `YYYY-MM-DD`. */
  readonly anchor: string | undefined;
}

/** @returns true when the store was filled, false when it had been filled before */
export function seedTenant(
  store: Store,
  seed: SeedTenant,
  directory: Directory,
  site: SiteFile,
  options: SeedOptions,
): boolean {
  if (!options.reset && store.meta('seeded') !== undefined) {
    return false;
  }
  const now = nowInstant();
  const today =
    options.anchor === undefined
      ? now.toZonedDateTimeISO(seed.meta.timeZone).toPlainDate()
      : Temporal.PlainDate.from(options.anchor);
  const weeks = weeksToShift(seed.meta.anchorDate, today);
  store.together(() => {
    store.empty();
    for (const person of directory.people.filter((each) => each.canSignIn)) {
      addFolders(store, person.key);
    }
    seedMail({ store, directory, zone: seed.meta.timeZone, weeks, now });
    seedCalendars(store, seed, directory, weeks, now);
    seedFeeds(store, seed, directory, weeks, graphInstant(now));
    addSite(store, site, graphInstant(now));
    store.setMeta('weeks', String(weeks));
    store.setMeta('seeded', graphInstant(now));
  });
  return true;
}
