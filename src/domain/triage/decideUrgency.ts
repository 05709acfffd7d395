// Decides how fast: the fastest rule that holds for the lane, never slower than the lane allows.
import { checkCondition, type Reading } from './checkCondition';
import type { Matrix } from './matrix';
import { URGENCIES, type Lane, type Urgency } from './types';

export interface UrgencyDecision {
  readonly urgency: Urgency;
  readonly because: readonly string[];
}

function faster(a: Urgency, b: Urgency): boolean {
  return URGENCIES.indexOf(a) < URGENCIES.indexOf(b);
}

/**
 * @param set the urgency that a hard rule demands, or null
 */
export function decideUrgency(
  lane: Lane,
  reading: Reading,
  matrix: Matrix,
  set: Urgency | null,
): UrgencyDecision {
  let urgency = matrix.rules.usualUrgency[lane];
  let because = [`Usual for ${laneTitle(matrix, lane)}.`];
  const take = (next: Urgency, reason: string): void => {
    if (faster(next, urgency)) {
      urgency = next;
      because = [reason];
    } else if (next === urgency) {
      because = [...because.filter((known) => !known.startsWith('Usual for ')), reason];
    }
  };
  for (const rule of matrix.rules.urgency) {
    if (rule.lanes !== null && !rule.lanes.includes(lane)) continue;
    if (faster(urgency, rule.urgency)) continue;
    if (checkCondition(rule.when, reading) !== null) take(rule.urgency, rule.because);
  }
  if (set !== null) take(set, 'The hard rule says so.');
  const slowest = matrix.rules.slowest[lane];
  if (slowest !== undefined && faster(slowest, urgency))
    take(slowest, `${laneTitle(matrix, lane)} is never slower.`);
  return { urgency, because };
}

function laneTitle(matrix: Matrix, lane: Lane): string {
  return matrix.lanes.find((policy) => policy.lane === lane)?.title ?? lane;
}
