// The sweep over changed time: what the calendar shows by now, and what is over, blocks no longer.
import { isAgreed, isOver, type ScheduleChange } from '../domain/holds';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import type { PrincipalRules } from './principalRules';
import { readCommitted, spanOf } from './readCommitted';
import { changeOf, readChangeRows, settleChange } from './scheduleChanges';
import { withinRights } from './tendStanding';

/**
 * Settles the changes of one physician that need no block any more, and gives those that do.
 *
 * Without rights on the calendar, or while it cannot be known, a change stands: what cannot be read agrees with nothing.
 */
export async function settleChanges(
  desk: Desk,
  houseRules: HouseRules,
  rules: PrincipalRules,
): Promise<readonly ScheduleChange[]> {
  const rows = await readChangeRows(desk, rules.principal.address);
  const known = rows.flatMap((row) => {
    const change = changeOf(row.item);
    return change === null ? [] : [{ row, change }];
  });
  const now = desk.clock.now();
  const ahead = known.filter(({ change }) => !isOver(change, now));
  const span = ahead.length === 0 ? null : spanOf(ahead.flatMap(({ change }) => change.windows));
  const committed =
    span === null ? null : await withinRights(async () => readCommitted(desk, rules, span, null));
  const blocks = committed?.kind === 'read' ? committed.blocks : [];
  const standing: ScheduleChange[] = [];
  for (const { row, change } of known) {
    if (isOver(change, now)) {
      await settleChange(desk, houseRules, row, 'time');
    } else if (isAgreed(change, blocks, rules.slots.zone)) {
      await settleChange(desk, houseRules, row, 'calendar');
    } else {
      standing.push(change);
    }
  }
  return standing;
}
