// How many meetings a day and a week already hold.
import { localDateAt, minutesBetween, mondayOf, type LocalDate, type ZoneId } from '../../time';
import type { Block, BlockKind } from '../types';

export interface Load {
  readonly count: number;
  readonly minutes: number;
}

export interface MeetingLoad {
  readonly onDay: (day: LocalDate) => Load;
  readonly inWeek: (day: LocalDate) => Load;
}

/** Blocks that count against the limits. */
const MEETINGS: readonly BlockKind[] = ['meeting', 'committee', 'hold'];
const NONE: Load = { count: 0, minutes: 0 };

/**
 * Counts meetings by the local day of their start. The options of one proposal count once in a day and once in a week,
 * with the longest of their lengths.
 */
export function meetingLoad(blocks: readonly Block[], zone: ZoneId): MeetingLoad {
  const days = new Map<LocalDate, Map<string, number>>();
  const weeks = new Map<LocalDate, Map<string, number>>();
  blocks.forEach((block, index) => {
    if (!MEETINGS.includes(block.kind)) return;
    const day = localDateAt(block.window.start, zone);
    const minutes = minutesBetween(block.window.start, block.window.end);
    const id = block.entryIds[0];
    const name =
      block.proposalId ?? (id === undefined ? `#${String(index)}` : `${id}@${block.window.start}`);
    count(days, day, name, minutes);
    count(weeks, mondayOf(day), name, minutes);
  });
  return {
    onDay: (day) => loadOf(days.get(day)),
    inWeek: (day) => loadOf(weeks.get(mondayOf(day))),
  };
}

function count(
  loads: Map<LocalDate, Map<string, number>>,
  day: LocalDate,
  name: string,
  minutes: number,
): void {
  const names = loads.get(day) ?? new Map<string, number>();
  names.set(name, Math.max(names.get(name) ?? 0, minutes));
  loads.set(day, names);
}

function loadOf(names: ReadonlyMap<string, number> | undefined): Load {
  if (names === undefined) return NONE;
  let minutes = 0;
  for (const length of names.values()) minutes += length;
  return { count: names.size, minutes };
}
