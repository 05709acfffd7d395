// Call, OR or clinic time that a mail moved before any schedule shows it: it blocks until a schedule agrees.
import type { MessageReference } from '../mail';
import {
  addDays,
  localDateAt,
  minutesBetween,
  overlaps,
  subtractWindows,
  wholeDay,
  type Instant,
  type Window,
  type ZoneId,
} from '../time';
import type { Block, BlockKind } from './types';

/** What a schedule can move. */
export const CHANGED_KINDS = [
  'call',
  'or',
  'clinic',
  'post-call',
  'travel',
] as const satisfies readonly BlockKind[];
export type ChangedKind = (typeof CHANGED_KINDS)[number];

export interface ScheduleChange {
  readonly workId: string;
  /** Address of the physician. */
  readonly principal: string;
  readonly kind: ChangedKind;
  readonly windows: readonly Window[];
  /** The mail that says so. */
  readonly message: MessageReference;
  /** Address of who recorded it. */
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

/** A block of a change is known by the beginning of its id. */
export const PROVISIONAL_ID = 'provisional:';

/** The blocks that stop offers; each is named by the change, so that a refusal can say where it comes from. */
export function blocksOfChange({ workId, kind, windows }: ScheduleChange): readonly Block[] {
  return windows.map((window, index) => ({
    kind,
    window,
    entryIds: [`${PROVISIONAL_ID}${workId}/${String(index + 1)}`],
    title: '',
    proposalId: null,
    source: 'provisional',
    // Nobody knows yet how it is taken: the strictest counts.
    ...(kind === 'call' ? { duty: 'in-house' as const } : {}),
  }));
}

/** Clock-in and hand-over differ by less than this without anybody being wrong. */
export const DUTY_TOLERANCE_MINUTES = 15;

/**
 * True when a schedule shows all of the change: time of its kind covers it but for a few minutes. Of a change that named
 * days and no hours, each day must hold such time.
 *
 * @param blocks of the calendar or a feed; provisional ones prove nothing
 *
 * @example
 * isAgreed(callOnSaturday, [callOnSaturdayInTheFeed], zone) //=> true
 */
export function isAgreed(
  change: Pick<ScheduleChange, 'kind' | 'windows'>,
  blocks: readonly Block[],
  zone: ZoneId,
): boolean {
  const shown = blocks
    .filter(({ kind, source }) => kind === change.kind && source !== 'provisional')
    .map(({ window }) => window);
  return change.windows.every((window) => {
    const days = wholeDaysOf(window, zone);
    if (days !== null) return days.every((day) => shown.some((one) => overlaps(one, day)));
    return subtractWindows([window], shown).every(
      ({ start, end }) => minutesBetween(start, end) < DUTY_TOLERANCE_MINUTES,
    );
  });
}

/** The local days of a window that begins and ends at midnight; null for any other. */
function wholeDaysOf(window: Window, zone: ZoneId): readonly Window[] | null {
  const days: Window[] = [];
  let day = localDateAt(window.start, zone);
  if (wholeDay(day, zone).start !== window.start) return null;
  for (; wholeDay(day, zone).start < window.end; day = addDays(day, 1))
    days.push(wholeDay(day, zone));
  return days.at(-1)?.end === window.end ? days : null;
}

/** True when all of it lies behind us: nothing is left to block. */
export function isOver({ windows }: Pick<ScheduleChange, 'windows'>, now: Instant): boolean {
  return windows.every(({ end }) => end <= now);
}

/** Words that tell which schedule a mail is about; the first that fits counts. */
const KIND_WORDS: readonly (readonly [RegExp, ChangedKind])[] = [
  [/\bon[- ]call\b|\bcall\b|\bbackup\b|\bqgenda\b|\bamion\b|\bcover(?:age|ing)?\b/i, 'call'],
  [/\bclinic|\btemplate\b|\bsession\b/i, 'clinic'],
  [/\bor \d|\boperating room\b|\bOR block\b|\bblock release\b|\brobot/i, 'or'],
  [/\bvacation\b|\bpto\b|\baway\b/i, 'travel'],
];

/** What kind of time a schedule-change mail most likely moves; the person may say otherwise. */
export function kindOfChange(text: string): ChangedKind {
  return KIND_WORDS.find(([words]) => words.test(text))?.[1] ?? 'call';
}
