// What stands next to a proposed time, from the blocks of its day.
import type { Block, BlockKind } from '../../domain/holds';
import { minutesBetween, overlaps, type Window } from '../../domain/time';

export interface AroundOption {
  /** What ends last before it, and the clear minutes between; null when nothing does that day. */
  readonly before: { readonly block: Block; readonly clearMinutes: number } | null;
  readonly after: { readonly block: Block; readonly clearMinutes: number } | null;
  /** Committed time that it would meet. */
  readonly meets: readonly Block[];
  /** Call runs through it: no hindrance, but worth knowing. */
  readonly isOnCall: boolean;
}

/** They cover whole days and stand next to nothing. */
const BACKGROUND: readonly BlockKind[] = ['call', 'holiday'];

/** Looks around `option` among the blocks of its day; the proposal's own holds do not count. */
export function aroundOption(
  option: Window,
  blocks: readonly Block[],
  proposalId: string,
): AroundOption {
  const others = blocks.filter((block) => block.proposalId !== proposalId);
  const near = others.filter((block) => !BACKGROUND.includes(block.kind));
  const before = near
    .filter((block) => block.window.end <= option.start)
    .sort((a, b) => b.window.end - a.window.end)[0];
  const after = near
    .filter((block) => block.window.start >= option.end)
    .sort((a, b) => a.window.start - b.window.start)[0];
  return {
    before:
      before === undefined
        ? null
        : { block: before, clearMinutes: minutesBetween(before.window.end, option.start) },
    after:
      after === undefined
        ? null
        : { block: after, clearMinutes: minutesBetween(option.end, after.window.start) },
    meets: near.filter((block) => overlaps(block.window, option)),
    isOnCall: others.some((block) => block.kind === 'call' && overlaps(block.window, option)),
  };
}
