// How long a mail has waited against the time its lane allows, counted as the lane counts.
import type { Principal } from '../domain/roster';
import { workingMinutesBetween } from '../domain/standup';
import { minutesBetween, type Instant } from '../domain/time';
import type { Lane, Urgency } from '../domain/triage';
import { dueOf } from './dueOf';
import type { HouseRules } from './loadHouseRules';

export const AGE_STATES = ['no-limit', 'in-time', 'half-gone', 'late'] as const;
export type AgeState = (typeof AGE_STATES)[number];

export interface Age {
  readonly state: AgeState;
  readonly due: Instant | null;
  /** Since receipt; working minutes, except in lanes whose clock never stands still. */
  readonly waitedMinutes: number;
  /** Past the due time, in the same minutes; 0 before it. */
  readonly lateMinutes: number;
}

export interface AgeRequest {
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly receivedAt: Instant;
  readonly now: Instant;
}

/** The age of a mail. Pure: the clock's time comes with the request. */
export function ageOf({ houseRules, principal, lane, urgency, receivedAt, now }: AgeRequest): Age {
  const { workingHours, zone } = principal;
  const { holidays } = houseRules.roster;
  const policy = houseRules.release.matrix.lanes.find((one) => one.lane === lane);
  const minutes = (from: Instant, to: Instant): number =>
    policy?.neverPauses === true
      ? Math.max(0, Math.floor(minutesBetween(from, to)))
      : workingMinutesBetween(from, to, { workingHours, holidays, zone });
  const due = dueOf(houseRules, principal, lane, urgency, receivedAt);
  const waitedMinutes = minutes(receivedAt, now);
  if (due === null) return { state: 'no-limit', due, waitedMinutes, lateMinutes: 0 };
  const isLate = now > due;
  const isHalfGone = waitedMinutes * 2 >= minutes(receivedAt, due);
  return {
    state: isLate ? 'late' : isHalfGone ? 'half-gone' : 'in-time',
    due,
    waitedMinutes,
    lateMinutes: isLate ? minutes(due, now) : 0,
  };
}
