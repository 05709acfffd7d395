// Cuts the asked time into what is free and what each rule forbids, in one sweep.
import {
  addMinutes,
  instantAtLocal,
  localDateAt,
  mergeWindows,
  weekdayOf,
  wholeDay,
  windowOnDay,
  type Instant,
  type LocalDate,
  type Window,
} from '../time';
import type { Refusal, RefusalCode, RefusalRule, SlotQuestion, SlotRules } from './slots';
import { REFUSAL_CODES } from './slots';
import type { Block, BlockKind } from './types';
import { daysOf, hoursOnDay, kindOfDay } from './workingTime';

interface Forbidden {
  readonly window: Window;
  readonly code: RefusalCode;
  readonly blockKind: BlockKind | null;
}

export interface CutTime {
  /** By start, none touching another. */
  readonly free: readonly Window[];
  /** By start; neighbours differ in their rules. */
  readonly refused: readonly Refusal[];
}

/** Blocks that count against the day's limit of meetings. */
const MEETINGS: readonly BlockKind[] = ['meeting', 'committee', 'hold'];

/** Cuts the windows of a question by every rule; free and refused time together cover them. */
export function cutTime(
  question: SlotQuestion & { readonly blocks: readonly Block[] },
  meetingsByDay: ReadonlyMap<LocalDate, number>,
): CutTime {
  const windows = mergeWindows(question.windows);
  const first = windows[0];
  if (first === undefined) return { free: [], refused: [] };
  const soonest = addMinutes(question.now, question.rules.leadMinutes);
  const forbidden: Forbidden[] = [
    ...forbiddenByDay(windows, question, meetingsByDay),
    ...question.blocks.flatMap((block) => forbiddenByBlock(block, question.rules.bufferMinutes)),
  ];
  if (first.start < soonest) {
    forbidden.push(plain({ start: first.start, end: soonest }, 'too-soon'));
  }
  return sweep(windows, forbidden);
}

/** Meetings of each local day; the options of one proposal on one day count once. */
export function countMeetings(
  blocks: readonly Block[],
  rules: SlotRules,
): ReadonlyMap<LocalDate, number> {
  const seen = new Map<LocalDate, Set<string>>();
  blocks.forEach((block, index) => {
    if (!MEETINGS.includes(block.kind)) return;
    const day = localDateAt(block.window.start, rules.zone);
    const names = seen.get(day) ?? new Set<string>();
    names.add(block.proposalId ?? block.entryIds[0] ?? `block ${index}`);
    seen.set(day, names);
  });
  return new Map([...seen].map(([day, names]) => [day, names.size]));
}

function forbiddenByDay(
  windows: readonly Window[],
  question: { readonly rules: SlotRules; readonly blocks: readonly Block[] },
  meetingsByDay: ReadonlyMap<LocalDate, number>,
): readonly Forbidden[] {
  const { rules } = question;
  const days = new Set(windows.flatMap((window) => daysOf(window, rules)));
  const firstOfDay = firstBlocks(question.blocks, rules);
  return [...days].flatMap((day): readonly Forbidden[] => {
    const whole = wholeDay(day, rules.zone);
    const kind = kindOfDay(day, rules);
    if (kind !== 'working') return [plain(whole, kind === 'off' ? 'outside-working-hours' : kind)];
    const hours = hoursOnDay(day, rules);
    const forbidden = [
      plain({ start: whole.start, end: hours.start }, 'outside-working-hours'),
      plain({ start: hours.end, end: whole.end }, 'outside-working-hours'),
      ...rules.protectedTimes
        .filter((time) => time.days.includes(weekdayOf(day)))
        .map((time) => plain(windowOnDay(day, time.start, time.end, rules.zone), 'protected-time')),
    ];
    if (rules.earlyMeetings !== null) {
      const from = instantAtLocal(`${day}T${rules.earlyMeetings.from}:00`, rules.zone);
      const first = firstOfDay.get(day);
      const end = first !== undefined && first > from ? first : from;
      forbidden.push(plain({ start: hours.start, end }, 'too-early'));
    }
    const limit = rules.maxMeetingsPerDay;
    if (limit !== null && (meetingsByDay.get(day) ?? 0) >= limit) {
      forbidden.push(plain(hours, 'daily-limit'));
    }
    return forbidden;
  });
}

