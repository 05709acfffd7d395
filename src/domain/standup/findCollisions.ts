// Where two things claim the same time in the coming two weeks.
import { findClashes, type Block, type ClashKind } from '../holds';
import { overlaps } from '../time';
import type { Collision, CollisionKind, Counted, Figure, FigureInput } from './types';

/** Every clash of the blocks, by start, in the words of the stand-up; `findClashes` alone decides what is one. */
export function findCollisions(blocks: readonly Block[]): readonly Collision[] {
  return findClashes(blocks).map(({ kind, window, moves, stays }) => ({
    kind: kindOf(kind, moves, stays),
    window,
    moves,
    stays,
  }));
}

export function countCollisions(
  input: Pick<FigureInput, 'blocks' | 'horizon'>,
): Figure<readonly Collision[]> {
  if (input.blocks === 'unread') return { kind: 'unread', sources: ['calendar'] };
  const collisions = findCollisions(input.blocks).filter((one) =>
    overlaps(one.window, input.horizon),
  );
  return {
    kind: 'read',
    value: collisions,
    formula:
      'Busy entries of the coming two weeks that overlap, and meetings inside OR, travel, post-call, protected or in-house call time.',
    isEstimate: false,
    counted: collisions.map((one): Counted => ({
      key: `${String(one.window.start)}-${one.moves.entryIds.join()}-${one.stays.entryIds.join()}`,
      message: null,
      proposalId: one.moves.proposalId ?? one.stays.proposalId,
      lane: null,
      at: one.window.start,
      because: one.kind,
    })),
    missing: [],
  };
}

/** The stand-up tells a meeting inside OR time from other double bookings. */
function kindOf(kind: ClashKind, moves: Block, stays: Block): CollisionKind {
  switch (kind) {
    case 'double-booked':
      return stays.kind === 'or' && moves.kind !== 'clinic' ? 'in-or' : 'double-booked';
    case 'meeting-in-travel-buffer':
      return 'in-travel';
    case 'over-post-call-recovery':
      return 'over-post-call';
    case 'over-protected':
    case 'during-call':
    case 'travel-during-call':
      return kind;
  }
}
