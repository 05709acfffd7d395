// Closes the weekly meeting: one log entry with the minutes by item, and the backlog kept for next week's comparison.
import { uuidV5 } from '../domain/log';
import { principalAt } from '../domain/roster';
import {
  AGENDA_LINES,
  minutesSpent,
  weekKeyOf,
  writeKeptWeek,
  type Backlog,
  type Timer,
} from '../domain/standup';
import type { Instant, LocalDate } from '../domain/time';
import type { Desk } from '../ports';
import { weekStartText } from './composeStandUp';
import { guardFields } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { writeLog } from './writeLog';

export interface FinishStandUpRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician. */
  readonly principal: string;
  /** Monday of the week. */
  readonly weekStart: LocalDate;
  readonly timer: Timer;
  /** null when it could not be read: then nothing is kept to compare with. */
  readonly backlog: Backlog | null;
}

export type FinishOutcome =
  | { readonly kind: 'kept'; readonly at: Instant }
  /** The other one finished first: that entry stands. */
  | { readonly kind: 'already-held'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'not-a-principal' };

/**
 * Writes the end of a stand-up. The entry's id follows from physician and week, so that a second click, a reload and the
 * other person's Finish all meet the same entry.
 */
export async function finishStandUp(
  desk: Desk,
  request: FinishStandUpRequest,
): Promise<FinishOutcome> {
  const { houseRules, weekStart, timer, backlog } = request;
  const principal = principalAt(houseRules.roster, request.principal);
  if (principal === null) return { kind: 'not-a-principal' };
  const weekKey = weekKeyOf(principal.address, weekStart);
  const minutes = minutesSpent(timer);
  if (backlog !== null) {
    const fields = {
      WeekKey: weekKey,
      Principal: principal.address,
      WeekStart: weekStartText(weekStart, principal.zone),
      Data: writeKeptWeek(backlog, minutes),
    };
    guardFields(houseRules.roster, fields);
    // A week that is already kept stays as it was kept first.
    await desk.lists.add('AnteroomWeeks', fields);
  }
  const at = timer.finishedAt ?? desk.clock.now();
  const [entry] = await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: uuidV5(`standup|${weekKey}`),
        kind: 'standup.held',
        at,
        mailbox: principal.address,
        lane: null,
        urgency: null,
        release: houseRules.release.number,
        subjectId: null,
        facts: {
          week: weekStart,
          ...Object.fromEntries(AGENDA_LINES.map((line, index) => [line, minutes[index] ?? 0])),
        },
      },
    ],
  });
  if (entry !== undefined && entry.clientId !== desk.clientId) {
    return { kind: 'already-held', at: entry.at, by: entry.by };
  }
  return { kind: 'kept', at };
}
