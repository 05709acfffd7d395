// The sweep over changed time: what the calendar or the believed schedule shows by now, and what is over, blocks no longer.
import { isAgreed, isOver, shownByFeed, type Block, type ScheduleChange } from '../domain/holds';
import type { ChangeWorkItem } from '../domain/log';
import type { Window } from '../domain/time';
import type { Desk } from '../ports';
import type { SettledChange } from './holdTerms';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { principalRules, type PrincipalRules } from './principalRules';
import { readCommitted, spanOf } from './readCommitted';
import { readLeadingFeed, type ReadFeed } from './readFeeds';
import { changeOf, readChangeRows, settleChange } from './scheduleChanges';
import { withinRights } from './tendStanding';
import type { WorkRow } from './workRows';

export interface ChangesNow {
  readonly standing: readonly ScheduleChange[];
  readonly settled: readonly SettledChange[];
}

/** The same for a screen that looks after nothing else; of a physician who is only observed nothing is written. */
export async function sweepScheduleChanges(
  desk: Desk,
  { houseRules, principal }: { readonly houseRules: HouseRules; readonly principal: string },
): Promise<({ readonly kind: 'swept' } & ChangesNow) | ObserveOnly> {
  const rules = principalRules(houseRules, principal);
  if (rules === null) return { kind: 'swept', standing: [], settled: [] };
  if (isObserved(houseRules, rules.principal.address)) return OBSERVE_ONLY;
  return { kind: 'swept', ...(await settleChanges(desk, houseRules, rules)) };
}

/**
 * Settles the changes of one physician that need no block any more, and gives those that do.
 *
 * Without rights on the calendar, while it cannot be known, or while the schedule is older than the release allows, a
 * change stands: what cannot be read agrees with nothing. Repeating it, and two clients at once, change nothing more.
 */
export async function settleChanges(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
): Promise<ChangesNow> {
  const rows = await readChangeRows(desk, rules.principal.address);
  const known = rows.flatMap((row) => {
    const change = changeOf(row.item);
    return change === null ? [] : [{ row, change }];
  });
  const now = desk.clock.now();
  const ahead = known.filter(({ change }) => !isOver(change, now));
  const span = ahead.length === 0 ? null : spanOf(ahead.flatMap(({ change }) => change.windows));
  const shown = span === null ? NOTHING_SHOWN : await readShown(desk, houseRules, rules, span);
  const standing: ScheduleChange[] = [];
  const settled: SettledChange[] = [];
  for (const { row, change } of known) {
    const by = settledBy(change, shown, rules, now);
    if (by === null) {
      standing.push(change);
      continue;
    }
    const left = await settleRow(desk, houseRules, row, by);
    if (left === null) {
      settled.push({
        change,
        by,
        feedName: by === 'feed' ? (shown.feed?.feed.name ?? null) : null,
      });
    } else {
      standing.push(left);
    }
  }
  return { standing, settled };
}

interface Shown {
  readonly calendar: readonly Block[];
  readonly duties: readonly Block[];
  readonly feed: ReadFeed | null;
}
const NOTHING_SHOWN: Shown = { calendar: [], duties: [], feed: null };

async function readShown(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
  span: Window,
): Promise<Shown> {
  const { address } = rules.principal;
  const [committed, feed] = await Promise.all([
    withinRights(async () => readCommitted(desk, rules, span, null)),
    readLeadingFeed(desk, { houseRules, principal: address, window: span }),
  ]);
  const events = feed?.isStale === false ? feed.events : null;
  return {
    calendar: committed?.kind === 'read' ? committed.blocks : [],
    duties: feed === null || events === null ? [] : shownByFeed({ ...feed.feed, events }, address),
    feed,
  };
}

function settledBy(
  change: ScheduleChange,
  { calendar, duties }: Shown,
  { slots }: PrincipalRules,
  now: ReturnType<Desk['clock']['now']>,
): SettledChange['by'] | null {
  if (isOver(change, now)) return 'time';
  if (isAgreed(change, calendar, slots.zone)) return 'calendar';
  return isAgreed(change, duties, slots.zone) ? 'feed' : null;
}

/** Null once it is settled, whoever did it; else the change as somebody has recorded it anew in the same moment. */
async function settleRow(
  desk: Desk,
  houseRules: HouseRules,
  row: WorkRow<ChangeWorkItem>,
  by: SettledChange['by'],
): Promise<ScheduleChange | null> {
  const written = await settleChange(desk, houseRules, row, by);
  if (written !== 'changed') return null;
  const again = await readChangeRows(desk, row.item.principal);
  const latest = again.find(({ item }) => item.workId === row.item.workId);
  return latest === undefined ? null : changeOf(latest.item);
}
