// The weekly figures kept at each stand-up, out of the house file's weeks.
import { weekKeyOf } from '../../domain/standup';
import {
  addDays,
  addMinutes,
  formatInstant,
  instantAtLocal,
  type Instant,
} from '../../domain/time';
import type { Lane } from '../../domain/triage';
import type { House } from './lakeside';
import type { SiteItem } from './siteFile';

/** How a backlog of two mailboxes divides over them, and over the lanes. */
const SHARES: Readonly<Record<string, number>> = { 'maya.okafor': 0.62, 'samuel.brandt': 0.38 };
const LANE_SHARES: readonly (readonly [Lane, number])[] = [
  ['meeting-request', 0.16],
  ['leadership', 0.15],
  ['digest', 0.14],
  ['travel-speaking', 0.13],
  ['academic', 0.12],
  ['credentialing', 0.1],
  ['referral-auth', 0.08],
  ['vendor', 0.06],
];
const MINUTES = [5, 4, 4, 7, 5];

/** Rows of AnteroomWeeks for the weeks before `now`, one for each principal. */
export function weekItems(house: House, shiftDays: number, now: Instant): readonly SiteItem[] {
  return house.weeks.flatMap((week) =>
    house.principals.flatMap((principal): readonly SiteItem[] => {
      const weekStart = addDays(week.weekStart, shiftDays);
      const keptAt = instantAtLocal(`${addDays(weekStart, 4)}T17:05:00`, principal.zone);
      const start = instantAtLocal(`${weekStart}T00:00:00`, principal.zone);
      const backlog = Math.round(week.backlogAtClose * (SHARES[principal.key] ?? 0.5));
      const byLane = Object.fromEntries(
        LANE_SHARES.map(([lane, share]) => [lane, Math.round(backlog * share)]),
      );
      const sorted = Object.values(byLane).reduce((sum, count) => sum + count, 0);
      return [
        {
          createdBy: 'jordan.reyes',
          createdAt: formatInstant(keptAt < now ? keptAt : addMinutes(now, -60)),
          fields: {
            WeekKey: weekKeyOf(principal.address, weekStart),
            Principal: principal.address,
            WeekStart: formatInstant(start),
            Data: JSON.stringify({
              backlog: byLane,
              unsorted: Math.max(0, backlog - sorted),
              minutes: MINUTES,
              metrics: { ...week, weekStart },
            }),
          },
        },
      ];
    }),
  );
}
