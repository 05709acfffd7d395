// What of committed time forbids a proposal's time: everything for a meeting, less for a trip, whose leave is asked for first.
import type { Window } from '../time';
import { blocksInTheWay } from './findSlots';
import type { Block, BlockKind, ClearingOffice, Proposal } from './types';

/** What each office gives leave from, once its clearance is recorded. */
const LEAVE_OF: Readonly<Record<ClearingOffice, readonly BlockKind[]>> = {
  chief: ['clinic', 'call', 'post-call', 'teaching', 'committee'],
  'or-scheduler': ['or'],
};

/** A trip takes whole days: her own yes to it gives these, and somebody moves them afterwards. */
const LEAVE_OF_HER_OWN: readonly BlockKind[] = [
  'research',
  'personal',
  'holiday',
  'meeting',
  'private',
  'travel',
];

/**
 * The blocks that a proposal's time may not overlap.
 *
 * A trip is confirmed only once every office in `needs` has cleared it and the physician has said yes (F36): what these
 * give leave from does not stand in its way. What was proposed or promised through another proposal always does.
 *
 * @example
 * standsInTheWay({ kind: 'trip', needs: ['or-scheduler'] }, friday, [orBlock, clinic]) //=> [clinic]
 */
export function standsInTheWay(
  { kind, needs }: Pick<Proposal, 'kind' | 'needs'>,
  window: Window,
  blocks: readonly Block[],
): readonly Block[] {
  const standing = blocksInTheWay(window, blocks);
  if (kind !== 'trip') return standing;
  const given = new Set([...LEAVE_OF_HER_OWN, ...needs.flatMap((office) => LEAVE_OF[office])]);
  return standing.filter(({ kind: over, proposalId }) => proposalId !== null || !given.has(over));
}

/** The office that gives leave from a kind of block; null where it is nobody's or her own. */
export function clearingOfficeOf(kind: BlockKind): ClearingOffice | null {
  if (LEAVE_OF.chief.includes(kind)) return 'chief';
  return LEAVE_OF['or-scheduler'].includes(kind) ? 'or-scheduler' : null;
}