/** Start of each day's first block before which no early meeting may lie. */
function firstBlocks(blocks: readonly Block[], rules: SlotRules): ReadonlyMap<LocalDate, Instant> {
  const kinds = rules.earlyMeetings?.notBefore ?? [];
  const first = new Map<LocalDate, Instant>();
  for (const { kind, window } of blocks) {
    if (!kinds.includes(kind)) continue;
    const day = localDateAt(window.start, rules.zone);
    const known = first.get(day);
    if (known === undefined || window.start < known) first.set(day, window.start);
  }
  return first;
}

function plain(window: Window, code: RefusalCode): Forbidden {
  return { window, code, blockKind: null };
}

function forbiddenByBlock(block: Block, bufferMinutes: number): readonly Forbidden[] {
  const { kind, window } = block;
  const parts: Forbidden[] = [{ window, code: 'block', blockKind: kind }];
  if (bufferMinutes > 0) {
    const before = { start: addMinutes(window.start, -bufferMinutes), end: window.start };
    const after = { start: window.end, end: addMinutes(window.end, bufferMinutes) };
    parts.push(
      { window: before, code: 'buffer', blockKind: kind },
      { window: after, code: 'buffer', blockKind: kind },
    );
  }
  return parts;
}

const INSIDE = 'inside';

/** Walks once over all starts and ends, and keeps which rules are in force. n log n. */
function sweep(windows: readonly Window[], forbidden: readonly Forbidden[]): CutTime {
  const turns: { readonly at: number; readonly key: string; readonly by: 1 | -1 }[] = [];
  const add = (window: Window, key: string): void => {
    if (window.start >= window.end) return;
    turns.push({ at: window.start, key, by: 1 }, { at: window.end, key, by: -1 });
  };
  windows.forEach((window) => {
    add(window, INSIDE);
  });
  forbidden.forEach(({ window, code, blockKind }) => {
    add(window, ruleKey({ code, blockKind }));
  });
  turns.sort((a, b) => a.at - b.at);

  const inForce = new Map<string, number>();
  const free: Window[] = [];
  const refused: { window: Window; key: string }[] = [];
  turns.forEach((turn, index) => {
    const count = (inForce.get(turn.key) ?? 0) + turn.by;
    if (count === 0) inForce.delete(turn.key);
    else inForce.set(turn.key, count);
    const end = turns[index + 1]?.at;
    if (end === undefined || end === turn.at || !inForce.has(INSIDE)) return;
    const stretch = { start: turn.at, end } as Window;
    const keys = [...inForce.keys()].filter((key) => key !== INSIDE).sort();
    if (keys.length === 0) extend(free, stretch);
    else extendRefused(refused, stretch, keys.join(' '));
  });
  return {
    free,
    refused: refused.map(({ window, key }) => ({ window, rules: key.split(' ').map(ruleFromKey) })),
  };
}

function extend(stretches: Window[], next: Window): void {
  const last = stretches.at(-1);
  if (last?.end === next.start)
    stretches[stretches.length - 1] = { start: last.start, end: next.end };
  else stretches.push(next);
}

function extendRefused(
  stretches: { window: Window; key: string }[],
  next: Window,
  key: string,
): void {
  const last = stretches.at(-1);
  if (last?.window.end === next.start && last.key === key) {
    last.window = { start: last.window.start, end: next.end };
  } else {
    stretches.push({ window: next, key });
  }
}

/** Keys sort as the codes are listed, so that rules always come in one order. */
function ruleKey(rule: RefusalRule): string {
  return `${REFUSAL_CODES.indexOf(rule.code)}:${rule.blockKind ?? ''}`;
}

function ruleFromKey(key: string): RefusalRule {
  const [index = '', kind = ''] = key.split(':');
  const code = REFUSAL_CODES[Number(index)] ?? 'block';
  return { code, blockKind: kind === '' ? null : (kind as BlockKind) };
}
