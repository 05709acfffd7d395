// Finds the few best times for a meeting, and says for every refused time which rule refuses it.
import {
  addMinutes,
  instantFromMilliseconds,
  localDateAt,
  localDateTimeAt,
  mergeWindows,
  minutesBetween,
  overlaps,
  type Instant,
  type LocalDate,
  type Window,
} from '../time';
import { countMeetings, cutTime } from './refusedTime';
import type { Refusal, Slot, SlotAnswer, SlotQuestion, SlotReason, SlotRules } from './slots';
import type { Block } from './types';

const DEFAULT_LIMIT = 3;
const GRID_MINUTES = 15;
const FINE_GRID_MINUTES = 5;
/** A gap shorter than this is lost: nothing else fits there. */
const USEFUL_GAP_MINUTES = 30;

interface Candidate {
  readonly window: Window;
  readonly day: LocalDate;
  readonly isRound: boolean;
  readonly keepsTimeWhole: boolean;
  /** Lower is better. */
  readonly cost: number;
}

/**
 * Finds free stretches in which a meeting of the asked length fits.
 *
 * Every slot lies in the windows, in working hours, at least `leadMinutes` after `now`, and keeps the buffer clear on
 * both sides of every block. The best slots lie on different days where they can. Pure: the same question always has
 * the same answer, whatever the order of its windows and blocks. An unknown calendar refuses everything.
 *
 * @example
 * findSlots({ durationMinutes: 30, windows: [tuesdayMorning], blocks: [clinicUntilTen], rules, now, wasAsked: true })
 * //=> { slots: [{ window: 10:15-10:45, reasons: ['asked-for', …] }], refusals: [{ window: 08:00-10:00, rules: [clinic] }, …] }
 */
export function findSlots(question: SlotQuestion): SlotAnswer {
  const { blocks, rules, durationMinutes } = question;
  if (blocks === 'unknown') {
    return { slots: [], refusals: mergeWindows(question.windows).map(unknownCalendar) };
  }
  const meetingsByDay = countMeetings(blocks, rules);
  const { free, refused } = cutTime({ ...question, blocks }, meetingsByDay);
  const fits = (window: Window): boolean =>
    durationMinutes > 0 && minutesBetween(window.start, window.end) >= durationMinutes;
  const tooShort = free.filter((window) => !fits(window)).map(tooShortStretch);
  const candidates = free
    .filter(fits)
    .flatMap((window) => candidatesIn(window, durationMinutes, rules));
  const chosen = chooseSpread(
    candidates,
    meetingsByDay,
    question.limit ?? DEFAULT_LIMIT,
    rules.bufferMinutes,
  );
  const firstDay = candidates[0]?.day;
  return {
    slots: chosen.map((candidate) => slotOf(candidate, question, firstDay, meetingsByDay)),
    refusals: [...refused, ...tooShort].sort((a, b) => a.window.start - b.window.start),
  };
}

/**
 * The blocks that stand in the way of one exact time, without buffers: what a confirmation must look at again.
 *
 * @returns in the order of `blocks`; empty when the time is open
 */
export function blocksInTheWay(window: Window, blocks: readonly Block[]): readonly Block[] {
  return blocks.filter((block) => overlaps(block.window, window));
}

function unknownCalendar(window: Window): Refusal {
  return { window, rules: [{ code: 'unknown-calendar', blockKind: null }] };
}

function tooShortStretch(window: Window): Refusal {
  return { window, rules: [{ code: 'too-short', blockKind: null }] };
}

