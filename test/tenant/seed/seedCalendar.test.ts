// The seeded calendars in the weeks to come: what was planted together stays together, whenever the demo is given.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createCalendarStore } from '../../../src/tenant/calendar/calendarStore';
import { appointmentsIn, zoneOf } from '../../../src/tenant/calendar/expandEvents';
import { readDirectory } from '../../../src/tenant/directory/people';
import { seedCalendars } from '../../../src/tenant/seed/seedCalendar';
import { readSeedTenant } from '../../../src/tenant/seed/seedTenantFile';
import { createChanges } from '../../../src/tenant/store/changes';
import { openStore } from '../../../src/tenant/store/openStore';
import type { Store } from '../../../src/tenant/store/openStore';

const ZONE = 'America/Chicago';
const ANCHOR = Temporal.PlainDate.from('2026-11-16');
const MAILBOXES = ['maya.okafor', 'samuel.brandt'];
/** Every place of a weekday in its month, and both sides of the clock changes of a year. */
const WEEKS = [-1, 1, 2, 3, 4, 5, 15, 16, 49, 50, 52];

let data: string;
let store: Store;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'anteroom-seed-'));
  store = openStore(data);
});
afterEach(() => {
  store.close();
  rmSync(data, { recursive: true, force: true });
});

/** What the seed's four weeks hold when it is moved by `weeks`, told in the days on which it was written. */
function plantedDays(weeks: number): string[] {
  const seed = readSeedTenant();
  store.empty();
  seedCalendars(
    store,
    seed,
    readDirectory(seed),
    weeks,
    Temporal.Instant.from('2026-11-16T12:00Z'),
  );
  const calendar = createCalendarStore(store, createChanges());
  const monday = ANCHOR.add({ weeks }).toZonedDateTime(ZONE);
  return MAILBOXES.flatMap((mailbox) =>
    appointmentsIn(
      calendar.events(mailbox).filter(({ doc }) => !doc.categories.includes('Holiday')),
      monday.toInstant(),
      monday.add({ weeks: 4 }).toInstant(),
    ).map(({ event, start, end }) => {
      // A caller abroad keeps the own hours; between two clock changes they are others in Chicago.
      const zone = zoneOf(event.doc.start.timeZone);
      return `${mailbox} ${written(start, zone, weeks)} to ${written(end, zone, weeks)}: ${event.doc.subject}`;
    }),
  ).sort();
}

function written(instant: Temporal.Instant, zone: string, weeks: number): string {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.subtract({ weeks }).toString({ smallestUnit: 'minute' });
}

test('later weeks see the same four weeks, and no title says which Friday it is', () => {
  const planted = plantedDays(0);
  const friday = 'maya.okafor 2026-12-11T12:00 to 2026-12-11T16:30: OR 5 half block';
  expect(planted).toContain(`${friday} (2nd Friday)`);
  const moved = planted.map((line) => line.replace(`${friday} (2nd Friday)`, friday)).sort();
  for (const weeks of WEEKS) {
    expect(plantedDays(weeks)).toEqual(moved);
  }
});
