// Where two things claim the same time: one table of who gives way to whom.
import { overlaps, type Window } from '../../time';
import type { Block, BlockKind } from '../types';

export const CLASH_KINDS = [
  'double-booked',
  'meeting-in-travel-buffer',
  'over-post-call-recovery',
  'over-protected',
  'during-call',
  'travel-during-call',
] as const;
export type ClashKind = (typeof CLASH_KINDS)[number];

export interface Clash {
  readonly kind: ClashKind;
  /** The time that both claim. */
  readonly window: Window;
  /** What can be moved. */
  readonly moves: Block;
  readonly stays: Block;
  readonly mends: 'assistant' | 'clinic-scheduling' | 'schedule-owner';
}

const APPOINTMENTS: readonly BlockKind[] = ['meeting', 'committee', 'teaching', 'hold', 'private'];
const CLINICAL: readonly BlockKind[] = ['or', 'clinic'];

interface Row {
  readonly kind: ClashKind;
  readonly stays: readonly BlockKind[];
  readonly moves: readonly BlockKind[];
  readonly mends: Clash['mends'];
}

/** Read from the top, for either way round; the first row that fits decides. What no row names may stand together. */
export const CLASH_TABLE: readonly Row[] = [
  {
    kind: 'over-post-call-recovery',
    stays: ['post-call'],
    moves: APPOINTMENTS,
    mends: 'assistant',
  },
  {
    kind: 'over-post-call-recovery',
    stays: ['post-call'],
    moves: CLINICAL,
    mends: 'clinic-scheduling',
  },
  { kind: 'travel-during-call', stays: ['call'], moves: ['travel'], mends: 'schedule-owner' },
  { kind: 'meeting-in-travel-buffer', stays: ['travel'], moves: APPOINTMENTS, mends: 'assistant' },
  { kind: 'double-booked', stays: ['travel'], moves: CLINICAL, mends: 'clinic-scheduling' },
  { kind: 'double-booked', stays: ['or'], moves: ['clinic'], mends: 'clinic-scheduling' },
  { kind: 'double-booked', stays: ['clinic'], moves: ['clinic'], mends: 'clinic-scheduling' },
  { kind: 'double-booked', stays: CLINICAL, moves: APPOINTMENTS, mends: 'assistant' },
  {
    kind: 'over-protected',
    stays: ['research', 'personal'],
    moves: APPOINTMENTS,
    mends: 'assistant',
  },
  {
    kind: 'double-booked',
    stays: ['research', 'personal'],
    moves: CLINICAL,
    mends: 'clinic-scheduling',
  },
  { kind: 'during-call', stays: ['call'], moves: APPOINTMENTS, mends: 'assistant' },
  // A hold is ours to move, whichever of the two came first.
  { kind: 'double-booked', stays: APPOINTMENTS, moves: ['hold'], mends: 'assistant' },
  { kind: 'double-booked', stays: APPOINTMENTS, moves: APPOINTMENTS, mends: 'assistant' },
];

/**
 * Every pair of blocks that overlap and should not, by start.
 *
 * Call at home and backup run through ordinary evenings: nobody's meeting clashes with them. Two holds of ours are a
 * choice and no clash.
 */
export function findClashes(blocks: readonly Block[]): readonly Clash[] {
  const sorted = [...blocks].sort(byTime);
  const found: Clash[] = [];
  sorted.forEach((earlier, index) => {
    for (const later of sorted.slice(index + 1)) {
      if (later.window.start >= earlier.window.end) break;
      if (!overlaps(earlier.window, later.window)) continue;
      const clash = judge(earlier, later);
      if (clash !== null) found.push(clash);
    }
  });
  return found.sort((a, b) => a.window.start - b.window.start || byTime(a.moves, b.moves));
}

function byTime(a: Block, b: Block): number {
  return (
    a.window.start - b.window.start ||
    b.window.end - a.window.end ||
    compareText(a.kind, b.kind) ||
    compareText(a.entryIds[0] ?? '', b.entryIds[0] ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function judge(earlier: Block, later: Block): Clash | null {
  if (earlier.kind === 'hold' && later.kind === 'hold') return null;
  for (const { kind, stays, moves, mends } of CLASH_TABLE) {
    for (const [moving, staying] of [
      [later, earlier],
      [earlier, later],
    ] as const) {
      if (!stays.includes(staying.kind) || !moves.includes(moving.kind)) continue;
      if (isElsewhereAllowed(kind, staying)) return null;
      return {
        kind,
        window: shared(moving.window, staying.window),
        moves: moving,
        stays: staying,
        mends,
      };
    }
  }
  return null;
}

/** A meeting may go on during home or backup call, and a journey during backup. */
function isElsewhereAllowed(kind: ClashKind, call: Block): boolean {
  if (kind === 'during-call') return call.duty !== 'in-house';
  return kind === 'travel-during-call' && call.duty === 'backup';
}

function shared(a: Window, b: Window): Window {
  return {
    start: a.start > b.start ? a.start : b.start,
    end: a.end < b.end ? a.end : b.end,
  };
}