function candidatesIn(
  free: Window,
  durationMinutes: number,
  rules: SlotRules,
): readonly Candidate[] {
  const latest = addMinutes(free.end, -durationMinutes);
  const starts = new Set<Instant>();
  const offer = (start: Instant): void => {
    if (start >= free.start && start <= latest) starts.add(start);
  };
  offer(roundUp(free.start, FINE_GRID_MINUTES));
  offer(roundDown(latest, FINE_GRID_MINUTES));
  for (
    let start = roundUp(free.start, GRID_MINUTES);
    start <= latest;
    start = addMinutes(start, GRID_MINUTES)
  ) {
    starts.add(start);
  }
  if (starts.size === 0) starts.add(free.start);
  const day = localDateAt(free.start, rules.zone);
  const minuteOfStart = Number(localDateTimeAt(free.start, rules.zone).slice(14, 16));
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => {
      const minute = minuteOfStart + minutesBetween(free.start, start);
      return candidateAt(start, minute, free, durationMinutes, day);
    });
}

function candidateAt(
  start: Instant,
  minute: number,
  free: Window,
  durationMinutes: number,
  day: LocalDate,
): Candidate {
  const end = addMinutes(start, durationMinutes);
  const before = minutesBetween(free.start, start);
  const after = minutesBetween(end, free.end);
  const isRound = minute % 30 === 0;
  const lost = [before, after].filter((gap) => gap > 0 && gap < USEFUL_GAP_MINUTES).length;
  const keepsTimeWhole = lost === 0 && (before === 0 || after === 0);
  const roundCost = isRound ? 0 : minute % GRID_MINUTES === 0 ? 1 : 3;
  return {
    window: { start, end },
    day,
    isRound,
    keepsTimeWhole,
    cost: roundCost + lost + (keepsTimeWhole ? 0 : 1),
  };
}

/** The best of each day, days first by how soon and how empty; then further times when there are too few days. */
function chooseSpread(
  candidates: readonly Candidate[],
  meetingsByDay: ReadonlyMap<LocalDate, number>,
  limit: number,
  bufferMinutes: number,
): readonly Candidate[] {
  const days = [...new Set(candidates.map(({ day }) => day))].sort();
  const dayCost = new Map(
    days.map((day, index) => [day, index + (meetingsByDay.get(day) ?? 0) / 2]),
  );
  const ranked = [...candidates].sort((a, b) => a.cost - b.cost || a.window.start - b.window.start);
  const bestByDay = new Map<LocalDate, Candidate>();
  for (const candidate of ranked) {
    if (!bestByDay.has(candidate.day)) bestByDay.set(candidate.day, candidate);
  }
  const chosen = [...bestByDay.values()]
    .sort(
      (a, b) =>
        (dayCost.get(a.day) ?? 0) - (dayCost.get(b.day) ?? 0) || a.window.start - b.window.start,
    )
    .slice(0, limit);
  for (const candidate of ranked) {
    if (chosen.length >= limit) break;
    const around = {
      start: addMinutes(candidate.window.start, -bufferMinutes),
      end: addMinutes(candidate.window.end, bufferMinutes),
    };
    if (chosen.every(({ window }) => !overlaps(window, around))) chosen.push(candidate);
  }
  return chosen;
}

function slotOf(
  candidate: Candidate,
  question: SlotQuestion,
  firstDay: LocalDate | undefined,
  meetingsByDay: ReadonlyMap<LocalDate, number>,
): Slot {
  const holds: Readonly<Record<SlotReason, boolean>> = {
    'asked-for': question.wasAsked,
    'soonest-day': candidate.day === firstDay,
    'buffers-clear': question.rules.bufferMinutes > 0,
    'round-start': candidate.isRound,
    'keeps-time-whole': candidate.keepsTimeWhole,
    'no-other-meeting': !meetingsByDay.has(candidate.day),
  };
  return {
    window: candidate.window,
    reasons: (Object.keys(holds) as SlotReason[]).filter((reason) => holds[reason]),
  };
}

/** All zones stand off UTC by whole quarters of an hour, so the grid is the same in each. */
function roundUp(instant: Instant, minutes: number): Instant {
  const step = minutes * 60_000;
  return instantFromMilliseconds(Math.ceil(instant / step) * step);
}

function roundDown(instant: Instant, minutes: number): Instant {
  const step = minutes * 60_000;
  return instantFromMilliseconds(Math.floor(instant / step) * step);
}
