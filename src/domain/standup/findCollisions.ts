// Where two things claim the same time in the coming two weeks.
import { overlaps, type Window } from '../time';
import type { Block, BlockKind } from '../holds';
import type { Collision, CollisionKind, Counted, Figure, FigureInput } from './types';

/** What can be moved by a word: an appointment with people, and our own holds. */
const MEETING_LIKE: readonly BlockKind[] = ['meeting', 'committee', 'teaching', 'hold', 'private'];

/**
 * Every pair of blocks that overlap and should not, by start.
 *
 * Call runs through ordinary days, so that only meetings are named against it; a hold against a hold of ours is a
 * choice and no collision; a holiday claims nobody's time.
 */
export function findCollisions(blocks: readonly Block[]): readonly Collision[] {
  const sorted = [...blocks].sort((a, b) => a.window.start - b.window.start);
  const found: Collision[] = [];
  sorted.forEach((earlier, index) => {
    for (const later of sorted.slice(index + 1)) {
      if (later.window.start >= earlier.window.end) break;
      if (!overlaps(earlier.window, later.window)) continue;
      const collision = judge(earlier, later) ?? judge(later, earlier);
      if (collision !== null)
        found.push({ ...collision, window: shared(earlier.window, later.window) });
    }
  });
  return found.sort((a, b) => a.window.start - b.window.start);
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
      'Busy entries of the coming two weeks that overlap, and meetings inside OR, travel, post-call, protected or call time.',
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

/** Judges one direction: `moves` gives way to `stays`. */
function judge(moves: Block, stays: Block): Omit<Collision, 'window'> | null {
  const kind = kindOf(moves, stays);
  return kind === null ? null : { kind, moves, stays };
}

function kindOf(moves: Block, stays: Block): CollisionKind | null {
  if (moves.kind === 'hold' && stays.kind === 'hold') return null;
  const isMeeting = MEETING_LIKE.includes(moves.kind);
  switch (stays.kind) {
    case 'or':
      return isMeeting ? 'in-or' : moves.kind === 'clinic' ? 'double-booked' : null;
    case 'travel':
      return isMeeting ? 'in-travel' : isClinical(moves) ? 'double-booked' : null;
    case 'post-call':
      return isMeeting || isClinical(moves) ? 'over-post-call' : null;
    case 'research':
    case 'personal':
      return isMeeting ? 'over-protected' : isClinical(moves) ? 'double-booked' : null;
    case 'call':
      if (moves.kind === 'travel') return 'travel-during-call';
      return isMeeting ? 'during-call' : null;
    case 'clinic':
      return isMeeting || moves.kind === 'clinic' ? 'double-booked' : null;
    case 'meeting':
    case 'committee':
    case 'teaching':
    case 'private':
      return isMeeting ? 'double-booked' : null;
    case 'hold':
    case 'holiday':
      return null;
  }
}

function isClinical(block: Block): boolean {
  return block.kind === 'or' || block.kind === 'clinic';
}

function shared(a: Window, b: Window): Window {
  return {
    start: a.start > b.start ? a.start : b.start,
    end: a.end < b.end ? a.end : b.end,
  };
}
