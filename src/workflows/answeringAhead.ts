// When one physician can be expected to answer, as the release and the roster have it: no deadline falls into the night.
import { answeringHours } from '../domain/holds';
import type { Instant, Window } from '../domain/time';
import type { PrincipalRules } from './principalRules';

/** Working hours and decision blocks from now until a last instant, by start. */
export function answeringAhead(
  { principal, slots }: PrincipalRules,
  now: Instant,
  until: Instant,
): readonly Window[] {
  const own = { blocks: principal.decisionBlocks ?? [], zone: slots.zone };
  return answeringHours(now, until, slots, own);
}
